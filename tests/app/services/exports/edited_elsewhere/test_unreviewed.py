"""Lines that nobody has reviewed here, and somebody changed elsewhere."""

from pathlib import Path

import pytest

from app.services import media
from app.services.exports import export, remember
from app.services.imports import import_file
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.review.verdicts import correct, note
from app.store.records import ReviewState, Subject
from mvit_core.types import Span
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


COUNT = {"csv": "count", "timelapse": "Count"}


@pytest.mark.parametrize("name", COUNT)
def test_a_count_that_was_changed_elsewhere_is_taken_where_one_stood_beside_the_name(
    project: Project, name: str, tmp_path: Path
) -> None:
    animal = dash(project)
    labels.apply(project, {animal.id: note(animal, count=3, notes="limps", sex="female")}, who="ana")
    report = round_trip(project, name, tmp_path, edit_of_dash(name, **{COUNT[name]: "5"}))
    now = dash(project)
    assert (now.count, now.notes, now.sex, now.state) == (5, "limps", "female", ReviewState.UNREVIEWED)
    assert (now.labelled_by, report.num_corrected, report.num_animals) == ("bo", 1, 1)
    assert (now.span, now.taxon) == (animal.span, animal.taxon)
    again = import_file(project, tmp_path / FILES[name], who="bo")
    assert (again.num_corrected, dash(project)) == (0, now)
    labels.apply(project, report.before, who="bo")
    assert (dash(project).count, dash(project).labelled_by) == (3, "ana")


@pytest.mark.parametrize("name", COUNT)
def test_a_count_that_once_stood_here_is_of_an_older_file(
    project: Project, name: str, tmp_path: Path
) -> None:
    for count in (3, 4):
        labels.apply(project, {dash(project).id: note(dash(project), count=count)}, who="ana")
        if count == 3:
            export(project, name, tmp_path / FILES[name])
    import_file(project, tmp_path / FILES[name], who="bo")
    assert (dash(project).count, dash(project).labelled_by) == (4, "ana")


@pytest.mark.parametrize("name", COUNT)
def test_a_count_changed_elsewhere_of_what_nobody_has_touched_leaves_its_name_to_be_reviewed(
    project: Project, name: str, tmp_path: Path
) -> None:
    before = everything(project)
    animal = dash(project)
    report = round_trip(project, name, tmp_path, edit_of_dash(name, **{COUNT[name]: "3"}))
    now = dash(project)
    assert (now.count, now.state, now.labelled_by) == (3, ReviewState.UNREVIEWED, "bo")
    assert (now.span, now.taxon) == (animal.span, animal.taxon)
    assert (report.num_animals, report.num_edited, report.num_corrected) == (1, 1, 0)
    again = import_file(project, tmp_path / FILES[name], who="bo")
    assert (again.num_animals, dash(project)) == (0, now)
    labels.apply(project, report.before, who="bo")
    assert everything(project) == before


def test_an_edge_moved_in_the_table_of_what_nobody_has_touched_leaves_its_name_to_be_reviewed(
    project: Project, tmp_path: Path
) -> None:
    animal = dash(project)
    round_trip(project, "csv", tmp_path, edit_of_dash("csv", start_s="0.5"))
    now = dash(project)
    assert (now.span, now.state) == (Span(0.5, animal.span.end_s), ReviewState.UNREVIEWED)


def test_an_edge_moved_in_the_table_comes_to_what_was_counted_here(project: Project, tmp_path: Path) -> None:
    animal = dash(project)
    labels.apply(project, {animal.id: note(animal, count=3)}, who="ana")
    round_trip(project, "csv", tmp_path, edit_of_dash("csv", start_s="0.5"))
    now = dash(project)
    assert (now.count, now.span) == (3, Span(0.5, animal.span.end_s))


@pytest.mark.parametrize("name", COUNT)
def test_a_count_lowered_elsewhere_to_one_that_stood_here_once_is_taken_where_it_went_out_since(
    project: Project, name: str, tmp_path: Path
) -> None:
    labels.apply(project, {dash(project).id: note(dash(project), count=3)}, who="ana")
    remember(project, export(project, name, tmp_path / "sent.csv"))
    report = round_trip(project, name, tmp_path, edit_of_dash(name, **{COUNT[name]: "1"}))
    assert (dash(project).count, report.num_corrected) == (1, 1)
    assert not any("stood here once" in each for each in report.left_out)
    assert dash(project).state is ReviewState.UNREVIEWED


def test_a_line_of_timelapse_that_may_be_older_is_named(project: Project, tmp_path: Path) -> None:
    """Nobody remembers that it went out."""
    labels.apply(project, {dash(project).id: note(dash(project), count=3)}, who="ana")
    report = round_trip(project, "timelapse", tmp_path, edit_of_dash("timelapse", Count="1"))
    assert dash(project).count == 3
    assert (
        "Beside a name, the file says what stood here once: it may be older, so what is here stays "
        "(1: Süd/-dash.mp4)."
    ) in report.left_out


def test_a_line_of_timelapse_from_before_a_count_here_is_passed_over_without_a_word(
    project: Project, tmp_path: Path
) -> None:
    remember(project, export(project, "timelapse", tmp_path / "t.csv"))
    labels.apply(project, {dash(project).id: note(dash(project), count=3)}, who="ana")
    report = import_file(project, tmp_path / "t.csv", who="bo")
    assert (dash(project).count, report.num_corrected) == (3, 0)
    assert not any("stood here once" in each for each in report.left_out)


def test_a_line_of_several_animals_changes_the_count_of_none(project: Project, tmp_path: Path) -> None:
    """It says how many at once, and not of whom."""
    found = everything(project)
    (lion,) = (one for one in found if one.taxon == "panthera")
    place = labels.new_observation(project, lion.video_id, lion.kind)
    cub = labels.add(Span(0.5, 1.5), taxon="panthera")
    labels.apply(project, {lion.id: note(lion, count=5), place: cub}, who="ana")
    export(project, "timelapse", tmp_path / "t.csv")
    labels.apply(project, {lion.id: note(lion, count=2)}, who="ana")
    before = everything(project)
    import_file(project, tmp_path / "t.csv", who="bo")
    assert everything(project) == before


def test_a_fresh_project_keeps_how_many_there_were_of_what_nobody_reviewed(
    project: Project, tmp_path: Path
) -> None:
    animal = dash(project)
    labels.apply(project, {animal.id: note(animal, count=3, notes="limps")}, who="ana")
    export(project, "timelapse", tmp_path / "t.csv")
    with create_project(tmp_path / "copy.trapline") as copy:
        for root in media.roots(project):
            media.add_files(copy, root, list(media.find_videos(root)))
        import_file(copy, tmp_path / "t.csv", who="bo")
        now = dash(copy)
    assert (now.count, now.notes, now.state) == (3, "limps", ReviewState.UNREVIEWED)
    assert now.labelled_by == "bo", "the file does not say whose it is"
