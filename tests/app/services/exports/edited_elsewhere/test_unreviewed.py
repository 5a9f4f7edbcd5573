"""Lines that nobody has reviewed here, and somebody changed elsewhere."""

from pathlib import Path

import pytest

from app.services.exports import export
from app.services.imports import import_file
from app.services.projects import Project
from app.services.review import labels
from app.services.review.verdicts import correct
from app.store.records import ReviewState, Subject
from tests.app.services.exports.edited_elsewhere.round_trip import (
    FILES,
    dash,
    edit_of_dash,
    everything,
    round_trip,
)

LION = {
    "csv": {"scientific_name": "Panthera", "count": "3"},
    "timelapse": {"Species": "Panthera", "Count": "3"},
}


@pytest.mark.parametrize("name", LION)
def test_a_line_that_nobody_reviewed_and_somebody_changed_corrects_the_animal_that_is_here(
    project: Project, name: str, tmp_path: Path
) -> None:
    before = {one.id: one for one in everything(project)}
    animal = dash(project)
    report = round_trip(project, name, tmp_path, edit_of_dash(name, **LION[name]))
    (now,) = (one for one in everything(project) if one != before.get(one.id))
    assert (now.id, now.taxon, now.count, now.state) == (animal.id, "panthera", 3, ReviewState.CORRECTED)
    assert (now.labelled_by, now.span) == ("bo", animal.span)
    assert (
        "One finding that nobody reviewed here was changed in the file: that counts as your word."
        in report.left_out
    )
    labels.apply(project, report.before, who="bo")
    assert {one.id: one for one in everything(project)} == before


@pytest.mark.parametrize("name", LION)
def test_a_line_from_before_a_person_looked_at_it_here_says_nothing(
    project: Project, name: str, tmp_path: Path
) -> None:
    out = tmp_path / FILES[name]
    export(project, name, out)
    animal = dash(project)
    labels.apply(project, {animal.id: correct(animal, taxon="ursus", count=2)}, who="ana")
    before = everything(project)
    import_file(project, out, who="bo")
    assert everything(project) == before


def test_a_line_of_an_older_scan_adds_nothing(project: Project, tmp_path: Path) -> None:
    """Its confidence is not that of what is here: no person has changed its name."""
    before = everything(project)
    told = edit_of_dash("timelapse", Species="Panthera", Confidence="0.3141")
    round_trip(project, "timelapse", tmp_path, told)
    assert everything(project) == before


def test_a_line_that_was_called_blank_or_human_says_so_of_the_animal_that_is_here(
    project: Project, tmp_path: Path
) -> None:
    animal = dash(project)
    for word in ("human", "blank"):
        report = round_trip(project, "timelapse", tmp_path, edit_of_dash("timelapse", Species=word))
        (now,) = (one for one in everything(project) if one.id == animal.id)
        assert (now.subject, now.state) == (Subject(word), ReviewState.CORRECTED)
        assert sum(one.video_id == animal.video_id for one in everything(project)) == 1
        labels.apply(project, report.before, who="bo")
        (tmp_path / "t.csv").unlink()
