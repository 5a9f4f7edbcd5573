"""What a project teaches: examples from labels, sites as groups, classes, and the same hash every time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import delete, update

from app.services import media, observations
from app.services.learning.class_choices import ClassChoices, choose_classes
from app.services.learning.examples import gaps
from app.services.learning.labelled_places import events_of
from app.services.learning.sides import Sides
from app.services.learning.training_sets import classes_of, num_different, training_set
from app.services.projects import Project
from app.services.review import labels
from app.services.review.verdicts import add, confirm, correct, reject
from app.services.storing.naming import subject_of
from app.services.vocabulary import ADDED
from app.store.records import Kind, Observation, Subject, VideoId
from app.store.schema import SettingRow, VideoRow
from mvit_core.taxonomy import shipped_taxonomy
from mvit_core.types import Span
from tests.app.services.conftest import MakeResult
from tests.behaviors import add_behavior
from trainer.labels.manifest import LabelledSpan, Manifest, make_manifest, read_manifest, write_manifest


@pytest.fixture
def video(project: Project, scan: Callable[..., object], make_result: MakeResult) -> VideoId:
    """The first video, in which two animals eat from 1 to 3 s of 5.8."""
    found = media.videos(project)[0].id
    scan(make_result(0.1, 0.6), [found])
    return found


def of_kind(project: Project, video: VideoId, kind: Kind) -> list[Observation]:
    return [each for each in observations.of_video(project, video, rejected=True) if each.kind == kind]


def test_what_nobody_reviewed_teaches_nothing(project: Project, video: VideoId) -> None:
    assert training_set(project).manifest.spans == ()


def test_a_named_animal_is_an_example_of_its_species_with_its_boxes(project: Project, video: VideoId) -> None:
    animal = of_kind(project, video, Kind.ANIMAL)[0]
    labels.apply(project, {animal.id: correct(animal, taxon="panthera")}, who="me")
    (span,) = training_set(project).manifest.spans
    assert (span.species, span.behaviors, span.group) == ("panthera", None, "North")
    assert span.video == "North/DCIM/100MEDIA/IMG_0001.AVI"
    assert (span.start_s, span.end_s) == (0.0, 5.8)
    assert len(span.points) == 30


def test_bouts_are_examples_and_the_time_between_them_shows_none(project: Project, video: VideoId) -> None:
    animal, bout = of_kind(project, video, Kind.ANIMAL)[0], of_kind(project, video, Kind.BEHAVIOR)[0]
    assert bout.parent_id == animal.id
    labels.apply(project, {animal.id: correct(animal, taxon="ursus"), bout.id: confirm(bout)}, who="me")
    spans = training_set(project).manifest.spans
    assert [(each.start_s, each.end_s, each.behaviors) for each in spans] == [
        (1.0, 3.0, ("eats_food",)),
        (0.0, 1.0, ()),
        (3.0, 5.8, ()),
    ]
    assert {each.species for each in spans} == {"ursus"}


def test_a_bout_of_an_animal_that_nobody_named_teaches_the_behavior_alone(
    project: Project, video: VideoId
) -> None:
    bout = of_kind(project, video, Kind.BEHAVIOR)[0]
    labels.apply(project, {bout.id: correct(bout, behavior="sleeps")}, who="me")
    spans = training_set(project).manifest.spans
    assert {each.species for each in spans} == {""}
    assert spans[0].behaviors == ("sleeps",)


def test_a_rejected_bout_shows_that_it_is_not_there(project: Project, video: VideoId) -> None:
    bout = of_kind(project, video, Kind.BEHAVIOR)[0]
    labels.apply(project, {bout.id: reject(bout)}, who="me")
    (span,) = training_set(project).manifest.spans
    assert (span.start_s, span.end_s, span.behaviors) == (1.0, 3.0, ())


def test_overlapping_bouts_are_examples_of_both_behaviors(project: Project, video: VideoId) -> None:
    animal, bout = of_kind(project, video, Kind.ANIMAL)[0], of_kind(project, video, Kind.BEHAVIOR)[0]
    place = labels.new_observation(project, video, Kind.BEHAVIOR, parent_id=animal.id)
    grooms = add(Span(0.8, 2.8), behavior="grooms")
    labels.apply(project, {bout.id: confirm(bout), place: grooms}, who="me")
    both = [each.behaviors for each in training_set(project).manifest.spans if each.behaviors]
    assert both == [("eats_food", "grooms")] * 2


def test_rejected_motion_is_blank_unless_it_shows_an_animal_that_counts(
    project: Project, video: VideoId
) -> None:
    left, right = of_kind(project, video, Kind.ANIMAL)
    labels.apply(project, {left.id: reject(left), right.id: correct(right, taxon="ursus")}, who="me")
    assert sorted(each.species for each in training_set(project).manifest.spans) == ["blank", "ursus"]
    place = labels.new_observation(project, video, Kind.ANIMAL)
    by_hand = add(Span(0.0, 5.0), subject=Subject.ANIMAL, taxon="ursus")
    labels.apply(project, {place: by_hand}, who="me")
    found = {each.species for each in training_set(project).manifest.spans}
    assert "blank" not in found, "it may be that animal"


def test_what_was_labelled_before_a_behavior_came_says_nothing_of_it(
    project: Project, video: VideoId
) -> None:
    left, right = of_kind(project, video, Kind.ANIMAL)
    eats = {each.parent_id: each for each in of_kind(project, video, Kind.BEHAVIOR)}
    labels.apply(project, {eats[left.id].id: confirm(eats[left.id])}, who="me")
    add_behavior(project, "howls")
    assert {each.unasked for each in training_set(project).manifest.spans} == {()}, "nobody has said it yet"
    place = labels.new_observation(project, video, Kind.BEHAVIOR, parent_id=right.id)
    howls = add(Span(4.0, 5.0), behavior="howls")
    labels.apply(project, {eats[right.id].id: confirm(eats[right.id]), place: howls}, who="me")

    def unasked() -> dict[str, set[tuple[str, ...]]]:
        found: dict[str, set[tuple[str, ...]]] = {}
        for each in training_set(project).manifest.spans:
            found.setdefault(each.animal, set()).add(each.unasked)
        return found

    assert unasked() == {str(left.id): {("howls",)}, str(right.id): {()}}
    bout = observations.observation(project, eats[left.id].id)
    undo, _ = labels.apply(project, {bout.id: confirm(bout)}, who="me")
    assert unasked() == {str(left.id): {()}, str(right.id): {()}}, "somebody has looked for it"
    labels.apply(project, undo, who="me")
    assert unasked()[str(left.id)] == {("howls",)}
    choose_classes(project, ClassChoices(merged={"howls": "sleeps"}))
    assert unasked()[str(left.id)] == {("sleeps",)}


def test_what_ships_was_known_from_the_beginning_and_an_older_project_tells_by_the_first_word(
    project: Project, video: VideoId
) -> None:
    left, right = of_kind(project, video, Kind.ANIMAL)
    eats = {each.parent_id: each for each in of_kind(project, video, Kind.BEHAVIOR)}
    add_behavior(project, "howls")
    with project.writing() as session:  # as versions left it that did not note when
        session.execute(delete(SettingRow).where(SettingRow.key == ADDED))
    labels.apply(project, {eats[left.id].id: confirm(eats[left.id])}, who="me")
    for name in ("sleeps", "howls"):
        place = labels.new_observation(project, video, Kind.BEHAVIOR, parent_id=right.id)
        labels.apply(project, {place: add(Span(4.0, 5.0), behavior=name)}, who="me")
    found = {each.animal: each.unasked for each in training_set(project).manifest.spans}
    assert found == {str(left.id): ("howls",), str(right.id): ()}


def test_what_gave_way_in_a_merge_is_no_blank(project: Project, video: VideoId) -> None:
    animals = of_kind(project, video, Kind.ANIMAL)
    labels.apply(project, labels.merge(project, animals), who="me")
    assert "blank" not in {each.species for each in training_set(project).manifest.spans}


def test_people_and_vehicles_are_classes_of_their_own(project: Project, video: VideoId) -> None:
    animal = of_kind(project, video, Kind.ANIMAL)[0]
    labels.apply(project, {animal.id: correct(animal, subject=Subject.HUMAN)}, who="me")
    assert [each.species for each in training_set(project).manifest.spans] == ["human"]
    assert subject_of("human") is Subject.HUMAN
    assert subject_of("panthera") is Subject.ANIMAL


def test_the_manifest_survives_its_file_and_is_the_same_every_time(
    project: Project, video: VideoId, tmp_path: Path
) -> None:
    animal = of_kind(project, video, Kind.ANIMAL)[0]
    labels.apply(project, {animal.id: correct(animal, taxon="panthera")}, who="me")
    made = training_set(project).manifest
    write_manifest(made, tmp_path / "manifest.jsonl")
    assert read_manifest(tmp_path / "manifest.jsonl").hash == made.hash == training_set(project).manifest.hash
    assert made.path_of(made.spans[0]).is_file()
    assert {"panthera", "felidae", "carnivora"} <= {taxon.key for taxon in made.header.taxonomy}


def test_two_roots_give_whole_paths(project: Project, video: VideoId, tmp_path: Path) -> None:
    (tmp_path / "other/East").mkdir(parents=True)
    (tmp_path / "other/East/b.mp4").write_bytes(b"b")
    media.add_files(project, tmp_path / "other", list(media.find_videos(tmp_path / "other")))
    animal = of_kind(project, video, Kind.ANIMAL)[0]
    labels.apply(project, {animal.id: correct(animal, taxon="panthera")}, who="me")
    made = training_set(project).manifest
    assert made.path_of(made.spans[0]).is_file()


def test_classes_are_merged_and_dropped_without_relabelling(project: Project, video: VideoId) -> None:
    left, right = of_kind(project, video, Kind.ANIMAL)
    labels.apply(
        project,
        {left.id: correct(left, taxon="panthera"), right.id: correct(right, taxon="ursus")},
        who="me",
    )
    before = choose_classes(
        project, ClassChoices(merged={"panthera": "felidae"}, dropped=frozenset({"ursus"}))
    )
    assert [each.species for each in training_set(project).manifest.spans] == ["felidae"]
    choose_classes(project, before)
    assert training_set(project).manifest.header.species == ("panthera", "ursus")


def test_a_wider_taxon_is_a_class_unless_several_others_lie_below_it() -> None:
    tree = shipped_taxonomy()
    assert classes_of({"panthera", "felidae"}, tree) == ("felidae", "panthera")
    assert classes_of({"panthera", "acinonyx", "felidae"}, tree) == ("acinonyx", "panthera")


def test_sites_keep_the_side_that_earlier_trainings_gave_them(project: Project, video: VideoId) -> None:
    for each in media.videos(project):
        animal = labels.new_observation(project, each.id, Kind.ANIMAL)
        labels.apply(project, {animal: add(Span(0.0, 1.0), taxon="ursus")}, who="me")

    def sides(known: Sides) -> dict[str, str]:
        return {span.group: span.side for span in training_set(project, known).manifest.spans}

    north, south = frozenset({"North"}), frozenset({"Süd"})
    assert sides(Sides(held_out=north, trained=south)) == {"North": "held_out", "Süd": "train"}
    assert sides(Sides(held_out=north)) == {"North": "held_out", "Süd": ""}
    assert sides(Sides(held_out=north, trained=north)) == {"North": "train", "Süd": ""}, "it was seen"
    assert sides(Sides(trained=north | south)) == {"North": "", "Süd": ""}, "else nothing could be judged"
    assert sides(Sides()) == {"North": "", "Süd": ""}


def say_bear(project: Project, video: VideoId, *starts_s: float) -> None:
    """An animal for each time, of a second."""
    for start_s in starts_s:
        animal = labels.new_observation(project, video, Kind.ANIMAL)
        labels.apply(project, {animal: add(Span(start_s, start_s + 1), taxon="ursus")}, who="me")


def set_videos(project: Project, **values: object) -> None:
    with project.writing() as session:
        session.execute(update(VideoRow).values(**values))


def test_videos_of_a_site_that_follow_each_other_soon_are_one_visit(project: Project) -> None:
    first, second, south = (each.id for each in media.videos(project))
    for each in (first, second, south):
        say_bear(project, each, 0.0)
    at = datetime(2026, 5, 1, 6)
    set_videos(project, captured_at=at, captured_from="file time")
    assert len({span.when for span in training_set(project).manifest.spans}) == 3, "when it was copied"
    set_videos(project, captured_from="metadata")
    for minutes, expected in ((29, True), (31, False)):
        with project.writing() as session:
            session.get_one(VideoRow, second).captured_at = at + timedelta(minutes=minutes)
        spans = training_set(project).manifest.spans
        assert (spans[0].when == spans[1].when) == expected
        assert spans[0].when != spans[2].when, "another site"
    set_videos(project, captured_at=None)
    assert len({span.when for span in training_set(project).manifest.spans}) == 3


def test_events_go_on_as_long_as_one_follows_another() -> None:
    at = datetime(2026, 5, 1, 6)
    videos = [(f"{n}", "here", at + timedelta(minutes=20 * n)) for n in (2, 0, 1)]
    interval = timedelta(minutes=30)
    assert events_of([*videos, ("there", "there", at), ("undated", "here", None)], interval) == {
        **dict.fromkeys("012", "0"),
        "there": "there",
    }


def test_of_copies_that_alone_teaches_of_which_most_was_said(project: Project, footage: Path) -> None:
    first, second, south = (each.id for each in media.videos(project))
    for each, starts_s in ((first, (0.0,)), (second, (0.0, 2.0)), (south, (0.0,))):
        say_bear(project, each, *starts_s)
    set_videos(project, fingerprint="the same")
    assert [span.start_s for span in training_set(project).manifest.spans] == [0.0, 2.0]
    paths = {each.id: each.relative_path for each in media.videos(project)}
    (footage / paths[second]).unlink()
    assert [span.video for span in training_set(project).manifest.spans] == [paths[first]], "it is away"
    set_videos(project, fingerprint="")
    assert len(training_set(project).manifest.spans) == 4, "nobody has looked into them"


def test_a_site_that_was_renamed_is_known_by_what_was_learned_from_it(project: Project) -> None:
    first, second, south = (each.id for each in media.videos(project))
    for each in (first, second, south):
        say_bear(project, each, 0.0)
    sides = Sides(trained=frozenset({"Old name"}), held_out=frozenset({"Süd"}), videos=frozenset({first}))
    found = {span.group: span.side for span in training_set(project, sides).manifest.spans}
    assert found == {"North": "train", "Süd": "held_out"}


def test_where_each_site_holds_what_was_learned_from_videos_keep_their_sides(project: Project) -> None:
    first, second, south = (each.id for each in media.videos(project))
    for each in (first, second, south):
        say_bear(project, each, 0.0)
    sides = Sides(trained=frozenset({"One", "Other"}), videos=frozenset({first, south}))
    assert [span.side for span in training_set(project, sides).manifest.spans] == ["train", "", "train"]


def test_videos_of_a_single_site_that_were_learned_from_judge_nothing(project: Project) -> None:
    first, second, _ = (each.id for each in media.videos(project))
    for each in (first, second):
        say_bear(project, each, 0.0)
    here = frozenset({"North"})

    def sides(*learned: VideoId) -> list[str]:
        known = Sides(trained=here, held_out=here, videos=frozenset(learned))
        return [span.side for span in training_set(project, known).manifest.spans]

    assert sides(second) == ["", "train"]
    assert sides(first, second) == ["", ""], "else nothing could be judged"


def test_what_a_rule_confirmed_teaches_nothing(project: Project, video: VideoId) -> None:
    animal = of_kind(project, video, Kind.ANIMAL)[0]
    by_rule = msgspec.structs.replace(correct(animal, taxon="ursus"), rule="ursus from 0.9 on")
    labels.apply(project, {animal.id: by_rule}, who="me")
    assert training_set(project).manifest.spans == ()


def test_gaps_are_what_is_left_and_lasts() -> None:
    assert gaps(Span(0, 10), [Span(2, 3), Span(2.5, 4), Span(9.5, 12)]) == [Span(0, 2), Span(4, 9.5)]
    assert gaps(Span(0, 10), [Span(0.5, 10)]) == []


def test_spans_that_came_changed_or_went_are_counted() -> None:
    def of(*species: str) -> Manifest:
        spans = [LabelledSpan(video=f"{n}.mp4", species=each) for n, each in enumerate(species)]
        return make_manifest(spans, root=Path())

    before = of("lynx", "ursus")
    assert num_different(before, before) == 0
    assert num_different(before, of("lynx", "ursus", "lynx")) == 1
    assert num_different(before, of("lynx", "lynx")) == 1
    assert num_different(before, of("lynx")) == 1
    moved = [replace(each, side="train") for each in before.spans]
    assert num_different(before, make_manifest(moved, root=Path())) == 0, "sides are no labels"
