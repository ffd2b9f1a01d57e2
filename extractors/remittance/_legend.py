"""Codes of reasons, spelled out where the paper explains them: "CO-45: charge exceeds fee schedule" below the table."""

import re

from extractors.papers.paper import Paper

_CODE = re.compile(r"(?=.*[A-Z\d])[A-Z\d]{1,5}(?:[-/.][A-Z\d]{1,4})?")
_LISTED = (
    r"(?:^|[\s;,(]){code}\s?[=:]\s?([^\W\d][^=:;,]*?)(?=\s+[A-Z\d]{{1,5}}(?:[-/.][A-Z\d]{{1,4}})?\s?[=:]|[;,)]|\s*$)"
)
"""Among others on one line: "IN=INVOICE 22=SHORTAGE"."""
_WORDS = re.compile(r"[:=–-]?\s*([^\W\d].{3,})")


def spelled_out(paper: Paper, text: str) -> str:
    """The text with what the paper says of it elsewhere, where it is nothing but a code; else as it is."""
    code = text.strip("()[]* ")
    if not _CODE.fullmatch(code):
        return text
    for row in paper.outside():
        for atom in row.atoms:
            first, *more = atom.text.partition(code)
            if not first.strip("([* ") and more[0] and (said := _WORDS.fullmatch(more[1].lstrip(")]*").lstrip())):
                return f"{code} {said.group(1)}"
        if listed := re.search(_LISTED.format(code=re.escape(code)), row.text):
            return f"{code} {listed.group(1)}"
        first_atom, *rest = row.atoms
        if rest and first_atom.text.strip("()[]*:=–- ") == code and rest[0].kind == "text":
            return f"{code} {rest[0].text}"
    return text
