"""What is laid over a page: form fields and stamps. PDFium's text layer does not have them until they are flattened."""

import pypdfium2
from pypdfium2 import raw

_PRINTED = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP})
_MOST = 5_000


def load(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    """The page (from 1) with its form fields, notes and stamps made part of it. Raises PdfiumError."""
    page = document[number - 1]
    if _has_print(page) and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = document[number - 1]
    return page


def _has_print(page: pypdfium2.PdfPage) -> bool:
    """Links are on half of all pages and show nothing; only what shows text counts."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in _PRINTED:
            return True
    return False
