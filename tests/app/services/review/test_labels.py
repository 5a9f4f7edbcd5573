import msgspec
import pytest

from app.services import media, observations
from app.services.judged import judged, labelled_by
from app.services.projects import Project
from app.services.review import labels, pins
from app.services.review.pins import PinKind
from app.store.records import Kind, Observation, ObservationId, ReviewState, Subject, Verdict, VideoId
from mvit_core.errors import UserError
from mvit_core.types import Score, Span
from tests.videos import video_ids, video_of


@pytest.fixture
def video_id(project: Project, scan, make_result) -> VideoId:
    """A video with two animals, each with a bout."""
    scan(make_result(0.1, 0.6))
    return video_ids(project)[0]


def animals(project: Project, video_id: VideoId, *, rejected: bool = False) -> list[Observation]:
    found = observations.of_video(project, video_id, rejected=rejected)
    return [one for one in found if one.kind is Kind.ANIMAL]


def everything(project: Project) -> list[object]:
    return [
        *media.videos(project),
        *observations.all_observations(project, rejected=True),
        observations.summary(project),
    ]


def test_motion_without_a_model_is_an_unclassified_animal(project: Project, video_id: VideoId):
    animal = animals(project, video_id)[0]
    assert (animal.subject, animal.taxon, animal.state) == (
        Subject.UNCLASSIFIED,
        None,
        ReviewState.UNREVIEWED,
    )
    assert animal.confidence == 0.75
    assert animal.model == ""


def test_the_best_species_is_the_animals_name(project: Project, scan, make_result):
    scan(make_result(0.1, species=(Score("panthera", 0.875), Score("canis", 0.0625))))
    animal = animals(project, video_ids(project)[0])[0]
    assert (animal.subject, animal.taxon) == (Subject.ANIMAL, "panthera")
    assert animal.confidence == 0.875 * 0.75, "the name's, times that of there being an animal"
    assert animal.scores[1] == Score("canis", 0.0625)


def test_a_count_is_kept_and_leaves_the_name_to_the_machine_and_to_be_reviewed(
    project: Project, scan, make_result
):
    scan(make_result(0.1, species=(Score("panthera", 0.875),)))
    video_id = video_ids(project)[0]
    (animal,) = animals(project, video_id)
    undo, _ = labels.apply(project, {animal.id: labels.note(animal, count=3, span=Span(0, 5))}, who="ada")
    said = observations.observation(project, animal.id)
    assert (said.state, said.count, said.span, said.is_by_eye) == (
        ReviewState.UNREVIEWED,
        3,
        Span(0, 5),
        False,
    )
    assert video_of(project, video_id).num_unreviewed == 1
    assert len(judged(project).id) == 0, "nobody has judged the machine's name"
    assert labelled_by(project) == {}
    assert pins.used_last(project, PinKind.TAXON) == []
    scan(make_result(0.1, species=(Score("canis", 0.875),)), rescan=True)
    (again,) = animals(project, video_id)
    assert (again.id, again.taxon, again.count, again.state) == (
        animal.id,
        "canis",
        3,
        ReviewState.UNREVIEWED,
    )
    labels.apply(project, {animal.id: labels.confirm(again)}, who="ada")
    assert observations.observation(project, animal.id).taxon == "canis"
    assert judged(project).right.tolist() == [True]
    labels.apply(project, undo, who="ada")
    assert observations.observation(project, animal.id).count == 1


def test_a_count_of_what_a_rule_accepted_leaves_it_the_rules_word(project: Project, scan, make_result):
    scan(make_result(0.1, species=(Score("panthera", 0.875),)))
    (animal,) = animals(project, video_ids(project)[0])
    by_rule = msgspec.structs.replace(labels.confirm(animal), rule="panthera from 50 %")
    labels.apply(project, {animal.id: by_rule}, who="ada")
    accepted = observations.observation(project, animal.id)
    labels.apply(project, {animal.id: labels.note(accepted, count=2)}, who="bo")
    now = observations.observation(project, animal.id)
    assert (now.count, now.rule, now.labelled_by, now.is_by_eye) == (2, by_rule.rule, "ada", False)


def test_an_edge_of_a_bout_says_that_the_bout_is_there(project: Project, video_id: VideoId):
    found = observations.of_video(project, video_id)
    bout = next(one for one in found if one.kind is Kind.BEHAVIOR)
    moved = Span(bout.span.start_s, bout.span.end_s - 0.1)
    labels.apply(project, {bout.id: labels.note(bout, span=moved)}, who="ada")
    now = observations.observation(project, bout.id)
    assert (now.state, now.span) == (ReviewState.CORRECTED, moved)


def test_a_label_counts_and_says_whose_it_is(project: Project, video_id: VideoId):
    animal = animals(project, video_id)[0]
    label = labels.correct(animal, taxon="lynx", count=2, span=Span(1, 2), notes="limps")
    before, changes = labels.apply(project, {animal.id: label}, who="ada")
    assert before == {animal.id: None}
    assert changes.observations == {animal.id}
    assert changes.videos == {video_id}
    now = observations.observation(project, animal.id)
    assert (now.taxon, now.count, now.span, now.notes) == ("lynx", 2, Span(1, 2), "limps")
    assert (now.state, now.subject, now.labelled_by) == (ReviewState.CORRECTED, Subject.ANIMAL, "ada")
    assert now.confidence == 0.75
    assert video_of(project, video_id).num_unreviewed == 1


def test_undo_brings_back_the_label_before_with_its_signature(project: Project, video_id: VideoId):
    animal = animals(project, video_id)[0]
    labels.apply(project, {animal.id: labels.correct(animal, taxon="lynx")}, who="ada")
    adas = observations.observation(project, animal.id)
    before, _ = labels.apply(project, {animal.id: labels.correct(adas, taxon="felis")}, who="bob")
    assert observations.observation(project, animal.id).labelled_by == "bob"
    labels.apply(project, before, who="bob")
    assert observations.observation(project, animal.id) == adas


def test_every_change_is_in_the_history(project: Project, video_id: VideoId):
    animal = animals(project, video_id)[0]
    before, _ = labels.apply(project, {animal.id: labels.confirm(animal)}, who="ada")
    labels.apply(project, before, who="bob")
    first, second = labels.history(project, animal.id)
    assert (first.who, first.before, first.after.verdict) == ("ada", None, Verdict.CONFIRM)
    assert (second.who, second.before, second.after) == ("bob", first.after, None)
    assert first.at <= second.at


def test_what_changes_nothing_leaves_no_trace(project: Project, video_id: VideoId):
    animal = animals(project, video_id)[0]
    assert labels.apply(project, {animal.id: None}, who="ada")[1].observations == frozenset()
    assert labels.apply(project, {}, who="ada")[0] == {}
    assert labels.history(project, animal.id) == []


def test_all_or_nothing_where_one_is_unknown(project: Project, video_id: VideoId):
    animal = animals(project, video_id)[0]
    before = everything(project)
    with pytest.raises(KeyError):
        labels.apply(project, {animal.id: labels.confirm(animal), ObservationId(999): None}, who="ada")
    assert everything(project) == before


def test_a_rejected_animal_takes_its_bouts_along(project: Project, video_id: VideoId):
    first, second = animals(project, video_id)
    labels.apply(project, {first.id: labels.reject(first)}, who="ada")
    left = observations.of_video(project, video_id)
    assert [(one.kind, one.parent_id) for one in left] == [(Kind.ANIMAL, None), (Kind.BEHAVIOR, second.id)]
    assert len(observations.of_video(project, video_id, rejected=True)) == 4
    assert video_of(project, video_id).num_observations == 1
    assert first.id not in [one.id for _, one in observations.all_observations(project)]


def test_an_added_observation_lives_by_its_label(project: Project, video_id: VideoId):
    before = everything(project)
    place = labels.new_observation(project, video_id, Kind.ANIMAL)
    assert everything(project) == before
    undo, _ = labels.apply(project, {place: labels.add(Span(2, 3), taxon="lynx")}, who="ada")
    (added,) = [one for one in animals(project, video_id) if one.id == place]
    assert (added.state, added.confidence, added.track_id) == (ReviewState.ADDED, None, None)
    redo, _ = labels.apply(project, undo, who="ada")
    assert everything(project) == before
    labels.apply(project, redo, who="ada")
    assert observations.observation(project, place) == added


def test_confirming_says_that_it_is_an_animal(project: Project, video_id: VideoId):
    label = labels.confirm(animals(project, video_id)[0])
    assert (label.verdict, label.subject, label.taxon) == (Verdict.CONFIRM, Subject.ANIMAL, None)


def test_a_human_has_no_taxon_and_a_taxon_is_an_animal(project: Project, scan, make_result):
    scan(make_result(0.1, species=(Score("pan", 0.875),)))
    animal = animals(project, video_ids(project)[0])[0]
    human = labels.correct(animal, subject=Subject.HUMAN)
    assert (human.subject, human.taxon) == (Subject.HUMAN, None)
    labels.apply(project, {animal.id: human}, who="ada")
    again = labels.correct(observations.observation(project, animal.id), taxon="pan")
    assert (again.subject, again.taxon) == (Subject.ANIMAL, "pan")


def test_an_added_observation_stays_added_when_it_is_corrected(project: Project, video_id: VideoId):
    place = labels.new_observation(project, video_id, Kind.ANIMAL)
    labels.apply(project, {place: labels.add(Span(2, 3))}, who="ada")
    added = observations.observation(project, place)
    assert labels.correct(added, taxon="lynx").verdict is Verdict.ADD
    assert labels.confirm(added).verdict is Verdict.ADD


def test_a_split_gives_each_half_its_bouts_and_the_tracks_boxes(project: Project, video_id: VideoId):
    before = everything(project)
    animal = animals(project, video_id)[0]
    plan = labels.split(project, animal, 2.0)
    assert everything(project) == before
    undo, _ = labels.apply(project, plan, who="ada")
    halves = [one for one in animals(project, video_id) if one.track_id == animal.track_id]
    assert [one.span for one in halves] == [Span(0.0, 2.0), Span(2.0, animal.span.end_s)]
    bouts = [one for one in observations.of_video(project, video_id) if one.kind is Kind.BEHAVIOR]
    by_parent = {one.parent_id: one.span for one in bouts}
    assert by_parent[halves[0].id] == Span(1.0, 2.0)
    assert by_parent[halves[1].id] == Span(2.0, 3.0)
    labels.apply(project, undo, who="ada")
    assert everything(project) == before


def test_a_split_outside_is_refused(project: Project, video_id: VideoId):
    animal = animals(project, video_id)[0]
    with pytest.raises(UserError, match="split"):
        labels.split(project, animal, animal.span.end_s)


def test_a_merge_makes_one_of_several_and_undoes(project: Project, video_id: VideoId):
    before = everything(project)
    first, second = animals(project, video_id)
    labels.apply(project, {second.id: labels.correct(second, taxon="lynx", span=Span(1, 9))}, who="ada")
    labelled = everything(project)
    second = observations.observation(project, second.id)
    undo, _ = labels.apply(project, labels.merge(project, [second, first]), who="ada")
    (merged,) = animals(project, video_id)
    assert (merged.id, merged.taxon, merged.span) == (first.id, "lynx", Span(0, 9))
    bouts = [one for one in observations.of_video(project, video_id) if one.kind is Kind.BEHAVIOR]
    assert [one.parent_id for one in bouts] == [first.id, first.id]
    labels.apply(project, undo, who="ada")
    assert everything(project) == labelled
    assert labelled != before


def test_that_two_are_one_says_nothing_of_what_it_is(project: Project, scan, make_result):
    scan(make_result(0.1, 0.6, species=(Score("panthera", 0.875),)))
    found = animals(project, video_ids(project)[0])
    labels.apply(project, labels.merge(project, found), who="ada")
    (merged,) = animals(project, video_ids(project)[0])
    assert (merged.taxon, merged.state) == ("panthera", ReviewState.UNREVIEWED)
    assert len(judged(project).id) == 0, "nor was the other one wrong"
    labels.apply(project, {merged.id: labels.confirm(merged)}, who="ada")
    assert judged(project).right.tolist() == [True]


def test_only_what_belongs_together_is_merged(project: Project, video_id: VideoId):
    first = animals(project, video_id)[0]
    bout = observations.of_video(project, video_id)[2]
    for choice in ([first], [first, first], [first, bout]):
        with pytest.raises(UserError, match="two or more"):
            labels.merge(project, choice)


def test_the_next_unreviewed_goes_through_all_and_ends(project: Project, video_id: VideoId):
    seen = []
    at = observations.next_unreviewed(project)
    while at is not None:
        seen.append(at.id)
        labels.apply(project, {at.id: labels.confirm(at)}, who="ada")
        at = observations.next_unreviewed(project, at.id)
    everywhere = [one.id for _, one in observations.all_observations(project) if one.kind is Kind.ANIMAL]
    assert seen == everywhere
    assert len(seen) == 6


def test_the_next_unreviewed_wraps_around_and_is_never_the_same(project: Project, video_id: VideoId):
    every = [one for _, one in observations.all_observations(project) if one.kind is Kind.ANIMAL]
    assert observations.next_unreviewed(project, every[1].id).id == every[2].id
    assert observations.next_unreviewed(project, every[-1].id).id == every[0].id
    labels.apply(project, {one.id: labels.confirm(one) for one in every[1:]}, who="ada")
    assert observations.next_unreviewed(project, every[0].id) is None


def test_from_a_video_the_next_unreviewed_is_behind_it_and_not_at_the_beginning(
    project: Project, video_id: VideoId
):
    every = [one for _, one in observations.all_observations(project)]
    animal_ids = [(one.video_id, one.id) for one in every if one.kind is Kind.ANIMAL]
    first, *_, last = video_ids(project)
    behind = next(id_ for video, id_ in animal_ids if video != first)
    assert observations.next_unreviewed(project, behind=first).id == behind
    assert observations.next_unreviewed(project, behind=last).id == animal_ids[0][1]


def test_the_summary_counts(project: Project, video_id: VideoId):
    first, second = animals(project, video_id)
    labels.apply(
        project, {first.id: labels.correct(first, taxon="lynx"), second.id: labels.reject(second)}, who="ada"
    )
    summary = observations.summary(project)
    assert summary.videos == {"done": 3}
    assert summary.observations == {"unreviewed": 4, "corrected": 1, "rejected": 1}
    assert summary.taxa == {None: 4, "lynx": 1}
