"""Projects drawn by chance go out, into a new project with the same files, and out again: the same comes out.

What differs is what docs/formats.md says of it, and nothing else.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from app.services import media, observations
from app.services.exports import export
from app.services.imports import ImportReport, import_file
from app.services.media.finding_videos import FoundFile
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.review.verdicts import LabelChanges, add, confirm, correct, note, reject
from app.services.scanning.scans import ScanRun
from app.store.records import Kind, Label, Observation, ObservationId, Subject, VideoId
from app.store.schema import VideoRow
from mvit_core.types import Bout, Box, Score, Span, Track, TrackPoint, TrackResult, VideoResult, VideoStatus
from tests.app.services.exports.conftest import NOON, result
from tests.scanned import scanned_by, to_its_end

SEEDS = (0, 3, 10)
NUM_VIDEOS = 4
OUT = {
    "csv": "t.csv", "boris": "p.boris", "boris-events": "e.tsv", "megadetector": "md.json",
    "camtrap-dp": "dp", "timelapse": "tl.csv", "zamba": "z.csv", "coco": "coco.json",
}  # fmt: skip
WORDS = (
    "", "limps", "=cmd|'/c calc'!A1", "+1", "-2", "@x", "'=a", "'", "fox 🦊🐾", "שועל אדום", "a,b;c\td",
    'quote " in', "two\nlines", "e\u0301", "NA", "0012", "1e5", "TRUE", "\u202eabc", "null\\x", "1/2",
)  # fmt: skip
TAXA, BEHAVIORS = ("panthera", "ursus", "vulpes", "canis"), ("eats_food", "sleeps")
PEOPLE = ("ana", "bo", "Zoë =x", "@cy")
PROBED = (
    *("duration_s", "frame_rate", "num_frames", "width", "height", "probed", "sort_key"),
    *("captured_at", "recorded_at", "captured_from"),
)


class Drawn:
    """A project of which all is said by chance: findings, labels of several people, blanks."""

    def __init__(self, project: Project, seed: int) -> None:
        self._project, self._random = project, Random(seed)

    def fill(self, root: Path) -> None:
        """Files, a scan by a model, then what people say."""
        add_files(self._project, root, make=True)
        results = {str(one.path): self._result() for one in media.videos(self._project)}
        to_its_end(ScanRun.start(self._project), lambda request: results[request.path])
        scanned_by(self._project, "Starter")
        for video in media.videos(self._project):
            for one in observations.of_video(self._project, video.id):
                label = self._of_animal(one) if one.kind is Kind.ANIMAL else self._of_bout(one)
                if label is not None:
                    self._say(one.id, label)
            for _ in range(self._random.choice((0, 0, 1, 2))):
                self._add(video.id)

    def _say(self, id_: ObservationId, label: Label) -> None:
        labels.apply(self._project, {id_: label}, who=self._random.choice(PEOPLE))

    def _result(self) -> VideoResult:
        if self._random.random() < 0.25:
            return result(VideoStatus.BLANK)
        return result(VideoStatus.DONE, *(self._track() for _ in range(self._random.randint(1, 3))))

    def _track(self) -> TrackResult:
        start_s, number = round(self._random.uniform(0, 5), 2), self._random.randint(2, 9)
        box = Box(self._random.choice((0.125, 0.25)), 0.25, 0.25, 0.5)
        times = [start_s + index * 0.5 for index in range(number)]
        points = tuple(TrackPoint(time_s, round(time_s * 30), box) for time_s in times)
        if self._random.random() < 0.3:
            return TrackResult(track=Track(points, self._sure()))
        bouts = tuple(
            Bout(self._random.choice(BEHAVIORS), self._span(start_s, times[-1]), self._sure())
            for _ in range(self._random.randint(0, 2))
        )
        species = (Score(self._random.choice(TAXA), self._sure()),)
        return TrackResult(track=Track(points, self._sure()), species=species, bouts=bouts)

    def _sure(self) -> float:
        return round(self._random.uniform(0.3, 0.99), 4)

    def _span(self, low: float = 0.0, high: float = 10.0) -> Span:
        start_s, end_s = sorted(round(self._random.uniform(low, high), 3) for _ in range(2))
        return Span(start_s, end_s)

    def _beside(self) -> LabelChanges:
        chance = self._random
        told: LabelChanges = {
            "count": chance.randint(1, 5), "sex": chance.choice(("", "female", "male")),
            "life_stage": chance.choice(("", "adult", "subadult", "juvenile")),
            "individual": chance.choice(WORDS), "notes": chance.choice(WORDS),
            "reacts": chance.random() < 0.3, "quality": chance.choice(("", "good", "poor")),
            "tags": tuple(dict.fromkeys(filter(None, chance.sample(WORDS, 2)))),
        }  # fmt: skip
        kept = {name: value for name, value in told.items() if chance.random() < 0.5}
        return msgspec.convert(kept, LabelChanges)

    def _of_animal(self, one: Observation) -> Label | None:
        says: tuple[Callable[[], Label | None], ...] = (
            lambda: confirm(one),
            lambda: correct(one, **{**self._beside(), "taxon": self._random.choice(TAXA)}),
            lambda: reject(one),
            lambda: note(one, **self._beside()),
            lambda: note(one, span=Span(one.span.start_s, one.span.end_s + 0.5)),
            lambda: msgspec.structs.replace(confirm(one), rule="panthera >= 0.80"),
            lambda: correct(
                one, subject=self._random.choice((Subject.HUMAN, Subject.BLANK, Subject.VEHICLE))
            ),
            lambda: None,
            lambda: None,
        )
        return self._random.choice(says)()

    def _of_bout(self, one: Observation) -> Label | None:
        says: tuple[Callable[[], Label | None], ...] = (
            lambda: confirm(one),
            lambda: reject(one),
            lambda: correct(one, behavior=self._random.choice(BEHAVIORS)),
            lambda: note(one, notes=self._random.choice(WORDS), modifiers=("slow",)),
            lambda: None,
            lambda: None,
        )
        return self._random.choice(says)()

    def _add(self, video: VideoId) -> None:
        """Somebody whom no machine saw, or that nothing is there."""
        place = labels.new_observation(self._project, video, Kind.ANIMAL)
        if self._random.random() < 0.2:
            self._say(place, add(Span(0.0, 10.0), subject=Subject.BLANK))
            return
        span = self._span()
        self._say(
            place, msgspec.structs.replace(add(span, taxon=self._random.choice(TAXA)), **self._beside())
        )
        for _ in range(self._random.randint(0, 2)):
            bout = labels.new_observation(self._project, video, Kind.BEHAVIOR, parent_id=place)
            does = add(
                self._span(span.start_s, span.end_s),
                behavior=self._random.choice(BEHAVIORS),
                notes=self._random.choice(WORDS),
                modifiers=tuple(self._random.sample(("slow", "alone"), self._random.randint(0, 2))),
            )
            self._say(bout, does)


def add_files(project: Project, root: Path, *, make: bool = False) -> None:
    """Two sites with the same files for both projects."""
    places = sorted(f"S{number % 2}/v{number}.mp4" for number in range(NUM_VIDEOS))
    for place in places if make else ():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(place.encode())
    media.add_files(project, root, [FoundFile(root / place, place, 1, NOON) for place in places])


def ask_files(project: Project, of: Project) -> None:
    """What the files say of themselves is the same for everybody who has them."""
    with of.reading() as session:
        told = {
            row.relative_path: {name: getattr(row, name) for name in PROBED}
            for row in session.scalars(select(VideoRow))
        }
    with project.writing() as session:
        for row in session.scalars(select(VideoRow)):
            for name, value in told[row.relative_path].items():
                setattr(row, name, value)


class Trip:
    """One way out, in and out again, and in once more."""

    def __init__(self, name: str, seed: int, folder: Path) -> None:
        self.first, self.second = folder / OUT[name], folder / "new" / OUT[name]
        self.second.parent.mkdir()
        with create_project(folder / "p.trapline") as project:
            project.flushes = False
            Drawn(project, seed).fill(folder / "footage")
            export(project, name, self.first)
            with create_project(self.second.parent / "p.trapline") as new:
                new.flushes = False
                add_files(new, folder / "footage")
                ask_files(new, project)
                import_file(new, self.first, who="importer")
                export(new, name, self.second)
                stood = [one for _, one in observations.all_observations(new, rejected=True)]
                self._again: ImportReport = import_file(new, self.first, who="importer")
                self._stays = stood == [one for _, one in observations.all_observations(new, rejected=True)]

    def check_that_it_stays(self) -> None:
        """The same file changes nothing the second time."""
        assert self._stays
        assert (self._again.num_animals, self._again.num_bouts, self._again.num_new_videos) == (0, 0, 0)

    def of(self, read: Callable[[Path], object]) -> tuple[object, object]:
        """What `read` makes of what went out at first, and of what did then."""
        self.check_that_it_stays()
        return read(self.first), read(self.second)


@pytest.fixture(params=SEEDS)
def trip(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Trip]:
    return lambda name: Trip(name, request.param, tmp_path)


@pytest.mark.parametrize("name", ["timelapse", "zamba", "coco"])
def test_what_says_less_than_all_changes_nothing_when_it_comes_in_again(
    name: str, trip: Callable[[str], Trip]
) -> None:
    trip(name).check_that_it_stays()


@pytest.mark.parametrize("name", ["boris", "boris-events", "megadetector"])
def test_all_but_when_it_was_written_is_the_same_byte_for_byte(
    name: str, trip: Callable[[str], Trip]
) -> None:
    def read(file: Path) -> str:
        text = file.read_bytes().decode("utf-8")
        told = re.sub(r'"(project_date|detection_completion_time)": ?"[^"]*"', "", text)
        return re.sub(r" \[[a-z]+\]\t", "\t", told)  # a table of BORIS's says no kind of who has a name

    first, second = trip(name).of(read)
    assert second == first


def test_the_table_is_the_same_but_for_its_numbers_and_what_a_machine_held_of_a_persons_rows(
    trip: Callable[[str], Trip],
) -> None:
    def read(file: Path) -> list[dict[str, str]]:
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        numbers = {row["observation_id"]: str(place) for place, row in enumerate(rows)}
        for row in rows:
            row |= {name: numbers[row[name]] for name in ("observation_id", "animal_id")}
            if row["state"] != "unreviewed" and not row["confirmed_by_rule"]:
                row |= {"state": "a person's", "confidence": "", "model": ""}
        return rows

    first, second = trip("csv").of(read)
    assert second == first


def test_a_package_is_the_same_but_for_its_numbers_and_what_was_scanned(
    trip: Callable[[str], Trip],
) -> None:
    """Observations that are known by their IDs keep them; events are this project's own."""

    def read(folder: Path) -> list[list[str]]:
        return [sorted(_plain_rows(folder / name)) for name in ("deployments.csv", "observations.csv")]

    first, second = trip("camtrap-dp").of(read)
    assert second == first


def _plain_rows(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row.get("observationLevel") == "event":
                row["observationID"] = ""
            tags = [each for each in row.get("observationTags", "").split(" | ") if each[:6] != "track:"]
            yield json.dumps(row | {"eventID": "", "observationTags": tags}, sort_keys=True)


def test_what_is_drawn_has_all_that_it_should_have(tmp_path: Path) -> None:
    """Else the others would say little."""
    seen: list[Any] = []
    for seed in SEEDS:
        with create_project(tmp_path / f"{seed}.trapline") as project:
            project.flushes = False
            Drawn(project, seed).fill(tmp_path / str(seed))
            seen += [one for _, one in observations.all_observations(project, rejected=True)]
    assert {one.state for one in seen} == set(type(seen[0].state))
    assert {one.kind for one in seen} == set(Kind)
    assert {Subject.ANIMAL, Subject.BLANK, Subject.UNCLASSIFIED} <= {one.subject for one in seen}
    assert {one.labelled_by for one in seen} >= set(PEOPLE)
    assert any(one.rule for one in seen)
    assert any(one.is_touched and not one.is_by_eye for one in seen)
    assert any(one.notes.startswith("=") or one.individual.startswith("=") for one in seen)
