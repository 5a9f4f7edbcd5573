"""`trapline agreement`: for people, and for programs."""

import csv
import io
import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.services import observations, second_opinion
from app.services.observer_agreement.table import COLUMNS
from app.services.projects import open_project
from app.services.review import labels


@pytest.fixture
def reviewed(project: Path) -> Path:
    """One animal, a fox by the labels and a dog by a second observer."""
    with open_project(project) as opened:
        ((_, one),) = observations.all_observations(opened)
        labels.apply(opened, {one.id: labels.correct(one, taxon="vulpes")}, who="ada")
        second_opinion.give(opened, {one.id: labels.correct(one, taxon="canis")}, observer="Bo")
    return project


def test_without_a_blind_review_there_is_a_sentence(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["agreement", str(project)]) == 1
    assert "Nobody has reviewed blind yet" in capsys.readouterr().err


def test_programs_get_an_empty_list_where_nobody_reviewed_blind(
    project: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["agreement", str(project), "--json"]) == 0
    assert json.loads(capsysbinary.readouterr().out) == []
    assert main(["agreement", str(project), "--csv"]) == 0
    assert capsysbinary.readouterr().out.decode().splitlines() == [",".join(COLUMNS)]
    assert main(["agreement", str(project), "--json", "--observer", "Bo"]) == 1


def test_who_has_not_reviewed_is_told_who_has(reviewed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", str(reviewed), "--observer", "Cleo"]) == 1
    assert "Cleo has not reviewed blind. Who has: Bo." in capsys.readouterr().err


def test_the_agreement_is_printed_for_people(reviewed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", str(reviewed), "--observer", "Bo"]) == 0
    said = capsys.readouterr().out
    assert "true foxes" in said
    assert "1 animal of 1 video compared, kappa 0.00; 0 in the labels alone" in said


def test_programs_get_the_table_and_what_differs(
    reviewed: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["agreement", str(reviewed), "--csv"]) == 0
    table = list(csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode())))
    assert [(row["level"], row["key"], row["both"], row["differ"]) for row in table] == [
        ("all", "", "0", "1"),
        ("class", "canis", "0", "1"),
        ("class", "vulpes", "0", "1"),
    ]
    assert main(["agreement", str(reviewed), "--json"]) == 0
    (found,) = json.loads(capsysbinary.readouterr().out)
    assert (found["second_observer"], found["videos"]) == ("Bo", 1)
    assert [len(row["differing_animals"]) for row in found["rows"]] == [1, 1, 1]
