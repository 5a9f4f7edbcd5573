"""camtrapR's two tables: the records that are independent, and when each camera stood.

After camtrapR's recordTable and cameraOperation (Niedballa et al. 2016): a record is the first of an event
by the project's rule of independence, its deltas are to the record that it was compared with.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from app.services.ecology.effort import Working, lost
from app.services.ecology.independence import Event, events
from app.services.exports.cells import Cells, second, text, write_table
from app.services.exports.counts import Seen, outside_periods, records_of
from app.services.exports.material import Material, Progress, Written
from app.services.exports.sentences import about, uncovered, undated

RECORDS, CAMERAS = "recordTable.csv", "CTtable.csv"
FILES = frozenset({RECORDS, CAMERAS})
RECORD_COLUMNS = (
    *("Station", "Camera", "Species", "n_images", "DateTimeOriginal", "Date", "Time"),
    *("delta.time.secs", "delta.time.mins", "delta.time.hours", "delta.time.days"),
    *("Directory", "FileName", "count_max"),
)
UNSAID = "A record is an event: spans, boxes, behaviors, sex, life stage, individuals and notes are left out."
FORMATS = (
    "For cameraOperation: dateFormat = '%Y-%m-%d %H:%M:%S', cameraCol = 'Camera', hasProblems = {problems}."
)


def write(material: Material, folder: Path, progress: Progress) -> Written:
    """The whole folder."""
    found = events(records_of(material, material.by_video()), material.rule)
    number = write_table(folder / RECORDS, RECORD_COLUMNS, _records(material, found, progress))
    has_problems = _write_cameras(material, folder / CAMERAS)
    left_out = [
        UNSAID,
        FORMATS.format(problems="TRUE" if has_problems else "FALSE"),
        *undated([video.relative_path for video in material.videos if video.captured_at is None]),
        *about(
            "Deployments without start or end: what is missing is taken from the first and last video "
            "({n}: {names}).",
            material.working.guessed,
        ),
        *uncovered(outside_periods(material)),
    ]
    return Written(number, left_out)


def _records(material: Material, found: Sequence[Event[Seen]], progress: Progress) -> Iterator[Cells]:
    files = {video.id: material.path(video) for video in material.videos}
    for number, event in enumerate(found, start=1):
        progress(number)
        directory, _, name = files[event.items[0].video_id].rpartition("/")
        seconds = event.since_last / timedelta(seconds=1)
        start = second(event.start)
        yield {
            "Station": text(event.site),
            "Camera": text(event.camera),
            "Species": text(event.species),
            "n_images": len(event.items),
            "DateTimeOriginal": start,
            "Date": start[:10],
            "Time": start[11:],
            "delta.time.secs": round(seconds),
            "delta.time.mins": _plain(seconds / 60),
            "delta.time.hours": _plain(seconds / 3600),
            "delta.time.days": _plain(seconds / 86400),
            "Directory": text(directory),
            "FileName": text(name),
            "count_max": max(seen.most.count for seen in event.items),
        }


def _plain(value: float) -> float | int:
    """One place behind the point, and none where it is zero, as R writes numbers."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded


class Standing:
    """One camera of a station: one line, however many deployments it was."""

    def __init__(self, station: str, camera: str, latitude: float | None, longitude: float | None) -> None:
        self.station, self.camera = station, camera
        self.latitude, self.longitude = latitude, longitude
        self.periods: list[Working] = []

    @property
    def start(self) -> datetime:
        """When it was first set up."""
        return min(each.start for each in self.periods)

    @property
    def end(self) -> datetime:
        """When it was last taken down."""
        return max(each.end for each in self.periods)

    @property
    def problems(self) -> Sequence[tuple[datetime, datetime]]:
        """When it did not stand, or did not work, between its first and its last day: none overlaps another,
        none reaches beyond those days.
        """
        inside = sorted(self.periods, key=lambda each: each.start)
        gaps, latest = list(lost(inside[0])), inside[0].end
        for each in inside[1:]:
            if each.start > latest:
                gaps.append((latest, each.start))
            gaps += lost(each)
            latest = max(latest, each.end)
        return lost(Working(self.start, self.end, tuple(gaps)))


def _write_cameras(material: Material, file: Path) -> bool:
    """Whether any camera had a gap; without one there are no columns for them."""
    found: dict[tuple[str, str], Standing] = {}
    called = material.working.cameras
    for id_, worked in material.working.efforts.items():
        deployment = material.surroundings.deployments[id_]
        site = material.surroundings.sites[deployment.site_id]
        key = site.name, called[id_]
        found.setdefault(key, Standing(*key, site.latitude, site.longitude)).periods.append(worked)
    num_problems = max((len(camera.problems) for camera in found.values()), default=0)
    names = [f"Problem{number}_{end}" for number in range(1, num_problems + 1) for end in ("from", "to")]
    columns = ("Station", "Camera", "gps_x", "gps_y", "Setup_date", "Retrieval_date", *names)
    write_table(file, columns, (_camera(camera) for _, camera in sorted(found.items())))
    return num_problems > 0


def _camera(camera: Standing) -> Cells:
    problems = {
        f"Problem{number}_{end}": second(moment)
        for number, gap in enumerate(camera.problems, start=1)
        for end, moment in zip(("from", "to"), gap, strict=True)
    }
    return {
        "Station": text(camera.station),
        "Camera": text(camera.camera),
        "gps_x": camera.longitude,
        "gps_y": camera.latitude,
        "Setup_date": second(camera.start),
        "Retrieval_date": second(camera.end),
        **problems,
    }
