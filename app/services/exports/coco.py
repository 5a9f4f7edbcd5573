"""COCO Camera Traps: JSON of pictures and boxes in pixels, as LILA's data sets have it.

After the published layout (https://github.com/microsoft/CameraTraps, data_management/README): category 0 is
empty. A video is a sequence; its pictures are the frames that have boxes, one a second, named as the export
of frames names them. The photos of a burst are a sequence.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from app.services.exports.ava import seconds
from app.services.exports.cells import second
from app.services.exports.json_stream import Json, write_object
from app.services.exports.material import Material, Progress, Written, class_of, species_of
from app.services.exports.megadetector import USUAL_RATE, inside
from app.services.exports.rows import Row
from app.services.exports.sentences import about
from app.services.media.frame_clock import FrameClock
from app.services.media.neighbours import bursts_of
from app.store.records import Subject, Video
from mvit_core.types import Box, Track, VideoStatus

EMPTY = 0
EMPTY_FRAME: list[tuple[Row | None, Box | None]] = [(None, None)]
UNSAID = "Spans, counts, sex, life stage, individuals, behaviors and notes have no place in this format."


class Frame:
    """One picture of a video and what is in it."""

    def __init__(self, index: int, time_s: float) -> None:
        self.index, self.time_s = index, time_s
        self.boxes: list[tuple[Row | None, Box | None]] = []


class Dataset:
    """One file; pictures first, then what is in them, read a second time rather than held."""

    def __init__(
        self,
        material: Material,
        progress: Progress,
        *,
        frames: Callable[[Video, Sequence[Row]], list[Frame]] | None = None,
    ) -> None:
        """`frames`: which pictures of a video there are, in their order, where not as usual."""
        self._material = material
        self._progress = progress
        self._frames = frames or self._usual_frames
        self._categories: dict[str, int] = {"empty": EMPTY}
        self._unseen: list[str] = []
        self._sizeless: list[str] = []
        self._num_rows = 0
        self._bursts = bursts_of(material.videos)

    def write(self, out: Path) -> Written:
        """The whole file."""
        write_object(
            out,
            [
                (
                    "info",
                    {"version": "1.0", "description": self._material.project.name, "contributor": "Trapline"},
                ),
                ("images", self._images()),
                ("annotations", self._annotations()),
                ("categories", lambda: [{"id": id_, "name": name} for name, id_ in self._categories.items()]),
            ],
        )
        left_out = [
            *about("Videos that were not looked at: left out ({n}: {names}).", self._unseen),
            *about("Videos of unknown size: without boxes ({n}: {names}).", self._sizeless),
        ]
        return Written(self._num_rows, [UNSAID, *left_out])

    def _images(self) -> Iterator[Json]:
        for video, rows in self._material.every_video():
            frames = self._frames(video, rows)
            if not frames:
                self._unseen.append(video.relative_path)
            elif not has_size(video) and any(box for frame in frames for _, box in frame.boxes):
                self._sizeless.append(video.relative_path)
            burst = self._bursts.get(video.id, (video.id,))
            pictures = burst if video.is_photo else frames
            first = burst.index(video.id) + 1
            for number, frame in enumerate(frames, start=first):
                yield {
                    **self._image(video, frame),
                    "seq_id": f"video-{burst[0]}",
                    "seq_num_frames": len(pictures),
                    "frame_num": number,
                }

    def _image(self, video: Video, frame: Frame) -> dict[str, Json]:
        deployment = self._material.surroundings.deployments[video.deployment_id]
        at = video.captured_at + timedelta(seconds=frame.time_s) if video.captured_at else None
        return {
            "id": image_id(video, frame.index),
            "file_name": picture_name(self._material, video, frame.index),
            **({"width": video.width, "height": video.height} if has_size(video) else {}),
            **({"datetime": second(at)} if at else {}),
            "location": self._material.surroundings.sites[deployment.site_id].name,
            **({} if video.is_photo else self._place(video, frame)),
        }

    def _place(self, video: Video, frame: Frame) -> dict[str, Json]:
        """Which frame of which video it is, for whoever reads the file by videos."""
        rate = {"frame_rate": round(video.frame_rate, 5)} if video.frame_rate else {}
        return {"video": self._material.path(video), "video_frame": frame.index, **rate}

    def _annotations(self) -> Iterator[Json]:
        for video, rows in self._material.every_video():
            for frame in self._frames(video, rows):
                for row, box in frame.boxes or EMPTY_FRAME:
                    self._num_rows += 1
                    self._progress(self._num_rows)
                    yield self._annotation(video, frame, row, box)

    def _annotation(self, video: Video, frame: Frame, row: Row | None, box: Box | None) -> Json:
        name = "empty" if row is None else class_of(row.taxon) if row.taxon else species_of(row).lower()
        annotation: dict[str, Json] = {
            "id": str(self._num_rows),  # a text by the layout, a number to pycocotools
            "image_id": image_id(video, frame.index),
            "category_id": self._categories.setdefault(name, len(self._categories)),
            "sequence_level_annotation": box is None,
        }
        if box is not None and has_size(video):
            x, y, width, height = pixels(box, video)
            annotation["bbox"] = [x, y, width, height]
            annotation |= {"area": round(width * height, 2), "iscrowd": 0}  # pycocotools evaluates with them
        return annotation

    def _usual_frames(self, video: Video, rows: Sequence[Row]) -> list[Frame]:
        """Of each animal the frame of every second in view; one frame of a video in which nothing is."""
        animals = [row for row in rows if row.is_animal and row.observation.subject is not Subject.BLANK]
        if not animals:
            looked_at = video.status is VideoStatus.BLANK or bool(rows) or video.status is VideoStatus.DONE
            return [Frame(0, 0.0)] if looked_at else []
        boxes = self._material.boxes(video)
        frames: dict[int, Frame] = {}
        clock = clock_of(self._material, video)
        for row in animals:
            track = boxes.get(row.observation.id)
            for time_s, box in moments(row, track):
                index = clock.number_at(time_s)
                frames.setdefault(index, Frame(index, time_s)).boxes.append((row, box))
        return [frames[index] for index in sorted(frames)]


def moments(row: Row, track: Track | None) -> list[tuple[float, Box | None]]:
    """Every whole second at which the animal has a box; without any box the middle of its span."""
    span = row.observation.span
    if track is None:
        return [((span.start_s + span.end_s) / 2, None)]
    boxed = [(float(each), box) for each in seconds(track.span) if (box := track.box_at(each)) is not None]
    if boxed:
        return list(boxed)
    middle = track.points[len(track.points) // 2]
    return [(middle.time_s, middle.box)]


def clock_of(material: Material, video: Video) -> FrameClock:
    """By which its frames are numbered; where nobody says how fast they follow, by the usual rate."""
    return material.frame_clock(video, rate=video.frame_rate or USUAL_RATE)


def has_size(video: Video) -> bool:
    """Whether it is known how large its picture is: only a file that was opened says so."""
    return bool(video.width and video.height)


def pixels(box: Box, video: Video) -> list[float]:
    """Left, top, width, height in pixels of the displayed picture."""
    part = inside(box)
    width, height = video.width or 0, video.height or 0
    return [
        round(part.x * width, 1),
        round(part.y * height, 1),
        round(part.w * width, 1),
        round(part.h * height, 1),
    ]


def picture_name(material: Material, video: Video, index: int) -> str:
    """How a frame of a video is called as a picture of its own; a photo is one already."""
    path = material.path(video)
    if video.is_photo:
        return path
    folder = f"{path} ({video.id})" if video.id in material.twins else path
    return f"{folder}/frame{index:06d}.jpg"


def image_id(video: Video, index: int) -> str:
    """Unique within the file."""
    return f"video-{video.id}-{index}"


def write(material: Material, out: Path, progress: Progress) -> Written:
    """The whole file."""
    return Dataset(material, progress).write(out)
