"""A text that disputes in words of its own: it names an invoice, tells what is wrong and wants money back for it."""

from collections.abc import Sequence

from docflow.schema.reasons import Reason
from extractors.dispute._reading import reading_of
from extractors.dispute._sentences import Told, asks_for, before_closing, parts_of, sentences_of, text_of
from extractors.dispute._told_amounts import amounts_in, credited_at
from extractors.dispute._told_numbers import invoices_in
from extractors.fields.amounts import find_amounts
from extractors.fields.lexicon import any_speaks_of, normalise, small_words, speaks_of, stems
from extractors.invoice._goods import goods_of
from extractors.other.letter import TEXTS
from extractors.papers.loose import PAY_STEMS, in_mail_head
from extractors.papers.paper import Paper, once
from extractors.papers.quoted import is_reply

_WRONG, _WANTED, _NAMED, _PAYING = 0.3, 0.42, 0.07, 0.3
"""What it is worth that something is wrong, that money is asked back, that an invoice is named; and that an amount
was paid, which an advice tells."""
_LIKELY, _SURELY = 0.5, 0.6
"""How sure of a reason its words must be: known ones, and any."""
_NEAR = 5
"""Words between a "not" and what is not done."""
_LEAST_WORDS, _MOST_SENTENCES = 3, 40
_SAID = 5
"""Words of a sentence that says who pays less for what; "payments are netted" has fewer."""


@once
def complaint(paper: Paper) -> float:
    """0..0.8: how surely the running text disputes. Money that nobody asks back is no dispute."""
    told = [s for s in sentences_of(paper)[:_MOST_SENTENCES] if not goods_of(paper).covers(s[0].row)]
    long = [sentence for sentence in before_closing(paper, told) if len(sentence) >= _LEAST_WORDS]
    wrong = any(map(is_wrong, [*long, *_subject(paper)]))
    mailed = paper.pages.reader in TEXTS  # on paper totals are deducted from and amounts are due
    if not any(
        _wants(paper, sentence) or (wrong and _declines(sentence)) or (mailed and _cuts(paper, sentence))
        for sentence in long
    ):
        return 0.0
    named = any(True for sentence in told for _ in invoices_in(sentence))
    paid = any(_pays(paper, sentence) for sentence in long)
    return _WANTED + _WRONG * wrong + _NAMED * named - _PAYING * paid


def _subject(paper: Paper) -> list[list[Told]]:
    """The subject of a mail: "Factura repetida"."""
    rows = [row for row in (paper.rows[0][:3] if paper.rows else ()) if in_mail_head(paper, row)]
    subjects = [row for row in rows if row.text.startswith("Subject:") and not is_reply(row.text.partition(":")[2])]
    return [
        [Told(word.text, atom, row) for atom in row.atoms for word in atom.words if word.text != "Subject:"]
        for row in subjects
    ]


def is_wrong(sentence: Sequence[Told]) -> bool:
    """Whether the sentence, or what stands behind a colon in it, tells a reason to pay less."""
    read = (reading_of(text_of(part)) for part in parts_of(list(sentence)))
    return any(
        one is not None and one.reason is not Reason.OTHER and one.confidence >= (_LIKELY if one.evidence else _SURELY)
        for one in read
    )


def _wants(paper: Paper, sentence: list[Told]) -> bool:
    return asks_back(paper, sentence) or takes_off(paper, sentence)


def _declines(sentence: list[Told]) -> bool:
    """It says that nothing is paid before something is done: a credit, another invoice, or none at all."""
    asked = any(asks_for(wanted, sentence) for wanted in ("credit", "cancel", "correct", "evidence"))
    return asked or refuses(sentence) or withholds(sentence) or _pays_less(sentence)


def _cuts(paper: Paper, sentence: list[Told]) -> bool:
    """ "Die 175 Euro ziehe ich ab", "take 215.25 off", "je conteste les 264,00 €": an amount that is not paid, for
    whatever reason. Beside other amounts it tells what an advice is made of."""
    cut = _pays_less(sentence) or refuses(sentence)
    return cut and len({money.value for money in amounts_in(paper, sentence)}) == 1


def _pays_less(sentence: list[Told]) -> bool:
    """ "We will pay your invoice less this amount", "we therefore charge you as follows"; no label says so
    ("Belastungskonto:"), and who takes a few days off takes off no money."""
    text = text_of([told for told in sentence if not told.text.endswith(":")])
    words = normalise(text).split()
    deducts = any_speaks_of("deduct", words) and _speaks_of_money(text, words)
    return len(words) >= _SAID and (deducts or any_speaks_of("charge", words))


def _speaks_of_money(text: str, words: Sequence[str]) -> bool:
    known = any(word in stems()[of] for word in words for of in ("invoice", "pay", "amount"))
    return known or any(word.startswith(PAY_STEMS) for word in words) or bool(find_amounts(text))


def wants_undone(sentence: list[Told]) -> bool:
    """ "Please cancel it", "could you send a corrected invoice?"."""
    return asks_for("cancel", sentence) or asks_for("correct", sentence)


def takes_off(paper: Paper, sentence: list[Told]) -> bool:
    """ "We will deduct 120.00 for late delivery": the customer helps himself."""
    said = any_speaks_of("deduct", normalise(text_of(sentence)).split())
    return said and is_wrong(sentence) and any(True for _ in amounts_in(paper, sentence))


def withholds(sentence: list[Told]) -> bool:
    """ "The invoice is on hold until then": nothing is paid for now."""
    words = normalise(text_of(sentence)).split()
    held = any_speaks_of("hold", words)
    return held and any(word.startswith(PAY_STEMS) or word in stems()["invoice"] for word in words)


def asks_back(paper: Paper, sentence: list[Told]) -> bool:
    """ "Please credit 120.00", "Could you issue a credit of 120.00?": an amount, and that it is to be given back."""
    return bool(credited_at(sentence)) and any(True for _ in amounts_in(paper, sentence))


def refuses(sentence: list[Told]) -> bool:
    """ "Invoice 4711 is rejected", "je conteste les 264,00 €", "we are not going to pay 704-123"."""
    words = normalise(text_of(sentence)).split()
    refused = any_speaks_of("refuse", words)
    rejected = refused and (any(word in stems()["invoice"] for word in words) or bool(find_amounts(text_of(sentence))))
    return rejected or will_not_pay(sentence)


def will_not_pay(sentence: list[Told]) -> bool:
    """ "We are not going to pay 704-123 as it stands": a word of paying near a "not"."""
    words = normalise(text_of(sentence)).split()
    denied = [n for n, word in enumerate(words) if word in small_words()["not"]]
    paying = [n for n, word in enumerate(words) if word.startswith(PAY_STEMS) or speaks_of("accept", word)]
    return any(abs(n - m) <= _NEAR for n in denied for m in paying)


def _pays(paper: Paper, sentence: list[Told]) -> bool:
    """ "We paid 120.00 today"; not "invoice 4711 for 120.00 was paid before", nor "the rest of 80.00 will be paid", nor
    "the payment of 80.00 is on hold"."""
    words = normalise(text_of(sentence)).split()
    paying = any(word.startswith(PAY_STEMS) or word in stems()["pay"] for word in words)
    paying = paying and not any(any_speaks_of(said, words) for said in ("credit", "deduct", "hold", "rest"))
    return paying and any(not money.billed for money in amounts_in(paper, sentence))
