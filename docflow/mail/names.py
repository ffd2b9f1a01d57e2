"""Names that senders give to files: for display only, never a path."""

import re
import unicodedata

_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LONGEST = 200


def shown_name(name: str) -> str:
    """Without folders, control and direction characters, composed (NFC), at most 200 letters."""
    last = re.split(r"[\\/]", name)[-1]
    clean = unicodedata.normalize("NFC", _INVISIBLE.sub("", last)).strip(" .")
    return clean if len(clean) <= _LONGEST else f"{clean[:180]}…{clean[-15:]}"
