"""As many processes as the memory holds, and never none; what is freed is kept where that is wanted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mvit_core.machine import memory


@pytest.mark.parametrize(
    ("total", "peak", "fit"), [(16, 2.4, 4), (8, 0.25, 12), (4, 6, 1), (0, 1, 0), (8, 0, 0)]
)
def test_some_memory_is_kept_free(
    monkeypatch: pytest.MonkeyPatch, total: float, peak: float, fit: int
) -> None:
    monkeypatch.setattr(memory, "total_bytes", lambda: int(total * 2**30))
    monkeypatch.setattr(memory, "peak_bytes", lambda: int(peak * 2**30))
    assert memory.processes_that_fit() == fit


def test_this_process_holds_more_than_an_interpreter_and_less_than_there_is() -> None:
    if not memory.peak_bytes():
        pytest.skip("this system does not say")
    assert 5 << 20 < memory.peak_bytes() < memory.total_bytes()


@pytest.mark.parametrize(
    ("groups", "files", "most"),
    [
        ("0::/job/step\n", {"job/memory.max": "4000", "job/step/memory.max": "max\n"}, 4000),
        ("0::/\n", {"memory.max": "3000\n"}, 3000),  # as a container sees itself
        ("3:cpu:/x\n2:hugetlb,memory:/x\n0::/\n", {"memory/x/memory.limit_in_bytes": "2000"}, 2000),
        ("0::/gone\n", {}, 9000),
        (None, {}, 9000),
    ],
)
def test_a_process_counts_on_no_more_than_it_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, groups: str | None, files: dict[str, str], most: int
) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    if groups is not None:
        (tmp_path / "ours").write_text(groups)
    monkeypatch.setattr(memory, "OUR_GROUPS", tmp_path / "ours")
    monkeypatch.setattr(memory, "GROUPS", tmp_path)
    monkeypatch.setattr(memory, "physical_bytes", lambda: 9000)
    assert memory.total_bytes() == most


STEPS = """
import resource, sys
from mvit_core.machine.memory import keep_what_is_freed
if sys.argv[1] == "keep":
    keep_what_is_freed()
def step():
    held = [bytearray(20 << 20) for _ in range(6)]
    for block in held:
        block[::4096] = b"x" * (len(block) // 4096)
step()
step()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
step()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's own way")
def test_memory_that_is_kept_need_not_be_mapped_anew() -> None:
    def pages(how: str) -> int:
        found = subprocess.run([sys.executable, "-c", STEPS, how], check=True, capture_output=True, text=True)
        return int(found.stdout)

    assert pages("keep") < 100 < pages("give")


@pytest.mark.skipif(sys.platform != "linux", reason="glibc alone keeps what is freed like this")
def test_what_is_freed_between_what_stays_goes_back_to_the_system() -> None:
    blocks = [bytearray(100_000) for _ in range(2000)]  # small enough for the heap
    for block in blocks:
        block[::4096] = bytes(len(block[::4096]))
    held = blocks[::50]
    before = _resident_bytes()
    del block, blocks
    memory.give_back()
    assert _resident_bytes() < before - 100_000_000
    assert len(held) == 40


def _resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


NEEDED_ONCE = """
import os
from contextlib import nullcontext
from pathlib import Path
from mvit_core.machine.memory import giving_back

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

def needed(within):
    with within:
        del bytearray(30 << 20)[:]  # from now on glibc keeps blocks of this size
        blocks = [bytearray(b"x") * (3 << 20) for _ in range(50)]
        held = blocks[-1]
        before = resident()
        del blocks
        return before - resident(), held

print(needed(giving_back())[0], needed(nullcontext())[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc alone keeps what is freed like this")
def test_what_is_needed_once_goes_back_at_once() -> None:
    said = subprocess.check_output([sys.executable, "-c", NEEDED_ONCE], text=True)
    within, after = map(int, said.split())
    assert within > 100_000_000
    assert after < within / 2  # as blocks of this size are kept again


BETWEEN_PASSES = """
import ctypes, os, sys
from pathlib import Path
from mvit_core.machine.memory import giving_back, keep_between_passes

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
with giving_back():
    pass
if sys.argv[1] == "kept":
    keep_between_passes()
before = resident()
blocks = [libc.malloc(10 << 20) for _ in range(10)]
for block in blocks:
    ctypes.memset(block, 1, 10 << 20)
for block in blocks:
    libc.free(block)
print(resident() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc alone keeps what is freed like this")
def test_the_memory_of_a_pass_in_float32_is_kept_for_the_next() -> None:
    kept, not_kept = (
        int(subprocess.check_output([sys.executable, "-c", BETWEEN_PASSES, way], text=True))
        for way in ("kept", "not")
    )
    assert not_kept < 50_000_000
    assert kept > 90_000_000


HEAPS = """
import ctypes, sys, threading
from mvit_core.machine.memory import share_one_heap
if sys.argv[1] == "one":
    share_one_heap()
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
heaps = set()
def ask():
    heaps.add(libc.malloc(1000) >> 26)  # the heaps of threads lie apart by 64 MB
another = threading.Thread(target=ask)
another.start()
another.join()
ask()
print(len(heaps))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's own way")
def test_threads_may_share_one_heap() -> None:
    def heaps(how: str) -> int:
        found = subprocess.run([sys.executable, "-c", HEAPS, how], check=True, capture_output=True, text=True)
        return int(found.stdout)

    assert (heaps("each"), heaps("one")) == (2, 1)


MANY_THREADS = """
import ctypes, sys
from threading import Barrier, Thread
from mvit_core.machine.memory import giving_back, hold_little

libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
libc.fopen.restype, libc.malloc_info.argtypes = ctypes.c_void_p, [ctypes.c_int, ctypes.c_void_p]
libc.fclose.argtypes = [ctypes.c_void_p]
if sys.argv[1] == "little":
    hold_little()
    with giving_back():
        pass
at_once = Barrier(6)

def ask():
    at_once.wait()
    blocks = [libc.malloc(100_000) for _ in range(50)]
    at_once.wait()
    for block in blocks:
        libc.free(block)

threads = [Thread(target=ask) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
large = libc.malloc(3 << 20)
file = libc.fopen(sys.argv[2].encode(), b"w")
libc.malloc_info(0, file)
libc.fclose(file)
told = open(sys.argv[2]).read()
print(told.count("<heap nr="), told.rpartition('type="mmap" count="')[2].partition('"')[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's own way")
def test_a_process_that_holds_little_has_few_heaps_and_large_blocks_by_themselves(tmp_path: Path) -> None:
    def heaps_and_blocks(how: str) -> tuple[int, int]:
        program = [sys.executable, "-c", MANY_THREADS, how, str(tmp_path / "told.xml")]
        heaps, blocks = subprocess.check_output(program, text=True).split()
        return int(heaps), int(blocks)

    usual, little = heaps_and_blocks("usual"), heaps_and_blocks("little")
    assert usual[0] > 2 >= little[0]
    assert little[1] >= 1, "also behind work that gave back"
