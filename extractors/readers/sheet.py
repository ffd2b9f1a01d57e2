"""Sheets (xlsx, xlsm, xlsb, xls, ods): one page per sheet, one word per cell."""

import datetime as dt
import io
from collections.abc import Mapping
from decimal import Decimal

import python_calamine as calamine

from docflow.errors import Quarantine
from docflow.schema.place import Page, Pages
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers._formats import Format, Place, formats_of
from extractors.readers._office import unlocked
from extractors.readers._packed import START, check_size, names_in
from extractors.readers._table import MAX_CELLS, Cell, page_of_cells

NAME = "sheet"
RANK = 1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")

Value = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta


def claims(data: bytes, name: str) -> bool:
    """A ZIP that holds a workbook, or an OLE file with a workbook stream."""
    if data.startswith(START):
        names = names_in(data)
        return any(part in names for part in _PARTS[:2]) or ("content.xml" in names and b"spreadsheet" in data[:200])
    return data.startswith(_OLE) and any(_wide(stream) in data for stream in ("Workbook", "Book"))


def read(data: bytes, options: ReadOptions) -> Pages:
    """Every visible sheet; raises Quarantine for a protected, damaged or exploding file."""
    if data.startswith(START):
        check_size(data, "sheet")
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        visible = [meta.name for meta in book.sheets_metadata if _is_visible(meta)]
        pages = _pages(book, visible[: options.max_pages], data)
    except calamine.PasswordError:
        plain = unlocked(data, options.passwords, "sheet")
        return read(plain, options.model_copy(update={"passwords": ()}))
    except calamine.CalamineError as error:
        sentence = f"The sheet cannot be opened ({error}). Ask the sender for the file again."
        raise Quarantine(QuarantineCode.UNREADABLE, sentence) from error
    return Pages(reader=NAME, pages=pages)


def _pages(book: calamine.CalamineWorkbook, names: list[str], data: bytes) -> tuple[Page, ...]:
    sheets = [book.get_sheet_by_name(name) for name in names]
    if sum(sheet.total_height * sheet.total_width for sheet in sheets) > MAX_CELLS:
        raise Quarantine(QuarantineCode.LIMITS, f"The sheets have more than {MAX_CELLS:,} cells. Send them in parts.")
    formats = formats_of(data)
    return tuple(
        page_of_cells(number, _cells(sheet, formats.get(sheet.name, {})), "sheet", sheet.name)
        for number, sheet in enumerate(sheets, 1)
    )


def _cells(sheet: calamine.CalamineSheet, formats: Mapping[Place, Format]) -> list[Cell]:
    first_row, first_column = sheet.start or (0, 0)
    return [
        Cell(_shown(value, formats.get((row, column))), row, column)
        for row, values in enumerate(sheet.to_python(skip_empty_area=True), first_row)
        for column, value in enumerate(values, first_column)
        if value != ""
    ]


def _is_visible(meta: calamine.SheetMetadata) -> bool:
    return meta.visible == calamine.SheetVisibleEnum.Visible and meta.typ == calamine.SheetTypeEnum.WorkSheet


def _shown(value: Value, form: Format | None = None) -> str:
    """The value as text: dates in ISO form, numbers with a point and without the float's noise."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case dt.datetime():
            return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
        case dt.date() | dt.time():
            return value.isoformat()
        case int() | float() if form is not None:
            return form.shown(Decimal(f"{value:.15g}"))
        case float():
            return _decimal(value)
        case _:
            return str(value)


def _decimal(value: float) -> str:
    """15 significant digits are what a sheet keeps; 0.1 + 0.2 shows as 0.3. A fraction gets two digits or more, and
    never three, which could be taken for thousands."""
    number = Decimal(f"{value:.15g}")
    if number == number.to_integral_value():
        return format(number, "f").split(".")[0]
    whole, _, fraction = format(number, "f").partition(".")
    return f"{whole}.{fraction}0" if len(fraction) in (1, 3) else f"{whole}.{fraction}"


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")
