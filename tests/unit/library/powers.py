"""Root without the right to read everything, for tests of permissions where the tests run as root."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

VERSION = 0x20080522  # _LINUX_CAPABILITY_VERSION_3
DAC = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH


@contextmanager
def without_root_powers() -> Iterator[None]:
    """Of this thread only; skips the test where that cannot be done."""
    if os.geteuid() != 0:
        yield
        return
    header, data = (ctypes.c_uint32 * 2)(VERSION, 0), (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "capset") or libc.capget(header, data):
        pytest.skip("root may read everything, and this system has no capset")
    effective = data[0]
    data[0] = effective & ~DAC
    if libc.capset(header, data):
        pytest.skip("root may read everything, and capset is not allowed")
    try:
        yield
    finally:
        data[0] = effective
        assert libc.capset(header, data) == 0
