"""What the state of a mirror means, in words, for the screen, doctor and the command line."""

from docflow.schema.mirror import BooksDrift, Drift, MirrorState


def drift_words(state: MirrorState) -> str:
    """What the last full sweep found; empty where there was none."""
    if state.swept_at is None:
        return ""
    if not state.drift.count:
        return "Mirror and ledger agreed." if state.incremental else "Nothing had changed."
    told = _counted(state.drift)
    if not state.incremental:
        return f"Since the look before: {told}."
    return f"The mirror had drifted, and was mended: {told}."


def books_words(found: BooksDrift) -> str:
    """What the last comparison of postings found."""
    so_far = "" if found.whole or found.trouble else " so far"
    about = f"{found.compared} posting{'' if found.compared == 1 else 's'} since {found.since} compared{so_far}"
    if found.trouble:
        return f"{about}, then: {found.trouble}"
    count = len(found.strays)
    return f"{about}: {'all as sent' if not count else f'{count} not as docflow says'}."


def _counted(drift: Drift) -> str:
    counts = (
        (drift.unknown, "that the ledger has and the mirror had not"),
        (drift.gone, "that the ledger has open no more"),
        (drift.differing, "of which something else remains"),
    )
    told = [f"{count} item{'' if count == 1 else 's'} {what}" for count, what in counts if count]
    records = [f"{drift.customers} record{'' if drift.customers == 1 else 's'} of customers"] if drift.customers else []
    return ", ".join([*told, *records])
