"""AVA's CSV: for every second of a behavior the animal's box and the number of the action.

After Gu et al., CVPR 2018: `video_id, middle_frame_timestamp, x1, y1, x2, y2, action_id, person_id`, without
a heading, boxes in fractions; the actions in a list of their own.
"""

from collections.abc import Iterator
from math import ceil, floor
from pathlib import Path

from app.services.exports.cells import Cells, file_name, write_table
from app.services.exports.material import Material, Progress, Written
from app.services.exports.megadetector import inside
from app.services.exports.rows import Row
from app.services.exports.sentences import about
from app.store.records import ObservationId, Video
from mvit_core.types import Span, Track

LABELS, ACTIONS, VIDEOS = "ava_labels.csv", "ava_action_list.pbtxt", "ava_videos.csv"
FILES = frozenset({LABELS, ACTIONS, VIDEOS})
COLUMNS = ("video_id", "middle_frame_timestamp", "x1", "y1", "x2", "y2", "action_id", "person_id")
UNSAID = (
    "Species, counts, sex, life stage, notes and animals without a behavior have no place in this format."
)
WHOLE_SECONDS = "Behaviors are told by whole seconds; their exact starts and ends are not."


class Labels:
    """One folder: labels, actions, and which file each video's name stands for."""

    def __init__(self, material: Material, progress: Progress) -> None:
        self._material = material
        self._progress = progress
        keys = dict.fromkeys(behavior for behavior in material.surroundings.behaviors)
        self._actions = {key: number for number, key in enumerate(keys, start=1)}
        self._ids: dict[str, str] = {}
        self._boxless: list[str] = []

    def write(self, folder: Path) -> Written:
        """All three files."""
        number = write_table(folder / LABELS, COLUMNS, self._rows(), heading=False)
        (folder / ACTIONS).write_text("".join(map(self._action, self._actions)), encoding="utf-8")
        rows = [{"video_id": id_, "file": file_name(path)} for path, id_ in self._ids.items()]
        write_table(folder / VIDEOS, ("video_id", "file"), rows)
        left_out = [
            UNSAID,
            WHOLE_SECONDS,
            *about("Behaviors without boxes: left out ({n}: {names}).", self._boxless),
        ]
        return Written(number, left_out)

    def _action(self, key: str) -> str:
        name = self._material.surroundings.behavior_name(key).replace("\\", "/").replace('"', "'")
        return f'item {{\n  name: "{" ".join(name.split())}"\n  id: {self._actions[key]}\n}}\n'

    def _rows(self) -> Iterator[Cells]:
        number = 0
        for video, rows in self._material.by_video():
            if not any(not row.is_animal for row in rows):
                continue
            boxes = self._material.boxes(video)
            people: dict[ObservationId, int] = {}
            for row in rows:
                if row.is_animal or not row.observation.behavior:
                    continue
                person = people.setdefault(row.animal_id, len(people))
                for cells in self._of_bout(video, row, boxes.get(row.animal_id), person):
                    number += 1
                    self._progress(number)
                    yield cells

    def _of_bout(self, video: Video, row: Row, track: Track | None, person: int) -> Iterator[Cells]:
        action = self._actions.setdefault(row.observation.behavior or "", len(self._actions) + 1)
        found = False
        for second in seconds(row.observation.span):
            box = track.box_at(min(max(second, track.span.start_s), track.span.end_s)) if track else None
            if box is None:
                continue
            found, box = True, inside(box)
            yield {
                "video_id": self._id(video),
                "middle_frame_timestamp": f"{second:04d}",
                "x1": f"{box.x:.3f}",
                "y1": f"{box.y:.3f}",
                "x2": f"{box.x + box.w:.3f}",
                "y2": f"{box.y + box.h:.3f}",
                "action_id": action,
                "person_id": person,
            }
        if not found:
            self._boxless.append(f"{row.behavior} in {video.relative_path}")

    def _id(self, video: Video) -> str:
        path = self._material.path(video)
        if path not in self._ids:
            plain = "".join(
                sign if sign.isalnum() or sign in "-_" else "_" for sign in path.rpartition(".")[0] or path
            )
            taken = set(self._ids.values())
            tries = (plain, *(f"{plain}_{number}" for number in range(2, len(taken) + 3)))
            self._ids[path] = next(name for name in tries if name not in taken)
        return self._ids[path]


def seconds(span: Span) -> range:
    """The whole seconds within a span; of one that holds none the nearest."""
    within = range(ceil(span.start_s), floor(span.end_s) + 1)
    middle = round((span.start_s + span.end_s) / 2)
    return within or range(middle, middle + 1)


def write(material: Material, folder: Path, progress: Progress) -> Written:
    """The whole folder."""
    return Labels(material, progress).write(folder)
