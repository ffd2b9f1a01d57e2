"""CPU time, and which files have a text layer."""

import resource

import pypdfium2


def spent() -> float:
    """CPU seconds (user + system) of this process and its finished children, to the microsecond."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def is_scan(data: bytes) -> bool:
    """Whether a PDF has no text layer on its first page."""
    return not pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range().strip()
