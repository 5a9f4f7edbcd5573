"""Blind review beside the labels that count, and the agreement of two people."""

import msgspec
import pytest

from app.services import observations, second_opinion
from app.services.exports import export
from app.services.observer_agreement import agreement
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Assignment, Kind, Observation, ReviewState, Subject, VideoId
from mvit_core.types import Box, Score, Span, TrackPoint
from tests.videos import video_ids

SPECIES = (Score("panthera", 0.875),)


@pytest.fixture
def video_id(project: Project, scan, make_result) -> VideoId:
    scan(make_result(0.1, 0.6, species=SPECIES))
    return video_ids(project)[0]


def animals(found: list[Observation]) -> list[Observation]:
    return [one for one in found if one.kind is Kind.ANIMAL]


def test_an_opinion_counts_for_nothing_and_is_seen_by_its_observer_alone(
    project: Project, video_id, tmp_path
):
    before = observations.of_video(project, video_id)
    export(project, "csv", tmp_path / "a.csv")
    first = animals(before)[0]
    undo, changes = second_opinion.give(
        project, {first.id: labels.correct(first, taxon="canis")}, observer="bo"
    )
    assert changes.observations == {first.id}
    assert observations.of_video(project, video_id) == before
    export(project, "csv", tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    mine = animals(second_opinion.seen_by(project, video_id, "bo"))[0]
    assert (mine.taxon, mine.state, mine.labelled_by) == ("canis", ReviewState.CORRECTED, "bo")
    assert animals(second_opinion.seen_by(project, video_id, "ada"))[0].taxon == "panthera"
    again, _ = second_opinion.give(project, undo, observer="bo")
    assert second_opinion.opinions(project, "bo") == {}
    second_opinion.give(project, again, observer="bo")
    assert second_opinion.opinions(project, "bo")[first.id].taxon == "canis"


def test_labels_of_others_are_hidden_what_they_rejected_is_there_and_what_they_added_is_not(
    project: Project, video_id
):
    first, second = animals(observations.of_video(project, video_id))
    place = labels.new_observation(project, video_id, Kind.ANIMAL)
    labels.apply(
        project,
        {
            first.id: labels.reject(first),
            second.id: labels.correct(second, taxon="lynx", span=Span(1, 2), notes="mine", count=4),
            place: labels.add(Span(0, 1), taxon="ursus"),
        },
        who="ada",
    )
    seen = animals(second_opinion.seen_by(project, video_id, "bo"))
    assert [one.id for one in seen] == [first.id, second.id]
    assert {one.state for one in seen} == {ReviewState.UNREVIEWED}
    assert [(one.taxon, one.count, one.notes) for one in seen] == [("panthera", 1, "")] * 2
    assert seen[1].span.duration_s > 5


def test_the_next_one_is_what_this_observer_has_not_seen(project: Project, video_id):
    videos = [second_opinion.next_for(project, "bo")]
    first = videos[0]
    everyone = [one for video in video_ids(project) for one in animals(observations.of_video(project, video))]
    labels.apply(project, {one.id: labels.confirm(one) for one in everyone}, who="ada")
    assert second_opinion.next_for(project, "bo") == first, "what others reviewed is not reviewed by me"
    second_opinion.give(project, {one.id: labels.confirm(one) for one in everyone[:-1]}, observer="bo")
    assert second_opinion.next_for(project, "bo", everyone[0].id) == everyone[-1].id
    second_opinion.give(project, {everyone[-1].id: labels.confirm(everyone[-1])}, observer="bo")
    assert second_opinion.next_for(project, "bo", everyone[0].id) is None
    assert second_opinion.observers(project) == ["bo"]


def test_agreement_is_kappa_of_classes_and_shared_time_of_bouts(project: Project, video_id):
    videos = video_ids(project)
    mine, theirs = {}, {}
    for number, video in enumerate(videos):
        for one in observations.of_video(project, video):
            if one.kind is Kind.ANIMAL:
                mine[one.id] = labels.correct(one, taxon="lynx" if number else "canis")
                theirs[one.id] = labels.correct(one, taxon="lynx")
            else:
                mine[one.id] = labels.correct(one, span=Span(1.0, 3.0))
                theirs[one.id] = labels.correct(one, span=Span(2.0, 4.0))
    labels.apply(project, mine, who="ada")
    second_opinion.give(project, theirs, observer="bo")
    found = agreement(project, "bo")
    assert (found.num_animals, found.num_videos) == (6, 3)
    lynx = next(each for each in found.classes if each.name == "lynx")
    assert (lynx.num_first, lynx.num_second, lynx.num_both) == (4, 6, 4)
    assert lynx.kappa == pytest.approx(0.0), "who says the same of all agrees no better than chance"
    eats = found.behaviors[0]
    assert (eats.first_s, eats.second_s, eats.shared_s) == pytest.approx((12.0, 12.0, 6.0))
    assert eats.intersection_over_union == pytest.approx(1 / 3)
    whole_s = 6 * 5.8
    observed = (6 + (whole_s - 18)) / whole_s
    by_chance = (12 / whole_s) ** 2 + (1 - 12 / whole_s) ** 2
    assert eats.kappa == pytest.approx((observed - by_chance) / (1 - by_chance), abs=1e-6)


def add(project: Project, video_id: VideoId, taxon: str, start_s: float, end_s: float) -> Assignment:
    place = labels.new_observation(project, video_id, Kind.ANIMAL)
    return {place: labels.add(Span(start_s, end_s), taxon=taxon)}


def confirmed(project: Project, video_id: VideoId) -> Assignment:
    return {one.id: labels.confirm(one) for one in animals(observations.of_video(project, video_id))}


def test_what_both_added_is_the_same_animal_where_it_overlaps_and_what_one_alone_saw_has_no_kappa(
    project: Project, video_id
):
    found_too = confirmed(project, video_id)
    labels.apply(project, found_too | add(project, video_id, "lynx", 1, 3), who="ada")
    theirs = add(project, video_id, "lynx", 1.2, 3) | add(project, video_id, "canis", 5, 6)
    second_opinion.give(project, found_too | theirs, observer="bo")
    found = agreement(project, "bo")
    assert (found.num_animals, found.num_first_alone, found.num_second_alone) == (3, 0, 1)
    assert found.kappa == pytest.approx(1.0), "of the three that both saw, they say the same"
    numbers = {each.name: (each.num_first, each.num_second, each.kappa) for each in found.classes}
    assert numbers == {
        "panthera": (2, 2, pytest.approx(1.0)),
        "lynx": (1, 1, pytest.approx(1.0)),
        "canis": (0, 1, None),
        "missed": (1, 0, None),
    }


def test_nobody_missed_what_another_added_in_a_video_that_they_have_not_reviewed(project: Project, video_id):
    second_opinion.give(
        project, confirmed(project, video_id) | add(project, video_id, "lynx", 1, 3), observer="bo"
    )
    found = agreement(project, "bo")
    assert (found.num_animals, found.num_second_alone, found.classes) == (0, 0, ())
    labels.apply(project, confirmed(project, video_id), who="ada")
    assert agreement(project, "bo").num_second_alone == 1


def test_what_a_rule_confirmed_unseen_is_no_opinion_of_the_first(project: Project, video_id):
    both = confirmed(project, video_id)
    second_opinion.give(project, both, observer="bo")
    by_rule = {id_: msgspec.structs.replace(label, rule="panthera >= 0.50") for id_, label in both.items()}
    labels.apply(project, by_rule, who="ada")
    assert agreement(project, "bo").num_animals == 0


def test_what_gave_way_in_a_merge_was_not_called_absent(project: Project, video_id):
    both = animals(observations.of_video(project, video_id))
    second_opinion.give(project, confirmed(project, video_id), observer="bo")
    labels.apply(project, labels.merge(project, both), who="ada")
    found = agreement(project, "bo")
    assert [(each.name, each.num_first, each.num_second) for each in found.classes] == [("panthera", 1, 1)]


def test_a_bout_that_one_alone_has_reviewed_is_no_disagreement(project: Project, video_id):
    everything = {one.id: labels.confirm(one) for one in observations.of_video(project, video_id)}
    labels.apply(project, everything, who="ada")
    second_opinion.give(project, confirmed(project, video_id), observer="bo")
    assert agreement(project, "bo").behaviors == ()
    second_opinion.give(project, everything, observer="bo")
    (eats,) = agreement(project, "bo").behaviors
    assert eats.intersection_over_union == pytest.approx(1.0)


def test_a_rescan_is_evidence_of_what_was_reviewed_blindly_and_doubles_nothing(
    project: Project, scan, make_result, video_id
):
    first = animals(observations.of_video(project, video_id))[0]
    second_opinion.give(project, {first.id: labels.correct(first, taxon="canis")}, observer="bo")
    scan(make_result(0.1, 0.6, species=SPECIES), rescan=True)
    seen = animals(second_opinion.seen_by(project, video_id, "bo"))
    assert [one.taxon for one in seen] == ["canis", "panthera"]
    assert [one.taxon for one in animals(observations.of_video(project, video_id))] == ["panthera"] * 2


def test_nothing_to_compare_is_no_figure(project: Project, video_id):
    assert agreement(project, "nobody").kappa is None


def test_only_videos_that_both_reviewed_are_counted_as_compared(project: Project, video_id):
    everyone = [one for video in video_ids(project) for one in animals(observations.of_video(project, video))]
    second_opinion.give(project, {one.id: labels.confirm(one) for one in everyone}, observer="bo")
    labels.apply(project, confirmed(project, video_id), who="ada")
    found = agreement(project, "bo")
    assert (found.num_animals, found.num_videos) == (2, 1)


def test_that_nothing_is_in_a_video_is_no_animal_that_one_saw(project: Project):
    empty = video_ids(project)[0]
    place = labels.new_observation(project, empty, Kind.ANIMAL)
    labels.apply(project, {place: labels.add(Span(0, 10), subject=Subject.BLANK)}, who="ada")
    second_opinion.give(project, add(project, empty, "lynx", 2.0, 9.0), observer="bo")
    found = agreement(project, "bo")
    assert (found.num_animals, found.num_first_alone, found.num_second_alone) == (0, 0, 1)
    other = labels.new_observation(project, empty, Kind.ANIMAL)
    nothing = {other: labels.add(Span(0, 10), subject=Subject.BLANK)}
    second_opinion.give(project, nothing, observer="cleo")
    found = agreement(project, "cleo")
    assert (found.num_animals, found.num_videos, found.classes) == (0, 0, ())


def test_animals_that_came_together_are_paired_by_where_both_drew_them(project: Project, video_id):
    def drawn(taxon: str, x: float, start_s: float) -> Assignment:
        place = labels.new_observation(project, video_id, Kind.ANIMAL)
        box = TrackPoint(2.0, 20, Box(x, 0.25, 0.25, 0.5))
        return {place: labels.add(Span(start_s, 4.0), taxon=taxon, keyframes=(box,))}

    labels.apply(project, drawn("lynx", 0.1, 1.0) | drawn("canis", 0.6, 1.5), who="ada")
    second_opinion.give(project, drawn("lynx", 0.1, 1.5) | drawn("canis", 0.6, 1.0), observer="bo")
    found = agreement(project, "bo")
    assert (found.num_animals, found.kappa) == (2, 1.0)
