import errno
import os
from pathlib import Path
from typing import Any, NoReturn

import pytest

from mvit_core.files.presence import exists, is_away, is_called, is_file, is_folder


def test_of_a_drive_that_gives_no_answer_nothing_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise OSError(errno.EINVAL, "The specified network name is no longer available")

    assert is_folder(tmp_path)
    assert not is_file(tmp_path)
    monkeypatch.setattr(os, "stat", refuse)
    gone = tmp_path / "share"  # Windows is not asked by os.stat
    assert not is_folder(gone)
    assert not is_file(gone)


def test_a_folder_is_away_where_nothing_can_be_listed_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mount point").mkdir()
    assert not is_away(tmp_path)
    assert is_away(tmp_path / "mount point")
    assert is_away(tmp_path / "gone")
    refusals = {OSError(errno.EIO, "Input/output error"): True, PermissionError(errno.EACCES, "No"): False}
    for refusal, away in refusals.items():

        def refuse(_folder: Path, refusal: OSError = refusal) -> NoReturn:
            raise refusal

        monkeypatch.setattr(os, "scandir", refuse)
        assert is_away(tmp_path) is away


def test_whether_something_is_there_is_told_from_nobody_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    assert exists(tmp_path)
    assert exists(tmp_path / "file")
    for nothing in ("gone", "file/below", "gone/below", "itself", "a\0b"):
        assert not exists(tmp_path / nothing)

    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(OSError, match="Input/output error"):
        exists(tmp_path)


def test_a_file_is_called_as_its_folder_lists_it(tmp_path: Path) -> None:
    (tmp_path / "Süd").mkdir()
    (tmp_path / "Süd/IMG.MP4").touch()
    assert is_called(tmp_path, Path("Süd/IMG.MP4"))
    assert not is_called(tmp_path, Path("Süd/img.mp4"))
    assert not is_called(tmp_path, Path("süd/IMG.MP4"))
    assert not is_called(tmp_path, Path("Süd/IMG.MP4/x"))
