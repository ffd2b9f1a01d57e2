"""X12 820 interchanges with correct counts."""

import datetime as dt
from collections.abc import Sequence


def interchange(
    sender: str,
    receiver: str,
    at: dt.datetime,
    control: int,
    segments: Sequence[Sequence[str]],
    *,
    end: str = "~\n",
    version: str = "004010",
) -> bytes:
    """An ISA/GS/ST envelope around the segments of one 820; element separator *, sub-element separator >."""
    head = [
        [
            "ISA",
            "00",
            " " * 10,
            "00",
            " " * 10,
            "ZZ",
            sender.ljust(15),
            "ZZ",
            receiver.ljust(15),
            f"{at:%y%m%d}",
            f"{at:%H%M}",
            "U",
            "00401",
            f"{control:09d}",
            "0",
            "P",
            ">",
        ],
        ["GS", "RA", sender, receiver, f"{at:%Y%m%d}", f"{at:%H%M}", str(control), "X", version],
        ["ST", "820", "0001"],
    ]
    tail = [["SE", str(len(segments) + 2), "0001"], ["GE", "1", str(control)], ["IEA", "1", f"{control:09d}"]]
    return "".join("*".join(segment) + end for segment in [*head, *segments, *tail]).encode("ascii")
