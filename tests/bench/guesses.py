"""What invoice2data says of a paper without a template: `python guesses.py FILE...`, one JSON object a line.

Runs in an environment of its own (requirements/peers.lock), so that nothing of docflow is needed here. Without
templates the library's engine matches nothing; what it offers then is the draft of its template builder: values beside
known labels, else the earliest date and the largest amount. Start and imports of the process are not counted.
"""

import json
import re
import resource
import sys
from typing import Any

from invoice2data.extract.candidates import _to_float  # type: ignore[import-not-found]
from invoice2data.extract.labels import find_labeled_fields  # type: ignore[import-not-found]
from invoice2data.extract.suggestions import suggest_from_text  # type: ignore[import-not-found]
from invoice2data.extract.template_builder import suggested_template  # type: ignore[import-not-found]
from invoice2data.input import pdftotext  # type: ignore[import-not-found]


def guess(path: str) -> dict[str, Any]:
    """The fields by their canonical names; its engine's currency is EUR unless a template says otherwise."""
    text = pdftotext.to_text(path)
    labelled, typed = find_labeled_fields(text), suggest_from_text(text)
    fields: dict[str, Any] = {name: found.value for name, found in labelled.items()}
    for name, found in typed.items():
        fields.setdefault(name, found.value)
    if "date" in typed and "date" not in labelled:
        fields["date"] = typed["date"].parsed.date().isoformat()
    if "amount" in fields:
        fields["amount"] = _to_float(fields["amount"])
    issuer = re.split(r"\s{2,}", suggested_template(text)["issuer"].strip())[0]
    return {"currency": "EUR", **fields, "issuer": issuer}


def _spent() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


for name in sys.argv[1:]:
    before = _spent()
    found = guess(name)
    print(json.dumps({"file": name, "fields": found, "cpu": _spent() - before}, default=str), flush=True)
