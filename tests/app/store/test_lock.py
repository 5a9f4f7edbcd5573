import errno
import subprocess
import sys
from pathlib import Path

import pytest

from app.store.lock import ProjectLock


def test_one_holds_the_other_learns_who_and_then_takes_over(tmp_path: Path):
    project = tmp_path / "x.trapline"
    first = ProjectLock.acquire(project)
    second = ProjectLock.acquire(project)
    assert first.holder is None
    assert second.holder is not None
    assert str(second.holder.pid) in str(second.holder)
    second.release()
    assert ProjectLock.acquire(project).holder is not None
    first.release()
    third = ProjectLock.acquire(project)
    assert third.holder is None
    third.release()
    assert list(tmp_path.iterdir()) == []


def test_what_a_lock_file_says_is_never_trusted(tmp_path: Path):
    project = tmp_path / "x.trapline"
    for content in (b"", b"garbage \xff", b'{"user": "ghost", "pid": 1}', b"x" * 100_000):
        (tmp_path / "x.trapline.lock").write_bytes(content)
        lock = ProjectLock.acquire(project)
        assert lock.holder is None
        lock.release()


def test_releasing_twice_does_no_harm(tmp_path: Path):
    lock = ProjectLock.acquire(tmp_path / "x")
    lock.release()
    other = ProjectLock.acquire(tmp_path / "x")
    lock.release()
    assert ProjectLock.acquire(tmp_path / "x").holder is not None
    other.release()


@pytest.mark.skipif(sys.platform == "win32", reason="flock is of POSIX")
def test_a_drive_that_knows_no_locks_can_still_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def flock(file: object, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", flock)
    lock = ProjectLock.acquire(tmp_path / "x")
    assert lock.holder is None
    lock.release()


def test_a_lock_on_a_drive_that_was_pulled_out_is_let_go(tmp_path: Path):
    """The window stayed open, since its project could not be closed."""

    class Gone:
        """A file whose drive does not answer."""

        closed = False

        def fileno(self) -> int:
            raise OSError(errno.EIO, "Input/output error")

        def close(self) -> None:
            raise OSError(errno.EIO, "Input/output error")

    lock = ProjectLock.acquire(tmp_path / "x")
    with lock._file:
        lock._file = Gone()
        lock.release()
    assert lock._file is None


HOLD = """
import sys
from pathlib import Path
from app.store.lock import ProjectLock
lock = ProjectLock.acquire(Path(sys.argv[1]))
print(lock.holder is None, flush=True)
sys.stdin.read()
"""


def test_it_is_known_that_a_holder_was_ended_and_left_its_file(tmp_path: Path):
    project = tmp_path / "x.trapline"
    project.touch()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(project)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holding:
        assert holding.stdout is not None
        assert holding.stdout.readline().strip() == b"True"
        ours = ProjectLock.acquire(project)
        assert ours.holder is not None
        assert not ours.is_gone
        holding.kill()
    assert ours.path.exists()
    assert ours.is_gone
    assert ours.is_gone, "to look does not take it"
    again = ProjectLock.acquire(project)
    assert again.holder is None
    again.release()


def test_whoever_looks_whether_it_is_held_does_not_keep_others_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    project = tmp_path / "x.trapline"
    tries = iter([False, True])  # somebody looked at the same moment
    monkeypatch.setattr("app.store.lock.try_lock", lambda _file: next(tries))
    lock = ProjectLock.acquire(project)
    assert lock.holder is None
    lock.release()
