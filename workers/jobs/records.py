"""Pages in, records out: the child's side of EXTRACT."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docflow.schema.place import Pages
from docflow.schema.records import Extraction
from extractors import registry
from extractors.contract import Hints
from extractors.fields.reasons import adopt
from extractors.fields.reasons.model import Model
from extractors.papers.paper import Paper
from workers.sandbox import REASONS, Answer


def extract_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """The JSON of Pages -> a blob of JSON for each record: a statement has thousands of entries with their places."""
    pages = Pages.model_validate_json(data)
    found = registry.extract(pages, Hints.model_validate(options["hints"]))
    return Answer({}, [record.model_dump_json(exclude_defaults=True).encode() for record in found])


# Words cut short ("Zahl.-Dat.", "Ret. gar.") have the phrases spelled out for them, which no child should do again.
_EVERYTHING = """From: Example Ltd <ap@example.com>
Subject: Remittance advice

REMITTANCE ADVICE
Payer: Example Ltd
Payment reference: EFT-1
Zahl.-Dat.: 2026-10-14
Total: EUR 980.00

Invoice number   Date         Gross     Ret. gar.  Paid
INV-1001         2026-09-01   1000.00   20.00      980.00
                 price difference
Total                                              980.00
"""


def warm_up() -> None:
    """For the zygote: word lists and patterns of every extractor, which are built when first used."""
    if path := os.environ.get(REASONS):
        adopt(Model.parse(Path(path).read_bytes()))
    pages = registry.read(_EVERYTHING.encode(), "warm.txt")
    paper = Paper(pages)
    for extractor in registry.extractors_found():
        extractor.claim(paper, Hints())
        extractor.extract(paper, Hints())
    Extraction.parse(registry.extract(pages)[0].model_dump(mode="json"))
