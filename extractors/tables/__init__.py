"""Words with boxes -> rows of atoms -> typed tables, without templates."""

from extractors.tables.find import find_tables
from extractors.tables.model import Atom, Column, Row, Table, TableRow
from extractors.tables.rows import rows_of

__all__ = ["Atom", "Column", "Row", "Table", "TableRow", "find_tables", "rows_of"]
