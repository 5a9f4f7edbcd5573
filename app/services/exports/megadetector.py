"""MegaDetector's batch results, version 1.6, for videos and photos: boxes frame by frame, as others read.

After the published description (https://lila.science/megadetector-output-format): categories are numbers
written as text, every confidence is a float, a failed file has a failure and no list of detections.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from app.services.exports.json_stream import Json, write_object
from app.services.exports.material import Material, Progress, Written, class_of, is_presence
from app.services.exports.other_detectors import Boxes
from app.services.exports.rows import Row
from app.services.exports.sentences import about
from app.services.media.frame_clock import FrameClock
from app.store.records import Subject, Video
from mvit_core.types import Box, TrackPoint, VideoStatus

OWN = "Trapline"  # as detector
CATEGORIES = {"1": "animal", "2": "person", "3": "vehicle"}
USUAL_RATE = 30.0  # of frames a second, where nobody says
LEAST_CONFIDENCE = 0.2  # that a scan keeps: readers that hide what is below see what Trapline shows
CATEGORY_OF = {Subject.HUMAN: "2", Subject.VEHICLE: "3"}
BOXLESS = "Observations without boxes: left out, with the whole video where it has no other ({n}: {names})."
UNSAID = "Spans, counts, sex, life stage, individuals, behaviors and notes have no place in this format."


class Results:
    """One file; what it could not say is known when it is written."""

    def __init__(self, material: Material, progress: Progress) -> None:
        self._material = material
        self._progress = progress
        self._classes: dict[str, str] = {}  # name -> number
        self._boxless: list[str] = []
        self._unscanned: list[str] = []
        self._guessed: list[str] = []
        self._num_boxes = 0

    def write(self, out: Path) -> Written:
        """The file, streamed: what classes there are is written after the images that use them."""
        write_object(
            out,
            [
                ("info", _info()),
                ("detection_categories", CATEGORIES),
                ("images", self._images()),
                ("classification_categories", self._class_names),
            ],
        )
        left_out = [
            UNSAID,
            *about(BOXLESS, self._boxless),
            *about("Videos that were not scanned: left out ({n}: {names}).", self._unscanned),
            *about(
                f"Videos of unknown frame rate: {USUAL_RATE:g} a second are taken ({{n}}: {{names}}).",
                self._guessed,
            ),
        ]
        return Written(self._num_boxes, left_out)

    def _class_names(self) -> dict[str, str]:
        return {number: name for name, number in self._classes.items()}

    def _images(self) -> Iterator[Json]:
        for video, rows in self._material.every_video():
            if video.status is VideoStatus.NEW and not rows:
                self._unscanned.append(video.relative_path)
                continue
            entry: dict[str, Json] = {"file": self._material.path(video)}
            rate = 0.0 if video.is_photo else self._rate(video, rows)
            if not video.is_photo:
                entry["frame_rate"] = rate
            if video.status is VideoStatus.UNREADABLE and not rows:
                looked_at: dict[str, Json] = {} if video.is_photo else {"frames_processed": []}
                failure = video.reason or "Failure video access"
                yield {**entry, **looked_at, "failure": failure, "detections": None}
                continue
            detections = list(self._detections(video, rows, rate))
            if not detections and any(is_presence(row) for row in rows):
                continue  # without any box it would pass for empty
            if not video.is_photo:
                entry["frames_processed"] = self._frames(video, detections, rate)
            yield {**entry, "detections": detections}

    def _rate(self, video: Video, rows: Sequence[Row]) -> float:
        """Of frames a second; of a video that nobody opened that by which its boxes were timed, if any."""
        if video.frame_rate or not rows:
            return video.frame_rate or 0.0
        points = [point for track in self._material.boxes(video).values() for point in track.points]
        counted = [point for point in points if point.frame_index and point.time_s]
        if counted:
            last = max(counted, key=lambda point: point.frame_index)
            return round(last.frame_index / last.time_s, 5)
        if any(point.time_s for point in points):
            self._guessed.append(video.relative_path)
            return USUAL_RATE
        return 0.0

    def _detections(self, video: Video, rows: Sequence[Row], rate: float) -> Iterator[dict[str, Json]]:
        if not rows:
            return
        boxes, imported = self._material.boxes(video), self._material.imported_boxes(video)
        clock = self._material.frame_numbers.clock(video, rate)
        found = []
        for row in rows:
            if not row.is_animal or row.observation.subject is Subject.BLANK:
                continue
            track = boxes.get(row.observation.id)
            if track is None:
                self._boxless.append(f"{video.relative_path} at {row.observation.span.start_s:.1f} s")
                continue
            sure = 1.0 if row.observation.is_by_eye else track.confidence
            frames = _frames_of(track.points, clock, imported, rate)
            found += [(frame, row, point, sure) for frame, point in zip(frames, track.points, strict=True)]
        found.sort(key=lambda each: (each[0], -each[3], msgspec.structs.astuple(each[2].box)))
        for frame, row, point, sure in found:
            self._num_boxes += 1
            self._progress(self._num_boxes)
            told = self._detection(row, point, sure, imported)
            yield told if video.is_photo else told | {"frame_number": frame}

    def _detection(self, row: Row, point: TrackPoint, sure: float, imported: Boxes) -> dict[str, Json]:
        """`sure`: that something alive is in the box, whatever it is called."""
        box = inside(point.box)
        told = 1.0 if row.observation.is_by_eye else float(row.observation.confidence or 0.0)
        theirs = None if row.observation.is_by_eye else imported.get((point.frame_index, point.box))
        detection: dict[str, Json] = {
            "category": CATEGORY_OF.get(row.observation.subject, "1"),
            "conf": round(float(theirs[0] if theirs else sure), 4),
            "bbox": [round(side, 5) for side in (box.x, box.y, box.w, box.h)],
        }
        own: list[Any] = [[row.observation.taxon, round(told, 4)]] if row.observation.taxon else []
        classes = theirs[1] if theirs else own
        if classes:
            detection["classifications"] = [[self._class(name), float(score)] for name, score in classes]
        return detection

    def _class(self, name: str) -> str:
        """The number of a class, whether it is a taxon's key or what another program called it."""
        taxonomy = self._material.surroundings.taxonomy
        shown = class_of(taxonomy[name]) if name in taxonomy else name
        return self._classes.setdefault(shown, str(len(self._classes)))

    def _frames(self, video: Video, detections: Sequence[dict[str, Json]], rate: float) -> list[int]:
        """The frames that the scan or a detector of others looked at, and those that have boxes."""
        sampled = self._material.motion(video).times_s if rate else ()
        looked_at = self._numbers(video, sampled, rate) if sampled else ()
        boxed = {each["frame_number"] for each in detections}
        return sorted({*looked_at, *self._material.imported_frames(video), *boxed})

    def _numbers(self, video: Video, times_s: Sequence[float], rate: float) -> list[int]:
        """The frames at these times; where the file is not here by boxes that know both."""
        clock = self._material.frame_numbers.clock(video, rate)
        if clock is None:
            points = [point for track in self._material.boxes(video).values() for point in track.points]
            clock = FrameClock.by_boxes(points, rate=rate, num_frames=video.num_frames)
        return clock.numbers_at(times_s)


def write(material: Material, out: Path, progress: Progress) -> Written:
    """The whole file."""
    return Results(material, progress).write(out)


def _frames_of(
    points: Sequence[TrackPoint], clock: FrameClock | None, imported: Boxes, rate: float
) -> list[int]:
    """Of a track's points: as they came in or were counted, at their times where the file tells it."""
    if clock is None and any(point.frame_index for point in points):
        return [point.frame_index for point in points]
    numbers = (clock or FrameClock(rate=rate)).numbers_at([point.time_s for point in points])
    return [
        point.frame_index if (point.frame_index, point.box) in imported else number
        for point, number in zip(points, numbers, strict=True)
    ]


def inside(box: Box) -> Box:
    """The part of a box that lies in the picture."""
    left, top = min(max(0.0, box.x), 1.0), min(max(0.0, box.y), 1.0)
    right, bottom = min(1.0, max(left, box.x + box.w)), min(1.0, max(top, box.y + box.h))
    return Box(left, top, right - left, bottom - top)


def _info() -> Json:
    return {
        "detector": OWN,
        "detection_completion_time": datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S"),
        "format_version": "1.6",
        "detector_metadata": {
            "megadetector_version": OWN,
            "typical_detection_threshold": LEAST_CONFIDENCE,
            "conservative_detection_threshold": LEAST_CONFIDENCE,
        },
    }
