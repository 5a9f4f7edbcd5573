"""What Windows says of memory: https://learn.microsoft.com/windows/win32/api/sysinfoapi, .../psapi."""

import ctypes


class _Memory(ctypes.Structure):
    """MEMORYSTATUSEX, in bytes."""

    _fields_ = (
        *((name, ctypes.c_uint32) for name in ("length", "load")),
        *((name, ctypes.c_uint64) for name in ("total", "free", "page_total", "page_free")),
        *((name, ctypes.c_uint64) for name in ("virtual_total", "virtual_free", "virtual_extended")),
    )


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS, in bytes."""

    _fields_ = (
        *((name, ctypes.c_uint32) for name in ("length", "page_faults")),
        *((name, ctypes.c_size_t) for name in ("peak_working_set", "working_set")),
        ("pools", ctypes.c_size_t * 4),
        *((name, ctypes.c_size_t) for name in ("page_file", "peak_page_file")),
    )


def total_bytes() -> int:
    """Of physical memory; 0 where Windows does not say."""
    told = _Memory(length=ctypes.sizeof(_Memory))
    return int(told.total) if _kernel().GlobalMemoryStatusEx(ctypes.byref(told)) else 0


def peak_bytes() -> int:
    """The most that this process has held in memory; 0 where Windows does not say."""
    told, windows = _Counters(length=ctypes.sizeof(_Counters)), _kernel()
    windows.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(windows.GetCurrentProcess())
    answers = windows.K32GetProcessMemoryInfo(process, ctypes.byref(told), told.length)
    return int(told.peak_working_set) if answers else 0


def _kernel() -> ctypes.CDLL:
    library: ctypes.CDLL = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    return library
