"""The elements of an XML message, walked by local names: every published version of a message has the same ones."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from docflow.schema.place import Pages, Word


class Cell(NamedTuple):
    """Where a value of a message stands: the number of its page, and its word with its ref."""

    page: int
    word: Word

    @property
    def text(self) -> str:
        """As it stands there."""
        return self.word.text


@dataclass(slots=True)
class Element:
    """One element. Paths are local names: `at("PmtId/EndToEndId")`."""

    name: str
    path: str
    """Its XPath, for a sentence."""
    cell: Cell | None = None
    """Its own text; None where it has none."""
    attributes: dict[str, Cell] = field(default_factory=dict)
    children: list["Element"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text, empty where it has none."""
        return self.cell.text if self.cell else ""

    def attribute(self, name: str) -> str:
        """An attribute by its local name, empty where it is absent; "xmlns" of a root is its namespace."""
        cell = self.attributes.get(name)
        return cell.text if cell else ""

    def every(self, path: str) -> list["Element"]:
        """All elements at this path below, in document order."""
        found = [self]
        for name in path.split("/"):
            found = [child for each in found for child in each.children if child.name == name]
        return found

    def at(self, *paths: str) -> "Element | None":
        """The first element at the first of these paths that is there."""
        return next((each for path in paths for each in self.every(path)), None)

    def value(self, *paths: str) -> str:
        """The first text at these paths, empty where there is none."""
        return next((each.text for path in paths for each in self.every(path) if each.text), "")

    def cell_at(self, *paths: str) -> Cell | None:
        """The same with its place."""
        return next((each.cell for path in paths for each in self.every(path) if each.cell), None)

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def root_of(pages: Pages) -> Element | None:
    """The tree of a message that the XML reader read; None where the pages are no XML."""
    return next(iter(roots_of(pages)), None)


_HEAD = 300
"""Words of a page among which a message begins."""


def begins(pages: Pages, *names: str) -> bool:
    """Whether one of these elements stands at the beginning of a page; looking is cheap, building the trees is not."""
    return any(
        word.bold and word.text in names
        for page in pages.pages
        for word in (page.words[:_HEAD] if page.method == "xml" else ())
    )


def roots_of(pages: Pages) -> list[Element]:
    """The trees of all messages on these pages: a PDF may have several files attached."""
    roots: list[Element] = []
    by_path: dict[str, Element] = {}
    for page in pages.pages:
        for word in page.words if page.method == "xml" else ():
            path, _, attribute = word.ref.partition("/@")
            if attribute:
                by_path[path].attributes[attribute] = Cell(page.number, word)
            elif not word.bold:
                by_path[path].cell = Cell(page.number, word)
            else:
                element = by_path[path] = Element(word.text, path)
                above = by_path.get(path.rpartition("/")[0])
                (roots if above is None else above.children).append(element)
    return roots
