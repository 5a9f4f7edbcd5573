"""A project's life of small writes, cut off anywhere: what was acknowledged is there afterwards, whole.

`python -m tests.cut_off PROJECT [--times N] [--seed N] [--scan]` forks a child that writes, and kills it (-9)
after a random time, N times: while it opens, writes, or closes. Prints how often, and what was lost.
"""

import argparse
import hashlib
import json
import os
import random
import re
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from app.services import media, observations
from app.services.projects import Project, create_project, open_project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.records import Kind, ObservationId
from mvit_core.events import VideoScanned
from mvit_core.types import (
    Bout,
    Box,
    Span,
    Track,
    TrackPoint,
    TrackResult,
    VideoResult,
    VideoStatus,
)
from tests.behaviors import add_behavior
from tests.videos import video_ids

LONGEST_S = 0.08  # that a child lives, or goes on writing
OPENING = 0.25  # the share of children that are killed before they wrote anything, as a rule
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:[\d.]+Z?")
Work = Callable[[Path, int, int], None]  # where, from which write on, whom to tell
ANIMALS = tuple(map(ObservationId, (1, 2, 3)))


class Lost(Exception):  # noqa: N818 - it says what happened
    """Something acknowledged is not there, or something is there by half."""


def new_project(place: Path, *, num_videos: int = 60) -> Path:
    """Videos that are only names, and three animals."""
    folder = place.parent / "videos"
    folder.mkdir()
    for number in range(num_videos):
        (folder / f"{number:04}.mp4").touch()
    with create_project(place) as project:
        media.add_files(project, folder, list(media.find_videos(folder)))
        for _ in ANIMALS:
            labels.new_observation(project, video_ids(project)[0], Kind.ANIMAL)
    return place


def write(project: Project, number: int) -> None:
    """Write number `number`: one transaction, and the same whenever it comes after the same others."""
    match number % 4:
        case 0:
            label = labels.add(Span(0, 1), count=number + 1)
            labels.apply(project, dict.fromkeys(ANIMALS, label), who="ada")
        case 1:
            labels.new_observation(project, video_ids(project)[number % 7], Kind.ANIMAL)
        case 2:
            add_behavior(project, f"behavior {number}")
        case _:
            labels.apply(project, dict.fromkeys(ANIMALS[number % 3 :], None), who="ada")


def contents(file: Path) -> str:
    """A hash of all that a project holds but moments; raises sqlite3.Error where it cannot be read."""
    whole = hashlib.sha256()
    with closing(sqlite3.connect(file)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise Lost(f"{file} is damaged")
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        for (table,) in connection.execute(tables).fetchall():
            columns = [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]
            kept = ", ".join(f'"{each}"' for each in columns if each != "at" and not each.endswith("_at"))
            whole.update(table.encode())
            rows = connection.execute(f'SELECT {kept} FROM "{table}"')
            whole.update(MOMENT.sub("", "".join(sorted(map(repr, rows)))).encode())
    return whole.hexdigest()


def states(file: Path) -> Iterator[str]:
    """What the project holds after no write, one, two and so on: of a life that nobody cuts off."""
    twin = file.with_name("twin.trapline")
    with closing(sqlite3.connect(file)) as original, closing(sqlite3.connect(twin)) as copy:
        original.backup(copy)
    with open_project(twin) as project:
        for number in range(sys.maxsize):
            yield contents(twin)
            write(project, number)


def killed(file: Path, *, times: int, seed: int) -> int:
    """Kill who writes, again and again; returns how many writes were acknowledged. Raises Lost."""
    dice, life = random.Random(seed), states(file)
    known, number = [next(life), next(life)], 0
    for _ in range(times):
        said = _of_a_child(file, number, dice, _write_on)
        acknowledged = max([number, *(each + 1 for each in said)])
        while len(known) < acknowledged + 2:
            known.append(next(life))
        found = contents(file)
        if found not in known[acknowledged : acknowledged + 2]:
            raise Lost(f"after write {acknowledged} the project is not what it was, nor what it became")
        number = acknowledged + (found == known[acknowledged + 1])
    return number


def killed_scans(file: Path, *, times: int, seed: int) -> int:
    """The same with a scan's results; returns how many videos are done."""
    dice = random.Random(seed)
    acknowledged: set[int] = set()
    for most in range(1, times + 1):
        acknowledged |= set(_of_a_child(file, 0, dice, _scan_on))
        with open_project(file) as project:
            _see_whole(project, acknowledged, most)
    return len(acknowledged)


def _see_whole(project: Project, acknowledged: set[int], most: int) -> None:
    """Every video has all of its result or nothing of it; at most one a kill is there unacknowledged."""
    done = {video.id for video in media.videos(project) if video.status is VideoStatus.DONE}
    found = Counter(
        video.id for video, one in observations.all_observations(project) if one.id not in ANIMALS
    )
    if not acknowledged <= done or len(done - acknowledged) > most or found != dict.fromkeys(done, 18):
        raise Lost(f"videos {sorted(acknowledged - done)} are gone, or some are there by half")


def _of_a_child(file: Path, number: int, dice: random.Random, work: Work) -> list[int]:
    """What a child that was killed, some time after it began or after its first write, had acknowledged."""
    in_opening, lives_s = dice.random() < OPENING, dice.uniform(0, LONGEST_S)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            work(file, number, writer)
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader) as heard:
        first = "" if in_opening else heard.readline()
        time.sleep(lives_s)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [int(line) for line in (first, *heard) if line.endswith("\n")]


def _write_on(file: Path, number: int, writer: int) -> None:
    with open_project(file) as project:
        while True:
            write(project, number)
            os.write(writer, b"%d\n" % number)
            number += 1


def _scan_on(file: Path, _number: int, writer: int) -> None:
    points = tuple(TrackPoint(i * 0.2, i, Box(0.1, 0.2, 0.3, 0.4)) for i in range(50))
    found = TrackResult(track=Track(points, 0.5), bouts=(Bout("sleeps", Span(0, 1), 0.5),) * 5)
    result = VideoResult(status=VideoStatus.DONE, num_frames=9, tracks=(found,) * 3)
    with open_project(file) as project:
        run = ScanRun.start(project)
        while (request := run.next_request()) is not None:
            run.record(VideoScanned(key=request.key, result=result))
            os.write(writer, b"%d\n" % request.key)
        time.sleep(10 * LONGEST_S)


def main(words: Sequence[str] | None = None) -> int:
    """Do it; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("project", type=Path, help="where to make one")
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scan", action="store_true", help="results of a scan instead of labels")
    asked = parser.parse_args(words)
    file = new_project(asked.project, num_videos=60 if not asked.scan else 40 * asked.times)
    began_s = time.monotonic()
    kill = killed_scans if asked.scan else killed
    acknowledged = kill(file, times=asked.times, seed=asked.seed)
    took_s = round(time.monotonic() - began_s, 1)
    print(json.dumps({"kills": asked.times, "acknowledged": acknowledged, "lost": 0, "seconds": took_s}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
