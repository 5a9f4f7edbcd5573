"""What went wrong in the world or in Trapline, as it is said."""

import csv
import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from app.__main__ import main
from app.cli.console import written_to
from app.cli.exit_codes import EXIT_NOBODY_READS
from app.services import media
from mvit_core.files.refused import MAY_NOT

pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize(
    "words",
    [
        ["observations", "nowhere.trapline"],
        ["videos", "."],
        ["scan", "nowhere"],
        ["scan", ".", "--model", "nowhere.safetensors"],
        ["export", "nowhere.trapline", "--format", "csv", "--out", "x.csv"],
    ],
)
def test_what_is_wrong_outside_is_one_sentence_and_code_1(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 1
    said = capsys.readouterr().err.strip()
    assert said.startswith("trapline: ")
    assert said.endswith(".")
    assert "Traceback" not in said
    assert not list(tmp_path.glob("*.trapline"))


def test_a_mistake_of_ours_is_one_sentence_that_names_the_log(
    project: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(media, "videos", broken)
    assert main(["videos", str(project)]) == 70
    said = capsys.readouterr().err
    assert "Traceback" not in said
    log = home / "log" / "command-line.log"
    assert str(log) in said.replace("\n", "")
    assert "ZeroDivisionError: oops" in log.read_text(encoding="utf-8")


def test_of_a_damaged_project_the_command_that_helps_is_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with project.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (project.stat().st_size - 4096))
    assert main(["videos", str(project)]) == 1
    assert capsys.readouterr().err.endswith("Recover what can be read. See: trapline recover --help\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a name that is too long is no file there")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["videos"], "File name too long"),
        (["backups", "--now"], "File name too long"),
        (["models", "describe"], "There is no model called xxx"),
        (["scan", ".", "--detector"], "There is no detector xxx"),
        (["scan"], "File name too long"),
    ],
)
def test_a_name_that_is_too_long_is_no_mistake_of_ours(
    words: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.cli.entry.leave_broken_pipe", lambda: None)
    assert main([*words, "x" * 300]) == 1
    assert said in capsys.readouterr().err


def test_ctrl_c_amid_a_text_that_is_executed_ends_with_the_same_code(tmp_path: Path) -> None:
    """Python otherwise kills itself at the very end: Ctrl-C while some module makes its dataclasses."""
    (tmp_path / "interrupted.py").write_text(
        "import argparse, sys\n"
        "from app.cli.entry import _run\n"
        "sys.exit(_run(argparse.Namespace(command='info', run=lambda _: exec('raise KeyboardInterrupt'))))\n"
    )
    places = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[3])])
    command = [sys.executable, "-m", "interrupted"]
    env = os.environ | {"PYTHONPATH": places}
    ended = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (130, "trapline: Stopped.\n")


def test_an_error_of_the_disk_that_nobody_told_is_a_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def torn(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "/mnt/card")

    monkeypatch.setattr(media, "videos", torn)
    monkeypatch.setattr("app.cli.entry.leave_broken_pipe", lambda: None)
    assert main(["videos", str(project)]) == 1
    said = capsys.readouterr().err
    assert f"/mnt/card cannot be read or written: Permission denied. {MAY_NOT}\n" in said


def started(words: list[str], **streams: object) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, as a shell starts it."""
    return subprocess.run([sys.executable, "-P", "-m", "app", *words], check=False, **streams)  # type: ignore[call-overload,no-any-return]


@pytest.mark.skipif(sys.platform == "win32" or not Path("/dev/full").exists(), reason="a full disk")
def test_a_full_disk_behind_the_output_is_said(project: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = started(["videos", str(project), "--json"], stdout=full, stderr=subprocess.PIPE)
    assert ended.returncode == 1
    why = "The output cannot be read or written: No space left on device."
    assert ended.stderr.decode() == f"trapline: {why} Free some space, or choose another disk.\n"


@pytest.mark.skipif(os.name == "nt", reason="a shell closes none there")
def test_with_its_output_closed_a_command_does_its_work(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.csv"
    line = f'"{sys.executable}" -P -m app export "{project}" --format csv --out "{out}" <&- >&- 2>&-'
    assert subprocess.run(line, shell=True, check=False).returncode == 0
    assert len(list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))) == 1


@pytest.mark.skipif(os.name == "nt", reason="a shell closes none there")
def test_an_export_to_an_output_that_is_closed_was_not_written(project: Path) -> None:
    line = f'"{sys.executable}" -P -m app export "{project}" --format csv --out - >&-'
    ended = subprocess.run(line, shell=True, check=False, stderr=subprocess.PIPE)
    assert (ended.returncode, ended.stderr) == (EXIT_NOBODY_READS, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="nobody deletes such a folder there")
def test_a_folder_that_was_deleted_under_a_script_is_said(tmp_path: Path, project: Path) -> None:
    line = f'mkdir gone && cd gone && rmdir ../gone && "{sys.executable}" -P -m app videos ../{project.name}'
    ended = subprocess.run(line, shell=True, check=False, stderr=subprocess.PIPE, cwd=tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"trapline: The folder in which this was started is not there any more.")


@pytest.mark.skipif(sys.platform == "win32", reason="names are in UTF-16 there")
def test_names_of_files_are_read_in_utf8_whatever_the_locale_says(tmp_path: Path) -> None:
    """A project scanned by cron was of other names than one scanned at the desk, or the scan fell."""
    (tmp_path / "Süd").mkdir()
    (tmp_path / "Süd/狐.mp4").write_bytes(b"x")
    env = os.environ | {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    place = str(tmp_path / "p.trapline")
    for _ in range(2):
        ended = started(["scan", str(tmp_path / "Süd"), "--project", place], env=env, capture_output=True)
        assert (ended.returncode, ended.stderr.decode()) == (0, f"{tmp_path / 'Süd'}: 1 video\n")
    ended = started(["videos", place, "--json"], env=env, capture_output=True)
    assert [row["file"] for row in json.loads(ended.stdout)] == ["狐.mp4"]


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe does not tell there")
def test_a_reader_that_left_while_the_pipe_still_took_everything_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading, writing = os.pipe()

    def copied(source: BinaryIO, out: BinaryIO) -> None:
        out.write(source.read())
        out.flush()
        os.close(reading)  # as head does once it has its line

    monkeypatch.setattr("app.cli.console.shutil.copyfileobj", copied)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(BrokenPipeError), written_to(Path("-"), ".csv") as place:
            place.write_text("one\ntwo\n")


@pytest.mark.parametrize("words", [["clocks", "--take"], ["places", "--pattern", "{site}", "--apply"]])
def test_a_project_that_others_write_is_told_before_any_work(
    words: list[str], project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.services.projects.lock_of", lambda _file: None)
    assert main([words[0], str(project), *words[1:]]) == 1
    told = capsys.readouterr()
    assert "cannot be written" in told.err
    assert not told.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["observations", "mysql://lab/survey"], "mysql://... is no place for a project"),
        (["import", ".", "--into", "new.trapline"], "holds no datapackage.json"),
    ],
)
def test_what_is_no_project_and_no_package_is_said_plainly(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 1
    assert said in capsys.readouterr().err
