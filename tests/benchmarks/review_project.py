"""A rendered project with known truth: what is in each clip, and what the machine got wrong of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.services import media
from app.services.projects import Project, create_project
from app.services.scanning.scans import ScanRun
from app.store.records import VideoId
from mvit_core.types import (
    Box,
    MotionCurve,
    Score,
    Span,
    Track,
    TrackPoint,
    TrackResult,
    VideoInfo,
    VideoResult,
    VideoStatus,
)
from tests.conftest import write_video
from tests.scanned import to_its_end

RATE, NUM_FRAMES, WIDTH, HEIGHT = 10, 100, 160, 120
EACH = 5  # animals of a clip, one below the other
SPECIES = ("panthera", "ursus", "vulpes", "cervus", "elephant")
NUM_OBSERVATIONS, NUM_WRONG, NUM_SHIFTED, NUM_MISSED, NUM_FALSE = 200, 30, 20, 10, 10
SHIFT_S = 1.0


@dataclass(frozen=True, slots=True)
class Animal:
    """One animal as it is, and what the machine says of it; `found` None: it was missed."""

    row: int
    span: Span
    species: str  # empty: there is none
    found_species: str | None
    found_span: Span


def planned(seed: int = 11) -> list[list[Animal]]:
    """The animals of each clip, the errors spread by chance."""
    rng = np.random.default_rng(seed)
    animals = [_animal(number % EACH, rng) for number in range(NUM_OBSERVATIONS)]
    order = iter(rng.permutation(NUM_OBSERVATIONS).tolist())
    for _ in range(NUM_WRONG):
        at = next(order)
        others = [name for name in SPECIES if name != animals[at].species]
        animals[at] = replace(animals[at], found_species=others[int(rng.integers(len(others)))])
    for _ in range(NUM_SHIFTED):
        at = next(order)
        span = animals[at].span
        late = Span(span.start_s, span.end_s + SHIFT_S)
        animals[at] = replace(animals[at], found_span=late)
    for _ in range(NUM_MISSED):
        at = next(order)
        animals[at] = replace(animals[at], found_species=None)
    for _ in range(NUM_FALSE):
        at = next(order)
        animals[at] = replace(animals[at], species="")
    return [animals[at : at + EACH] for at in range(0, NUM_OBSERVATIONS, EACH)]


def make_project(folder: Path) -> tuple[Project, dict[VideoId, list[Animal]]]:
    """Draw the clips, store what the machine says; the project and the truth of each video."""
    clips = planned()
    footage = folder / "footage"
    for number, animals in enumerate(clips):
        path = footage / f"Site {number // 10 + 1}" / f"IMG_{number:04}.MP4"
        path.parent.mkdir(parents=True, exist_ok=True)
        options = {"preset": "ultrafast", "g": "20", "bf": "2"}
        write_video(path, (_picture(animals, n) for n in range(NUM_FRAMES)), rate=RATE, options=options)
    project = create_project(folder / "review.trapline")
    media.add_files(project, footage, list(media.find_videos(footage)))
    videos = {video.relative_path: video for video in media.videos(project)}
    for number, video in enumerate(videos.values()):
        media.record_probes(project, [(video.id, _info(number), "")])
    by_id = {video.id: clips[int(Path(name).stem[4:])] for name, video in videos.items()}
    to_its_end(ScanRun.start(project), lambda request: _result(by_id[VideoId(request.key)]))
    return project, by_id


def _animal(row: int, rng: np.random.Generator) -> Animal:
    start, length = int(rng.integers(2, 40)), int(rng.integers(20, 40))
    span = Span(start / RATE, (start + length) / RATE)
    species = SPECIES[int(rng.integers(len(SPECIES)))]
    return Animal(row, span, species, species, span)


def _box(animal: Animal, time_s: float) -> Box:
    return Box(0.05 + 0.06 * time_s, 0.02 + 0.19 * animal.row, 0.15, 0.14)


def _picture(animals: list[Animal], index: int) -> NDArray[np.uint8]:
    picture = np.full((HEIGHT, WIDTH), 70 + index % 3, np.uint8)
    for animal in animals:
        if animal.species and animal.span.start_s <= index / RATE <= animal.span.end_s:
            box = _box(animal, index / RATE)
            top, left = round(box.y * HEIGHT), round(box.x * WIDTH)
            picture[top : top + round(box.h * HEIGHT), left : left + round(box.w * WIDTH)] = 220
    return picture


def _info(number: int) -> VideoInfo:
    return VideoInfo(
        size_bytes=1,
        container="mp4",
        codec="h264",
        width=WIDTH,
        height=HEIGHT,
        duration_s=NUM_FRAMES / RATE,
        frame_rate=RATE,
        num_frames=NUM_FRAMES,
        captured_at=datetime(2024, 6, 1 + number // 24, number % 24),
    )


def _result(animals: list[Animal]) -> VideoResult:
    found = [_track(animal, animal.found_species) for animal in animals if animal.found_species is not None]
    return VideoResult(
        status=VideoStatus.DONE,
        num_frames=NUM_FRAMES,
        decoded_s=NUM_FRAMES / RATE,
        tracks=tuple(found),
        motion=MotionCurve((0.0, 9.9), (0.01, 0.01)),
    )


def _track(animal: Animal, species: str) -> TrackResult:
    first, last = (round(edge * RATE) for edge in (animal.found_span.start_s, animal.found_span.end_s))
    points = tuple(TrackPoint(n / RATE, n, _box(animal, n / RATE)) for n in range(first, last + 1))
    other = next(name for name in SPECIES if name != species)
    return TrackResult(track=Track(points, 0.9), species=(Score(species, 0.75), Score(other, 0.125)))
