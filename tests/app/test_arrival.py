"""A worker that still reads is not hung, however slowly its file comes; one that only reads on and on is."""

from pathlib import Path

import pytest

from app.arrival import LEAST_BYTES, SPARE_BYTES, Arrival
from mvit_core.files.bytes_read import OF_THIS_PROCESS, bytes_read

MB = 1 << 20


class Drive:
    """Gives so many bytes between two looks."""

    def __init__(self, path: Path, size: int = 0) -> None:
        path.touch()
        with path.open("r+b") as file:
            file.truncate(size)
        self.arrived, self.signs = 0, 0
        self.arrival = Arrival(self._sign, read=lambda: self.arrived)
        self.arrival.expect(path)

    def look(self, more: int) -> int:
        """Whether a sign came of it: 0 or 1."""
        before, self.arrived = self.signs, self.arrived + more
        self.arrival.look()
        return self.signs - before

    def _sign(self) -> None:
        self.signs += 1


@pytest.fixture
def drive(tmp_path: Path) -> Drive:
    return Drive(tmp_path / "a.avi", 10 * MB)


def test_bytes_that_come_are_a_sign_and_none_are_none(drive: Drive) -> None:
    assert [drive.look(more) for more in (MB, 0, LEAST_BYTES, 300, MB)] == [1, 0, 1, 0, 1]


def test_what_was_said_needs_no_sign(drive: Drive) -> None:
    drive.arrival.word()
    assert [drive.look(MB), drive.look(MB)] == [0, 1]


def test_a_file_read_again_and_again_without_a_word_is_no_sign_of_life(drive: Drive) -> None:
    most = 3 * 10 * MB + SPARE_BYTES
    signs = [drive.look(MB) for _ in range(2 * most // MB)]
    assert sum(signs) == most // MB
    assert signs[-1] == 0
    drive.arrival.word()
    assert [drive.look(MB), drive.look(MB)] == [0, 1]


def test_a_file_that_is_gone_is_others_to_say(drive: Drive, tmp_path: Path) -> None:
    drive.arrival.expect(tmp_path / "gone.avi")
    assert drive.look(MB) == 1


@pytest.mark.skipif(not OF_THIS_PROCESS.exists(), reason="this system does not say what a process has read")
def test_reading_a_file_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.avi"
    path.write_bytes(bytes(MB))
    before = bytes_read()
    path.read_bytes()
    assert MB <= bytes_read() - before < 2 * MB
