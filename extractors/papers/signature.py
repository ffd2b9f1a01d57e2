"""Who signs a mail: the firm among its last lines, whatever its form."""

import re
from collections.abc import Iterator, Sequence

from extractors.fields.lexicon import normalise
from extractors.fields.parties import legal_form, looks_like_address
from extractors.papers.candidate import Candidate
from extractors.papers.loose import in_mail_head
from extractors.papers.names import clean_name, without_address
from extractors.papers.paper import Paper
from extractors.tables import Row

_ABBREVIATED = 4
_SHORTEST = 2
"""Letters of a domain that are too few to tell a name."""
_MARK = re.compile(r"\s+[|·•/–—]\s+")
_LONGEST = 7
"""Words of a firm's name, at most; one word is one only if the domain is made of it."""
SIGNATURE = 8
"""Rows at the end of a letter among which a signature stands."""


def signed_by(paper: Paper, sender: str) -> Iterator[Candidate]:
    """The firm under a mail, whatever its form: its mail address is made of its name, or a street stands below it."""
    if paper.pages.reader != "mail" or not paper.rows:
        return
    parts = normalise(sender.rpartition("@")[2].partition(".")[0]).split()
    rows = [row for row in paper.rows[0] if not in_mail_head(paper, row)]
    firm = any(legal_form(first_part(row)) for row in rows[-SIGNATURE:])
    for n, row in enumerate(rows[-SIGNATURE:]):
        atom, text = row.atoms[0], first_part(row)
        name = normalise(text)
        if atom.kind != "text" or len(text.split()) > _LONGEST or _ends_sentence(text):
            continue
        ours = _made_of(name, parts) and not _is_street(text)
        below = rows[-SIGNATURE:][n + 1 : n + 2] if " " in text else []
        if ours or (n and below and not firm and _is_street(below[0].text) and not _is_street(text)):
            yield Candidate(without_address(clean_name(text)), 0.8 if ours else 0.64, (atom,), row.page, "signature")


def _made_of(name: str, parts: Sequence[str]) -> bool:
    """Whether the parts of a mail's domain make up the name, or each begins a word of it: "imp-moderne-cholet" of
    "Imprimerie Moderne de Cholet"."""
    whole, words = "".join(parts), name.split()
    begun = len(parts) > 1 and all(any(word.startswith(part) for word in words) for part in parts)
    return len(whole) > _SHORTEST and (begun or whole in name.replace(" ", ""))


def first_part(row: Row) -> str:
    """What a line of a signature begins with: "Meridian Labs, Inc. | 19 Innovation Way"."""
    return _MARK.split(row.atoms[0].text.strip(), maxsplit=1)[0]


def _ends_sentence(text: str) -> bool:
    """A full stop behind a short last word abbreviates: "Van der Meer & Zn."."""
    return text[-1] in ",:!?" or (text[-1] == "." and len(text.split()[-1]) > _ABBREVIATED)


def _is_street(text: str) -> bool:
    """ "310 Main St", "Strada Provinciale 12": a short line with a number at either end, or a known address."""
    words = text.split()
    number = 2 <= len(words) <= 6 and (words[0].isdigit() or words[-1].rstrip("abc").isdigit())
    return looks_like_address(text) or number
