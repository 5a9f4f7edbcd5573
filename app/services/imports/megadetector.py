"""MegaDetector's batch results: the boxes of each video as findings of that model."""

from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.services.imports.detector_tracks import SUBJECTS, animals_of
from app.services.imports.frame_rates import USUAL_RATE
from app.services.imports.linking import Seen
from app.services.imports.reading import box, number, read_json, told_path, whole
from app.services.imports.values import Found, FoundBoxes, FoundVideo
from app.store.imported_rows import MEGADETECTOR
from mvit_core.errors import UserError
from mvit_core.types import Box, TrackPoint

MOST_FRAMES = 10_000_000


def read(path: Path) -> Found:
    """What a file of results says. UserError where it is none."""
    content = read_json(path)
    images = content.get("images")
    if not isinstance(images, list) or not isinstance(content.get("detection_categories"), dict):
        raise UserError(f"{path.name} has no images and categories: it is no file of MegaDetector's results.")
    return Results(content).read(images)


class Results:
    """One file."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._found = Found(source=MEGADETECTOR)
        self._seen_paths: set[str] = set()
        self._categories = _names(content.get("detection_categories"))
        self._classes = _names(content.get("classification_categories"))
        info = content.get("info")
        told = info.get("detector") if isinstance(info, dict) else None
        self._model = self._found.fitting(str(told or "MegaDetector"))

    def read(self, images: Sequence[Any]) -> Found:
        """Every video and picture."""
        for image in images:
            name = image.get("file") if isinstance(image, dict) else None
            path = told_path(name) if isinstance(name, str) else ""
            if not path:
                self._found.refuse(f"{str(name)[:80]!r} is no path below a folder: it is left out.")
                continue
            if path in self._seen_paths:
                self._found.refuse(f"{path[:80]} stands there twice: the second is left out.")
                continue
            self._seen_paths.add(path)
            self._read_image(path, image)
        return self._found

    def _read_image(self, path: str, image: Mapping[str, Any]) -> None:
        rate = number(image.get("frame_rate"), low=0.001, high=10_000)
        self._found.videos.append(FoundVideo(key=path, path=path, frame_rate=rate))
        if image.get("failure"):
            why = str(image["failure"])[:80].rstrip(".")
            self._found.refuse(f"{path} could not be read by the other program: {why}.")
            return
        raw = image.get("detections")
        seen, kept = [], []
        for one in raw if isinstance(raw, list) else []:
            read_ = self._seen(one, rate or USUAL_RATE) if isinstance(one, dict) else None
            if read_ is None:
                self._found.refuse(f"A box of {path} makes no sense: it is left out.")
                continue
            seen.append(read_)
            kept.append(_as_written(read_))
        self._found.seen[path] = seen
        self._found.detected.append(
            FoundBoxes(
                video=path,
                model=self._model,
                animals=animals_of(path, self._model, seen),
                frames=_frames(image.get("frames_processed")),
                frame_rate=rate,
                boxes=kept,
            )
        )

    def _seen(self, one: Mapping[str, Any], rate: float) -> Seen | None:
        where, sure = box(one.get("bbox")), number(one.get("conf"), low=0, high=1)
        frame = whole(one.get("frame_number", 0), low=0, high=MOST_FRAMES)
        category = self._categories.get(str(one.get("category")), "")
        if where is None or sure is None or frame is None or category not in SUBJECTS:
            return None
        pairs = one.get("classifications")
        classes = [
            (self._classes[str(pair[0])], score)
            for pair in (pairs if isinstance(pairs, list) else [])
            if isinstance(pair, list | tuple)
            and len(pair) == 2
            and str(pair[0]) in self._classes
            and (score := number(pair[1], low=0, high=1)) is not None
        ]
        return Seen(TrackPoint(frame / rate, frame, _as_stored(where)), category, sure, tuple(classes))


def _frames(told: Any) -> tuple[int, ...]:
    """Those that it looked at, also where it saw nothing."""
    frames = (whole(each, low=0, high=MOST_FRAMES) for each in (told if isinstance(told, list) else ()))
    return tuple(frame for frame in frames if frame is not None)


def _names(categories: Any) -> dict[str, str]:
    return {str(key): str(value) for key, value in categories.items()} if isinstance(categories, dict) else {}


def _as_stored(where: Box) -> Box:
    """With the precision that tracks are kept with, so that a box is known again."""
    return Box(*array("f", (where.x, where.y, where.w, where.h)))


def _as_written(seen: Seen) -> list[Any]:
    where = seen.point.box
    return [
        seen.point.frame_index,
        [where.x, where.y, where.w, where.h],
        seen.confidence,
        [list(each) for each in seen.classes],
    ]
