"""camtrapR's two tables: the records that are independent, and when each camera stood; a script reads them.

After camtrapR's recordTable and cameraOperation (Niedballa et al. 2016): a record is the first of an event
by the project's rule of independence, its deltas are to the record that it was compared with.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from app.services.ecology.effort import Working, lost
from app.services.ecology.independence import Event, events
from app.services.exports.camtrapr_script import CAMERAS, FILES, RECORDS, SCRIPT, script
from app.services.exports.cells import Cells, second, text, write_table
from app.services.exports.counts import Seen, outside_periods, records_of
from app.services.exports.material import Material, Progress, Written
from app.services.exports.sentences import about, silent, uncovered, undated

__all__ = ["FILES", "write"]

RECORD_COLUMNS = (
    *("Station", "Camera", "Species", "n_images", "DateTimeOriginal", "Date", "Time"),
    *("delta.time.secs", "delta.time.mins", "delta.time.hours", "delta.time.days"),
    *("Directory", "FileName", "count_max"),
)
UNSAID = "A record is an event: spans, boxes, behaviors, sex, life stage, individuals and notes are left out."
FORMATS = (
    "For cameraOperation: dateFormat = '%Y-%m-%d %H:%M:%S', cameraCol = 'Camera', hasProblems = {problems}. "
    "For detectionHistory: timeZone = 'UTC', for the times are the cameras'."
)
UNPLACED = "Sites without coordinates: camtrapR's detectionMaps takes no table with them ({n}: {names})."
RENAMED = "Names with __, which camtrapR keeps for itself, have one _ ({n}: {names})."
PARTED = "__"  # parts station, session and camera in the names of cameraOperation's rows
ONE_SECOND = timedelta(seconds=1)
PLAIN_NUMBERS = 9  # cameraOperation looks for Problem, one digit, one sign and from or to: none is a tenth


def write(material: Material, folder: Path, progress: Progress) -> Written:
    """The whole folder."""
    found = events(records_of(material, material.by_video()), material.rule)
    names = _names(material)
    number = write_table(folder / RECORDS, RECORD_COLUMNS, _records(material, found, names, progress))
    cameras = _cameras(material, names)
    _write_cameras(cameras, folder / CAMERAS)
    has_problems = any(camera.problems for camera in cameras)
    if found and cameras:
        num_days = (max(one.end for one in cameras).date() - min(one.start for one in cameras).date()).days
        days = min(material.occasions.days, num_days + 1)
        lines = script(
            _example(material, found),
            has_problems=has_problems,
            occasion_days=days,
            has_history=len({one.station for one in cameras}) > 1,
        )
        (folder / SCRIPT).write_text(lines, encoding="utf-8", newline="\n")
    left_out = [
        UNSAID,
        FORMATS.format(problems="TRUE" if has_problems else "FALSE"),
        *undated([video.relative_path for video in material.videos if video.captured_at is None]),
        *about(
            "Deployments without start or end: what is missing is taken from the first and last video "
            "({n}: {names}).",
            material.working.guessed,
        ),
        *silent(material.working.silent),
        *uncovered(outside_periods(material)),
        *about(UNPLACED, sorted({one.station for one in cameras if one.latitude is None})),
        *about(RENAMED, [name for name, other in names.items() if name != other]),
    ]
    return Written(number, left_out)


def _names(material: Material) -> dict[str, str]:
    """What camtrapR may call the sites and cameras: it refuses names with two low lines beside each other."""
    sites = (site.name for site in material.surroundings.sites.values())
    given = dict.fromkeys([*sites, *material.working.cameras.values()])
    taken = {name for name in given if PARTED not in name}
    names = {}
    for name in given:
        other = re.sub("__+", "_", name)
        while name != other and other in taken:
            other += "-2"
        taken.add(other)
        names[name] = other
    return names


def _example(material: Material, found: Sequence[Event[Seen]]) -> str:
    """A species for the script: the first of the animals with a name."""
    named = {taxon.distinct_name for taxon in material.surroundings.taxonomy}
    return text(next((one.species for one in found if one.species in named), found[0].species))


def _records(
    material: Material, found: Sequence[Event[Seen]], names: Mapping[str, str], progress: Progress
) -> Iterator[Cells]:
    files = {video.id: material.path(video) for video in material.videos}
    for number, event in enumerate(found, start=1):
        progress(number)
        directory, _, name = files[event.items[0].video_id].rpartition("/")
        seconds = event.since_last / timedelta(seconds=1)
        start = second(event.start)
        yield {
            "Station": text(names[event.site]),
            "Camera": text(names[event.camera]),
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


def _cameras(material: Material, names: Mapping[str, str]) -> list[Standing]:
    found: dict[tuple[str, str], Standing] = {}
    called = material.working.cameras
    for id_, worked in material.working.efforts.items():
        deployment = material.surroundings.deployments[id_]
        site = material.surroundings.sites[deployment.site_id]
        key = names[site.name], names[called[id_]]
        found.setdefault(key, Standing(*key, site.latitude, site.longitude)).periods.append(worked)
    return [camera for _, camera in sorted(found.items())]


def _write_cameras(cameras: Sequence[Standing], file: Path) -> None:
    """Where no camera had a gap there are no columns for them."""
    num_problems = max((len(camera.problems) for camera in cameras), default=0)
    names = [_problem(number, end) for number in range(1, num_problems + 1) for end in ("from", "to")]
    columns = ("Station", "Camera", "gps_x", "gps_y", "Setup_date", "Retrieval_date", *names)
    write_table(file, columns, map(_camera, cameras))


def _problem(number: int, end: str) -> str:
    """Like Problem1_from; Problem9_from10 is one that camtrapR finds, Problem10_from is not."""
    return f"Problem{min(number, PLAIN_NUMBERS)}_{end}" + (str(number) if number > PLAIN_NUMBERS else "")


def _camera(camera: Standing) -> Cells:
    problems = {
        _problem(number, end): second(moment)
        for number, gap in enumerate(camera.problems, start=1)
        for end, moment in zip(("from", "to"), gap, strict=True)
    }
    return {
        "Station": text(camera.station),
        "Camera": text(camera.camera),
        "gps_x": camera.longitude,
        "gps_y": camera.latitude,
        "Setup_date": second(camera.start),
        "Retrieval_date": second(max(camera.end, camera.start + ONE_SECOND)),  # the same is refused
        **problems,
    }
