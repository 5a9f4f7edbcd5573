"""What comes next, what samples say, and what a rule would be worth."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import numpy as np
import pytest
from sqlalchemy import select, update

from app.services import observations
from app.services.choosing import catalog, likeness, samples
from app.services.choosing.filtering import Found, Naming, Sieve
from app.services.choosing.filters import Filter
from app.services.choosing.next_up import Next, choose_queue, chosen_queue
from app.services.choosing.queue_orders import QueueOrder, Reason, measured, order_of
from app.services.choosing.spread import spread_of
from app.services.confirming import Rule, confirming, preview, waiting_taxa
from app.services.judged import judged, labelled_by
from app.services.model_shelf.standing import right_in_review
from app.services.projects import Project
from app.services.proportions import Share
from app.services.review import bulk, labels
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import ScanSettings
from app.store.records import Observation, ReviewState, Subject
from app.store.schema import DetectionRow, ObservationRow, VideoRow
from mvit_core.localization.windows import Scored, packed
from mvit_core.taxonomy import shipped_taxonomy
from mvit_core.types import ClipScores, Score, Span, VideoResult, VideoStatus
from tests.app.services.conftest import result_with
from tests.models_taught import taught
from tests.scanned import to_its_end
from tests.videos import video_ids
from trainer.runs.folder import FACTS

TREE = shipped_taxonomy()
NAMING = Naming(TREE, {})
Scan = Callable[..., ScanRun]


@pytest.fixture
def found(project: Project, scan: Scan) -> Callable[[], Found]:
    """Two lions and a serval of one event, one of them hardly told from a dog; one video blank."""
    ids = video_ids(project)
    lion = (Score("panthera", 0.75), Score("canis", 0.125))
    either = (Score("panthera", 0.6875), Score("canis", 0.3125))
    scan(result_with(0.1, species=lion), [ids[0]])
    scan(result_with(0.5, species=either), [ids[1]])
    scan(VideoResult(status=VideoStatus.BLANK), [ids[2]])
    with project.writing() as session:
        for minutes, id_ in enumerate(ids):
            when = datetime(2024, 5, 1, 6) + timedelta(minutes=minutes)
            session.execute(update(VideoRow).where(VideoRow.id == id_).values(captured_at=when))
    return lambda: Sieve(catalog.load(project), Filter(), NAMING).found()


def animals(project: Project) -> list[Observation]:
    return [
        each for _, each in observations.all_observations(project, rejected=True) if each.kind == "animal"
    ]


def ids(*some: Observation) -> tuple[int, ...]:
    return tuple(int(each.id) for each in some)


def order(project: Project, found: Callable[[], Found], queue: Next) -> QueueOrder:
    return order_of(project, found(), queue, TREE)


def test_a_share_comes_with_wilsons_interval() -> None:
    low, high = Share(31, 34).interval
    assert (low, high) == pytest.approx((0.771, 0.970), abs=1e-3)  # Newcombe 1998, the formula by hand
    assert Share(0, 10).interval == pytest.approx((0.0, 0.278), abs=1e-3)
    assert Share(0, 0).interval == (0.0, 1.0)


def test_two_that_are_close_have_a_small_margin_and_many_that_are_alike_a_large_entropy() -> None:
    assert spread_of([0.5, 0.4375])[0] == pytest.approx(0.0625)
    assert spread_of([0.9])[0] == pytest.approx(0.8)
    assert spread_of([0.25] * 4)[1] > spread_of([0.5, 0.5])[1] > spread_of([1.0])[1]


def test_the_least_sure_comes_first(project: Project, found: Callable[[], Found]) -> None:
    scattered, divided = animals(project)
    assert order(project, found, Next.MARGIN).ids == ids(divided, scattered)
    assert order(project, found, Next.ENTROPY).ids == ids(scattered, divided)


def test_what_was_reviewed_waits_in_no_queue(project: Project, found: Callable[[], Found]) -> None:
    sure, unsure = animals(project)
    labels.apply(project, {unsure.id: labels.confirm(unsure)}, who="Ann")
    assert order(project, found, Next.MARGIN).ids == ids(sure)
    assert order(project, found, Next.LIBRARY).ids == ids(sure)


def test_a_name_that_the_event_gainsays_is_told_of(project: Project, found: Callable[[], Found]) -> None:
    first, second = animals(project)
    assert order(project, found, Next.DISAGREEING).ids == ()
    labels.apply(project, {second.id: labels.correct(second, taxon="canis")}, who="Ann")
    wrong = order(project, found, Next.DISAGREEING)
    assert wrong.ids == ids(first)
    assert wrong.reasons == {first.id: Reason.EVENT}
    labels.apply(project, {second.id: labels.correct(second, taxon="felidae")}, who="Ann")
    assert order(project, found, Next.DISAGREEING).ids == (), "a wider name gainsays nothing"


def test_the_rare_come_first(project: Project, scan: Scan, found: Callable[[], Found]) -> None:
    scan(result_with(0.3, species=(Score("leptailurus", 0.875),)), [video_ids(project)[2]], rescan=True)
    rare = next(each for each in animals(project) if each.taxon == "leptailurus")
    assert order(project, found, Next.RARE).ids[0] == rare.id


def test_the_sample_is_measured_from_its_beginning(project: Project, found: Callable[[], Found]) -> None:
    sample = order(project, found, Next.AUDIT)
    assert set(sample.ids) == {each.id for each in animals(project)}
    by_id = {each.id: each for each in animals(project)}
    first, second = (by_id[id_] for id_ in sample.ids)  # type: ignore[index]

    def share() -> Share | None:
        return measured(project, found().catalog, sample, Next.AUDIT)

    assert share() == Share(0, 0)
    labels.apply(project, {second.id: labels.confirm(second)}, who="Ann")
    assert share() == Share(0, 0), "the first of the sample was not looked at yet"
    labels.apply(project, {first.id: labels.correct(first, taxon="canis")}, who="Ann")
    assert share() == Share(1, 2)


def test_what_a_model_says_of_what_it_learned_from_proves_nothing(
    project: Project, found: Callable[[], Found], tmp_path: Path
) -> None:
    sample = order(project, found, Next.AUDIT)
    by_id = {each.id: each for each in animals(project)}
    first, second = (by_id[id_] for id_ in sample.ids)  # type: ignore[index]
    said = {first.id: labels.confirm(first), second.id: labels.correct(second, taxon="canis")}
    labels.apply(project, said, who="Ann")
    rule = Rule("panthera", 0.1)

    def told() -> tuple[Share | None, Share, Mapping[str, Share]]:
        now = found()
        error = preview(now.catalog, now.rows, rule, judged(project), TREE).error
        return measured(project, now.catalog, sample, Next.AUDIT), error, right_in_review(project)

    assert told() == (Share(1, 2), Share(1, 2), {})
    taught(project, tmp_path / "run", [first.video_id])
    assert told() == (Share(0, 1), Share(1, 1), {"aa": Share(0, 1)})
    (tmp_path / "run" / FACTS).write_text("{")
    assert told() == (Share(1, 2), Share(1, 2), {"aa": Share(1, 2)}), "nobody knows any more"


def test_what_a_rule_confirmed_proves_nothing(project: Project, found: Callable[[], Found]) -> None:
    sample = order(project, found, Next.AUDIT)
    every = [each.id for each in animals(project)]
    labels.apply(project, confirming(project, Rule("panthera", 0.0))(every), who="Ann")
    assert measured(project, found().catalog, sample, Next.AUDIT) == Share(0, 0)
    first = animals(project)[0]
    assert first.state == ReviewState.CONFIRMED
    assert labels.history(project, first.id)[-1].after.rule == "panthera >= 0.00"  # type: ignore[union-attr]


def test_a_random_order_does_not_change_as_more_comes() -> None:
    few, more = np.arange(1, 50), np.arange(1, 80)
    seed = 12345
    first = few[samples.shuffled(few, seed)].tolist()
    again = [id_ for id_ in more[samples.shuffled(more, seed)].tolist() if id_ < 50]
    assert first == again
    assert first != sorted(first)
    assert few[samples.shuffled(few, seed + 1)].tolist() != first


def test_blank_videos_are_checked_by_looking_at_them(project: Project, found: Callable[[], Found]) -> None:
    blank = video_ids(project)[2]
    empties = order(project, found, Next.EMPTIES)
    assert empties.ids == (blank,)
    assert measured(project, found().catalog, empties, Next.EMPTIES) == Share(0, 0)
    place = labels.new_observation(project, blank, animals(project)[0].kind)
    span = animals(project)[0].span
    labels.apply(project, {place: labels.add(span, subject=Subject.BLANK)}, who="Ann")
    assert measured(project, found().catalog, empties, Next.EMPTIES) == Share(0, 1)
    labels.apply(project, {place: labels.add(span, taxon="canis")}, who="Ann")
    assert measured(project, found().catalog, empties, Next.EMPTIES) == Share(1, 1)


def test_what_people_only_counted_was_not_missed_by_the_scan_that_calls_the_video_blank(
    project: Project, scan: Scan, found: Callable[[], Found]
) -> None:
    counted, by_rule = animals(project)[:2]
    accepted = confirming(project, Rule("panthera", 0.0))([by_rule.id])
    labels.apply(project, {counted.id: labels.note(counted, count=3), **accepted}, who="Ann")
    scan(result_with(status=VideoStatus.BLANK), rescan=True)
    assert {one.id for one in animals(project)} == {counted.id, by_rule.id}
    assert samples.said_of_blanks(found().catalog) == {}
    labels.apply(project, {counted.id: labels.confirm(counted)}, who="Ann")
    assert samples.said_of_blanks(found().catalog) == {counted.video_id: True}


def test_a_rule_is_previewed_with_its_error_where_people_looked(
    project: Project, scan: Scan, found: Callable[[], Found]
) -> None:
    first, second = animals(project)
    labels.apply(project, {second.id: labels.correct(second, taxon="canis")}, who="Ann")
    now = found()
    assert waiting_taxa(now.catalog, now.rows, TREE) == {"panthera": 1}
    shown = preview(now.catalog, now.rows, Rule("felidae", 0.1), judged(project), TREE)
    assert [now.catalog.id_at(row) for row in shown.rows] == [first.id]
    assert shown.error == Share(1, 1)
    assert not shown.rests_on_enough
    strict = preview(now.catalog, now.rows, Rule("felidae", 0.9), judged(project), TREE)
    assert (len(strict.rows), strict.error) == (0, Share(0, 0))
    assert strict.surest == shown.surest == pytest.approx(first.confidence)
    assert preview(now.catalog, now.rows, Rule("cervus", 0.1), judged(project), TREE).surest is None


def test_a_family_that_a_person_made_a_species_was_right_but_not_the_other_way_round(
    project: Project, found: Callable[[], Found]
) -> None:
    first, second = animals(project)
    with project.writing() as session:
        for row in session.scalars(select(DetectionRow).where(DetectionRow.taxon == "panthera")):
            row.taxon = "felidae"
    labels.apply(project, {first.id: labels.correct(first, taxon="panthera")}, who="Ann")
    labels.apply(project, {second.id: labels.correct(second, taxon="carnivora")}, who="Ann")
    known = judged(project)
    assert dict(zip(known.id.tolist(), known.right.tolist(), strict=True)) == {
        first.id: True,
        second.id: False,
    }
    labels.apply(project, {first.id: labels.correct(first, taxon="canis")}, who="Ann")
    now = found()
    assert preview(now.catalog, now.rows, Rule("felidae", 0.0), judged(project), TREE).error == Share(2, 2)


def test_who_rejects_what_the_machine_calls_nothing_agrees_with_it(
    project: Project, found: Callable[[], Found]
) -> None:
    first, second = animals(project)
    with project.writing() as session:
        for row in session.scalars(select(DetectionRow).where(DetectionRow.taxon == "panthera")):
            row.taxon, row.subject = None, Subject.BLANK.value
    lion = labels.correct(second, taxon="panthera", subject=Subject.ANIMAL)
    labels.apply(project, {first.id: labels.reject(first), second.id: lion}, who="Ann")
    known = judged(project)
    assert dict(zip(known.id.tolist(), known.right.tolist(), strict=True)) == {
        first.id: True,
        second.id: False,
    }


def test_a_rule_is_offered_with_the_number_that_it_would_confirm(
    project: Project, found: Callable[[], Found]
) -> None:
    _first, second = animals(project)
    with project.writing() as session:
        session.get_one(ObservationRow, second.id).taxon = "felidae"
    now = found()
    assert waiting_taxa(now.catalog, now.rows, TREE) == {"felidae": 2, "panthera": 1}
    for key, number in waiting_taxa(now.catalog, now.rows, TREE).items():
        assert len(preview(now.catalog, now.rows, Rule(key, 0.0), judged(project), TREE).rows) == number


def test_each_person_has_a_number(project: Project, found: Callable[[], Found]) -> None:
    first, second = animals(project)
    labels.apply(project, {first.id: labels.confirm(first)}, who="Ann")
    labels.apply(project, {second.id: labels.confirm(second)}, who="Ben")
    assert labelled_by(project) == {"Ann": 1, "Ben": 1}
    labels.apply(project, {first.id: None}, who="Ann")
    labels.apply(project, confirming(project, Rule("panthera", 0.0))([first.id]), who="Ann")
    assert labelled_by(project) == {"Ben": 1}


def test_the_project_remembers_its_queue(project: Project) -> None:
    assert chosen_queue(project) is Next.LIBRARY
    choose_queue(project, Next.RARE)
    assert chosen_queue(project) is Next.RARE


def test_bulk_plans_leave_what_was_reviewed(project: Project, found: Callable[[], Found]) -> None:
    first, second = animals(project)
    labels.apply(project, {first.id: labels.correct(first, taxon="canis")}, who="Ann")
    plan = bulk.accepting(project)([first.id, second.id])
    assert list(plan) == [second.id]


def blobs(*centers: Sequence[float], each: int = 30) -> np.ndarray:  # type: ignore[type-arg]
    random = np.random.default_rng(1)
    points = np.concatenate([random.normal(center, 0.05, (each, len(center))) for center in centers])
    return (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)


def test_what_looks_alike_stands_together() -> None:
    vectors = blobs((1, 0, 0), (0, 1, 0), (0, 0, 1))
    groups = likeness.grouped(vectors)
    assert sorted(place for group in groups for place in group.tolist()) == list(range(90))
    assert all(len({place // 30 for place in group.tolist()}) == 1 for group in groups)


def test_without_embeddings_nothing_is_compared(project: Project, found: Callable[[], Found]) -> None:
    now = found()
    arranged = likeness.arrange_by_likeness(project, now.catalog, now.rows)
    assert [(group.key, group.size) for group in arranged.groups] == [(None, 2)]
    assert not likeness.gainsaid_by_neighbors(project, now.catalog, now.rows, TREE).any()


def with_embeddings(result: VideoResult, *vectors: Sequence[float]) -> VideoResult:
    """The result of a model that saw each track's window as one of these vectors."""
    tracks = []
    for track, vector in zip(result.tracks, vectors, strict=True):
        scored = Scored([ClipScores(track.species)], np.array([vector], np.float32))
        tracks.append(msgspec.structs.replace(track, windows=packed([Span(0.0, 2.0)], scored)))
    return msgspec.structs.replace(result, tracks=tuple(tracks))


@pytest.fixture
def seen(project: Project, tmp_path: Path) -> Callable[[], Found]:
    """A lion, one that a model calls a dog, and a dog; the first two look alike."""
    model = tmp_path / "model.safetensors"
    model.write_bytes(b"weights")
    lion, dog = (Score("panthera", 0.875),), (Score("canis", 0.875),)
    results = [
        with_embeddings(result_with(0.1, species=lion), (1, 0, 0)),
        with_embeddings(result_with(0.1, species=dog), (1, 0.125, 0)),
        with_embeddings(result_with(0.1, species=dog), (0, 0, 1)),
    ]
    to_its_end(
        ScanRun.start(project, settings=ScanSettings(model_path=model)), lambda _request: results.pop(0)
    )
    return lambda: Sieve(catalog.load(project), Filter(), NAMING).found()


def test_what_looks_alike_and_is_called_otherwise_comes_first(
    project: Project, seen: Callable[[], Found]
) -> None:
    lion, wrong, dog = animals(project)
    labels.apply(project, {lion.id: labels.confirm(lion), dog.id: labels.confirm(dog)}, who="Ann")
    told = order(project, seen, Next.DISAGREEING)
    assert told.ids == ids(wrong)
    assert told.reasons == {wrong.id: Reason.NEIGHBORS}


def test_tiles_are_arranged_by_likeness(project: Project, seen: Callable[[], Found]) -> None:
    now = seen()
    vectors = likeness.read_vectors(project, now.catalog, now.rows)
    assert len(vectors.rows) == 3
    assert np.linalg.norm(vectors.vectors, axis=1) == pytest.approx(1.0, abs=1e-3)
    arranged = likeness.arrange_by_likeness(project, now.catalog, now.rows)
    assert sorted(arranged.rows.tolist()) == [0, 1, 2]
    assert sum(group.size for group in arranged.groups) == 3


def test_a_filter_that_a_review_changes_does_not_bend_the_sample(
    project: Project, found: Callable[[], Found]
) -> None:
    def narrowed() -> Found:
        return Sieve(catalog.load(project), Filter(states=frozenset({"unreviewed"})), NAMING).found()

    before = order(project, narrowed, Next.AUDIT).ids
    first = animals(project)[0]
    labels.apply(project, {first.id: labels.confirm(first)}, who="Ann")
    assert order(project, narrowed, Next.AUDIT).ids == before
