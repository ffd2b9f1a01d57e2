# ruff: noqa: E501  (markup stays on one line)
"""Papers written as HTML and printed by Chromium, as portals, mail programs and report servers do."""

import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from html import escape

from playwright.sync_api import Page, sync_playwright

from samples.drawing.chromium import undated
from samples.layouts.tables import Col

FONTS = (
    "'Liberation Sans', Arial, sans-serif",
    "'DejaVu Sans', Verdana, sans-serif",
    "'Liberation Serif', serif",
    "'Liberation Sans Narrow', sans-serif",
    "'Liberation Mono', monospace",
    "'DejaVu Serif', Georgia, serif",
)


def page(
    body: str, *, font: str = FONTS[0], size: float = 10, css: str = "", paper: str = "A4", margin: str = "16mm"
) -> bytes:
    """The body as a PDF."""
    html = document(body, font=font, size=size, css=f"@page{{size:{paper};margin:{margin}}}{css}")
    return undated(_desk().submit(_printed, html).result())


@cache
def _desk() -> ThreadPoolExecutor:
    """A thread of the browser's own: another one may be driven from the caller's, as by tests of the screens."""
    return ThreadPoolExecutor(1, thread_name_prefix="printing")


def _printed(html: str) -> bytes:
    tab = _tab()
    tab.set_content(html)
    return tab.pdf(prefer_css_page_size=True, print_background=True)


@cache
def _tab() -> Page:
    """One browser for all papers: it takes seconds to start and a twentieth of one to print. It ends with its driver,
    which ends with this process."""
    driver = sync_playwright().start()
    return driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"]).new_page()


def document(body: str, *, font: str = FONTS[0], size: float = 10, css: str = "") -> str:
    """The body as a whole HTML document."""
    look = f"body{{font:{size}pt {font};margin:0}}table{{border-collapse:collapse}}td,th{{padding:2pt 5pt;vertical-align:top}}"
    return f'<!doctype html><html><head><meta charset="utf-8"><style>{look}.r{{text-align:right;white-space:nowrap}}{css}</style></head><body>{body}</body></html>'


def rows(columns: Sequence[Col], extra: str = "") -> str:
    """The columns as an HTML table with a head, a body and, where any column has a total, a foot."""
    heads = "".join(f"<th{_side(c)}>{_text(c.head)}</th>" for c in columns)
    body = "".join(
        "<tr>" + "".join(f"<td{_side(c)}>{_text(c.cells[at])}</td>" for c in columns) + "</tr>"
        for at in range(len(columns[0].cells))
    )
    foot = ""
    if any(column.total for column in columns):
        foot = "<tfoot><tr>" + "".join(f"<td{_side(c)}><b>{_text(c.total)}</b></td>" for c in columns) + "</tr></tfoot>"
    return f"<table class=lines {extra}><thead><tr>{heads}</tr></thead><tbody>{body}</tbody>{foot}</table>"


def facts(pairs: Sequence[tuple[str, str]], colon: str = "", extra: str = "") -> str:
    """Labels and values as a table of two columns."""
    return (
        f"<table class=facts {extra}>"
        + "".join(f"<tr><td>{_text(k)}{colon}</td><td>{_text(v)}</td></tr>" for k, v in pairs)
        + "</table>"
    )


def cards(pairs: Sequence[tuple[str, str]]) -> str:
    """Labels over values, side by side."""
    return '<div class=cards style="display:flex;gap:22pt;flex-wrap:wrap">' + "".join(
        f"<div><div class=k>{_text(k)}</div><div class=v>{_text(v)}</div></div>" for k, v in pairs
    ) + "</div>"  # fmt: skip


def block(lines: Sequence[str]) -> str:
    """Lines below each other."""
    return "<br>".join(escape(line) for line in lines)


def _side(column: Col) -> str:
    return " class=r" if column.at == "r" else ""


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
