"""Tests write into memory where there is plenty of it, and leave nothing there."""

import sys
from pathlib import Path

import pytest

from launcher import scratch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="others have no folder in memory")


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is taken for the folder in memory; it and the memory are large enough."""
    monkeypatch.setattr(scratch, "MEMORY", tmp_path)
    monkeypatch.setattr(scratch, "LEAST_ROOM", 0)
    monkeypatch.setattr(scratch, "LEAST_LEFT", 0)
    return tmp_path


def test_tests_write_into_memory_and_leave_nothing(memory: Path) -> None:
    with scratch.scratch() as (surroundings, options):
        folder = Path(surroundings["TMPDIR"])
        assert folder.parent == memory
        assert folder.stat().st_mode & 0o777 == 0o755
        (folder / "left").touch()
        assert "tmp_path_retention_policy=failed" in options
    assert not list(memory.iterdir())


@pytest.mark.parametrize("what", ["LEAST_ROOM", "LEAST_LEFT"])
def test_where_memory_is_short_they_use_the_disk(
    memory: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(scratch, what, 1 << 60)
    with scratch.scratch() as found:
        assert found == ({}, [])
        assert not list(memory.iterdir())


def test_a_system_without_such_a_folder_uses_its_disk(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "MEMORY", memory / "nowhere")
    with scratch.scratch() as found:
        assert found == ({}, [])
