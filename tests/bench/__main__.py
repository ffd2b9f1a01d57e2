"""`make bench`: what docflow costs. `python -m tests.bench cost`, `mail` or `pipeline` measures one part only;
`python -m tests.bench cash` runs simulated years through cash application, `payers` is about 100,000
customers, `matching` about a million open items, `screen` about what a clerk waits for,
`api` about what an upload and a page of the feed cost,
`fuzz` sends every operation of the API what Schemathesis makes of its description,
`parties` fits what the signs of payers and payees are worth, `facts` those of a payment's number and day,
`postings` delivers 10,000 through a network that breaks."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from docflow.cli.logs import set_up_logging
from tests.bench import api, cost, facts, mail, matching, parties, payers, postings, screen
from tests.bench.cash import bench as cash
from tests.bench.pipeline import mails_per_second
from tests.web import fuzzing

SAMPLES = Path("samples")
DEFAULT = ("cost", "mail", "pipeline")
_WITHOUT_HELP = (facts.main, parties.main, fuzzing.main)
"""Those that take no options of their own."""


def main() -> None:
    """Ratios to other programs, fetching of mail, then mails through the whole pipeline."""
    set_up_logging()
    alone = {
        "cash": cash.main,
        "matching": matching.main,
        "facts": facts.main,
        "parties": parties.main,
        "postings": postings.main,
        "fuzz": fuzzing.main,
    }
    together: dict[str, Callable[[], object]] = {
        "cost": cost.main,
        "mail": mail.main,
        "pipeline": lambda: mails_per_second(SAMPLES),
        "payers": payers.main,
        "screen": screen.main,
        "api": api.main,
    }
    asked = sys.argv[1:]
    wants_help = {"-h", "--help"} & set(asked)
    if asked and (part := alone.get(asked[0])) and not (wants_help and part in _WITHOUT_HELP):
        part(asked[1:])
        return
    if wants_help:
        print(__doc__)
        return
    if unknown := set(asked) - together.keys():
        sys.exit(f"There is no {', '.join(sorted(unknown))}; known are {', '.join([*together, *alone])}.")
    started = time.monotonic()
    for name in (name for name in together if name in (asked or DEFAULT)):
        together[name]()
    print(f"({time.monotonic() - started:.0f} s)")


main()
