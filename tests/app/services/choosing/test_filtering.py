"""What passes a filter, and the numbers beside the choices."""

from collections.abc import Callable
from datetime import date, datetime

import numpy as np
import pytest
from msgspec.structs import replace
from sqlalchemy import update

from app.services import media, observations
from app.services.choosing import catalog
from app.services.choosing.arranging import By, arrange
from app.services.choosing.filter_counts import Counts, count, videos_by_status
from app.services.choosing.filtering import Found, Naming, Sieve
from app.services.choosing.filters import BY_RULE, EMPTIED, REPLACED, UNJUDGED, Filter, from_json, to_json
from app.services.confirming import Rule, confirming
from app.services.projects import Project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.records import Kind, Observation, ReviewState, Subject
from app.store.schema import DeploymentRow, VideoRow
from mvit_core.taxonomy import shipped_taxonomy
from mvit_core.types import Score, Span, VideoInfo, VideoResult, VideoStatus
from tests.app.services.conftest import result_with
from tests.videos import video_ids

NAMING = Naming(shipped_taxonomy(), {"human": "person", "unclassified": "animal?"})
LION = (Score("panthera", 0.75),)
SERVAL = (Score("leptailurus", 0.875),)
Scan = Callable[..., ScanRun]


@pytest.fixture
def filled(project: Project, scan: Scan) -> Project:
    """North 100MEDIA: a lion and something; 101MEDIA: blank; Süd: a serval, corrected to be a person."""
    ids = video_ids(project)
    scan(result_with(0.1, 0.5, species=LION), [ids[0]])
    scan(VideoResult(status=VideoStatus.BLANK), [ids[1]])
    scan(result_with(0.3, species=SERVAL, bouts=False), [ids[2]])
    _, second = animals(project, 0)
    labels.apply(
        project,
        {second.id: labels.correct(second, taxon=None, notes="limps", tags=("collared", "wet"))},
        who="Ann",
    )
    (serval,) = animals(project, 2)
    labels.apply(project, {serval.id: labels.correct(serval, subject=Subject.HUMAN)}, who="Ann")
    with project.writing() as session:
        for id_, moment in zip(
            ids, (datetime(2024, 5, 1, 23, 30), datetime(2024, 5, 2, 4), None), strict=True
        ):
            session.execute(update(VideoRow).where(VideoRow.id == id_).values(captured_at=moment))
    return project


def animals(project: Project, place: int) -> list[Observation]:
    found = observations.of_video(project, video_ids(project)[place], rejected=True)
    return [each for each in found if each.kind == "animal"]


def found(project: Project, wanted: Filter) -> Found:
    return Sieve(catalog.load(project), wanted, NAMING).found()


def names(project: Project, wanted: Filter) -> list[str]:
    """What passes: a letter for the video, and what the observation is."""
    got = found(project, wanted)
    told = []
    for row in got.rows:
        one = observations.observation(project, got.catalog.id_at(row))
        place = video_ids(project).index(one.video_id)
        told.append(f"{'abc'[place]} {one.taxon or one.subject.value}")
    return told


def shown(project: Project, wanted: Filter) -> str:
    """The videos that are shown, as letters."""
    ids = found(project, wanted).videos
    return "".join("abc"[place] for place, id_ in enumerate(video_ids(project)) if id_ in ids)


def counts(project: Project, wanted: Filter) -> Counts:
    return count(Sieve(catalog.load(project), wanted, NAMING), NAMING.taxonomy)


def test_nothing_wanted_lets_everything_through(filled: Project) -> None:
    assert names(filled, Filter()) == ["a panthera", "a animal", "c human"]
    assert shown(filled, Filter()) == "abc"


def test_a_family_means_all_below_it(filled: Project) -> None:
    assert names(filled, Filter(taxa=frozenset({"felidae"}))) == ["a panthera"]
    assert names(filled, Filter(taxa=frozenset({""}))) == ["a animal"]
    assert shown(filled, Filter(taxa=frozenset({"felidae"}))) == "a"


def test_parts_combine(filled: Project) -> None:
    unreviewed = frozenset({"unreviewed"})
    assert names(filled, Filter(states=unreviewed)) == ["a panthera"]
    assert names(filled, Filter(states=unreviewed, subjects=frozenset({"human"}))) == []
    assert names(filled, Filter(subjects=frozenset({"human"}))) == ["c human"]


def test_status_speaks_of_videos_as_well_as_of_observations(filled: Project) -> None:
    either = Filter(states=frozenset({"unreviewed"}), statuses=frozenset({"blank"}))
    assert shown(filled, either) == "ab"
    assert names(filled, either) == ["a panthera"]


def test_photos_that_stand_alone_are_found_until_somebody_has_looked(filled: Project) -> None:
    alone = video_ids(filled)[1]
    with filled.writing() as session:
        done = {"status": VideoStatus.DONE.value, "reason": "A photo on its own."}
        session.execute(update(VideoRow).where(VideoRow.id == alone).values(**done))
    wanted = Filter(statuses=frozenset({UNJUDGED}))
    assert shown(filled, wanted) == "b"
    assert counts(filled, Filter()).statuses[UNJUDGED] == 1
    place = labels.new_observation(filled, alone, Kind.ANIMAL)
    labels.apply(filled, {place: labels.add(Span(0.0, 0.0), subject=Subject.BLANK)}, who="Ann")
    assert shown(filled, wanted) == ""
    assert UNJUDGED not in counts(filled, Filter()).statuses


def test_files_that_were_replaced_since_they_were_labelled_are_found(filled: Project) -> None:
    def holds(fingerprint: str) -> None:
        info = VideoInfo(size_bytes=9, container="mp4", codec="h264", width=64, height=48)
        media.record_probes(filled, [(lion.video_id, replace(info, fingerprint=fingerprint), "")])

    wanted = Filter(statuses=frozenset({REPLACED}))
    lion = animals(filled, 0)[0]
    holds("before")
    labels.apply(filled, {lion.id: labels.confirm(lion)}, who="Ann")
    assert shown(filled, wanted) == ""
    holds("other")
    assert shown(filled, wanted) == "a"
    old = catalog.load(filled)
    assert videos_by_status(old)[REPLACED] == 1
    labels.apply(filled, {lion.id: labels.confirm(lion)}, who="Ann")
    assert REPLACED not in videos_by_status(catalog.refreshed(filled, old, [lion.video_id]))


def test_videos_of_which_all_was_rejected_are_found(filled: Project) -> None:
    wanted = Filter(statuses=frozenset({EMPTIED}))
    lion, second = animals(filled, 0)
    labels.apply(filled, {lion.id: labels.reject(lion)}, who="Ann")
    assert shown(filled, wanted) == ""
    labels.apply(filled, {second.id: labels.reject(second)}, who="Ann")
    assert shown(filled, wanted) == "a"
    assert counts(filled, Filter()).statuses[EMPTIED] == 1
    assert videos_by_status(catalog.load(filled))[EMPTIED] == 1


@pytest.mark.parametrize(("subject", "is_blank"), [(Subject.ANIMAL, False), (Subject.BLANK, True)])
def test_a_blank_video_is_blank_no_more_once_somebody_was_seen_in_it(
    filled: Project, subject: Subject, is_blank: bool
) -> None:
    place = labels.new_observation(filled, video_ids(filled)[1], Kind.ANIMAL)
    labels.apply(filled, {place: labels.add(Span(1.0, 2.0), subject=subject)}, who="Ann")
    assert (shown(filled, Filter(statuses=frozenset({"blank"}))) == "b") == is_blank
    assert videos_by_status(catalog.load(filled)).get("blank", 0) == int(is_blank)


def test_behavior_and_confidence(filled: Project) -> None:
    assert names(filled, Filter(behaviors=frozenset({"eats_food"}))) == ["a panthera", "a animal"]
    assert names(filled, Filter(behaviors=frozenset({"sleeps"}))) == []
    old = catalog.load(filled)
    lion, _ = animals(filled, 0)
    undo, changes = labels.apply(filled, {lion.id: labels.correct(lion, subject=Subject.BLANK)}, who="Ann")
    assert names(filled, Filter(behaviors=frozenset({"eats_food"}))) == ["a animal"], "nothing eats nothing"
    fresh = catalog.refreshed(filled, old, changes.videos)
    assert len(fresh.bouts.id) == len(old.bouts.id) - 1
    _, changes = labels.apply(filled, undo, who="Ann")
    assert len(catalog.refreshed(filled, fresh, changes.videos).bouts.id) == len(old.bouts.id)
    lion = animals(filled, 0)[0].confidence
    assert lion is not None
    assert "a panthera" in names(filled, Filter(min_confidence=lion - 0.01, max_confidence=lion + 0.01))
    assert "a panthera" not in names(filled, Filter(min_confidence=lion + 0.01))


def test_sites_days_and_hours_over_midnight(filled: Project) -> None:
    north = next(site.id for site in media.sites(filled) if site.name == "North")
    assert shown(filled, Filter(sites=frozenset({int(north)}))) == "ab"
    assert shown(filled, Filter(first_day=date(2024, 5, 2))) == "b"
    assert shown(filled, Filter(last_day=date(2024, 5, 1))) == "a"
    assert shown(filled, Filter(last_day=date.max)) == "ab"
    assert shown(filled, Filter(first_hour=22, last_hour=4)) == "ab"
    assert shown(filled, Filter(first_hour=0, last_hour=5)) == "b"


def test_words_are_looked_for_in_names_places_species_and_notes(filled: Project) -> None:
    assert names(filled, Filter(text="north cats")) == ["a panthera"]
    assert names(filled, Filter(text="LIMPS")) == ["a animal"]
    assert names(filled, Filter(text="collar")) == ["a animal"]
    assert names(filled, Filter(tags=frozenset({"wet"}))) == ["a animal"]
    assert counts(filled, Filter()).tags == {"collared": 1, "wet": 1}
    assert names(filled, Filter(text="person")) == ["c human"]
    assert shown(filled, Filter(text="süd")) == "c"
    assert shown(filled, Filter(text="101media")) == "b"
    assert shown(filled, Filter(text="unicorn")) == ""


def test_what_was_rejected_is_hidden_unless_asked_for(filled: Project) -> None:
    lion = animals(filled, 0)[0]
    labels.apply(filled, {lion.id: labels.reject(lion)}, who="Ann")
    assert names(filled, Filter()) == ["a animal", "c human"]
    assert names(filled, Filter(states=frozenset({"rejected"}))) == ["a panthera"]


def test_counts_say_what_each_choice_would_leave(filled: Project) -> None:
    all_of_them = counts(filled, Filter())
    assert all_of_them.states == {"unreviewed": 1, "corrected": 2}
    assert all_of_them.statuses == {"done": 2, "blank": 1}
    assert all_of_them.taxa["carnivora"] == all_of_them.taxa["panthera"] == 1
    assert all_of_them.taxa[""] == 1
    assert all_of_them.subjects == {"animal": 2, "human": 1}
    assert all_of_them.behaviors == {"eats_food": 2}
    assert sum(all_of_them.hours) == 2
    of_people = counts(filled, Filter(subjects=frozenset({"human"})))
    assert of_people.subjects == {"animal": 2, "human": 1}
    assert of_people.states == {"corrected": 1}
    assert "panthera" not in of_people.taxa


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(states=frozenset({"unreviewed"})),
        Filter(taxa=frozenset({"felidae"})),
        Filter(first_hour=20, last_hour=6),
        Filter(min_confidence=0.7, text="north"),
    ],
)
def test_a_count_is_what_choosing_it_leaves(filled: Project, wanted: Filter) -> None:
    numbers = counts(filled, wanted)
    for subject, number in numbers.subjects.items():
        left = Filter(**{**_fields(wanted), "subjects": frozenset({subject})})
        assert len(found(filled, left).rows) == number
    for taxon, number in numbers.taxa.items():
        left = Filter(**{**_fields(wanted), "taxa": frozenset({taxon})})
        assert len(found(filled, left).rows) == number


def test_a_catalog_after_a_write_is_the_one_read_anew(filled: Project, scan: Scan) -> None:
    old = catalog.load(filled)
    lion = animals(filled, 0)[0]
    _, changes = labels.apply(
        filled, {lion.id: labels.correct(lion, taxon="canis", notes="a dog")}, who="Ann"
    )
    scan(result_with(0.2, 0.4, 0.6, species=SERVAL), [video_ids(filled)[1]], rescan=True)
    changed = {*changes.videos, video_ids(filled)[1]}
    after, anew = catalog.refreshed(filled, old, changed), catalog.load(filled)
    assert after.animals.id.tolist() == anew.animals.id.tolist()
    assert after.videos.status.tolist() == anew.videos.status.tolist()
    assert after.remarks == anew.remarks
    for one in (after, anew):
        told = [one.words.taxa.texts[number] for number in one.animals.taxon]
        assert told == ["canis", "", "", "leptailurus", "leptailurus", "leptailurus"]
    assert (old.animals.state != after.animals.state[: len(old)]).any()  # the old one stays as it was


def test_groups_of_each_order(filled: Project) -> None:
    got = found(filled, Filter())
    sizes = {
        by: [group.size for group in arrange(got.catalog, got.rows, by, NAMING.taxonomy).groups]
        for by in By
        if by != By.SIMILARITY
    }
    assert sizes[By.SPECIES] == [1, 1, 1]
    assert sizes[By.SITE] == [2, 1]
    assert sizes[By.BEHAVIOR] == [2, 1]
    keys = [group.key for group in arrange(got.catalog, got.rows, By.TIME, NAMING.taxonomy).groups]
    assert keys == [date(2024, 5, 1), None]


def test_the_least_certain_come_first(filled: Project) -> None:
    got = found(filled, Filter())
    ordered = arrange(got.catalog, got.rows, By.CONFIDENCE, NAMING.taxonomy).rows
    assert np.all(np.diff(got.catalog.animals.confidence[ordered]) >= 0)


def test_an_empty_project_has_nothing_to_filter(project: Project) -> None:
    assert shown(project, Filter()) == "abc"
    assert shown(project, Filter(states=frozenset({ReviewState.UNREVIEWED.value}))) == ""
    assert counts(project, Filter()).taxa == {}


def test_a_filter_is_kept_as_json() -> None:
    wanted = Filter(taxa=frozenset({"felidae"}), first_day=date(2024, 5, 1), text="north")
    assert from_json(to_json(wanted)) == wanted
    assert from_json({"taxa": ["felidae"], "of a newer version": 1}) == Filter(taxa=frozenset({"felidae"}))


def test_parts_are_taken_away_one_by_one() -> None:
    wanted = Filter(taxa=frozenset({"felidae"}), min_confidence=0.5)
    assert wanted.parts == ("taxa", "confidence")
    assert wanted.without("taxa").parts == ("confidence",)
    assert wanted.without("taxa").without("confidence").is_empty


def _fields(wanted: Filter) -> dict[str, object]:
    return {name: getattr(wanted, name) for name in Filter.__struct_fields__}


def test_what_a_rule_accepted_is_apart_from_what_a_person_saw(filled: Project) -> None:
    lion, limping = animals(filled, 0)
    labels.apply(filled, confirming(filled, Rule("panthera", 0.5))([lion.id]), who="Ann")
    assert counts(filled, Filter()).states == {"corrected": 2, BY_RULE: 1}
    assert names(filled, Filter(states=frozenset({"confirmed"}))) == []
    assert names(filled, Filter(states=frozenset({BY_RULE}))) == ["a panthera"]
    assert len(names(filled, Filter(states=frozenset({BY_RULE, "corrected"})))) == 3
    by_status = videos_by_status(catalog.load(filled))
    assert (by_status["to_review"], by_status["reviewed"], by_status[BY_RULE]) == (0, 2, 1)
    labels.apply(filled, {limping.id: None}, who="Ann")
    assert videos_by_status(catalog.load(filled))["reviewed"] == 1, "nobody looked at the lion"


def test_what_was_looked_at_after_a_rule_accepted_it_is_reviewed(filled: Project) -> None:
    lion, _ = animals(filled, 0)
    labels.apply(filled, confirming(filled, Rule("panthera", 0.5))([lion.id]), who="Ann")
    before = catalog.load(filled)
    labels.apply(filled, {lion.id: labels.confirm(lion)}, who="Ann")
    after = catalog.refreshed(filled, before, [lion.video_id])
    assert (before.animals.by_rule.sum(), after.animals.by_rule.sum()) == (1, 0)
    again = confirming(filled, Rule("panthera", 0.0))([lion.id])
    assert not again, "a person has spoken"


def test_deployments_that_are_called_alike_are_told_apart_where_they_are_chosen(filled: Project) -> None:
    one, other, *_ = media.deployments(filled)
    with filled.writing() as session:
        for each, visit in ((one, "May"), (other, "June")):
            row = session.get_one(DeploymentRow, each.id)
            row.name, row.folder = "CAM1", f"{visit}/CAM1"
    names = catalog.load(filled).deployment_names
    assert [names[int(each.id)] for each in (one, other)] == ["CAM1 (May)", "CAM1 (June)"]
