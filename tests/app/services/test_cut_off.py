"""A project cut off at hundreds of points: killed, out of power, its disk full, its drive failing.

Thousands of kills: `python -m tests.cut_off PROJECT --times 5000`.
"""

import json
import random
import re
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from app.services.projects import Project, open_project
from mvit_core.errors import UserError
from tests.cut_off import contents, new_project, states, write

if sys.platform != "win32":
    import resource

Failing = AbstractContextManager[None]
KILLS = 15
POINTS = 300
NUM_WRITES = 60
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and limits of file sizes")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return new_project(tmp_path / "x.trapline")


@needs_posix
@pytest.mark.parametrize("words", [(), ("--scan",)], ids=["labels", "scan"])
def test_what_was_acknowledged_survives_kills(words: tuple[str, ...], tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.cut_off",
        str(tmp_path / "x.trapline"),
        "--times",
        str(KILLS),
        *words,
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["kills"] == KILLS
    assert told["acknowledged"] > 0


def test_a_power_cut_leaves_the_last_whole_write(file: Path, tmp_path: Path) -> None:
    """Of the log an arbitrary beginning has reached the disk, then nothing, or garbage."""
    dice, life, log = random.Random(3), states(file), file.with_name("x.trapline-wal")
    sizes, known = [0], [next(life)]
    with open_project(file) as project:
        for number in range(NUM_WRITES):
            write(project, number)
            sizes.append(log.stat().st_size)
            known.append(next(life))
        whole, logged = file.read_bytes(), log.read_bytes()
    assert sizes == sorted(set(sizes))  # it was never folded in, or the sizes would say nothing
    cut = tmp_path / "cut.trapline"
    for point in range(POINTS):
        at = dice.randrange(len(logged))
        cut.write_bytes(whole)
        cut.with_name("cut.trapline-wal").write_bytes(logged[:at] + dice.randbytes(point % 2 * 5000))
        assert contents(cut) == known[bisect_right(sizes, at) - 1], at
    with open_project(cut) as project:
        write(project, NUM_WRITES)  # it can be worked with


@needs_posix
def test_a_drive_that_fails_anywhere_loses_nothing_and_work_goes_on_once_it_is_back(file: Path) -> None:
    dice, log = random.Random(4), file.with_name("x.trapline-wal")

    def failing(_project: Project) -> Failing:
        return _no_file_over(dice.randrange(log.stat().st_size + 60_000 if log.exists() else 60_000))

    assert _failed(file, failing, match="drive|full") > POINTS // 3


def test_a_disk_that_fills_up_anywhere_loses_nothing_and_work_goes_on_once_there_is_room(file: Path) -> None:
    dice = random.Random(5)
    assert (
        _failed(file, lambda project: _no_more_pages(project, dice.randrange(2)), match="full") > POINTS // 10
    )


def _failed(file: Path, failing: Callable[[Project], Failing], *, match: str) -> int:
    """Write on a world that fails at random; returns how often it did.

    Each write is there whole, or not at all and a sentence said so.
    """
    said, life = [], states(file)
    known = next(life)
    with open_project(file) as project:
        number = 0
        for _ in range(POINTS):
            try:
                with failing(project):
                    write(project, number)
            except UserError as error:
                said.append(str(error))
            else:
                number, known = number + 1, next(life)
            if contents(file) != known:
                pytest.fail(f"write {number} is there by half")
    assert all(re.search(match, each) for each in said), said
    return len(said)


@contextmanager
def _no_file_over(limit: int) -> Iterator[None]:
    """No byte of any file behind `limit` can be written."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


@contextmanager
def _no_more_pages(project: Project, free: int) -> Iterator[None]:
    """The database has room for so many pages more."""
    with project.writing() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
        session.execute(text(f"PRAGMA max_page_count = {pages + free}"))
    try:
        yield
    finally:
        with project.writing() as session:
            session.execute(text("PRAGMA max_page_count = 1073741823"))
