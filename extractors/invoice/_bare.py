"""A page read as labels and values only: no tables, colons set apart put back to their labels."""

from collections.abc import Iterator
from dataclasses import replace

from extractors.fields.lexicon import labels
from extractors.papers.labels import pairs_of
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper, once
from extractors.tables import Atom, Row


def bare(paper: Paper) -> Paper:
    """The same paper without its tables, so that labels inside them count as well."""
    return paper.reread([[_joined(row) for row in rows] for rows in paper.rows], [])


@once
def bare_pairs(paper: Paper) -> list[Pair]:
    """Labels and values of the whole page; "Beleg-Datum" and "Belegdatum" are the same label."""
    return list(_understood(pairs_of(bare(paper))))


def _understood(pairs: list[Pair]) -> Iterator[Pair]:
    for pair in pairs:
        hits = labels().exact(pair.label.text.replace("-", "")) if "-" in pair.label.text else ()
        better = hits and max(hit.weight for hit in hits) > max((hit.weight for hit in pair.label.hits), default=0.0)
        yield replace(pair, label=pair.label._replace(hits=hits)) if better else pair


def _joined(row: Row) -> Row:
    """ "Beleg-Nr" | ":" -> "Beleg-Nr:"."""
    if not any(atom.text == ":" for atom in row.atoms):
        return row
    atoms: list[Atom] = []
    for atom in row.atoms:
        last = atoms[-1] if atoms else None
        if atom.text == ":" and last is not None and last.kind in ("text", "code"):
            word = last.words[-1]
            words = (*last.words[:-1], word._replace(text=word.text + ":"))
            atoms[-1] = last._replace(text=last.text + ":", words=words)
        else:
            atoms.append(atom)
    return replace(row, atoms=atoms)
