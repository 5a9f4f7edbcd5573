"""Labelling, re-scanning, splitting, merging and undoing in any order: what is shown always adds up."""

import random
from collections import Counter

import pytest

from app.services import media, observations
from app.services.observations import scanned
from app.services.projects import Project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.records import Assignment, Kind, Label, ObservationId, ReviewState, Verdict
from mvit_core.errors import UserError
from mvit_core.events import VideoScanned
from mvit_core.types import Span, VideoResult, VideoStatus
from tests.app.services.conftest import result_with
from tests.videos import video_ids

NUM_STEPS = 45
BROKEN = VideoResult(status=VideoStatus.UNREADABLE, reason="It is damaged.")
CALM = VideoResult(status=VideoStatus.BLANK, num_frames=180, decoded_s=6.0)
STATES = {
    Verdict.CONFIRM: ReviewState.CONFIRMED,
    Verdict.CORRECT: ReviewState.CORRECTED,
    Verdict.REJECT: ReviewState.REJECTED,
    Verdict.ADD: ReviewState.ADDED,
    Verdict.NOTE: ReviewState.UNREVIEWED,
}


class Desk:
    """A person at work, who forgets nothing: what they said is kept beside what the project says."""

    def __init__(self, project: Project, dice: random.Random) -> None:
        self.project, self.dice = project, dice
        self.said: dict[ObservationId, Label | None] = {}
        self.undos: list[Assignment] = []
        self.redos: list[Assignment] = []

    def do(self, assignment: Assignment) -> None:
        self.undos.append(self.apply(assignment))
        self.redos.clear()

    def apply(self, assignment: Assignment) -> Assignment:
        before, _ = labels.apply(self.project, assignment, who="ada")
        self.said.update(assignment)
        return before

    def step(self) -> None:
        acts = (self.judge, self.judge, self.add, self.split, self.merge, self.undo, self.undo, self.redo)
        self.dice.choice((*acts, self.rescan, self.rescan))()

    def shown(self, *, rejected: bool = False) -> list[observations.Observation]:
        video_id = self.dice.choice(video_ids(self.project))
        return observations.of_video(self.project, video_id, rejected=rejected)

    def judge(self) -> None:
        for seen in self.dice.sample(shown := self.shown(rejected=True), min(2, len(shown))):
            verdict = self.dice.choice((labels.confirm, labels.reject, labels.correct, labels.note))
            self.do({seen.id: verdict(seen) if self.dice.random() < 0.8 else None})

    def add(self) -> None:
        video_id = self.dice.choice(video_ids(self.project))
        place = labels.new_observation(self.project, video_id, Kind.ANIMAL)
        at_s = self.dice.uniform(0, 4)
        self.do({place: Label(verdict=Verdict.ADD, span=Span(at_s, at_s + 2), taxon="lynx")})

    def split(self) -> None:
        for seen in self.shown()[:1]:
            self.do(labels.split(self.project, seen, (seen.span.start_s + seen.span.end_s) / 2))

    def merge(self) -> None:
        animals = [one for one in self.shown() if one.kind is Kind.ANIMAL][:3]
        if len(animals) > 1:
            self.do(labels.merge(self.project, animals))

    def undo(self) -> None:
        if self.undos:
            self.redos.append(self.apply(self.undos.pop()))

    def redo(self) -> None:
        if self.redos:
            self.undos.append(self.apply(self.redos.pop()))

    def rescan(self) -> None:
        run = ScanRun.start(self.project, rescan=True)
        results = (result_with(0.1), result_with(0.1, 0.6, start_s=2.0), result_with(0.3), CALM, BROKEN)
        for _ in range(self.dice.randint(1, 3)):
            if request := run.next_request():
                run.record(VideoScanned(key=request.key, result=self.dice.choice(results)))
        run.finish()


def check(desk: Desk) -> None:
    """What every view relies on."""
    project = desk.project
    total: Counter[ReviewState] = Counter()
    for video in media.videos(project):
        shown = observations.of_video(project, video.id, rejected=True)
        animals = {one.id: one for one in shown if one.kind is Kind.ANIMAL}
        counted = [one for one in animals.values() if one.state is not ReviewState.REJECTED]
        unreviewed = sum(one.state is ReviewState.UNREVIEWED for one in counted)
        assert (video.num_observations, video.num_unreviewed) == (len(counted), unreviewed)
        assert all(one.parent_id in animals for one in shown if one.kind is Kind.BEHAVIOR)
        tracks = {track.id for track in scanned.tracks_of_video(project, video.id)}
        assert all(one.track_id in tracks for one in shown if one.track_id is not None)
        total.update(one.state for one in animals.values())
        for one in shown:
            if (label := desk.said.get(one.id)) is not None:
                assert one.state is STATES[label.verdict]
                assert one.taxon == label.taxon
                assert one.span == label.span or label.verdict is Verdict.NOTE
    every = [one for _, one in observations.all_observations(project, rejected=True)]
    listed = {one.id for one in every}
    kept = {id_ for id_, label in desk.said.items() if label is not None}
    hidden = [id_ for id_ in kept - listed if observations.observation(project, id_).parent_id in listed]
    hidden += [id_ for id_ in kept - listed if observations.observation(project, id_).kind is Kind.ANIMAL]
    assert not hidden, "what a person said is hidden, though not with the animal that it is about"
    summary = observations.summary(project)
    assert sum(summary.observations.values()) == sum(total.values())
    waiting = observations.next_unreviewed(project, None)
    assert (waiting is not None) == bool(total[ReviewState.UNREVIEWED])
    assert waiting is None or waiting.id in listed
    assert Counter(one.state for one in every if one.kind is Kind.ANIMAL) == total


@pytest.mark.parametrize("seed", range(8))
def test_whatever_the_order_the_library_adds_up(project: Project, seed: int):
    desk = Desk(project, random.Random(seed))
    desk.rescan()
    for _ in range(NUM_STEPS):
        try:
            desk.step()
        except UserError as error:
            assert "split" in str(error) or "Choose two" in str(error)  # noqa: PT017 - both are allowed
        check(desk)
    while desk.undos:
        desk.undo()
        check(desk)
    assert not [label for label in desk.said.values() if label is not None]
    states = {one.state for _, one in observations.all_observations(project, rejected=True)}
    assert states <= {ReviewState.UNREVIEWED}
