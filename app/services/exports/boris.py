"""BORIS projects (format 7.0) and its table of events, after the files that BORIS writes.

Friard & Gamba 2016, Methods Ecol. Evol. 7: 1325-1330. A video is an observation; a state is two rows.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from app.services.exports.boris_subjects import DESCRIPTION, IN_VIEW, Coded, coded
from app.services.exports.cells import Cells, text, write_table
from app.services.exports.json_stream import Entries, Json, write_object
from app.services.exports.material import Material, Progress, Written
from app.services.exports.sentences import about
from app.store.records import Video
from mvit_core.files.path_text import to_text

NUM_PLAYERS = 8
VARIABLES = ("site", "deployment", "camera time is from")
UNSAID = "Boxes, confidence, counts, sex and life stage have no place in this format."
COLUMNS = (
    *(
        "Observation id",
        "Observation date",
        "Description",
        "Observation duration",
        "Observation type",
        "Source",
    ),
    *("Time offset (s)", "Media duration (s)", "FPS", *VARIABLES, "Subject", "Behavior"),
    *("Behavioral category", "Modifier #1", "Behavior type", "Time", "Media file name", "Image index"),
    *("Image file path", "Comment"),
)
"""Of BORIS's own table of events, from 8.27 to 10.0."""


class Coding:
    """A project's videos as BORIS's observations."""

    def __init__(self, material: Material, progress: Progress) -> None:
        self._material = material
        self._progress = progress
        self._points = {key: one.kind == "point" for key, one in material.surroundings.behaviors.items()}
        self._subjects: dict[str, str] = {}  # name -> what it is
        self._modifiers: dict[str, dict[str, None]] = {}  # behavior -> its modifiers, in order
        self._others: dict[
            str, bool
        ] = {}  # behaviors that the ethogram does not know; whether they are points
        self._num_apart = 0
        self._num_rows = 0
        self._undated: list[str] = []
        self._photos: list[str] = []

    def write_project(self, out: Path) -> Written:
        """A .boris file; ethogram and subjects come last, when all videos have said what they need."""
        name = self._material.project.name
        write_object(
            out,
            [
                ("time_format", "hh:mm:ss"),
                ("project_date", datetime.now().replace(microsecond=0).isoformat()),
                ("project_name", name),
                ("project_description", DESCRIPTION),
                ("project_format_version", "7.0"),
                ("observations", Entries(self._observations())),
                ("subjects_conf", self._subjects_conf),
                ("behaviors_conf", self._behaviors_conf),
                ("behavioral_categories", ["presence"]),
                ("behavioral_categories_config", {"0": {"name": "presence", "color": ""}}),
                ("independent_variables", _variables()),
                ("coding_map", {}),
                ("behaviors_coding_map", []),
                ("converters", {}),
            ],
        )
        return Written(self._num_rows, self._left_out())

    def write_events(self, out: Path) -> Written:
        """BORIS's tabular events: one line for each START, STOP and POINT, parted by tabs."""
        rows = (row for video, coding in self._videos() for row in self._lines(video, coding))
        write_table(out, COLUMNS, rows, delimiter="\t")
        return Written(self._num_rows, self._left_out())

    def _left_out(self) -> list[str]:
        apart = (
            [
                f"{self._num_apart} states overlap another of the same subject: a modifier such as "
                "'at once 2' tells them apart, for BORIS pairs starts and stops by it."
            ]
            if self._num_apart
            else []
        )
        photos = about("Photos without a length: left out ({n}: {names}).", self._photos)
        return [
            UNSAID,
            *apart,
            *photos,
            *about("Videos without a date: dated 1970 ({n}: {names}).", self._undated),
        ]

    def _videos(self) -> Iterator[tuple[Video, list[Coded]]]:
        for video, rows in self._material.every_video():
            if video.is_photo:
                self._photos.append(video.relative_path)
                continue
            found, apart = coded(rows, self._points, self._subjects)
            self._num_apart += apart
            self._learn(found)
            if video.captured_at is None:
                self._undated.append(video.relative_path)
            yield video, found

    def _learn(self, found: Sequence[Coded]) -> None:
        known = {one.name for one in self._material.surroundings.behaviors.values()}
        for one in found:
            if one.behavior not in known and one.behavior != IN_VIEW:
                self._others.setdefault(one.behavior, one.is_point)
            for modifier in filter(None, one.modifiers.split(",")):
                self._modifiers.setdefault(one.behavior, {})[modifier] = None

    def _observations(self) -> Iterator[tuple[str, Json]]:
        for video, found in self._videos():
            file = to_text(video.path.as_posix())
            yield (
                self._material.path(video),
                {
                    "file": {
                        str(player): [file] if player == 1 else [] for player in range(1, NUM_PLAYERS + 1)
                    },
                    "type": "MEDIA",
                    "date": _date(video),
                    "description": "",
                    "time offset": 0.0,
                    "events": self._events(video, found),
                    "observation time interval": [0, 0],
                    "independent_variables": dict(zip(VARIABLES, self._values(video), strict=True)),
                    "visualize_spectrogram": False,
                    "visualize_waveform": False,
                    "media_creation_date_as_offset": False,
                    "media_scan_sampling_duration": 0,
                    "image_display_duration": 1,
                    "close_behaviors_between_videos": False,
                    "media_info": {
                        "length": {file: round(video.duration_s or 0.0, 3)},
                        "fps": {file: round(video.frame_rate or 0.0, 5)},
                        "hasVideo": {file: True},
                        "hasAudio": {file: False},
                        "offset": {"1": 0.0},
                        "display": {file: "Nothing"},
                    },
                },
            )

    def _events(self, video: Video, found: Sequence[Coded]) -> list[Json]:
        rows = rows_of(found)
        numbers = self._numbers(video, [time_s for time_s, *_ in rows])
        events = [
            [round(time_s, 3), one.subject, one.behavior, one.modifiers, comment, number]
            for (time_s, one, comment, _), number in zip(rows, numbers, strict=True)
        ]
        self._count(len(events))
        return list(events)

    def _lines(self, video: Video, found: Sequence[Coded]) -> Iterator[Cells]:
        variables = dict(zip(VARIABLES, map(text, self._values(video)), strict=True))
        file = to_text(video.path.as_posix())
        rows = rows_of(found)
        numbers = self._numbers(video, [time_s for time_s, *_ in rows])
        for (time_s, one, comment, kind), number in zip(rows, numbers, strict=True):
            self._count(1)
            yield {
                "Observation id": text(self._material.path(video)),
                "Observation date": _date(video).replace("T", " "),
                "Observation duration": round(video.duration_s or 0.0, 3),
                "Observation type": "Media file(s)",
                "Source": f"player #1:{file}",
                "Time offset (s)": 0.0,
                "Media duration (s)": round(video.duration_s or 0.0, 3),
                "FPS": round(video.frame_rate or 0.0, 5),
                **variables,
                "Subject": text(one.subject),
                "Behavior": text(one.behavior),
                "Behavioral category": "presence" if one.behavior == IN_VIEW else "",
                "Modifier #1": text(one.modifiers),
                "Behavior type": kind,
                "Time": round(time_s, 3),
                "Media file name": file,
                "Image index": number,
                "Image file path": "NA",
                "Comment": text(" ".join(comment.split())),
            }

    def _numbers(self, video: Video, times_s: Sequence[float]) -> Sequence[int | str]:
        """The frames at these times, at most the last; "NA" where the video does not say how many it shows a
        second.
        """
        if not video.frame_rate or not times_s:
            return ["NA"] * len(times_s)
        return self._material.frame_clock(video, rate=video.frame_rate).numbers_at(times_s)

    def _values(self, video: Video) -> tuple[str, str, str]:
        deployment = self._material.surroundings.deployments[video.deployment_id]
        site = self._material.surroundings.sites[deployment.site_id]
        return site.name, deployment.name, video.captured_from

    def _count(self, number: int) -> None:
        self._num_rows += number
        self._progress(self._num_rows)

    def _subjects_conf(self) -> Json:
        return {
            str(number): {"key": "", "name": name, "description": kind}
            for number, (name, kind) in enumerate(self._subjects.items())
        }

    def _behaviors_conf(self) -> Json:
        entries = [
            *(
                (one.name, one.kind == "point", one.key_hint, "")
                for one in self._material.surroundings.behaviors.values()
            ),
            *((name, is_point, "", "") for name, is_point in self._others.items()),
            (IN_VIEW, False, "", "presence"),
        ]
        unique = {entry[0]: entry for entry in entries}
        return {str(number): self._behavior(*entry) for number, entry in enumerate(unique.values())}

    def _behavior(self, name: str, is_point: bool, key: str, category: str) -> Json:
        values = list(self._modifiers.get(name, ()))
        modifiers = {"0": {"name": "", "description": "", "type": 1, "ask at stop": False, "values": values}}
        return {
            "type": "Point event" if is_point else "State event",
            "key": key,
            "code": name,
            "description": "",
            "color": "",
            "category": category,
            "modifiers": modifiers if values else "",
            "excluded": "",
            "coding map": "",
        }


def rows_of(found: Sequence[Coded]) -> list[tuple[float, Coded, str, str]]:
    """Every row with its time, comment and kind, in order; a stop is before a start of the same moment."""
    rows = []
    for number, one in enumerate(found):
        if one.is_point:
            rows.append((one.span.start_s, 1, number, one, one.comment, "POINT"))
            continue
        lasts = round(one.span.end_s, 3) > round(one.span.start_s, 3)
        rows.append((one.span.start_s, 1, number, one, one.comment, "START"))
        rows.append((one.span.end_s, 0 if lasts else 1, number, one, "", "STOP"))
    rows.sort(key=lambda row: (round(row[0], 3), row[1], row[2]))
    return [(time_s, one, comment, kind) for time_s, _, _, one, comment, kind in rows]


def write_project(material: Material, out: Path, progress: Progress) -> Written:
    """A BORIS project."""
    return Coding(material, progress).write_project(out)


def write_events(material: Material, out: Path, progress: Progress) -> Written:
    """A table of BORIS's events."""
    return Coding(material, progress).write_events(out)


def _date(video: Video) -> str:
    return (video.captured_at or datetime(1970, 1, 1)).replace(microsecond=0).isoformat()


def _variables() -> Json:
    return {
        str(number): {
            "label": name,
            "description": "",
            "type": "text",
            "default value": "",
            "possible values": "",
        }
        for number, name in enumerate(VARIABLES)
    }
