"""A ban on making sockets, for the process that asks for it and all its children: seccomp BPF through ctypes.

No library is needed: the filter is a handful of instructions. It refuses socket(2), io_uring (which can make sockets
too), tracing other processes and entering namespaces; everything else goes on.
"""

import ctypes
import errno
import platform
import struct
import sys
from functools import cache

_LD, _JEQ, _JGE, _RET = 0x20, 0x15, 0x35, 0x06
_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000 | errno.EPERM
_KILL = 0x80000000
_NR, _ARCH = 0, 4
"""Offsets in struct seccomp_data."""
_X32 = 0x40000000

# audit architecture; numbers of: socket, ptrace, process_vm_readv, process_vm_writev, unshare, setns, keyctl, bpf,
# io_uring_setup
_CALLS = {
    "x86_64": (0xC000003E, (41, 101, 310, 311, 272, 308, 250, 321, 425)),
    "aarch64": (0xC00000B7, (198, 117, 270, 271, 97, 268, 219, 280, 425)),
}
_PR_SET_NO_NEW_PRIVS, _PR_GET_SECCOMP, _PR_SET_SECCOMP, _MODE_FILTER = 38, 21, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


@cache
def is_available() -> bool:
    """Whether this kernel and machine can do it; asking changes nothing."""
    if not sys.platform.startswith("linux") or platform.machine() not in _CALLS:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    # A null filter is refused with EFAULT where filters are known, with EINVAL where they are not.
    libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, None, 0, 0)
    return ctypes.get_errno() == errno.EFAULT


def forbid_network() -> None:
    """From now on and for ever. Raises OSError where the kernel refuses."""
    libc = ctypes.CDLL(None, use_errno=True)
    code = b"".join(_instructions(*_CALLS[platform.machine()]))
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.addressof(buffer))
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(
        _PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0
    ):
        raise OSError(ctypes.get_errno(), "seccomp filter refused")


def _instructions(architecture: int, calls: tuple[int, ...]) -> list[bytes]:
    """Another architecture's calls kill; the x32 variants and the listed calls are refused; the rest is allowed."""
    tests = [_instruction(_JGE, _X32, len(calls) + 1, 0)] if architecture == _CALLS["x86_64"][0] else []
    tests += [_instruction(_JEQ, number, len(calls) - n, 0) for n, number in enumerate(calls)]
    return [
        _instruction(_LD, _ARCH),
        _instruction(_JEQ, architecture, 1, 0),
        _instruction(_RET, _KILL),
        _instruction(_LD, _NR),
        *tests,
        _instruction(_RET, _ALLOW),
        _instruction(_RET, _REFUSE),
    ]


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
