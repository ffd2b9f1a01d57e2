"""`python -m samples.layouts --out FOLDER --seeds A:B [--layouts a,b] [--scans] [--list]`.

Writes FOLDER/<layout>_<seed>/{input.*, expected.json}, and with `--scans` each PDF layout also as it comes out of a
scanner or a fax: FOLDER/<layout>_<seed>_scan/.
"""

import argparse
import json
from pathlib import Path

from samples.layouts import layouts
from samples.layouts.contract import Drawn, Layout
from samples.layouts.scans import scanned


def write(folder: Path, layout: Layout, drawn: Drawn, scan: str = "") -> None:
    """One paper with its truth; `scan` names the condition of the page."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("input*"):
        old.unlink()
    (folder / f"input{drawn.suffix}").write_bytes(drawn.file)
    body = {
        "layout": layout.name,
        "language": drawn.language,
        "kind": drawn.kind.value,
        "scan": bool(scan),
        **({"condition": scan} if scan else {}),
        "records": drawn.expected(),
    }
    (folder / "expected.json").write_text(json.dumps(body, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m samples.layouts")
    parser.add_argument("--out", type=Path, help="the folder to write to")
    parser.add_argument("--seeds", default="0:1", help="from:to, the end not included")
    parser.add_argument("--layouts", default="", help="only these, as in sap_payment_advice,mail_plain_table")
    parser.add_argument("--scans", action="store_true", help="each PDF also as a scan")
    parser.add_argument("--list", action="store_true", help="only name the layouts")
    options = parser.parse_args()
    wanted = [one for one in layouts() if not options.layouts or one.name in options.layouts.split(",")]
    if options.list or options.out is None:
        print(*(f"{one.name:32} {one.why}" for one in wanted), f"{len(wanted)} layouts", sep="\n")
        return
    start, _, stop = options.seeds.partition(":")
    for one in wanted:
        for seed in range(int(start), int(stop or int(start) + 1)):
            drawn = one.paper(seed)
            write(options.out / f"{one.name}_{seed}", one, drawn)
            if options.scans and drawn.suffix == ".pdf":
                paper, condition = scanned(drawn, one.name, seed)
                write(options.out / f"{one.name}_{seed}_scan", one, paper, condition)


main()
