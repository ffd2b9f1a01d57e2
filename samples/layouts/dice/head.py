"""The head of a thrown layout: letterhead, parties, title, labels and values."""

import random

from samples.layouts.content import Payment, fill
from samples.layouts.dice.paper import Paper


def head(rng: random.Random, paper: Paper, pay: Payment, total_places: str) -> dict[str, object]:
    words, style = pay.phrases, paper.style
    parties = rng.choice(
        ["letterhead", "letterhead", "letterhead+to", "labels", "labels-inline", "sender-line", "from-to-columns"]
    )
    pairs = _pairs(rng, pay, parties, total_places)
    title_first = rng.random() < 0.3
    title_size = style.size * rng.choice([1.3, 1.6, 2.0])
    title = rng.choice(words["title"])
    if title_first:
        _title(rng, paper, title, title_size)
    _parties(rng, paper, pay, parties)
    if not title_first:
        _title(rng, paper, title, title_size)
    form = rng.choice(["inline", "inline", "columns", "columns", "grid", "right"])
    _draw_pairs(rng, paper, pairs, form)
    if rng.random() < 0.5:
        paper.y += style.leading
        paper.text(style.margin, paper.y, rng.choice(words["intro"]))
    paper.y += style.leading * rng.choice([1.5, 2, 2.5])
    return {"parties": parties, "pairs": form, "labels": [label for label, _ in pairs]}


def _title(rng: random.Random, paper: Paper, title: str, size: float) -> None:
    paper.y += size * 1.5
    align = rng.choice(["left", "left", "center", "right"])
    x = {"left": paper.style.margin, "center": paper.style.width / 2, "right": paper.style.width - paper.style.margin}[
        align
    ]
    paper.text(x, paper.y, title, bold=True, size=size, align=align)
    paper.y += size


def _pairs(rng: random.Random, pay: Payment, parties: str, total_places: str) -> list[tuple[str, str]]:
    words = pay.phrases
    label = rng.choice(words["cheque"] if pay.reference_kind == "cheque" else words["reference"])
    pairs = [(label, pay.reference), (rng.choice(words["date"]), pay.day(pay.date))]
    if rng.random() < 0.5:
        pairs.append((rng.choice(words["vendor"]), pay.noise["vendor"]))
    if rng.random() < 0.25:
        pairs.append((rng.choice(words["advice"]), pay.noise["advice"]))
    if rng.random() < 0.55 or total_places == "table":
        pairs.append((rng.choice(words["currency"]), pay.currency))
        marked = rng.random() < 0.3
    else:
        marked = True
    if rng.random() < 0.35:
        options = (
            words["methods"].get("cheque", [])
            if pay.reference_kind == "cheque"
            else [m for k, v in words["methods"].items() if k != "cheque" for m in v]
        )
        pairs.append((rng.choice(words["method"]), rng.choice(options)))
    if total_places in ("head", "both"):
        amount = pay.money(pay.total)
        if marked:
            amount = rng.choice([f"{pay.currency} {amount}", f"{amount} {pay.currency}"])
        pairs.append((rng.choice(list(words["total"])), amount))
    elif marked:
        pairs.append((rng.choice(words["currency"]), pay.currency))
    pairs = list(dict(pairs).items())
    if rng.random() < 0.6:
        rng.shuffle(pairs)
    if parties == "labels-inline":
        both = [
            (rng.choice(list(words["payer"])), pay.payer[0]),
            (rng.choice([w for w in words["payee"] if w != "Vendor"]), pay.payee[0]),
        ]
        rng.shuffle(both)
        pairs = both + pairs
    return pairs


def _block(paper: Paper, x: float, lines: list[str], first_bold: bool = False, size: float = 0) -> float:
    y = paper.y
    for i, line in enumerate(lines):
        y += (size or paper.style.size) * 1.25
        paper.text(x, y, line, bold=first_bold and i == 0, size=size)
    return y


def _parties(rng: random.Random, paper: Paper, pay: Payment, form: str) -> None:
    words, style = pay.phrases, paper.style
    right = style.width * rng.choice([0.55, 0.6])
    payer, payee = list(pay.payer), list(pay.payee)
    contact = fill(rng, f"{rng.choice(words['phone'])} +49 {{n3}} {{n6}}")
    if form in ("letterhead", "letterhead+to", "sender-line"):
        x = rng.choice([style.margin, style.margin, right])
        size = style.size * rng.choice([1.2, 1.6, 2.0])
        paper.y += size
        x = min(x, style.width - 20 - paper.measure(payer[0], True, size))
        paper.text(x, paper.y, payer[0], bold=rng.random() < 0.8, size=size)
        if form != "sender-line":
            paper.y = _block(paper, x, payer[1:] + ([contact] if rng.random() < 0.5 else []))
        paper.y += style.leading * rng.choice([1.5, 3])
        if form == "sender-line":
            paper.text(style.margin, paper.y, " · ".join(payer), size=6)
            paper.y += 4
        if form == "letterhead+to":
            paper.y += style.leading
            paper.text(
                style.margin, paper.y, rng.choice(words["payee"]) + rng.choice([":", ""]), bold=rng.random() < 0.5
            )
        paper.y = _block(paper, style.margin, payee)
    elif form == "labels" or form == "from-to-columns":
        order = [(rng.choice(words["payer"]), payer), (rng.choice(words["payee"]), payee)]
        if rng.random() < 0.4:
            order.reverse()
        colon = rng.choice([":", "", ""])
        paper.y += style.leading
        if form == "labels":
            indent = max(95, *(paper.measure(label, True) + 12 for label, _ in order))
            for label, block in order:
                paper.text(style.margin, paper.y + style.leading, label + colon, bold=True)
                paper.y = _block(paper, style.margin + indent, block) + style.leading * 0.7
        else:
            paper.text(style.margin, paper.y, order[0][0] + colon, bold=True)
            paper.text(right, paper.y, order[1][0] + colon, bold=True)
            end = _block(paper, right, order[1][1])
            paper.y = max(_block(paper, style.margin, order[0][1]), end)
    paper.y += style.leading


def _draw_pairs(rng: random.Random, paper: Paper, pairs: list[tuple[str, str]], form: str) -> None:
    style = paper.style
    step = style.leading * rng.choice([1.0, 1.3])
    bold = rng.random() < 0.4
    if form == "grid":
        per = rng.choice([2, 3, 4])
        widest = max(paper.measure(text) for pair in pairs for text in pair) + 8
        while per > 1 and (style.width - 2 * style.margin) / per < widest:
            per -= 1
        width = (style.width - 2 * style.margin) / per
        for start in range(0, len(pairs), per):
            paper.y += style.size * 1.6
            top = paper.y - style.size * 1.2
            for i, (label, value) in enumerate(pairs[start : start + per]):
                paper.text(style.margin + i * width + 2, paper.y, label, bold=bold, size=style.size * 0.85)
                paper.text(style.margin + i * width + 2, paper.y + style.size * 1.3, value)
                if style.ruling in ("grid", "frame"):
                    paper.line(style.margin + i * width - 2, top, style.margin + i * width - 2, top + style.size * 3)
            paper.y += style.size * 1.6
        paper.y += style.leading
        return
    x = style.margin if form != "right" else style.width * 0.52
    gap = max(paper.measure(label, True) for label, _ in pairs) + rng.choice([12, 25, 60])
    colon = rng.choice([":", ":", "", " :"])
    for label, value in pairs:
        paper.y += step
        if form == "inline":
            paper.text(x, paper.y, f"{label}{colon or ':'} {value}", bold=False)
        else:
            paper.text(x, paper.y, label + colon, bold=bold)
            paper.text(x + gap, paper.y, value)
    paper.y += style.leading
