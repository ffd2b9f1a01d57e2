"""A currency column right of an amount column: "-42.83 USD" in a line is two cells where others have "USD" alone."""

from collections.abc import Sequence

from extractors.tables.atoms import atoms_of
from extractors.tables.model import Atom, Row


def part_currencies(rows: Sequence[Row]) -> None:
    """Cut currencies off the amounts before them where they stand in line with currencies of their own."""
    lone = [atom.x0 for row in rows for atom in row.atoms if atom.kind == "currency"]
    if not lone:
        return
    for row in rows:
        row.atoms = [part for atom in row.atoms for part in _parted(atom, lone, row.em)]


def _parted(atom: Atom, lone: Sequence[float], em: float) -> list[Atom]:
    if atom.kind != "money" or len(atom.words) < 2:
        return [atom]
    last = atoms_of(atom.words[-1:], em, 0.3)
    if last[0].kind != "currency" or not any(abs(last[0].x0 - x0) < 0.2 * em for x0 in lone):
        return [atom]
    return [*atoms_of(atom.words[:-1], em, 0.6), *last]
