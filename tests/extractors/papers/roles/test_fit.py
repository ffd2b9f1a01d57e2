"""The table of what signs are worth: fitted to choices among the names of a paper."""

from extractors.papers.roles.assignment import ROLES, weights
from extractors.papers.roles.fit import fit
from extractors.papers.signs.fit import Sample
from extractors.papers.signs.table import text_of

NAMES = (frozenset({"wears a hat"}), frozenset({"wears a coat"}), frozenset({"an address"}))
PAPERS = [
    Sample(f"layout {n}", NAMES, {"payer": frozenset({0}), "payee": frozenset({1} if n % 4 else ())}) for n in range(12)
]


def test_what_the_right_names_bear_is_worth_most_for_their_role() -> None:
    found = fit(PAPERS)
    assert found["wears a hat"].payer > found["wears a coat"].payer
    assert found["wears a coat"].payee > max(found["wears a hat"].payee, found["nobody"].payee)


def test_the_table_in_use_has_a_row_for_nobody_and_is_written_as_it_is_read() -> None:
    assert weights()["nobody"]._fields == ROLES
    header, *rows = text_of(weights(), ROLES).splitlines()
    assert header.split("\t") == ["sign", *ROLES]
    assert len(rows) == len(weights())


def test_what_other_papers_told_is_learned_on_from() -> None:
    told = dict.fromkeys(("wears a coat", "nobody"), (3.0, 0.0))
    firm, rule = fit(PAPERS, told), fit(PAPERS)
    assert rule["wears a coat"].payer < firm["wears a coat"].payer <= 3.0
    assert "wears a hat" in firm
