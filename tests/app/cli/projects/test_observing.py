"""`trapline observations`: for people, and for programs."""

import csv
import io
import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.services import observations
from app.services.projects import open_project
from app.services.raw_scores import RawScores
from app.services.review import labels
from app.store.records import Kind
from mvit_core.types import Span


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


def test_bouts_in_the_table_are_counted_below_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_project(project) as opened:
        ((_, animal),) = observations.all_observations(opened)
        place = labels.new_observation(opened, animal.video_id, Kind.BEHAVIOR, parent_id=animal.id)
        labels.apply(opened, {place: labels.add(Span(0, 1), behavior="eats_food")}, who="ada")
    assert main(["observations", str(project)]) == 0
    assert "1 observation, with 1 bout of behavior." in capsys.readouterr().out
