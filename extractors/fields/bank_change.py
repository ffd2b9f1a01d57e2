"""New bank details: the sentence that says so, in any document. The classic fraud hides in ordinary mails."""

import re
from collections.abc import Iterable, Mapping

from extractors.fields.lexicon import Hit, any_speaks_of, letters, mails, normalise, vocabulary_of
from extractors.fields.parties import find_ibans

REVIEW = "It speaks of new bank details ({quote}); call the sender by a number you know before you believe it."
_NEWS = frozenset(("bank", "novelty"))
_SURE = 0.9
_WITH_ACCOUNT = 0.5
_NEAR = 4
_FAR = 8
"""Words between two that speak of one thing."""
_BEFORE = 1
"""Words between whose it is and what it is."""
_RUNNING = 3
_CLEAR, _EVERYDAY = 0.9, 0.5
"""Weight of a word for an account that can mean nothing else, and of one that is used for other accounts, too."""
_SORT_CODE = re.compile(r"\b\d{2}[-–]\d{2}[-–]\d{2}\b.{0,25}?\b\d{7,8}\b")
_SHAPED = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
"""An IBAN, even one whose check digits are wrong."""
_LONG_NUMBER = re.compile(r"(?<![\d/.,])\d(?:[ -]?\d){6,17}(?![.,/]?\d)\b")
"""An account as it is printed where there is no IBAN: with a sort code, or beside a word for it."""
_TELEPHONE = re.compile(
    r"\b(?:t[eé]l[eé]?|phone|fono|mobil|cell|fax|durchwahl|poste)\w*[\s.:]*[+(\d][\d ()/.-]{4,}", re.IGNORECASE
)
_IDIOMS = re.compile(
    r"(?i)\b(?:in rekening (?:te |is |zijn |werd )?(?:ge)?br\w+|rekening (?:te )?(?:ge)?houden|on account of"
    r"|into account|statements? of account|account (?:statements?|managers?)"
    r"|in rechnung ge?stell\w*|en compte|tenir compte|par le compte|por cuenta|en cuenta|a conto di|per conto|por conta"
    r"|em conta)\b"
)
"""Words for an account that speak of none: "in rekening gebracht" is "charged"."""
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


def bank_change_in_mail(lines: Iterable[str]) -> str | None:
    """As `bank_change`, for what somebody writes in a mail, its signature and quoted mails left out.

    On an invoice an account number is no news; who pays us has no reason to write us one, and none to write about
    accounts and changes.
    """
    known = [line for line in lines if line.strip()]
    if told := bank_change(known):
        return told
    pairs, printed = list(zip(known, _doubled(known), strict=True)), _account_printed(known)
    spoken_of = (line for line, two in pairs if _strength(line, two) >= _SPOKEN_OF and (printed or _names_bank(two)))
    if told := next(spoken_of, None):
        return told
    return next((line for line, two in pairs if _account_printed([two]) and _is_sentence(two)), None)


def may_be_bank_change(lines: Iterable[str]) -> str | None:
    """The line in which an account and a change are near each other, whatever they mean: nobody files such a mail
    unread."""
    known = [line for line in lines if line.strip()]
    pairs = zip(known, _doubled(known), strict=True)
    return next((line for line, two in pairs if _strength(line, two) >= _SPOKEN_OF), None)


def _is_sentence(text: str) -> bool:
    """Running text rather than the lines of a letterhead: several words that begin small."""
    return sum(word.isalpha() and word[0].islower() for word in text.split()) >= _RUNNING


def _names_bank(text: str) -> bool:
    """A word that can mean nothing else: "bank details", "IBAN"; an account may be many things."""
    return any(hit.target == "bank" and hit.weight >= _CLEAR for hit in letters().scan(text))


def _account_printed(lines: Iterable[str]) -> bool:
    return any(_SHAPED.search(line) or _SORT_CODE.search(line) or _account_named(line) for line in lines)


def _account_named(line: str) -> bool:
    line = _IDIOMS.sub(" ", line)
    return bool(_LONG_NUMBER.search(_TELEPHONE.sub("", line))) and any(
        hit.target == "bank" for hit in letters().scan(line)
    )


def review_of(line: str) -> str:
    """The sentence for the person who has to look; it quotes the line."""
    words = " ".join(line.split())
    return REVIEW.format(quote=f'"{words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"}"')


def _doubled(lines: list[str]) -> list[str]:
    """Each line with the one behind it: sentences are broken anywhere."""
    return [f"{line} {after}" for line, after in zip(lines, [*lines, ""][1:], strict=True)]


def _strength(line: str, two: str) -> float:
    """Of one line, and of the phrases that begin in it and end in the next."""
    line, two = _IDIOMS.sub(" ", line), _IDIOMS.sub(" ", two)
    here = len(normalise(line).split())
    hits = [hit for hit in mails().scan(two) if hit.target == "bank_detail_change" and hit.start < here]
    told = max((hit.weight for hit in hits), default=0.0)
    pays = any_speaks_of("pay", normalise(two).split())
    told = max(told, _together(letters().scan(two), here, pays))
    return told - _WARNED if _refused(two) else told


def _refused(text: str) -> bool:
    """A warning or condition: "we never change our bank details"."""
    return any(hit.target == "refusal" for hit in letters().scan(text))


def _together(signs: list[Hit], here: int, pays: bool) -> float:
    """A word for the account near a word for change, the first of them in the line itself: how much that tells.

    It is news where the account is the writer's own ("our account was closed"), where it can mean nothing else, or
    where a new account or one from now on is to be paid to. Of the reader's account a payer may well speak.
    """
    by = {name: [hit for hit in signs if hit.target == name] for name in ("own", "yours", "novelty", "henceforth")}
    banks = [hit for hit in signs if hit.target == "bank" and not _just_before(by["yours"], hit)]
    return max((_told_of(bank, new, by, pays) for bank in banks for new in by["novelty"]
                if min(bank.start, new.start) < here), default=0.0)  # fmt: skip


def _told_of(bank: Hit, new: Hit, by: Mapping[str, list[Hit]], pays: bool) -> float:
    between = max(bank.start - new.end, new.start - bank.end)
    own = _just_before(by["own"], bank)
    if own is not None and between <= _FAR and (own.start < new.start or bank.weight > _EVERYDAY):
        return _SURE
    if not by["yours"] and between <= _NEAR and bank.weight >= _CLEAR:
        return _SURE
    if pays and (between == 0 or any(0 <= bank.start - hit.end <= _FAR for hit in by["henceforth"])):
        return _SURE
    return _SPOKEN_OF if abs(bank.start - new.start) <= _NEAR else 0.0


def _just_before(words: list[Hit], bank: Hit) -> Hit | None:
    """ "our old account", "votre compte"."""
    return next((word for word in words if 0 <= bank.start - word.end <= _BEFORE), None)
