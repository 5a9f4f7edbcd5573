"""Words that are typed: which are understood, and what is said of the others."""

import re
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli.experiments.benchmarks import BENCHMARKS
from app.cli.parser import COMMANDS, parse

pytestmark = pytest.mark.usefixtures("home")


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


@pytest.mark.parametrize(
    ("words", "said"), [(["help"], "exit codes:"), (["help", "scan"], "usage: trapline scan")]
)
def test_help_is_a_word_too(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 0
    assert said in capsys.readouterr().out


@pytest.mark.parametrize("command", ["backups", "restore", "recover"])
def test_no_help_offers_a_database_where_it_is_refused(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "postgresql+psycopg://lab/survey"]) == 1
    assert "backed up by the database's own tools" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert "postgresql" not in capsys.readouterr().out


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


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have one")
def test_without_a_display_the_window_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for words in ([], ["open", "x"], ["open", "--again"], ["demo", "--window"]):
        assert main(words) == 1
        assert "no display" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--vers"],
        ["videos", "p", "--jso"],
        ["models", "list", "--jso"],
        ["evaluate", "organmnist3d", "x", "--epo", "2"],
    ],
)
def test_options_are_whole_so_that_scripts_outlast_new_ones(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert re.search(r"--(vers|jso|epo)\b", refused(words, capsys))


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


def test_everything_that_follows_a_command_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    actions = ("list", "describe", "ablations", "distances", "catalogue", "installed", "fetch", "remove")
    lines = [*([command] for command in COMMANDS), *(["models", action] for action in actions)]
    for words in [*lines, *(["evaluate", name] for name in BENCHMARKS)]:
        with pytest.raises(SystemExit):
            main([*words, "--help"])
        listed = re.findall(r"^  (\S.*)\n(?!   )", capsys.readouterr().out, re.MULTILINE)
        assert [each for each in listed if not re.search(r"\S  +\S", each)] == [], words


def test_an_option_without_a_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    for word in ("-x", "--frmat"):
        assert f"{word} is no option of trapline" in refused([word, "y"], capsys)
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0


def test_no_window_opens_for_what_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")  # else a computer without a screen refuses at once
    assert main(["open", str(tmp_path / "nothere")]) == 1
    assert "There is no project or folder" in capsys.readouterr().err
