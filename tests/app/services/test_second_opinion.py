"""Blind review beside the labels that count, and the agreement of two people."""

import msgspec
import pytest

from app.services import observations, second_opinion
from app.services.analysis.values import Behind, Ids
from app.services.exports import export
from app.services.observer_agreement import Agreement, agreement
from app.services.observer_agreement.table import lines, save_agreement
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Assignment, Kind, Observation, ReviewState, Subject, VideoId
from mvit_core.types import Box, Score, Span, TrackPoint
from tests.csv_rows import rows_in
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


def test_who_counts_blindly_has_not_said_what_it_is(project: Project, video_id):
    first, second = animals(observations.of_video(project, video_id))
    second_opinion.give(project, {first.id: labels.note(first, count=3)}, observer="bo")
    mine = animals(second_opinion.seen_by(project, video_id, "bo"))[0]
    assert (mine.taxon, mine.count, mine.state) == ("panthera", 3, ReviewState.UNREVIEWED)
    assert second_opinion.next_for(project, "bo") == first.id
    second_opinion.give(project, {first.id: labels.confirm(mine)}, observer="bo")
    assert second_opinion.next_for(project, "bo") == second.id


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


def test_the_next_one_is_behind_the_video_looked_at_and_among_those_that_are_wanted(
    project: Project, video_id
):
    first, second, *_ = video_ids(project)
    in_first, in_second = (animals(observations.of_video(project, one))[0].id for one in (first, second))
    assert second_opinion.next_for(project, "bo", behind=first) == in_second
    assert second_opinion.next_for(project, "bo", in_first, among={second}) == in_second
    assert second_opinion.next_for(project, "bo", behind=first, among={first}) == in_first
    assert second_opinion.next_for(project, "bo", among=set()) is None


def test_in_a_library_of_many_pages_what_is_wanted_is_found_on_any_of_them(
    project: Project, video_id, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(second_opinion, "PAGE", 1)
    monkeypatch.setattr(second_opinion, "AT_ONCE", 1)
    first, *_, last = video_ids(project)
    in_first, in_last = (animals(observations.of_video(project, one)) for one in (first, last))
    among = {first, last}
    assert second_opinion.next_for(project, "bo", in_first[-1].id, among=among) == in_last[0].id
    second_opinion.give(project, {one.id: labels.confirm(one) for one in in_last}, observer="bo")
    assert second_opinion.next_for(project, "bo", behind=first, among=among) == in_first[0].id


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
    (merged,) = animals(observations.of_video(project, video_id))
    labels.apply(project, {merged.id: labels.confirm(merged)}, who="ada")
    found = agreement(project, "bo")
    assert [(each.name, each.num_first, each.num_second) for each in found.classes] == [("panthera", 1, 1)]


def test_two_halves_of_a_track_are_one_animal_to_a_blind_observer(project: Project, video_id: VideoId):
    first = animals(observations.of_video(project, video_id))[0]
    labels.apply(project, labels.split(project, first, 2.0), who="ada")
    seen = animals(second_opinion.seen_by(project, video_id, "bo"))
    assert [one.span for one in seen] == [first.span, first.span]
    second_opinion.give(project, {one.id: labels.confirm(one) for one in seen}, observer="bo")
    place = labels.new_observation(project, video_id, Kind.ANIMAL)
    second_opinion.give(project, {place: labels.add(Span(2, 4), taxon="panthera")}, observer="bo")
    assert second_opinion.next_for(project, "bo", among={video_id}) is None
    labels.apply(project, confirmed(project, video_id), who="ada")
    found = agreement(project, "bo")
    assert (found.num_animals, found.num_first_alone, found.num_second_alone) == (3, 0, 0)


def test_a_bout_that_one_alone_has_reviewed_is_no_disagreement(project: Project, video_id):
    everything = {one.id: labels.confirm(one) for one in observations.of_video(project, video_id)}
    labels.apply(project, everything, who="ada")
    second_opinion.give(project, confirmed(project, video_id), observer="bo")
    assert agreement(project, "bo").behaviors == ()
    second_opinion.give(project, everything, observer="bo")
    (eats,) = agreement(project, "bo").behaviors
    assert eats.intersection_over_union == pytest.approx(1.0)


def bout(project: Project, animal: Observation, behavior: str, start_s: float, end_s: float) -> Assignment:
    place = labels.new_observation(project, animal.video_id, Kind.BEHAVIOR, parent_id=animal.id)
    return {place: labels.add(Span(start_s, end_s), behavior=behavior)}


def test_the_time_of_a_bout_that_one_has_not_reviewed_is_no_time_that_neither_called_so(
    project: Project, video_id
):
    found = observations.of_video(project, video_id)
    everything = {one.id: labels.confirm(one) for one in found}
    first, second = animals(found)
    waiting, other = (one for one in found if one.kind is Kind.BEHAVIOR)
    both = everything | {waiting.id: None}
    mine = bout(project, first, "walks", 0.0, 5.8) | bout(project, second, "walks", 0.0, 2.0)
    labels.apply(project, everything | mine, who="ada")
    second_opinion.give(project, both | bout(project, second, "walks", 0.0, 4.0), observer="bo")
    walks = next(each for each in agreement(project, "bo").behaviors if each.name == "walks")
    whole_s = 2 * 5.8 - waiting.span.duration_s
    assert (walks.first_s, walks.second_s, walks.shared_s) == pytest.approx(
        (2.0 + 5.8 - waiting.span.duration_s, 4.0, 2.0)
    )
    assert walks.kappa == pytest.approx(cohen(walks.first_s, 4.0, 2.0, whole_s))
    assert walks.differing.animals == Ids((first.id, second.id))
    assert other.parent_id == second.id


def cohen(first_s: float, second_s: float, shared_s: float, whole_s: float) -> float:
    """By the four cells of a 2 x 2 table, in seconds."""
    neither_s = whole_s - first_s - second_s + shared_s
    by_chance = first_s * second_s + (whole_s - first_s) * (whole_s - second_s)
    return (whole_s * (shared_s + neither_s) - by_chance) / (whole_s**2 - by_chance)


def test_moments_are_counted_and_the_same_within_a_second_each_once(project: Project, video_id):
    first, second = animals(observations.of_video(project, video_id))
    mine, theirs = confirmed(project, video_id), confirmed(project, video_id)
    for at_s in (1.0, 1.5, 4.0):
        mine |= bout(project, first, "sniffs", at_s, at_s)
    for at_s in (1.9, 5.5):
        theirs |= bout(project, first, "sniffs", at_s, at_s)
    mine |= bout(project, second, "sniffs", 2.0, 2.0)
    theirs |= bout(project, second, "sniffs", 2.0, 2.0)
    labels.apply(project, mine, who="ada")
    second_opinion.give(project, theirs, observer="bo")
    found = agreement(project, "bo")
    (sniffs,) = found.moments
    assert (sniffs.num_first, sniffs.num_second, sniffs.num_both) == (4, 3, 2)
    assert sniffs.intersection_over_union == pytest.approx(2 / 5)
    assert sniffs.differing.animals == Ids((first.id,))
    assert "sniffs" not in [each.name for each in found.behaviors]


def test_the_agreement_says_which_animals_differ_and_is_written_as_a_table(
    project: Project, video_id, tmp_path
):
    first, second = animals(observations.of_video(project, video_id))
    mine = {first.id: labels.confirm(first), second.id: labels.reject(second)}
    theirs = {first.id: labels.correct(first, taxon="canis"), second.id: labels.confirm(second)}
    labels.apply(project, mine, who="ada")
    added = add(project, video_id, "lynx", 1, 3)
    second_opinion.give(project, theirs | added, observer="=bo")
    found = agreement(project, "=bo")
    assert found.differing == Behind(Ids((video_id,)), Ids((first.id, second.id)))
    differing = {each.name: each.differing.animals for each in found.classes}
    assert differing["canis"] == Ids((first.id,))
    assert differing["rejected"] == Ids((second.id,))
    assert differing["lynx"] == Ids(), "what the second alone added is not among the labels that count"
    out = tmp_path / "agreement.csv"
    save_agreement("=bo", found, lines(found, str.upper, str.upper), out)
    rows = {row["name"]: row for row in rows_in(out)}
    assert (rows[""]["level"], rows["PANTHERA"]["key"]) == ("all", "panthera")
    assert (rows[""]["labels"], rows[""]["both"], rows[""]["differ"]) == ("2", "0", "2")
    assert float(rows[""]["kappa"]) == pytest.approx(-1 / 3, abs=1e-4)
    panthera = rows["PANTHERA"]
    assert [panthera[name] for name in ("labels", "second", "both", "differ")] == ["1", "1", "0", "2"]
    assert (rows["LYNX"]["differ"], rows["LYNX"]["kappa"]) == ("1", "")
    assert {row["second_observer"] for row in rows.values()} == {"'=bo"}


def test_the_file_of_the_agreement_has_the_interval_of_kappa(tmp_path) -> None:
    found = Agreement(num_animals=40, num_same=30, num_videos=9, kappa=0.5, kappa_interval=(0.3, 0.7))
    save_agreement("bo", found, [], tmp_path / "agreement.csv")
    (row,) = rows_in(tmp_path / "agreement.csv")
    assert [row[name] for name in ("kappa", "kappa_low", "kappa_high")] == ["0.5", "0.3", "0.7"]


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


def test_who_coded_no_behavior_at_all_has_not_called_it_absent(project: Project, video_id):
    """As where a second observer was asked for species alone: behavior had a kappa of 0."""
    first, second = animals(observations.of_video(project, video_id))
    labels.apply(project, confirmed(project, video_id) | bout(project, first, "walks", 0.0, 5.0), who="ada")
    second_opinion.give(project, confirmed(project, video_id), observer="bo")
    assert agreement(project, "bo").behaviors == ()
    second_opinion.give(project, bout(project, second, "walks", 0.0, 5.0), observer="bo")
    (walks,) = (each for each in agreement(project, "bo").behaviors if each.name == "walks")
    assert (walks.first_s, walks.second_s, walks.shared_s) != (0.0, 0.0, 0.0)
    assert walks.shared_s == 0.0
