"""Who signs a mail: the firm among its last lines, whatever its form."""

import re
from collections.abc import Iterator

from extractors.fields.lexicon import normalise
from extractors.fields.parties import legal_form, looks_like_address
from extractors.papers.letterhead import Candidate
from extractors.papers.loose import in_mail_head
from extractors.papers.names import clean_name, without_address
from extractors.papers.paper import Paper
from extractors.tables import Row

_ABBREVIATED = 4
_MARK = re.compile(r"\s+[|·•/–—]\s+")
SIGNATURE = 8
"""Rows at the end of a letter among which a signature stands."""


def signed_by(paper: Paper, sender: str) -> Iterator[Candidate]:
    """The firm under a mail, whatever its form: its mail address is made of its name, or a street stands below it."""
    if paper.pages.reader != "mail" or not paper.rows:
        return
    domain = normalise(sender.rpartition("@")[2].partition(".")[0]).replace(" ", "")
    rows = [row for row in paper.rows[0] if not in_mail_head(paper, row)]
    firm = any(legal_form(first_part(row)) for row in rows[-SIGNATURE:])
    for n, row in enumerate(rows[-SIGNATURE:]):
        atom, text = row.atoms[0], first_part(row)
        name = normalise(text)
        if atom.kind != "text" or not 2 <= len(text.split()) <= 7 or _ends_sentence(text):
            continue
        ours = len(domain) > 2 and domain in name.replace(" ", "") and not _is_street(text)
        below = rows[-SIGNATURE:][n + 1 : n + 2]
        if ours or (n and below and not firm and _is_street(below[0].text) and not _is_street(text)):
            yield Candidate(without_address(clean_name(text)), 0.8 if ours else 0.64, (atom,), row.page, "signature")


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
