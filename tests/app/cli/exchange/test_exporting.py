"""`trapline export`, and what it has in common with `analyse`: which animals and which days."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.services.exports import FORMATS
from app.services.imports import FORMATS as IMPORTED

pytestmark = pytest.mark.usefixtures("home")


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


def test_clips_of_videos_that_are_not_there_end_with_an_error_that_says_what_to_do(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["export", str(project), "--format", "clips", "--out"]
    assert main([*words, str(tmp_path / "damaged")]) == 0  # what cannot be read is no error
    (tmp_path / "cards/Süd/[bold]1.mp4").unlink()
    capsys.readouterr()
    assert main([*words, str(tmp_path / "gone")]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "trapline: Videos that are not there now: what should be cut out of them is missing." in said
    assert said.count("Connect their drive and export again (1: Süd/[bold]1.mp4).") == 1
    assert (tmp_path / "gone/cuts.csv").is_file()
    assert main([*words[:-1], "--dry-run"]) == 0


@pytest.mark.parametrize(("name", "file"), [("csv", "o.xlsx"), ("xlsx", "o.CSV"), ("boris", "o.json")])
def test_a_file_is_not_called_as_what_it_is_not(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, file: str
) -> None:
    assert main(["export", str(project), "--format", name, "--out", str(tmp_path / file)]) == 1
    assert f"Choose a name that ends in {FORMATS[name].suffix}, or another format." in capsys.readouterr().err
    assert not (tmp_path / file).exists()
    assert main(["export", str(project), "--format", name, "--out", str(tmp_path / "o.dat")]) == 0


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
    assert "50 % of it or more" in found["method"]


def test_days_that_exclude_each_other_are_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["export", str(project), "--format", "csv", "--dry-run"]
    assert main([*words, "--since", "2026-05-02", "--until", "2026-05-01"]) == 1
    assert "No day is after 2026-05-02" in capsys.readouterr().err
    assert main([*words, "--since", "2026-05-01", "--until", "2026-05-01"]) == 0


def test_lists_that_are_piped_have_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("export", "import"):
        assert main([command, "--format", "help"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == len({"export": FORMATS, "import": IMPORTED}[command])
