"""Who pays and who is paid, as sentences tell it: "we paid 5,159.03 EUR to Norhaven Ltd"."""

import re
from collections.abc import Iterator, Sequence

from extractors.fields.lexicon import normalise
from extractors.fields.parties import legal_form, looks_like_company
from extractors.papers.candidate import Candidate
from extractors.papers.loose import in_mail_head, names_paying
from extractors.papers.names import TO, TOWARDS, clean_name
from extractors.papers.paper import Paper
from extractors.papers.roles.shape import INSIDE
from extractors.papers.roles.spoken import is_small

_FOR_WHOM = re.compile(
    r"(?i)\b(?:on\s+behalf\s+of|im\s+(?:auftrag|namen)\s+(?:von|der|des)|(?:pour\s+le\s+compte|au\s+nom)\s+de|por\s+(?:cuenta|conta)\s+de"
    r"|(?:nuestro|our|unseres|notre|nostro|onze|nosso)\s+(?:cliente?|customers?|kunden|klant|cliënt)"
    r"|en\s+nombre\s+de|per\s+conto\s+di|in\s+opdracht\s+van|namens|em\s+nome\s+de)\s"
)
_SENT = re.compile(
    r"([A-Z0-9À-Þ][^:;!?]{1,58}?)\s+(?:(?:has|have)\s+(?:just\s+)?(?:sent|paid|made|issued|initiated|scheduled)\b"
    r"|(?:sent|paid)\s+you\b|made\s+a\s+payment|hat\s+(?:Ihnen|eine\s+Zahlung|soeben|heute)\b"
    r"|(?:vous\s+)?a\s+(?:effectué|émis|envoyé|versé|réglé|adressé|payé|viré|transféré)\b|(?:le\s+|les\s+)?ha\s+(?:realizado|enviado|emitido|pagado)\b"
    r"|(?:ti\s+|vi\s+|le\s+)?ha\s+(?:inviato|effettuato|disposto|pagato)\b|heeft\s+(?:u|een\s+betaling|zojuist)\b"
    r"|(?:efetuou|enviou|fez|pagou|realizou)\s+(?:um|uma|o|a|lhe)\b)"
)
"""A name and a verb of paying."""
_FROM_WHOM = re.compile(
    r"(?i)\b(?:payment\s+from|zahlung\s+von|betaling\s+(?:ontvangen\s+)?van|paiement\s+(?:reçu\s+)?de|pago\s+(?:recibido\s+)?de"
    r"|pagamento\s+(?:ricevuto\s+|recebido\s+)?(?:da|de))\s+"
)
_TO_RECEIVER = re.compile(
    r"(?i:payment|transfer|zahlung|überweisung|paiement|virement|pago|transferencia|pagamento|bonifico|betaling|transferência)"
    r"\s(?:to|an|à|a|aan|para)\s((?:[A-Z0-9À-Þ&][\w&.,'-]*|of|and|und|et|y|e|en|de|des|da)(?:\s(?:[A-Z0-9À-Þ&][\w&.,'-]*|of|and|und|et|y|e|en|de|des|da))+?)\.?$"
)
_NAME = 0.3
_SPOKEN = 4
"""Words from which a line is spoken."""
_TO_WHOM = re.compile(r"\s(?:to|an|à|a|para|aan|ao)\s?:?$")
"""What goes on behind the name: "on behalf of Ashdown Ltd to:"."""
_HEADLINE = 3
"""Things in a row: the sentence before an amount, the amount, and the verb behind it."""
_WE = frozenset(
    (
        "we",
        "just",
        "already",
        "i",
        "you",
        "wir",
        "ich",
        "sie",
        "nous",
        "vous",
        "on",
        "noi",
        "io",
        "nosotros",
        "usted",
        "wij",
        "u",
        "ik",
        "eu",
    )
)


def receiver_told(paper: Paper) -> Iterator[Candidate]:
    """Firms that sentences pay: "we paid 5,159.03 EUR to Norhaven Ltd"."""
    for row in paper.outside():
        for atom in row.atoms if row.page == 0 and not in_mail_head(paper, row) else ():
            words = atom.text.split()
            spoken = atom.kind == "text" and len(words) >= _SPOKEN and any(map(is_small, words))
            if spoken and (name := name_in_sentence(atom.text) or _receiver(atom.text)):
                yield Candidate(name, 0.6, (atom,), row.page, "told")


def _receiver(text: str) -> str | None:
    """Ironwood Paint Mfg. in "has initiated an ACH payment to Ironwood Paint Mfg."."""
    match = _TO_RECEIVER.search(text)
    name = match.group(1) if match else ""
    return name if looks_like_company(name) >= _NAME and not any(map(str.isdigit, name)) else None


def on_behalf(paper: Paper) -> Iterator[Candidate]:
    """Whose money it is where a bank or a payment service writes: "a payment on behalf of Ashdown Ltd"."""
    for row in paper.outside():
        for atom in row.atoms if row.page == 0 else ():
            match = _FOR_WHOM.search(atom.text) if len(atom.text) > 12 else None
            if match is None:
                continue
            rest = atom.text[match.end() :]
            if (name := name_in_sentence("by " + rest) or _to_the_end(rest)) is not None:
                yield Candidate(name, 0.95, (atom,), row.page, "on behalf")


def _to_the_end(rest: str) -> str | None:
    """The name that a sentence ends with: "... on behalf of Big Sky Outfitters."."""
    name = _TO_WHOM.sub("", rest.strip()).rstrip(".")
    return name if name[:1].isupper() and looks_like_company(name) >= 0.4 and not any(map(str.isdigit, name)) else None


def headlined(paper: Paper) -> Iterator[Candidate]:
    """The subject of a service's headline: "Big Sky Outfitters sent you a payment of $256.00"."""
    for row in paper.outside():
        for atom in row.atoms if row.page == 0 and len(row.atoms) <= _HEADLINE else ():
            match = _SENT.match(atom.text)
            name = clean_name(match.group(1)) if match else _sender_told(atom.text)
            if name and normalise(name).split()[0] not in _WE and looks_like_company(name) >= 0.3:
                yield Candidate(name, 0.9, (atom,), row.page, "headline")


def _sender_told(text: str) -> str:
    """Big Sky Outfitters in "You have a payment from Big Sky Outfitters"."""
    match = _FROM_WHOM.search(text) if len(text.split()) < 13 else None
    return _to_the_end(text[match.end() :]) or "" if match else ""


def _is_inside(before: Sequence[str], word: str) -> bool:
    """Whether a small word stands inside a name: "Bodegas Pinar de Santa Ana, S.L."; "Pago de" names whose payment."""
    return word in INSIDE and any(one[0].isupper() and not names_paying(one) for one in before)


def name_in_sentence(text: str) -> str | None:
    """The firm behind a preposition in a sentence, up to its legal form."""
    words = text.split()
    for start, word in enumerate(words):
        if word not in TOWARDS or _is_inside(words[max(0, start - 1) : start], word):
            continue
        for end in range(start + 3, min(start + 8, len(words)) + 1):
            name = " ".join(words[start + 1 : end]).rstrip(",;:")
            if not (name[0].isupper() or (name[0].isdigit() and any(c.isupper() for c in name.split()[0]))):
                break
            if words[end - 1] in TO and names_paying(words[end - 2]):
                break  # "per SEPA-overboeking aan Koeltechniek B.V."
            if name.endswith(".."):
                name = name[:-1]
            form = legal_form(name)
            more = end < len(words) and legal_form(" ".join(words[start + 1 : end + 1]))
            if form and name.rstrip(".").endswith(form.rstrip(".")) and not (more and more != form):
                return name if form.endswith(".") or not name.endswith(".") else name[:-1]
    return None
