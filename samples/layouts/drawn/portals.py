# ruff: noqa: E501  (markup stays on one line)
"""Papers that a browser printed: cloud ledgers, supplier portals, report servers."""

import random

from samples.layouts.contract import Drawn, layout
from samples.layouts.papers import Advice, advice, columns
from samples.layouts.web import FONTS, block, cards, facts, page, rows

RULED = "table.lines{width:100%;margin-top:14pt}table.lines th{border-bottom:1.2pt solid #333;text-align:left}table.lines th.r{text-align:right}table.lines td{border-bottom:.4pt solid #bbb}"
PLAIN = "table.lines{width:100%;margin-top:14pt}table.lines th{text-align:left;font-weight:normal;color:#555}table.lines th.r{text-align:right}"
GRID = "table.lines{width:100%;margin-top:12pt}table.lines td,table.lines th{border:.6pt solid #444}table.lines th{background:#e8e8e8}"


def _total_in_last_row(a: Advice, roles: str, sums: str, sign: str = "minus", **heads: str) -> str:
    shown = columns(a, roles, sign, total=sums, **heads)
    shown[0].total = a.say("sum")
    return rows(shown)


@layout
def netsuite_bill_payment(rng: random.Random) -> Drawn:
    """Company at the left, big title at the right, a strip of cards, ruled table with type, amount due and payment."""
    a = advice(rng, "us us uk nl de", (1, 14), discount=0.3, credit=0.4)
    pairs = [
        (a.own(eng="Date", nld="Datum", deu="Datum"), a.day()),
        (a.own(eng="Payment #|Bill Payment #", nld="Betaling nr.", deu="Zahlung Nr."), a.pay.reference),
        (a.say("currency"), a.pay.currency),
        (a.say("vendor"), a.customer_number),
    ]
    body = f"""<table style="width:100%"><tr><td><b style="font-size:13pt">{a.pay.payer[0]}</b><br>{block(a.pay.payer[1:])}</td>
    <td class=r style="font-size:20pt">{a.own(eng="Bill Payment|Vendor Payment", nld="Betaling", deu="Zahlung")}</td></tr></table>
    <p><b>{a.say("payee")}</b><br>{block(a.pay.payee)}</p>{cards(pairs)}
    {rows(columns(a, "date type document gross discount paid"))}
    <p class=r style="font-size:13pt"><b>{a.say("total")}&nbsp;&nbsp;{a.cash(a.pay.total)}</b></p><p style="color:#777;font-size:7pt">{a.foot()}</p>"""
    return Drawn(
        page(body, font=rng.choice(FONTS[:3]), size=9.5, css=RULED + ".k{color:#777;font-size:7.5pt}"),
        (a.record("date"),),
        a.language,
    )


@layout
def xero_remittance(rng: random.Random) -> Drawn:
    """Wide margins and light type: invoice date, reference, invoice total, amount paid, still owing; total before and after the table."""
    a = advice(rng, "uk uk us", (1, 9), credit=0, discount=0)
    mark = {"GBP": "GBP", "USD": "USD", "EUR": "EUR"}[a.pay.currency]
    body = f"""<div style="display:flex;justify-content:space-between"><div style="font-size:22pt;font-weight:300">Remittance Advice</div><div>{block(a.pay.payer)}</div></div>
    <div style="display:flex;justify-content:space-between;margin-top:26pt"><div>{block(a.pay.payee)}</div>
    <div>{facts([("Payment Date", a.day()), ("Reference", a.pay.reference), ("Total " + mark + " paid", a.money(a.pay.total))])}</div></div>
    {rows(columns(a, "date document gross paid balance", date="Invoice Date", document="Reference", gross="Invoice Total", paid="Amount Paid", balance="Still Owing"))}
    <p class=r><b>Total {mark} paid &nbsp; {a.money(a.pay.total)}</b></p>"""
    return Drawn(
        page(body, font=FONTS[0], size=9, css=RULED + "td:first-child{color:#333}", margin="24mm"),
        (a.record("date"),),
        a.language,
    )


@layout
def supplier_portal_print(rng: random.Random) -> Drawn:
    """A portal's detail page printed from the browser: menu words at the top, label over value, zebra table, page address below."""
    a = advice(rng, "us us de fr es it nl br", (2, 18), discount=0.4, deduction=0.4)
    pairs = [(a.say("payer"), a.pay.payer[0]), (a.say("payee"), a.pay.payee[0]), (a.say("reference"), a.pay.reference), (a.say("date"), a.day()), (a.say("method"), a.own(eng="ACH", deu="Überweisung", fra="Virement", spa="Transferencia", ita="Bonifico", nld="Overboeking", por="Transferência")),
             (a.say("total"), f"{a.money(a.pay.total)} {a.pay.currency}")]  # fmt: skip
    menu = a.own(eng="Home  Orders  Invoices  Payments  Profile  Log out", deu="Start  Bestellungen  Rechnungen  Zahlungen  Profil  Abmelden", fra="Accueil  Commandes  Factures  Paiements  Profil", spa="Inicio  Pedidos  Facturas  Pagos  Perfil",
                 ita="Home  Ordini  Fatture  Pagamenti  Profilo", nld="Start  Orders  Facturen  Betalingen  Profiel", por="Início  Pedidos  Faturas  Pagamentos  Perfil")  # fmt: skip
    roles = (
        "document date po gross discount deduction reason paid"
        if a.sum_of("deduction")
        else "document date po gross discount paid"
    )
    body = f"""<div style="background:#0a4a6e;color:#fff;padding:6pt">{menu}</div><h2>{a.say("title")}</h2>{cards(pairs)}{rows(columns(a, roles))}
    <p style="font-size:7pt;color:#888">https://portal.example.com/payments/view?id={rng.randrange(10**6)} &nbsp; 1/1</p>"""
    css = "table.lines{width:100%;margin-top:16pt;font-size:8pt}table.lines th{background:#d9e5ec;text-align:left}table.lines th.r{text-align:right}tbody tr:nth-child(even) td{background:#f3f6f8}.k{font-size:7.5pt;color:#666}.v{font-weight:bold}"
    return Drawn(
        page(body, font=rng.choice(FONTS[:2]), size=9, css=css, margin="11mm"),
        (a.record("date", "po", "reason"),),
        a.language,
    )


@layout
def report_server_grouped(rng: random.Random) -> Drawn:
    """Grouped by branch: a heading row for each branch, a subtotal after it, a grand total at the end."""
    a = advice(rng, "us uk de fr es it nl pt", (5, 18), discount=0.5, credit=0.2)
    shown = columns(a, "document date description gross discount paid")
    cut = sorted(rng.sample(range(1, len(a.lines)), min(2, len(a.lines) - 1)))
    branch = a.own(
        eng="Branch|Store|Company code",
        deu="Filiale|Buchungskreis",
        fra="Agence|Société",
        spa="Centro|Sociedad",
        ita="Filiale|Società",
        nld="Vestiging|Administratie",
        por="Loja|Empresa",
    )
    sub = a.own(
        eng="Subtotal",
        deu="Zwischensumme",
        fra="Sous-total",
        spa="Subtotal",
        ita="Subtotale",
        nld="Subtotaal",
        por="Subtotal",
    )
    body = "<tr>" + "".join(f"<th{' class=r' if c.at == 'r' else ''}>{c.head}</th>" for c in shown) + "</tr>"
    for start, stop in zip([0, *cut], [*cut, len(a.lines)], strict=True):
        body += f"<tr><td colspan=6 style='padding-top:7pt'><b>{branch} {rng.randrange(100, 990)} {a.pay.payee[2]}</b></td></tr>"
        for at in range(start, stop):
            body += (
                "<tr>" + "".join(f"<td{' class=r' if c.at == 'r' else ''}>{c.cells[at]}</td>" for c in shown) + "</tr>"
            )
        part = sum((line.paid for line in a.lines[start:stop]), a.pay.total * 0)
        body += f"<tr><td colspan=5><i>{sub}</i></td><td class=r><i>{a.money(part)}</i></td></tr>"
    body += f"<tr><td colspan=5><b>{a.say('total')} {a.pay.currency}</b></td><td class=r><b>{a.money(a.pay.total)}</b></td></tr>"
    top = (
        f"<h3>{a.pay.payer[0]}</h3><div>{block(a.pay.payer[1:])}</div><h2 style='font-size:13pt'>{a.say('title')}</h2>"
    )
    head = facts(
        [(a.say("payee"), a.pay.payee[0]), (a.say("reference"), a.pay.reference), (a.say("date"), a.day())], colon=":"
    )
    return Drawn(
        page(f"{top}{head}<table class=lines>{body}</table>", font=rng.choice(FONTS), size=9, css=PLAIN),
        (a.record("date"),),
        a.language,
    )


@layout
def two_row_lines(rng: random.Random) -> Drawn:
    """Each payment line takes two rows: number and amounts above, date, order and description below in grey."""
    a = advice(rng, "us uk de fr es it nl pt", (2, 10), discount=0.5)
    heads = columns(a, "document date gross discount paid")
    number, date, gross, discount, paid = heads
    body = f"<tr><th>{number.head} / {date.head}</th><th class=r>{gross.head}</th><th class=r>{discount.head}</th><th class=r>{paid.head}</th></tr>"
    for at, line in enumerate(a.lines):
        body += f"<tr><td style='padding-top:6pt'><b>{number.cells[at]}</b></td><td class=r style='padding-top:6pt'>{gross.cells[at]}</td><td class=r style='padding-top:6pt'>{discount.cells[at]}</td><td class=r style='padding-top:6pt'>{paid.cells[at]}</td></tr>"
        body += f"<tr><td colspan=4 style='color:#666;border-bottom:.4pt solid #aaa'>{date.cells[at]} &nbsp; {line.description}</td></tr>"
    body += f"<tr><td colspan=3><b>{a.say('sum')}</b></td><td class=r><b>{a.money(a.pay.total)} {a.pay.currency}</b></td></tr>"
    top = f"<div class=r><b style='font-size:14pt'>{a.pay.payer[0]}</b><br>{block(a.pay.payer[1:])}</div><p>{block(a.pay.payee)}</p><h2>{a.say('title')}</h2>"
    return Drawn(
        page(
            top
            + facts([(a.say("reference"), a.pay.reference), (a.say("date"), a.day())])
            + f"<table class=lines>{body}</table>",
            font=rng.choice(FONTS[:3]),
            css=PLAIN,
        ),
        (a.record("date"),),
        a.language,
    )


@layout
def wrapped_cells_grid(rng: random.Random) -> Drawn:
    """A narrow ruled grid whose texts wrap over several lines in their cells, figures at the top of the cell."""
    a = advice(rng, "us uk de fr es it nl pt", (2, 9), discount=0.3, deduction=0.7)
    for line in a.lines:
        line.description += ", " + a.say("goods") + ", " + a.say("goods")
    shown = columns(
        a, "document date description gross discount deduction reason paid", total="gross discount deduction paid"
    )
    shown[0].total = a.say("sum")
    top = f"<div style='text-align:center'><b style='font-size:14pt'>{a.pay.payer[0]}</b><br>{', '.join(a.pay.payer[1:])}</div><hr><h3>{a.say('title')}</h3>"
    pairs = [
        (a.say("payee"), a.pay.payee[0]),
        (a.say("reference"), a.pay.reference),
        (a.say("date"), a.day()),
        (a.say("currency"), a.pay.currency),
    ]
    css = (
        GRID
        + "table.lines{table-layout:fixed;font-size:7.5pt}table.lines td.r{white-space:nowrap}table.facts td{border:.6pt solid #999}"
    )
    return Drawn(
        page(top + facts(pairs) + rows(shown), font=rng.choice(FONTS[:3]), size=9, css=css, margin="12mm"),
        (a.record("date", "reason"),),
        a.language,
    )


@layout
def deduction_sublines(rng: random.Random) -> Drawn:
    """Under an invoice its deduction: a line of its own with the reason in words and a negative amount; one amount column."""
    a = advice(rng, "us us uk de fr es it nl", (2, 10), discount=0, deduction=1.0, credit=0.2)
    shown = columns(a, "document date only", document=a.say("document"))
    total = a.money(a.pay.total)
    body = "<tr>" + "".join(f"<th{' class=r' if c.at == 'r' else ''}>{c.head}</th>" for c in shown) + "</tr>"
    for at, line in enumerate(a.lines):
        body += (
            f"<tr><td>{shown[0].cells[at]}</td><td>{shown[1].cells[at]}</td><td class=r>{a.money(line.gross)}</td></tr>"
        )
        if line.deduction:
            body += f"<tr><td colspan=2 style='padding-left:22pt'>{line.text}</td><td class=r>{a.money(-line.deduction)}</td></tr>"
    body += f"<tr><td colspan=2><b>{a.say('total')} ({a.pay.currency})</b></td><td class=r><b>{total}</b></td></tr>"
    top = f"<b style='font-size:13pt'>{a.pay.payer[0]}</b><br>{block(a.pay.payer[1:])}<p>{block(a.pay.payee)}</p><h3>{a.say('title')}</h3>"
    return Drawn(
        page(
            top
            + facts([(a.say("date"), a.day()), (a.say("reference"), a.pay.reference)], colon=":")
            + f"<table class=lines>{body}</table>",
            font=rng.choice(FONTS[:4]),
            css=RULED,
        ),
        (a.record("date", "reason"),),
        a.language,
    )


@layout
def invoices_then_credits(rng: random.Random) -> Drawn:
    """Two tables under headings: invoices with their subtotal, credit notes (printed without a sign) with theirs; the difference is paid."""
    a = advice(rng, "us uk de fr es it nl pt", (4, 14), discount=0, credit=1.0)
    a.lines.sort(key=lambda line: line.gross < 0)
    words = {"eng": ("Invoices", "Credit notes", "Subtotal"), "deu": ("Rechnungen", "Gutschriften", "Zwischensumme"), "fra": ("Factures", "Avoirs", "Sous-total"), "spa": ("Facturas", "Abonos", "Subtotal"),
             "ita": ("Fatture", "Note di credito", "Subtotale"), "nld": ("Facturen", "Creditnota's", "Subtotaal"), "por": ("Faturas", "Notas de crédito", "Subtotal")}[a.language]  # fmt: skip
    heads = [column.head for column in columns(a, "document date only")]
    body = ""
    for name, part in (
        (words[0], [x for x in a.lines if x.gross > 0]),
        (words[1], [x for x in a.lines if x.gross < 0]),
    ):
        body += f"<h4>{name}</h4><table class=lines><tr><th>{heads[0]}</th><th>{heads[1]}</th><th class=r>{heads[2]}</th></tr>"
        body += "".join(
            f"<tr><td>{x.number}</td><td>{a.day(x.date)}</td><td class=r>{a.money(abs(x.gross))}</td></tr>"
            for x in part
        )
        body += f"<tr><td colspan=2>{words[2]}</td><td class=r>{a.money(abs(sum((x.gross for x in part), a.pay.total * 0)))}</td></tr></table>"
    body += f"<p class=r style='font-size:12pt'><b>{a.say('total')}: {a.pay.currency} {a.money(a.pay.total)}</b></p>"
    top = f"<b style='font-size:13pt'>{a.pay.payer[0]}</b><br>{block(a.pay.payer[1:])}<p>{block(a.pay.payee)}</p><h3>{a.say('title')}</h3>"
    return Drawn(
        page(
            top + facts([(a.say("reference"), a.pay.reference), (a.say("date"), a.day())], colon=":") + body,
            font=rng.choice(FONTS[:3]),
            css=RULED,
        ),
        (a.record("date"),),
        a.language,
    )
