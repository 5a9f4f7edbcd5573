import csv
import errno
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from threading import Event, Thread
from typing import IO, Any, NoReturn

import pytest
from xlsxwriter import worksheet

from app.services.exports import export, preview, writing
from app.services.exports.camtrap import camtrap_dp
from app.services.exports.camtrap_times import parse_utc_offset
from app.services.exports.writing import new_file
from app.services.projects import Project
from mvit_core.errors import UserError


def full(*_: Any, **__: Any) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def full_file(*_: Any, **__: Any) -> IO[str]:
    return Path("/dev/full").open("w+")


def names_in(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


@pytest.mark.parametrize(("name", "out"), [("csv", "o.csv"), ("camtrap-dp", "dp")])
def test_a_full_disk_leaves_nothing_behind(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, out: str
) -> None:
    before = names_in(tmp_path)
    monkeypatch.setattr(csv, "writer", full)
    monkeypatch.setattr(csv, "DictWriter", full)
    with pytest.raises(UserError, match="disk is full"):
        export(project, name, tmp_path / out)
    assert names_in(tmp_path) == before


@pytest.mark.skipif(sys.platform != "linux", reason="a file that is always full")
def test_a_workbook_that_cannot_be_written_to_its_end_is_a_sentence_and_nothing_else(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "whole_file", lambda *_, **__: nullcontext(Path("/dev/full")))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = names_in(tmp_path)
    with pytest.raises(UserError, match="disk is full"):
        export(project, "xlsx", tmp_path / "o.xlsx")
    assert names_in(tmp_path) == before


@pytest.mark.skipif(sys.platform != "linux", reason="a file that is always full")
@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("write", [export, preview])
def test_a_full_folder_of_temporary_files_is_not_taken_for_the_disk_of_the_export(
    project: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write: Callable[..., object],
    late: bool,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    if late:
        monkeypatch.setattr(worksheet, "open", full_file, raising=False)
    else:
        monkeypatch.setattr(tempfile, "mkstemp", full)
    out = tmp_path.with_name(f"{tmp_path.name} exported")
    out.mkdir()
    with pytest.raises(UserError, match=f"temporary files, {tmp_path}, is full. Free some space there"):
        write(project, "xlsx", *([out / "o.xlsx"] if write is export else []))
    assert not names_in(out)
    assert not {each for each in names_in(tmp_path) if each.startswith("trapline-")}


def test_a_file_that_is_too_large_for_its_disk_asks_for_another(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))

    monkeypatch.setattr(csv, "writer", refuse)
    with pytest.raises(UserError, match="Choose another disk"):
        export(project, "csv", tmp_path / "o.csv")


@pytest.mark.skipif(sys.platform != "linux", reason="a folder in which not even root makes a file")
def test_a_workbook_that_cannot_be_begun_is_a_sentence(project: Project) -> None:
    with pytest.raises(UserError, match="was not written"):
        export(project, "xlsx", Path("/proc/o.xlsx"))


def test_a_disk_that_fills_up_late_keeps_the_older_export(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "dp"
    export(project, "camtrap-dp", out)
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    monkeypatch.setattr(camtrap_dp, "describe", full)
    with pytest.raises(UserError, match="disk is full"):
        export(project, "camtrap-dp", out, overwrite=True)
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


@pytest.mark.skipif(sys.platform == "win32", reason="names cannot be exchanged there")
def test_a_folder_that_is_overwritten_is_there_at_any_moment(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "dp"
    export(project, "camtrap-dp", out)
    is_over, missed = Event(), 0

    def watch() -> None:
        nonlocal missed
        while not is_over.is_set():
            missed += not (out / "datapackage.json").exists()

    watcher = Thread(target=watch)
    watcher.start()
    for _ in range(10):
        export(project, "camtrap-dp", out, overwrite=True)
    is_over.set()
    watcher.join()
    assert missed == 0
    assert {each for each in names_in(tmp_path) if each.startswith(".dp")} == set()


def test_what_a_killed_export_had_put_aside_is_back_at_the_next(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "exchanged", lambda _one, _other: False)
    out = tmp_path / "dp"
    export(project, "camtrap-dp", out)
    rename, number = writing.rename, 0

    def kill(old: Path, new: Path) -> None:
        nonlocal number
        number += 1
        if number == 2:
            raise KeyboardInterrupt
        rename(old, new)

    monkeypatch.setattr(writing, "rename", kill)
    with pytest.raises(KeyboardInterrupt):
        export(project, "camtrap-dp", out, overwrite=True)
    assert not out.exists()
    monkeypatch.setattr(writing, "rename", rename)
    with pytest.raises(UserError, match="is not empty"):
        export(project, "camtrap-dp", out)
    assert (out / "datapackage.json").exists()
    export(project, "camtrap-dp", out, overwrite=True)
    assert {each for each in names_in(tmp_path) if each.startswith(".dp")} == set()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_a_sentence(project: Project, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    with pytest.raises(UserError, match="folder may not be written"):
        export(project, "csv", locked / "o.csv")


def test_nothing_is_overwritten_unasked(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "o.csv"
    out.write_text("mine")
    with pytest.raises(UserError, match="exists already"):
        export(project, "csv", out)
    assert out.read_text() == "mine"
    export(project, "csv", out, overwrite=True)
    assert out.read_text().startswith("observation_id")


def test_not_even_when_asked_is_a_video_or_a_project_overwritten(project: Project, tmp_path: Path) -> None:
    for name in ("IMG_0001.MP4", "Field work.trapline"):
        (tmp_path / name).touch()
        with pytest.raises(UserError, match="kept as it is"):
            export(project, "csv", tmp_path / name, overwrite=True)


def test_a_folder_with_other_files_is_never_overwritten(project: Project, tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/chapter.docx").touch()
    with pytest.raises(UserError, match="other files"):
        export(project, "camtrap-dp", tmp_path / "thesis", overwrite=True)
    assert names_in(tmp_path / "thesis") == {"chapter.docx"}


def test_an_empty_folder_may_be_filled(project: Project, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    export(project, "camtrap-dp", tmp_path / "new")
    assert names_in(tmp_path / "new") == camtrap_dp.FILES


def test_a_missing_folder_an_unknown_format_and_a_wrong_offset_are_sentences(
    project: Project, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="does not exist"):
        export(project, "csv", tmp_path / "nowhere/o.csv")
    with pytest.raises(UserError, match="camtrap-dp, camtrapr"):
        export(project, "xls", tmp_path / "o")
    with pytest.raises(UserError, match=r"\+02:00"):
        export(project, "camtrap-dp", tmp_path / "o", utc_offset="Berlin")


def test_stopping_half_way_leaves_nothing(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    before = names_in(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        export(project, "csv", tmp_path / "o.csv", progress=stop)
    assert names_in(tmp_path) == before


@pytest.mark.parametrize(("name", "out"), [("csv", "o [1].csv"), ("camtrap-dp", "o [1]")])
def test_what_killed_exports_left_goes_once_nobody_writes_it(
    project: Project, tmp_path: Path, name: str, out: str
) -> None:
    dead, alive, other = (
        tmp_path / f".{base}.{mark}.part"
        for base, mark in ((out, "0a1b2c3d"), (out, "0a1b2c3e"), ("another", "0a1b2c3d"))
    )
    for folder in (dead, alive, other):
        (folder / "deep").mkdir(parents=True)
        (folder / "deep" / "1.mp4").touch()
    (tmp_path / f".{out}.0a1b2c3f.part").write_text("half a table")
    for each in (*dead.rglob("*"), dead, other, *other.rglob("*"), alive, tmp_path / f".{out}.0a1b2c3f.part"):
        os.utime(each, (0, 0))
    export(project, name, tmp_path / out)
    assert {each for each in names_in(tmp_path) if each.endswith(".part")} == {alive.name, other.name}


def test_the_draft_lies_beside_its_target_so_that_the_move_is_one_step(tmp_path: Path) -> None:
    with new_file(tmp_path / "o.csv", overwrite=False) as draft:
        draft.write_text("x")
        assert draft.parent == tmp_path
        assert not (tmp_path / "o.csv").exists()
    assert names_in(tmp_path) == {"o.csv"}


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("+02:00", 120), ("-0330", -210), ("+2", 120), ("Z", 0), ("utc-5", -300), ("+14:00", 840)],
)
def test_offsets_are_read_as_people_write_them(text: str, minutes: int) -> None:
    offset = parse_utc_offset(text).utcoffset(None)
    assert offset is not None
    assert offset.total_seconds() == minutes * 60


@pytest.mark.parametrize("text", ["", "2", "+25:00", "+02:75", "02:00", "Europe/Berlin"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        parse_utc_offset(text)


@pytest.mark.parametrize("name", ["csv", "camtrap-dp"])
def test_a_target_in_a_folder_that_may_not_be_looked_into_is_a_sentence(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    out = tmp_path / "secret" / "out.csv"
    out.parent.mkdir()
    real = Path.stat

    def refuse(path: Path, **options: bool) -> os.stat_result:
        if path.is_relative_to(out.parent) and path != out.parent:
            raise PermissionError(13, "Permission denied")
        return real(path, **options)

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(UserError, match="may not be written"):
        export(project, name, out)
