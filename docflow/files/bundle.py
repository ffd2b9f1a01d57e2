"""Several files as one zip, and back within limits: a bundle that somebody hands in may be anything."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from docflow.errors import BadInput

_MOST_FILES = 5_000
_MOST_BYTES = 2**30
_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of them; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Name -> bytes. Raises BadInput where it is no zip, or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if len(members) > _MOST_FILES or sum(one.file_size for one in members) > _MOST_BYTES:
                raise BadInput(f"The bundle is too large: {_MOST_FILES} files and 1 GiB at most.")
            if len({one.filename for one in members}) < len(members):
                raise BadInput("The bundle holds two files of one name.")
            return {one.filename: archive.read(one) for one in members}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BadInput(f"This is no sound zip: {error}") from error
