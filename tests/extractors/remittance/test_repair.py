"""The solver over readings: the true reading is found, and nothing is taken without two proofs."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.remittance.repair import Check, Reading, Repair, repairs

CONFUSED = {"0": "689", "1": "7", "2": "7", "3": "8", "4": "19", "5": "638", "6": "80", "7": "1", "8": "306", "9": "08"}


def look_alikes(units: int, probability: float = 0.004) -> list[Reading]:
    """As recognition may have misread it: any one digit confused."""
    digits = f"{units:05d}"
    found = {units: Reading(units, 0.9)}
    for n, digit in enumerate(digits):
        for others, confused in CONFUSED.items():
            if digit in confused:
                other = int(digits[:n] + others + digits[n + 1 :])
                found.setdefault(other, Reading(other, probability, "look_alike"))
    return list(found.values())


def misread(units: int, place: int, which: int) -> int:
    """The amount with one digit taken for another."""
    digits = f"{units:05d}"
    place %= len(digits)
    others = CONFUSED[digits[place]].replace("0", "" if place == 0 else "0")
    return int(digits[:place] + others[which % len(others)] + digits[place + 1 :])


class Sheet:
    """A table of gross, off and paid with its totals, and the equations that bind them."""

    def __init__(self, lines: list[tuple[int, int]], *, totals: bool = True) -> None:
        self.true = {(n, "g"): g + off for n, (g, off) in enumerate(lines)}
        self.true |= {(n, "d"): off for n, (_, off) in enumerate(lines)}
        self.true |= {(n, "p"): paid for n, (paid, _) in enumerate(lines)}
        self.checks = [
            Check(f"line {n}", "line", (((n, "g"), 1), ((n, "d"), -1), ((n, "p"), -1))) for n in range(len(lines))
        ]
        for column in "gdp" if totals else "p":
            self.true["total", column] = sum(self.true[n, column] for n in range(len(lines)))
            terms = (*(((n, column), 1) for n in range(len(lines))), (("total", column), -1))
            self.checks.append(Check(f"sum of {column}", "sum", terms))

    def repaired(self, **read: int) -> list[Repair]:
        """What is found when these cells ("0p": units) are read so."""
        seen = {**self.true, **{(int(name[1:]), name[0]): units for name, units in read.items()}}
        return repairs({cell: look_alikes(units) for cell, units in seen.items()}, self.checks)


AMOUNTS = st.tuples(st.integers(500, 9_999_999), st.integers(0, 9_999))


@settings(max_examples=150, deadline=None)
@given(st.lists(AMOUNTS, min_size=2, max_size=12), st.data())
def test_a_misread_amount_is_found_by_its_line_and_its_sum(lines: list[tuple[int, int]], data: st.DataObject) -> None:
    sheet = Sheet(lines)
    row, column = data.draw(st.integers(0, len(lines) - 1)), data.draw(st.sampled_from("gp"))
    wrong = misread(sheet.true[row, column], data.draw(st.integers(0, 6)), data.draw(st.integers(0, 2)))
    found = sheet.repaired(**{f"{column}{row}": wrong})
    assert [(c.cell, c.reading.units) for c in found[0].changes] == [((row, column), sheet.true[row, column])]
    assert found[0].sure


@settings(max_examples=150, deadline=None)
@given(st.lists(AMOUNTS, min_size=2, max_size=10), st.data())
def test_what_is_taken_without_a_person_is_true(lines: list[tuple[int, int]], data: st.DataObject) -> None:
    sheet = Sheet(lines, totals=data.draw(st.booleans()))
    cells = data.draw(st.lists(st.tuples(st.integers(0, len(lines) - 1), st.sampled_from("gdp")), max_size=3))
    read = {
        f"{column}{row}": misread(sheet.true[row, column], data.draw(st.integers(0, 6)), data.draw(st.integers(0, 2)))
        for row, column in cells
    }
    for found in sheet.repaired(**read):
        if found.sure:
            assert all(sheet.true[change.cell] == change.reading.units for change in found.changes)  # type: ignore[index]
            assert all(len(change.proofs) > 1 for change in found.changes)


def test_one_equation_alone_is_a_proposal_and_no_more() -> None:
    cells = {"a": look_alikes(10_800), "b": look_alikes(5_000), "total": look_alikes(15_000)}
    found = repairs(cells, [Check("sum", "sum", (("a", 1), ("b", 1), ("total", -1)))])
    assert found and not any(repair.sure for repair in found)


def test_an_equation_and_a_second_reading_of_the_print_are_two_proofs() -> None:
    cells = {"a": [Reading(10_800, 0.6), Reading(10_000, 0.4, "second")], "b": [Reading(5_000, 0.95)]}
    cells["total"] = [Reading(15_000, 0.95)]
    (found,) = repairs(cells, [Check("sum", "sum", (("a", 1), ("b", 1), ("total", -1)))])
    assert found.sure and found.changes[0].proofs == ("sum", "a second reading of the print")


def test_what_is_printed_wrong_is_not_repaired() -> None:
    sheet = Sheet([(98_00, 2_00), (50_00, 0)])
    cells = {cell: [Reading(units, 1.0)] for cell, units in sheet.true.items()}
    cells[0, "d"] = [Reading(3_00, 1.0)]
    assert repairs(cells, sheet.checks) == []


def test_nothing_is_changed_where_all_holds() -> None:
    assert Sheet([(98_00, 2_00), (50_00, 0)]).repaired() == []


def test_many_misread_lines_are_settled_together() -> None:
    sheet = Sheet([(100_00 + 1000 * n + n, 7 * n) for n in range(200)])
    wrong = {f"g{n}": sheet.true[n, "g"] + 6 for n in range(200) if sheet.true[n, "g"] % 10 == 0}
    found = sheet.repaired(**wrong)
    assert found[0].sure and len(found[0].changes) == len(wrong) > 5
