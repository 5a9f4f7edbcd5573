"""COCO Camera Traps, and COCO's other files of pictures with boxes: what people said is in them.

After the published layout (https://github.com/microsoft/CameraTraps, data_management/README). A picture is a
photo, or a frame of the video that its folder is called as: `fox.mp4/frame000060.jpg` is frame 60 of fox.mp4.
A category without a box is of the whole file. What has a score is a machine's word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from app.services.imports.frame_rates import USUAL_RATE
from app.services.imports.reading import MOST_ANIMALS, moment, number, read_json, told_path, whole
from app.services.imports.tables import NAMELESS, UNNAMED_MACHINE, subject_of
from app.services.imports.values import Found, FoundAnimal, FoundVideo
from app.store.records import Subject
from mvit_core.errors import UserError
from mvit_core.types import Box, Span, TrackPoint
from mvit_core.video.suffixes import VIDEO_SUFFIXES

MOST_FRAMES = 10_000_000
LARGEST = 1_000_000  # pixels of a side
LEAST_INSIDE = 1.0  # pixels of a box that lie in the picture
_LAST_NUMBER = re.compile(r"(\d+)$")


class Picture(msgspec.Struct, frozen=True):
    """A picture of the file: of which video or photo, and which frame of it."""

    path: str
    frame: int
    width: float | None
    height: float | None


def read(path: Path) -> Found:
    """What a file says. UserError where it is none."""
    content = read_json(path)
    lists = [content.get(name) for name in ("images", "annotations", "categories")]
    if not all(isinstance(one, list) for one in lists):
        raise UserError(f"{path.name} has no images, annotations and categories: it is no file of COCO's.")
    return Dataset(content).read()


class Dataset:
    """One file."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content
        self._found = Found(source="coco", says_whose=False)
        self._names = {str(one["id"]): str(one.get("name", "")) for one in _with_id(content, "categories")}
        self._pictures: dict[str, Picture] = {}
        self._rates: dict[str, float | None] = {}
        self._sizeless: dict[str, None] = {}
        self._odd = 0
        info = content.get("info")
        told = info.get("contributor") if isinstance(info, dict) else None
        self._machine = self._found.fitting(str(told)) if told else UNNAMED_MACHINE

    def read(self) -> Found:
        """Pictures first, then what is in them."""
        for image in _with_id(self._content, "images"):
            self._read_image(image)
        boxed: list[FoundAnimal] = []
        listed: dict[tuple[str, str, bool], FoundAnimal] = {}
        for one in self._annotations():
            if one.boxes:
                boxed.append(one)
            else:
                listed.setdefault((one.video, f"{one.subject} {one.name}", bool(one.machine)), one)
        self._found.animals = [*boxed, *_beside(listed.values(), boxed)]
        self._tell()
        return self._found

    def _read_image(self, image: Mapping[str, Any]) -> None:
        name = image.get("file_name")
        path, frame = _placed(image, str(name)) if isinstance(name, str) else ("", 0)
        if not path:
            self._found.refuse(f"{str(name)[:80]!r} is no path below a folder: it is left out.")
            return
        if str(image["id"]) in self._pictures:
            self._found.refuse(f"{path[:80]} stands there twice: the second is left out.")
            return
        sides = (number(image.get(side), low=1, high=LARGEST) for side in ("width", "height"))
        self._pictures[str(image["id"])] = Picture(path, frame, *sides)
        if path not in self._rates:
            self._rates[path] = number(image.get("frame_rate"), low=0.001, high=10_000)
            at = moment(str(image.get("datetime", "")))[0] if frame == 0 else None
            self._found.videos.append(
                FoundVideo(key=path, path=path, recorded_at=at, frame_rate=self._rates[path])
            )

    def _annotations(self) -> Iterator[FoundAnimal]:
        for one in self._content["annotations"]:
            animal = self._annotation(one) if isinstance(one, dict) else None
            if animal is None:
                self._odd += 1
            else:
                yield animal

    def _annotation(self, one: Mapping[str, Any]) -> FoundAnimal | None:
        """None where it makes no sense."""
        picture = self._pictures.get(str(one.get("image_id")))
        name = self._names.get(str(one.get("category_id")))
        if picture is None or not name:
            return None
        where = _box(one["bbox"], picture) if one.get("bbox") else None
        if one.get("bbox") and where is None:
            if picture.width and picture.height:
                return None
            self._sizeless[picture.path] = None
        boxes: tuple[TrackPoint, ...] = ()
        if where is not None:
            rate = self._rates[picture.path] or USUAL_RATE
            boxes = (TrackPoint(picture.frame / rate, picture.frame, where),)
        animal = self._animal(one, picture, name, boxes)
        return None if boxes and animal.subject is Subject.BLANK else animal

    def _animal(
        self, one: Mapping[str, Any], picture: Picture, name: str, boxes: tuple[TrackPoint, ...]
    ) -> FoundAnimal:
        name = " ".join(name.replace("_", " ").split())
        subject = subject_of(name)
        is_named = subject is Subject.ANIMAL and name.casefold() not in NAMELESS
        score = number(one.get("score"), low=0, high=1)
        return FoundAnimal(
            video=picture.path,
            span=Span(boxes[0].time_s, boxes[0].time_s) if boxes else None,
            subject=subject,
            name=name if is_named else "",
            count=None if boxes else whole(one.get("count"), low=1, high=MOST_ANIMALS),
            boxes=boxes,
            by_frames=bool(boxes),
            frame_rate=self._rates[picture.path],
            machine="" if score is None else self._machine,
            confidence=score,
        )

    def _tell(self) -> None:
        if self._odd:
            self._found.refuse(f"What is said of pictures but makes no sense is left out: {self._odd}.")
        if self._sizeless:
            names = ", ".join(list(self._sizeless)[:5])
            self._found.refuse(
                f"Nobody says how many pixels these have, so their boxes are left out: {names}."
            )


def _with_id(content: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    return (one for one in content[name] if isinstance(one, dict) and "id" in one)


def _placed(image: Mapping[str, Any], name: str) -> tuple[str, int]:
    """The video or photo of a picture, and the frame; the path is empty where it leads nowhere."""
    told = whole(image.get("video_frame"), low=0, high=MOST_FRAMES)
    if isinstance(image.get("video"), str) and told is not None:
        return told_path(image["video"]), told
    path = told_path(name)
    folder, _, file = path.rpartition("/")
    last = _LAST_NUMBER.search(file.rpartition(".")[0])
    if last is None or Path(folder).suffix.lower() not in VIDEO_SUFFIXES:
        return path, 0
    frame = whole(int(last[1][-9:]), low=0, high=MOST_FRAMES)
    return (folder, frame) if frame is not None else ("", 0)


def _box(sides: Any, picture: Picture) -> Box | None:
    """As fractions, cut at the edges of the picture; None where too little of it is left, or the size of the
    picture is not known.
    """
    values = [number(side, low=-LARGEST, high=LARGEST) for side in sides] if isinstance(sides, list) else []
    known = [value for value in values if value is not None]
    if len(known) != 4 or picture.width is None or picture.height is None:
        return None
    left, top = max(known[0], 0.0), max(known[1], 0.0)
    right, bottom = min(known[0] + known[2], picture.width), min(known[1] + known[3], picture.height)
    if right - left < LEAST_INSIDE or bottom - top < LEAST_INSIDE:
        return None
    across, down = picture.width, picture.height
    return Box(left / across, top / down, (right - left) / across, (bottom - top) / down)


def _beside(listed: Iterable[FoundAnimal], boxed: Iterable[FoundAnimal]) -> Iterator[FoundAnimal]:
    """Of what is said of whole files that which no box says better: nothing is there only where nobody is."""
    listed = list(listed)
    seen = {(one.video, one.subject, one.name) for one in boxed}
    somebody = {one.video for one in (*boxed, *listed) if one.subject is not Subject.BLANK}
    for one in listed:
        is_empty = one.subject is Subject.BLANK
        if one.video not in somebody if is_empty else (one.video, one.subject, one.name) not in seen:
            yield one
