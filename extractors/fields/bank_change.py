"""New bank details: the sentence that says so, in any document. The classic fraud hides in ordinary mails."""

from collections.abc import Iterable

from extractors.fields.lexicon import Hit, letters, mails, normalise, vocabulary_of
from extractors.fields.parties import find_ibans

REVIEW = "It speaks of new bank details ({quote}); call the sender by a number you know before you believe it."
_NEWS = frozenset(("bank", "novelty"))
_SURE = 0.9
_WITH_ACCOUNT = 0.5
_NEAR = 4
_SPOKEN_OF = 0.6
_WARNED = 0.4
_QUOTE = 80


def bank_change(lines: Iterable[str]) -> str | None:
    """The line that tells of new bank details, or None.

    Words that only accompany such news ("the old account") count where an account number is printed with them;
    a warning or condition ("we never change our bank details", "in case of any change") does not count.
    """
    known = [line for line in lines if line.strip()]
    words = vocabulary_of(known)
    if "bank_detail_change" not in mails().possible(words) and not letters().possible(words) >= _NEWS:
        return None
    spoken = [line for line in known if sum(word.isalpha() for word in line.split()) > 1]
    strengths = [(_strength(line, two), line) for line, two in zip(spoken, _doubled(spoken), strict=True)]
    strongest, line = max(strengths, key=lambda item: item[0], default=(0.0, ""))
    needed = _WITH_ACCOUNT if any(find_ibans(line) for line in known) else _SURE
    return line if strongest >= needed else None


def review_of(line: str) -> str:
    """The sentence for the person who has to look; it quotes the line."""
    words = " ".join(line.split())
    return REVIEW.format(quote=f'"{words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"}"')


def _doubled(lines: list[str]) -> list[str]:
    """Each line with the one behind it: sentences are broken anywhere."""
    return [f"{line} {after}" for line, after in zip(lines, [*lines, ""][1:], strict=True)]


def _strength(line: str, two: str) -> float:
    """Of one line, and of the phrases that begin in it and end in the next."""
    here = len(normalise(line).split())
    hits = [hit for hit in mails().scan(two) if hit.target == "bank_detail_change" and hit.start < here]
    told = max((hit.weight for hit in hits), default=0.0)
    if _together(letters().scan(line)):
        told = max(told, _SPOKEN_OF)
    refused = any(hit.target == "refusal" for hit in letters().scan(two))
    return told - _WARNED if refused else told


def _together(signs: list[Hit]) -> bool:
    """A word for the account near a word for change."""
    banks = [hit for hit in signs if hit.target == "bank"]
    news = [hit for hit in signs if hit.target == "novelty"]
    return any(abs(bank.start - new.start) <= _NEAR for bank in banks for new in news)
