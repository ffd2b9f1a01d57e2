"""How well unseen layouts are read: `python -m tests.extractors.layouts.measure --seeds 1000:1500`."""

import argparse
import time
from pathlib import Path

from docflow.schema.place import Pages
from extractors.contract import Hints, ReadOptions
from extractors.papers.paper import Paper
from extractors.readers import pdf
from extractors.remittance import advice
from tests.extractors.layouts.case import differences, make


def read(data: bytes) -> Pages:
    """The pages of a drawn PDF."""
    return pdf.read(data, ReadOptions())


def main() -> None:
    """Print perfect %, review %, wrong-without-review, and what failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", default="0:200")
    parser.add_argument("--show", type=int, default=40, help="failures to print")
    parser.add_argument("--keep", type=Path, help="folder for the PDFs of the failures")
    parser.add_argument("--languages", default="", help="only these, as in deu,eng")
    options = parser.parse_args()
    start, _, stop = options.seeds.partition(":")
    seeds = range(int(start), int(stop or int(start) + 1))
    cases = [
        case
        for case in map(make, seeds)
        if not options.languages or case.traits["language"] in options.languages.split(",")
    ]
    perfect = review = wrong = spent = shown = 0.0
    for case in cases:
        pages = read(case.pdf)
        begin = time.process_time()
        found = advice.extract(Paper(pages), Hints())
        spent += time.process_time() - begin
        bad = differences(case.truth, found)
        asked = [sentence for item in found for sentence in item.review]
        perfect += not bad
        review += bool(asked)
        silent = bool(bad) and not asked
        wrong += silent
        if (bad or (asked and len(cases) == 1)) and shown < options.show:
            shown += 1
            print(f"\n{'WRONG WITHOUT REVIEW ' if silent else ''}seed {case.seed}: {case.traits}")
            print("\n".join(f"   {text}" for text in bad[:4] + [f"review: {text}" for text in asked[:3]]))
            if options.keep:
                (options.keep / f"{case.seed}.pdf").write_bytes(case.pdf)
    count = len(cases)
    print(f"\n{count} layouts: perfect {perfect / count:.1%}, to review {review / count:.1%},", end=" ")
    print(f"wrong without review {wrong:.0f}, {1000 * spent / count:.1f} ms CPU each")


if __name__ == "__main__":
    main()
