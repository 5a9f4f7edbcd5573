"""Damaged copies of real files: `python -m tests.benchmarks.mutations FOLDER ... [--count N] [--seed N]`.

Copies the videos of the folders with bytes flipped, overwritten, cut out or spliced in from another file, and
scans each as the application does: in worker processes, which a watchdog ends after 30 seconds of silence.
Every file has to end with a status. Printed are the counts of each status, workers that died or hung (and the
copies that did it, kept for a look), the slowest file and the most memory that a worker took.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from mvit_core.events import SIGN_OF_LIFE, ScanRequest, VideoScanned, decode_event, encode
from mvit_core.files.path_text import to_line
from mvit_core.video.suffixes import VIDEO_SUFFIXES

SILENCE_S = 30.0
STARTING_S = 180.0  # a busy computer may take this long to start a worker, as `scanning.workers` has it
MOST_BYTES = 3_000_000  # of an original; larger ones are left as they are: 2,000 copies have to be scanned

Mutation = Callable[[bytearray, random.Random, bytes], None]


def flip(content: bytearray, dice: random.Random, _: bytes) -> None:
    """Some bytes anywhere are others."""
    for _index in range(dice.choice([1, 10, 200])):
        content[dice.randrange(len(content))] = dice.randrange(256)


def flip_head(content: bytearray, dice: random.Random, _: bytes) -> None:
    """Some bytes of the header are others."""
    for _index in range(dice.choice([1, 4, 30])):
        content[dice.randrange(min(800, len(content)))] = dice.randrange(256)


def grow_numbers(content: bytearray, dice: random.Random, _: bytes) -> None:
    """A size, a count or a rate somewhere in the header is 65,536, a billion or all ones."""
    place = dice.randrange(max(1, min(1500, len(content) - 4)))
    content[place : place + 4] = dice.choice([b"\0\1\0\0", b"\0\xca\x9a\x3b", b"\x3b\x9a\xca\0", b"\xff" * 4])


def cut(content: bytearray, dice: random.Random, _: bytes) -> None:
    """The end is missing."""
    del content[dice.randrange(1, len(content)) :]


def drop(content: bytearray, dice: random.Random, _: bytes) -> None:
    """A stretch is missing, or is zeros."""
    start = dice.randrange(len(content))
    length = dice.randrange(1, 40_000)
    content[start : start + length] = b"" if dice.random() < 0.5 else bytes(min(length, len(content) - start))


def splice(content: bytearray, dice: random.Random, other: bytes) -> None:
    """A stretch comes from another file."""
    start, there = dice.randrange(len(content)), dice.randrange(max(1, len(other)))
    length = dice.randrange(1, 20_000)
    content[start : start + length] = other[there : there + length]


MUTATIONS: tuple[Mutation, ...] = (flip, flip_head, grow_numbers, cut, drop, splice)


@dataclass
class Tally:
    """What happened to all files."""

    statuses: Counter[str] = field(default_factory=Counter)
    died: list[str] = field(default_factory=list)
    hung: list[str] = field(default_factory=list)
    slowest_s: float = 0.0
    slowest: str = ""
    most_megabytes: int = 0


def main() -> None:
    """Make the copies, scan them, print what happened."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="folder for the copies that killed a worker")
    arguments = parser.parse_args()
    originals = [
        path
        for folder in arguments.folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix.lower() in VIDEO_SUFFIXES
    ]
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        copies = mutated(originals, Path(folder), count=arguments.count, seed=arguments.seed)
        workers, keep = arguments.workers, arguments.keep
        scan_all(originals, tally, workers=workers, keep=keep, are_copies=False)
        print(json.dumps(summary(tally)), flush=True)
        scan_all(copies, tally, workers=workers, keep=keep, are_copies=True)
    print(json.dumps(summary(tally), indent=2))


def mutated(originals: Sequence[Path], folder: Path, *, count: int, seed: int) -> Iterator[Path]:
    """`count` damaged copies, one after the other; the same for the same seed."""
    small = [path for path in originals if 0 < path.stat().st_size < MOST_BYTES]
    for number in range(count):
        dice = random.Random(f"{seed} {number}")
        original, other = dice.choice(small), dice.choice(small)
        content = bytearray(original.read_bytes())
        mutation = dice.choice(MUTATIONS)
        mutation(content, dice, other.read_bytes())
        path = folder / f"{number:05} {mutation.__name__} {original.name}"
        path.write_bytes(content)
        yield path


def scan_all(
    paths: Iterable[Path], tally: Tally, *, workers: int, keep: Path | None, are_copies: bool
) -> None:
    """Scan all files over some workers; copies are deleted as soon as they are scanned."""
    lock = threading.Lock()
    todo = iter(paths)

    def take() -> Path | None:
        with lock:
            return next(todo, None)

    def work(_: int) -> None:
        worker = Worker()
        while (path := take()) is not None:
            started_s = time.monotonic()
            end = worker.scan(path)
            with lock:
                note(tally, path, end, time.monotonic() - started_s, worker.megabytes)
            if end in {"died", "hung"}:
                if keep is not None:
                    shutil.copy(path, keep)
                worker = Worker()
            if are_copies:
                path.unlink()
        worker.close()

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(work, range(workers)))


def note(tally: Tally, path: Path, end: str, seconds: float, megabytes: int) -> None:
    """Add one file."""
    tally.statuses[end] += 1
    if end in {"died", "hung"}:
        (tally.died if end == "died" else tally.hung).append(path.name)
    if seconds > tally.slowest_s:
        tally.slowest_s, tally.slowest = round(seconds, 1), path.name
    tally.most_megabytes = max(tally.most_megabytes, megabytes)


class Worker:
    """One worker process, told one file at a time."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "app", "worker"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._is_ready = False
        self.megabytes = 0  # the most that it ever held

    def scan(self, path: Path) -> str:
        """The status of the file's result; `died` or `hung` where the worker ended, or had to be ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(encode(ScanRequest(key=0, path=to_line(str(path)))))
        self._process.stdin.flush()
        while True:
            watchdog = threading.Timer(SILENCE_S if self._is_ready else STARTING_S, self._process.kill)
            watchdog.start()
            line = self._process.stdout.readline()
            in_time = watchdog.is_alive()
            watchdog.cancel()
            if not line:
                self._process.wait()
                return "died" if in_time else "hung"
            self._measure()
            if line == SIGN_OF_LIFE:
                continue
            try:
                event = decode_event(line)
            except msgspec.DecodeError:
                return "died"
            self._is_ready = True
            if isinstance(event, VideoScanned):
                return event.result.status.value

    def close(self) -> None:
        """End the process as the application does: by closing its input."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)

    def _measure(self) -> None:
        status = Path(f"/proc/{self._process.pid}/status")
        for line in status.read_text("ascii").splitlines() if status.exists() else ():
            if line.startswith("VmHWM"):
                self.megabytes = int(line.split()[1]) // 1024


def summary(tally: Tally) -> dict[str, object]:
    """Figures for people and machines."""
    return {
        "files": tally.statuses.total(),
        "statuses": dict(tally.statuses),
        "died": tally.died,
        "hung": tally.hung,
        "slowest_s": tally.slowest_s,
        "slowest": tally.slowest,
        "worker_peak_mb": tally.most_megabytes,
    }


if __name__ == "__main__":
    main()
