"""Which files a process may touch from now on: Landlock (Linux 5.13) through three system calls.

A child that a document has taken over could otherwise read whatever this user may read: settings, keys, other
customers' documents, the worker's own environment under /proc.
"""

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""The same numbers on x86_64 and aarch64."""
_MACHINES = ("x86_64", "aarch64")
_ASK_VERSION = 1
_PATH_BENEATH = 1
_EXECUTE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 2, 1 << 3
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_FILE_RIGHTS = _EXECUTE | 1 << 1 | _READ_FILE | 1 << 14
"""Those that make sense for a file; the others are for folders."""
_FS_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
"""Interface version -> how many rights it knows; 16 from version 5 on."""
_PR_SET_NO_NEW_PRIVS = 38


@cache
def version() -> int:
    """Of the kernel's interface; 0 where there is none. Asking changes nothing."""
    if not sys.platform.startswith("linux") or platform.machine() not in _MACHINES:
        return 0
    return max(int(_libc().syscall(_CREATE, None, 0, _ASK_VERSION)), 0)


def ruleset(readable: Iterable[Path], writable: Iterable[Path]) -> int:
    """A descriptor of rules: these may be read, those also changed, all else is closed. Missing paths are skipped.
    Where the kernel knows how, signals to and connections with processes outside are closed too. Raises OSError."""
    every = (1 << _FS_RIGHTS.get(version(), 16)) - 1
    rules = _checked(_libc().syscall(_CREATE, *_attributes(every), 0))
    for paths, rights in ((readable, _READ), (writable, every)):
        for path in paths:
            _allow(rules, path, rights & every)
    return rules


def restrict(rules: int) -> None:
    """This process and its children obey the rules from now on and for ever. Raises OSError."""
    _checked(_libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    _checked(_libc().syscall(_RESTRICT, rules, 0))
    os.close(rules)


def _attributes(every: int) -> tuple[ctypes.Array[ctypes.c_char], int]:
    """struct landlock_ruleset_attr, as long as the kernel knows it: files, TCP (version 4), scopes (version 6)."""
    fields = [every]
    if version() >= 4:
        fields.append(0b11)
    if version() >= 6:
        fields.append(0b11)
    data = struct.pack(f"={len(fields)}Q", *fields)
    return ctypes.create_string_buffer(data, len(data)), len(data)


def _allow(rules: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        allowed = rights if path.is_dir() else rights & _FILE_RIGHTS
        data = struct.pack("=Qi", allowed, place)
        _checked(_libc().syscall(_ADD, rules, _PATH_BENEATH, ctypes.create_string_buffer(data, len(data)), 0))
    finally:
        os.close(place)


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"Landlock: {errno.errorcode.get(code, code)}")
    return result
