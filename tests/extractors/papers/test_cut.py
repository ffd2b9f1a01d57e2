"""A name that is only a part of what its line prints is asked about."""

import pytest

from docflow.schema.place import Word
from extractors.papers.cut import left_of_its_line
from extractors.papers.paper import Paper
from extractors.tables import Atom
from tests.extractors.layouts import typed

LINES = {
    "Marktgemeinde Kirchfeld an der Ybbs": ("Marktgemeinde Kirchfeld", True),
    "Alta Minera Cerro Alto SpA": ("Minera Cerro Alto SpA", True),
    "Minera Cerro Alto SpA": ("Minera Cerro Alto SpA", False),
    "Supplier Minera Cerro Alto SpA": ("Minera Cerro Alto SpA", False),
    "Minera Cerro Alto SpA, Antofagasta": ("Minera Cerro Alto SpA,", False),
    "Compañía Minera Cerro Alto SpA": ("Minera Cerro Alto SpA", True),
    "Payer Cerro Alto SpA": ("Cerro Alto SpA", False),
    "La facture suivante est bloquée en comptabilité fournisseurs du CHR Val d'Escaut": ("CHR Val", True),
    "Hi Brixham Paper team,": ("Brixham Paper", False),
    "We have today paid to Brixham Paper Supply LLC what was due": ("Brixham Paper Supply LLC", False),
}


@pytest.mark.parametrize("line", LINES)
def test_words_that_go_with_a_name_unparted_are_told(line: str) -> None:
    name, cut = LINES[line]
    paper = Paper(typed.pages(f"{line}\nHauptplatz 1\n"))
    words = [word for atom in paper.rows[0][0].atoms for word in atom.words]
    at = next(n for n in range(len(words)) if _text(words[n : n + len(name.split())]) == name)
    own = tuple(words[at : at + len(name.split())])
    atom = Atom("text", name, own[0].x0, own[0].y0, own[-1].x1, own[-1].y1, own[0].x0, own[-1].x1, own)
    assert (left_of_its_line(paper, (atom,), 0) == line) is cut


def _text(words: list[Word]) -> str:
    return " ".join(word.text for word in words)
