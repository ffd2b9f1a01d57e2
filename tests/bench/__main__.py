"""`make bench`: what docflow costs. `python -m tests.bench cost`, `mail` or `pipeline` measures one part only;
`python -m tests.bench cash` runs simulated years through cash application, `payers` is about 100,000
customers, `matching` about a million open items, `screen` about what a clerk waits for,
`api` about what an upload and a page of the feed cost,
`fuzz` sends every operation of the API what Schemathesis makes of its description,
`parties` fits what the signs of payers and payees are worth, `facts` those of a payment's number and day,
`postings` delivers 10,000 through a network that breaks."""

import sys
import time
from pathlib import Path

from docflow.cli.logs import set_up_logging
from tests.bench import api, cost, facts, mail, matching, parties, payers, postings, screen
from tests.bench.cash import bench as cash
from tests.bench.pipeline import mails_per_second
from tests.web import fuzzing

SAMPLES = Path("samples")


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
    if part := alone.get("".join(sys.argv[1:2])):
        part(sys.argv[2:])
        return
    parts = sys.argv[1:] or ["cost", "mail", "pipeline"]
    started = time.monotonic()
    if "cost" in parts:
        cost.main()
    if "mail" in parts:
        mail.main()
    if "pipeline" in parts:
        mails_per_second(SAMPLES)
    if "payers" in parts:
        payers.main()
    if "screen" in parts:
        screen.main()
    if "api" in parts:
        api.main()
    print(f"({time.monotonic() - started:.0f} s)")


main()
