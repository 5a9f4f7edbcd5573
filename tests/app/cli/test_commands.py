import csv
import errno
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli.parser import COMMANDS, parse
from app.services import media
from app.services.exports import FORMATS
from app.services.imports import FORMATS as IMPORTED
from app.services.projects import Project, create_project, open_or_create
from app.services.raw_scores import RawScores
from app.services.scanning.scans import ScanRun
from mvit_core.events import VideoScanned
from mvit_core.files.path_text import to_path
from mvit_core.native import library
from mvit_core.native.library import Found
from mvit_core.types import Box, Track, TrackPoint, TrackResult, VideoResult, VideoStatus


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAPLINE_HOME", str(tmp_path / "home"))
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            monkeypatch.setattr(signal, "signal", lambda *_: None)
    return tmp_path / "home"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A scanned project of two videos, one of them unreadable; names with brackets and umlauts."""
    root = tmp_path / "cards"
    for place in ("Süd/[bold]1.mp4", "Süd/2.mp4"):
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(b"x")
    points = tuple(TrackPoint(i * 0.5, i * 15, Box(0.1, 0.1, 0.2, 0.2)) for i in range(5))
    found = TrackResult(track=Track(points, 0.75))
    with create_project(tmp_path / "p.trapline") as project:
        media.add_files(project, root, list(media.find_videos(root)))
        _record(project, found)
    return tmp_path / "p.trapline"


def _record(project: Project, found: TrackResult) -> None:
    run = ScanRun.start(project)
    while (request := run.next_request()) is not None:
        good = "[bold]" in request.path
        result = (
            VideoResult(status=VideoStatus.DONE, tracks=(found,))
            if good
            else VideoResult(status=VideoStatus.UNREADABLE, reason="It is [red]empty.")
        )
        run.record(VideoScanned(key=request.key, result=result))
    run.finish()


def test_observations_as_a_table_say_what_and_when(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["observations", str(project)]) == 0
    said = capsys.readouterr().out
    assert "animal?" in said
    assert "Süd/[bold]1.mp4" in said
    assert "0:02.00" in said


@pytest.mark.parametrize("raw", [True, False])
def test_scores_that_are_no_chances_are_marked(
    raw: bool, project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RawScores, "has", lambda *_: raw)
    assert main(["observations", str(project)]) == 0
    said = capsys.readouterr().out
    assert "0.75" in said
    assert ("~0.75" in said, "never fitted" in said) == (raw, raw)


def test_observations_as_json_are_one_list(project: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["observations", str(project), "--json"]) == 0
    (row,) = json.loads(capsysbinary.readouterr().out)
    assert row["file"] == "Süd/[bold]1.mp4"
    assert (row["start_s"], row["end_s"], row["subject"], row["taxon"]) == (0.0, 2.0, "unclassified", None)


def test_observations_as_csv_are_the_export(
    project: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["observations", str(project), "--csv"]) == 0
    printed = capsysbinary.readouterr().out
    assert main(["export", str(project), "--format", "csv", "--out", str(tmp_path / "o.csv")]) == 0
    assert printed == (tmp_path / "o.csv").read_bytes()
    assert len(list(csv.DictReader(io.StringIO(printed.decode())))) == 1


def test_videos_tell_each_status_with_its_reason(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["videos", str(project)]) == 0
    said = capsys.readouterr().out
    assert "unreadable" in said
    assert "It is [red]empty." in said


def test_videos_as_json_have_the_status(project: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["videos", str(project), "--json"]) == 0
    rows = json.loads(capsysbinary.readouterr().out)
    assert {row["file"]: row["status"] for row in rows} == {
        "Süd/[bold]1.mp4": "done",
        "Süd/2.mp4": "unreadable",
    }


def test_an_export_says_what_it_could_not_say(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["export", str(project), "--format", "camtrap-dp", "--out", str(tmp_path / "dp")]
    assert main([*words, "--utc-offset", "-05:00"]) == 0
    said = capsys.readouterr()
    assert "without coordinates" in said.err
    assert "UTC offset" not in said.err
    assert main(words) == 1
    assert "not empty" in capsys.readouterr().err


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


@pytest.mark.parametrize(
    "words", [["scna", "x"], ["scan"], ["export", "p"], ["--frobnicate"], ["scan", "x", "--workers", "0"]]
)
def test_what_is_not_understood_is_code_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["observatons"], "Did you mean observations?"),
        (["expor", "p.trapline"], "Did you mean export"),
        (["nothere"], "nothere is neither a command nor a file or folder here. trapline --help lists"),
        (["nothere.trapline"], "nothere.trapline is neither a command nor a file"),
        (["x" * 5000], "is neither a command nor a file"),
        ([".", "--json"], "unrecognized arguments: --json"),
        ([".", "cards"], ". is no command, so nothing can follow it"),
    ],
)
def test_a_word_that_is_no_command_and_not_there_opens_no_window(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in refused(words, capsys)


def test_what_is_there_opens_the_window(project: Path) -> None:
    for place in (str(project), str(project.parent), "postgresql+psycopg://lab/survey"):
        arguments = parse([place])
        assert (arguments.command, arguments.path) == ("open", place)


def test_the_exit_codes_are_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(f"\n  {code} " in said for code in (0, 1, 2, 70, 130))
    assert "worker" not in said


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


def test_without_a_display_the_window_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for words in ([], ["open", "x"], ["demo", "--window"]):
        assert main(words) == 1
        assert "no display" in capsys.readouterr().err


def test_info_says_versions_device_and_places(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert main(["info", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["logs"] == str(home / "log")
    assert facts["device"]
    assert facts["torch"].startswith("2.")


@pytest.mark.parametrize(
    ("found", "said"),
    [(Found(object(), "kernels-0.so"), "kernels-0.so"), (Found(None, "turned off"), "none: turned off")],
)
def test_info_says_whether_native_kernels_are_used(
    found: Found, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(library, "found", lambda: found)
    assert main(["info", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["native kernels"] == said


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be there")
def test_a_file_name_moves_no_cursor_and_json_stays_valid(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    for name in (b"\x1b[31mred.mp4", b"two\nlines.mp4", b"caf\xe9.mp4"):
        (folder / os.fsdecode(name)).touch()
    with open_or_create(project) as opened:
        media.add_files(opened, folder, list(media.find_videos(folder)))
    assert main(["videos", str(project)]) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "two␊lines.mp4" in said
    assert "caf\ufffdE9.mp4" in said
    assert main(["videos", str(project), "--json"]) == 0
    paths = [row["path"] for row in json.loads(capsys.readouterr().out)]
    assert all(path.encode("utf-8") for path in paths)
    assert os.fsdecode(b"caf\xe9.mp4") in {to_path(path).name for path in paths}


def test_labels_go_out_and_come_in_on_the_command_line(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "cards" / "labels.csv"
    assert main(["export", str(project), "--format", "csv", "--dry-run"]) == 0
    assert "Would write 1 row" in capsys.readouterr().out
    assert main(["export", str(project), "--format", "csv", "--out", str(out)]) == 0
    assert (
        main(["import", str(out), "--into", str(tmp_path / "other.trapline"), "--column", "file=file"]) == 0
    )
    assert "Took in" in capsys.readouterr().out
    assert main(["import", str(out), "--into", str(tmp_path / "third.trapline"), "--column", "file=no"]) == 1
    assert not (tmp_path / "third.trapline").exists()
    for command in ("export", "import"):
        words = [command, str(project), "--format", "help"] + (["--into", "x"] if command == "import" else [])
        assert main(words) == 0
        assert "camtrap-dp" in capsys.readouterr().out


def test_an_export_is_narrowed_by_words(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["export", str(project), "--format", "csv", "--dry-run"]
    for narrower in ("--reviewed", "--accepted"):
        assert main([*words, narrower]) == 0
        assert "Would write 0 rows" in capsys.readouterr().out
    assert main([*words, "--site", "nowhere"]) == 1
    assert "has no site nowhere. It has: Süd." in capsys.readouterr().err
    assert main([*words, "--site", "SUD"]) == 0
    assert "Would write 1 row" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["export", "analyse", "species"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lynxx", "No animal is called lynxx here. Did you mean lynxes (Lynx)?"),
        ("Lynxx rufus", "Did you mean lynxes (Lynx)?"),
        ("qqqq", "No animal is called qqqq here. Give its Latin or a common name."),
    ],
)
def test_an_unknown_animal_is_refused_with_those_near_it(
    command: str, name: str, said: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = {
        "export": ["--format", "csv", "--dry-run", "--species"],
        "analyse": ["--json", "--bootstraps", "1", "--species"],
        "species": ["--add"],
    }[command]
    assert main([command, str(project), *words, name]) == 1
    told = capsys.readouterr()
    assert said in told.err
    assert not told.out


def test_an_animal_is_known_by_what_the_program_calls_it_and_a_species_by_its_genus(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("lynxes (Lynx)", "LYNX", "Luchs"):
        assert main(["export", str(project), "--format", "csv", "--dry-run", "--species", name]) == 0
        assert "unknown here" not in capsys.readouterr().err
    assert main(["export", str(project), "--format", "csv", "--dry-run", "--species", "Lynx rufus"]) == 0
    assert "Lynx rufus is unknown here: lynxes (Lynx) is taken." in capsys.readouterr().err


def test_places_are_shown_before_they_are_changed(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cards = str(tmp_path / "cards")
    assert main(["places", cards, "--pattern", "{site}", "--json"]) == 0
    (folder,) = json.loads(capsys.readouterr().out)
    assert (folder["folder"], folder["files"], folder["site"], folder["by_pattern"]) == (
        "Süd",
        2,
        "Süd",
        True,
    )
    assert main(["places", str(project), "--pattern", "S{site}"]) == 0
    assert "Nothing is changed yet" in capsys.readouterr().err
    assert main(["places", str(project), "--pattern", "S{site}", "--apply"]) == 0
    with open_or_create(project) as opened:
        assert [site.name for site in media.sites(opened)] == ["üd"]
    assert main(["places", str(project), "--pattern", "{where}"]) == 1
    assert main(["places", cards, "--pattern", "{site}", "--apply"]) == 1


def test_backups_of_a_project_in_a_database_are_the_databases_matter(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["backups", "postgresql+psycopg://anna:secret@lab/survey"]) == 1
    said = capsys.readouterr().err
    assert "pg_dump" in said
    assert "secret" not in said


def refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of words that are not understood."""
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["scan", ""], "an empty word after scan"),
        (["observations", "p.trapline", "--json", ""], "an empty word after --json"),
        (["scan", "cards", "--project", ""], "an empty word after --project"),
        ([""], "an empty word at its beginning"),
    ],
)
def test_an_empty_word_is_refused_and_never_the_folder_that_one_stands_in(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in refused(words, capsys)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["export", "p", "--format", "csv", "--since", "yesterday"],
            "'yesterday' is no day; write it like 20",
        ),
        (["export", "p", "--format", "csv", "--min-confidence", "high"], "'high' is no number"),
        (["export", "p", "--format", "csv", "--min-confidence", "2"], "a number from 0 to 1 is needed"),
        (["restore", "p", "--backup", "newest"], "'newest' is no whole number"),
        (["analyse", "p", "--json", "--occasion", "999999999999"], "at most 1,000,000 is possible"),
        (["scan", "p", "--sure", "nan"], "'nan' is no number"),
        (["benchmark", "--seconds", "-1"], "more than 0 is needed"),
        (["scan", "p", "--workers", "0"], "at least 1 is needed"),
    ],
)
def test_what_is_no_number_or_day_is_refused_in_words_that_people_have(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in refused(words, capsys)


def test_names_that_stand_for_nothing_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["backups"], ["evaluate"]):
        assert main([*words, str(tmp_path / "nothere")]) == 1
        assert "Check the name" in capsys.readouterr().err


def test_ctrl_c_amid_a_text_that_is_executed_ends_with_the_same_code(tmp_path: Path) -> None:
    """Python otherwise kills itself at the very end: Ctrl-C while some module makes its dataclasses."""
    (tmp_path / "interrupted.py").write_text(
        "import argparse, sys\n"
        "from app.cli.entry import _run\n"
        "sys.exit(_run(argparse.Namespace(run=lambda _: exec('raise KeyboardInterrupt'))))\n"
    )
    places = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[3])])
    command = [sys.executable, "-m", "interrupted"]
    env = os.environ | {"PYTHONPATH": places}
    ended = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (130, "trapline: Stopped.\n")


@pytest.mark.parametrize("words", [["export"], ["import"], ["train"]])
def test_help_for_a_word_lists_its_choices_without_a_project(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    option = "--recipe" if words == ["train"] else "--format"
    assert main([*words, option, "help"]) == 0
    assert capsys.readouterr().out.count("\n") > 5
    assert "required" in refused([*words, option, "csv"], capsys)


def test_every_command_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit):
            main([command, "--help"])
        said = capsys.readouterr().out
        assert not said.partition("\n\n")[2].startswith(("positional", "options")), command


def test_an_export_to_the_output_is_the_file_and_nothing_else(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["export", str(project), "--format", "csv", "--out"]
    assert main([*words, "o.csv"]) == 0
    capsysbinary.readouterr()
    assert main([*words, "-"]) == 0
    told = capsysbinary.readouterr()
    assert told.out == (tmp_path / "o.csv").read_bytes()
    assert b"Wrote 1 row to the output." in told.err
    assert main(["analyse", str(project), "--out", "-", "--bootstraps", "1"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"<!DOCTYPE html>")
    assert main(["export", str(project), "--format", "camtrap-dp", "--out", "-"]) == 1
    assert main(["analyse", str(project), "--out", "-", "--json"]) == 1
    assert not capsysbinary.readouterr().out
    assert not (tmp_path / "-").exists()


def test_occasions_are_cut_and_counted_as_asked(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "occupancy")
    words = ["--occasion", "3", "--least-share", "0.5"]
    assert main(["export", str(project), "--format", "unmarked", "--out", out, *words]) == 0
    assert "occasions of 3 days of which cameras worked less than 50 %" in capsys.readouterr().err
    assert main(["analyse", str(project), "--json", "--bootstraps", "1", *words]) == 0
    (found,) = [one for one in json.loads(capsys.readouterr().out) if one["analysis"] == "effort"]
    assert "an occasion of 3 days" in found["method"]
    assert "50 % or more" in found["method"]


def test_days_that_exclude_each_other_are_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["export", str(project), "--format", "csv", "--dry-run"]
    assert main([*words, "--since", "2026-05-02", "--until", "2026-05-01"]) == 1
    assert "No day is after 2026-05-02" in capsys.readouterr().err
    assert main([*words, "--since", "2026-05-01", "--until", "2026-05-01"]) == 0


def test_an_error_of_the_disk_that_nobody_told_is_a_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def torn(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "/mnt/card")

    monkeypatch.setattr(media, "videos", torn)
    monkeypatch.setattr("app.cli.entry.leave_broken_pipe", lambda: None)
    assert main(["videos", str(project)]) == 1
    assert "/mnt/card cannot be read or written: Permission denied." in capsys.readouterr().err


def started(words: list[str], **streams: object) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, as a shell starts it."""
    return subprocess.run([sys.executable, "-P", "-m", "app", *words], check=False, **streams)  # type: ignore[call-overload,no-any-return]


@pytest.mark.skipif(sys.platform == "win32" or not Path("/dev/full").exists(), reason="a full disk")
def test_a_full_disk_behind_the_output_is_said(project: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = started(["videos", str(project), "--json"], stdout=full, stderr=subprocess.PIPE)
    assert ended.returncode == 1
    assert (
        ended.stderr.decode() == "trapline: The output cannot be read or written: No space left on device.\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="a shell closes none there")
def test_with_its_output_closed_a_command_does_its_work(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.csv"
    line = f'"{sys.executable}" -P -m app export "{project}" --format csv --out "{out}" <&- >&- 2>&-'
    assert subprocess.run(line, shell=True, check=False).returncode == 0
    assert len(list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))) == 1


@pytest.mark.parametrize("words", [["clocks", "--take"], ["places", "--pattern", "{site}", "--apply"]])
def test_a_project_that_others_write_is_told_before_any_work(
    words: list[str], project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.services.projects.lock_of", lambda _file: None)
    assert main([words[0], str(project), *words[1:]]) == 1
    told = capsys.readouterr()
    assert "cannot be written" in told.err
    assert not told.out


def test_an_import_of_which_nothing_comes_in_leaves_no_project(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = tmp_path / "labels" / "o.csv"
    labels.parent.mkdir()
    assert main(["export", str(project), "--format", "csv", "--out", str(labels)]) == 0
    new = tmp_path / "new.trapline"
    assert main(["import", str(labels), "--into", str(new)]) == 1
    assert "Nothing of it could be taken in" in capsys.readouterr().err
    assert not list(tmp_path.glob("new*"))
    assert main(["import", str(labels), "--into", str(project)]) == 0  # all of it is in already
    assert project.exists()


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


def test_a_scan_that_cannot_begin_leaves_no_project_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards/a.mp4").write_bytes(b"x")
    (tmp_path / "notes.onnx").write_text("no detector")
    words = ["scan", str(tmp_path / "cards"), "--project", str(tmp_path / "p.trapline"), "--workers", "1"]
    assert main([*words, "--detector", str(tmp_path / "notes.onnx")]) == 1
    assert "notes.onnx is no ONNX file" in capsys.readouterr().err
    assert not list(tmp_path.glob("p.trapline*"))
    create_project(tmp_path / "p.trapline").close()
    assert main([*words, "--detector", str(tmp_path / "notes.onnx")]) == 1
    assert (tmp_path / "p.trapline").exists()


def test_a_sound_project_is_not_put_together_anew(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = project.read_bytes()
    assert main(["recover", str(project)]) == 0
    assert "is not damaged: all of it can be read. Nothing was changed." in capsys.readouterr().out
    assert project.read_bytes() == before
    assert [file.name for file in project.parent.glob("p*.trapline*")] == ["p.trapline"]
    project.write_bytes(before[:-4096])
    assert main(["recover", str(project)]) == 0
    assert "Read from the damaged file" in capsys.readouterr().out
    assert len(list(project.parent.glob("p*.trapline"))) == 2


def test_an_option_without_a_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    for word in ("-x", "--frmat"):
        assert f"{word} is no option of trapline" in refused([word, "y"], capsys)
    with pytest.raises(SystemExit) as ended:
        main(["--vers"])
    assert ended.value.code == 0


def test_no_window_opens_for_what_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["open", str(tmp_path / "nothere")]) == 1
    assert "There is no project or folder" in capsys.readouterr().err


def test_lists_that_are_piped_have_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("export", "import"):
        assert main([command, "--format", "help"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == len({"export": FORMATS, "import": IMPORTED}[command])
