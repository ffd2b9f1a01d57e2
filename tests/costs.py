"""What something costs, beside a peer in the same run: seconds say as much about the machine as about us, ratios hold.

CPU time of this thread, the least of some rounds, in which both sides take turns: neither other work on the machine nor
a slow processor counts. Caches do: what an action is given must be new in each round.
"""

import time
from collections.abc import Callable

ROUNDS = 5
LENGTH = 32_000
"""Characters."""
LONGER = 8
QUADRATIC = LONGER**1.5
"""Between what a text LONGER times as long costs where the cost is linear (LONGER), and where it is quadratic."""


def times(action: Callable[[int], object], peer: Callable[[int], object], most: float) -> float:
    """How many times as dear the action is as its peer; both are told the number of the round. There are no further
    rounds once it is at most so many times."""
    ours, theirs = [], []
    for each in range(ROUNDS):
        ours.append(cpu(action, each))
        theirs.append(cpu(peer, each))
        if min(ours) <= most * min(theirs):
            break
    return min(ours) / min(theirs)


def growth(action: Callable[[str], object], pump: str, length: int = LENGTH) -> float:
    """How many times as dear a text of so many characters, `pump` over and over, is as one LONGER times shorter."""

    def repeated(size: int, each: int) -> str:
        return (pump * (size // len(pump) + ROUNDS))[each : size + each]

    return times(
        lambda each: action(repeated(length, each)), lambda each: action(repeated(length // LONGER, each)), QUADRATIC
    )


def cpu(action: Callable[[int], object], each: int) -> float:
    """CPU seconds of this thread for one round."""
    start = time.thread_time()
    action(each)
    return time.thread_time() - start
