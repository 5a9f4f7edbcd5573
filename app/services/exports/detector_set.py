"""Pictures to train detectors with: of animals, people, vehicles and nothing, and a COCO file of just these.

A picture in which somebody has no box teaches that nobody is there, so such moments are left out.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.services import observations
from app.services.exports.cells import Cells, write_table
from app.services.exports.coco import Dataset, Frame, clock_of, has_size, moments
from app.services.exports.cuts import FRAME_COLUMNS, NAMELESS, TABLE, Cutting
from app.services.exports.material import Material, Progress, Written, is_presence
from app.services.exports.rows import Row
from app.services.exports.selection import Word
from app.services.exports.sentences import about, gone
from app.store.records import Kind, Observation, Subject, Video, VideoId
from mvit_core.types import VideoStatus

COCO = "coco.json"
BOXLESS = (
    "Moments at which somebody in view has no box: left out, for they would teach that nobody is there "
    "(videos: {n}: {names})."
)
UNSEEN = (
    "Empty as far as a machine saw: look through their pictures, or export what people reviewed "
    "({n}: {names})."
)
SIZELESS = "Videos of unknown size: left out ({n}: {names})."


class DetectorSet:
    """One export."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._taken: dict[VideoId, list[Frame]] = {}
        self._boxless: list[str] = []
        self._unseen: list[str] = []
        self._sizeless: list[str] = []
        self._absent: list[str] = []

    def write(self, folder: Path, progress: Progress) -> Written:
        """The pictures with a table of them, then the COCO file of those that could be read."""
        cutting = Cutting(self._material, folder, progress)
        write_table(folder / TABLE, FRAME_COLUMNS, self._cut(cutting))
        dataset = Dataset(
            self._material, lambda _: None, frames=lambda video, _: self._taken.get(video.id, [])
        )
        dataset.write(folder / COCO)
        return Written(cutting.num_cuts, [*self._left_out(), *cutting.left_out()], cutting.missing())

    def plan(self) -> Written:
        """How many pictures there would be, without decoding anything."""
        number = 0
        for video, frames in self._chosen():
            if video.path.is_file():
                number += len(frames)
            else:
                self._absent.append(video.relative_path)
        return Written(number, [*self._left_out(), NAMELESS], gone(self._absent))

    def _cut(self, cutting: Cutting) -> Iterator[Cells]:
        for video, frames in self._chosen():
            cells = list(cutting.pictures_at(video, {one.index: (one.time_s, one.boxes) for one in frames}))
            there = {each["frame"] for each in cells}
            self._taken[video.id] = [one for one in frames if one.index in there]
            yield from cells

    def _left_out(self) -> list[str]:
        return [
            *about(UNSEEN, self._unseen),
            *about(BOXLESS, self._boxless),
            *about(SIZELESS, self._sizeless),
        ]

    def _chosen(self) -> Iterator[tuple[Video, list[Frame]]]:
        for video, rows in self._material.every_video():
            present = [row for row in rows if is_presence(row)]
            frames = self._with_boxes(video, present) if present else self._empty(video, rows)
            if frames:
                yield video, frames

    def _empty(self, video: Video, rows: Sequence[Row]) -> list[Frame]:
        """One frame of a video of which a person or a machine has said that nothing is in it."""
        by_person = video.id in self._material.cleared or any(row.observation.is_by_eye for row in rows)
        if not by_person and (
            video.status is not VideoStatus.BLANK or self._material.selection.word is not Word.ANYONE
        ):
            return []
        if not by_person:
            self._unseen.append(video.relative_path)
        frame = Frame(0, 0.0)
        frame.boxes.append((None, None))
        return [frame]

    def _with_boxes(self, video: Video, present: Sequence[Row]) -> list[Frame]:
        """The frame of every second at which all who are in view have a box, also those not chosen."""
        if not has_size(video):
            self._sizeless.append(video.relative_path)
            return []
        tracks = self._material.boxes(video)
        by_id = {row.observation.id: row for row in present}
        clock = clock_of(self._material, video)
        times = {
            clock.number_at(time_s): time_s
            for row in present
            for time_s, box in moments(row, tracks.get(row.observation.id))
            if box is not None
        }
        everybody = self._everybody(video)
        frames = []
        for index, time_s in sorted(times.items()):
            frame = Frame(index, time_s)
            boxes = {id_: track.box_at(time_s) for id_, track in tracks.items()}
            frame.boxes += [(by_id[id_], box) for id_, box in boxes.items() if box and id_ in by_id]
            those = {one.id for one in everybody if _is_in_view(one, time_s) or boxes.get(one.id)}
            if those == {row.observation.id for row, _ in frame.boxes if row is not None}:
                frames.append(frame)
        if not frames or len(frames) < len(times):
            self._boxless.append(video.relative_path)
        return frames

    def _everybody(self, video: Video) -> list[Observation]:
        found = observations.of_video(self._material.project, video.id)
        return [one for one in found if one.kind is Kind.ANIMAL and one.subject is not Subject.BLANK]


def _is_in_view(one: Observation, time_s: float) -> bool:
    return one.span.start_s <= time_s <= one.span.end_s


def write(material: Material, folder: Path, progress: Progress) -> Written:
    """The whole folder."""
    return DetectorSet(material).write(folder, progress)


def plan(material: Material) -> Written:
    """How many pictures there would be."""
    return DetectorSet(material).plan()
