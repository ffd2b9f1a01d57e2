"""What a disk is asked so that bytes and names outlive a power cut. Everything raises OSError."""

import os
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

_OURS = 0o700
_SYNCS = 32
_FEW = 2
"""For so many, threads cost more than they save."""

T = TypeVar("T")


def created(path: Path) -> int:
    """The handle of a new file that is for our eyes only."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)


def write_whole(handle: int, data: bytes) -> None:
    """All of it: the system may take less at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def made(folder: Path) -> list[Path]:
    """Makes the folder; returns each parent whose list of names that changes: it is to be synced."""
    if folder.is_dir():
        return []
    parents = made(folder.parent)
    folder.mkdir(mode=_OURS, exist_ok=True)
    return [*parents, folder.parent]


def sync_folder(folder: Path) -> None:
    """Makes the names in the folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def each(action: Callable[[T], object], items: Collection[T]) -> None:
    """All at a time, waiting for all; raises what the first of them raises. The disk takes many syncs for little more
    than one."""
    if len(items) <= _FEW:
        for item in items:
            action(item)
        return
    with ThreadPoolExecutor(_SYNCS) as pool:
        list(pool.map(action, items))
