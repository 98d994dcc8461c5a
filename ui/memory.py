"""Keeps the memory of a program that runs for months where it was in the first hour.

glibc gives every thread a heap of its own and keeps what was freed there; a kiosk has half a dozen
threads that each work a moment per ticket. One shared heap, and freed pages given back between
visits, keep it flat (measured over 1,000 tickets). Elsewhere than on glibc those calls do nothing.
"""

import ctypes
import gc
import sys
from functools import cache

M_ARENA_MAX = -8  # malloc.h


def share_one_heap() -> None:
    """To be called before other threads begin."""
    libc = _glibc()
    if libc is not None:
        libc.mallopt(M_ARENA_MAX, 1)


def let_lie() -> None:
    """What is there after the start stays for months. The collector need not walk all of it again
    and again, on whatever thread it comes over (30 ms of the screen's, once in sixty tickets)."""
    gc.freeze()


def give_back() -> None:
    """Returns freed pages to the system; a few milliseconds, so between visits."""
    libc = _glibc()
    if libc is not None:
        libc.malloc_trim(0)


@cache
def _glibc() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    try:
        libc = ctypes.CDLL("libc.so.6")
    except OSError:
        return None
    return libc if hasattr(libc, "mallopt") and hasattr(libc, "malloc_trim") else None
