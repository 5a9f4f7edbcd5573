"""What processes that serve another share: lines come and go whole, and the end comes in time."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.parent import is_unheard, lines_from, write_whole

ROOT = Path(__file__).parents[2]


def test_lines_come_whole_however_they_were_cut_and_an_end_without_a_line_is_none() -> None:
    reading, writing = os.pipe()
    parts = [b"one\ntw", b"o\n\n", b"thr", b"ee\nnever ended"]

    def say() -> None:
        for part in parts:
            os.write(writing, part)
        os.close(writing)

    speaker = threading.Thread(target=say)
    speaker.start()
    assert list(lines_from(reading)) == [b"one", b"two", b"three"]
    speaker.join()
    os.close(reading)
    assert list(lines_from(reading)) == []  # a descriptor that is gone is an end like any other


def test_a_word_longer_than_a_pipe_holds_arrives_whole() -> None:
    reading, writing = os.pipe()
    word = bytes(range(256)) * 4096 + b"\n"
    heard: list[bytes] = []
    listener = threading.Thread(target=lambda: heard.extend(lines_from(reading)))
    listener.start()
    plain = word.replace(b"\n", b"-")[:-1] + b"\n"
    write_whole(writing, plain)
    os.close(writing)
    listener.join()
    os.close(reading)
    assert heard == [plain[:-1]]


def test_what_a_library_prints_never_reaches_the_parent_and_the_end_waits_for_nobody() -> None:
    code = (
        "import time; from app.parent import end_within, lines_from, take_stdin, take_stdout\n"
        "from app.parent import wait_until_let_go, write_whole\n"
        "out = take_stdout(); print('a library speaks', flush=True); write_whole(out, b'word\\n')\n"
        "wait_until_let_go(lines_from(take_stdin())); end_within(0.1); time.sleep(60)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], input=b"", capture_output=True, cwd=ROOT, timeout=50, check=False
    )
    assert (ended.returncode, ended.stdout.strip()) == (0, b"word")
    assert b"a library speaks" in ended.stderr


def test_a_library_that_looks_at_stdin_waits_for_nobody_and_takes_no_word() -> None:
    code = (
        "import sys, threading; from app.parent import lines_from, take_stdin\n"
        "heard = lines_from(take_stdin()); waiting = threading.Thread(target=lambda: print(next(heard)))\n"
        "waiting.start(); print(repr(sys.stdin.read()), flush=True); waiting.join()"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, cwd=ROOT) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"''"  # before a word is said
        child.stdin.write(b"a word\n")
        child.stdin.flush()
        assert child.stdout.readline().strip() == b"b'a word'"


def test_windows_says_that_nobody_reads_a_pipe_in_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    unheard, file = (
        OSError(errno.EINVAL, "Invalid argument"),
        OSError(errno.EINVAL, "Invalid argument", "a?b"),
    )
    monkeypatch.setattr("sys.platform", "linux")
    assert not is_unheard(unheard)
    monkeypatch.setattr("sys.platform", "win32")
    assert is_unheard(unheard)
    assert not is_unheard(file)
    reading, writing = os.pipe()
    os.close(reading)
    with pytest.raises(BrokenPipeError):
        write_whole(writing, b"a word")
    os.close(writing)


def test_whoever_serves_another_computes_after_it() -> None:
    code = (
        "import ctypes, os, sys; from app.parent import stay_behind\n"
        "windows = ctypes.windll.kernel32 if sys.platform == 'win32' else None\n"
        "if windows: windows.GetCurrentProcess.restype = ctypes.c_void_p\n"
        "own = lambda: windows.GetPriorityClass(ctypes.c_void_p(windows.GetCurrentProcess()))\n"
        "rank = own if windows else lambda: os.getpriority(os.PRIO_PROCESS, 0)\n"
        "before = rank(); stay_behind(7); print(before, rank())"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, timeout=50, check=True
    )
    before, after = map(int, ended.stdout.split())
    assert after == (0x4000 if sys.platform == "win32" else min(before + 7, 19))
