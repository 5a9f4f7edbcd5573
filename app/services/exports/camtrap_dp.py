"""Camtrap DP 1.0.2: a folder with datapackage.json, deployments.csv, media.csv and observations.csv.

What the standard requires and nobody knows is not invented: it is written in the least that the standard
allows, and said in `left_out`.
"""

import csv
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timezone
from itertools import groupby
from pathlib import Path

from app.services import media, observations
from app.services.exports import camtrap_tables as tables
from app.services.exports.camtrap_description import Coverage, describe, left_out
from app.services.exports.camtrap_times import CameraClock, offset_of_this_computer
from app.services.exports.rows import Row, Surroundings
from app.services.projects import Project, user_name
from app.store.records import Deployment, DeploymentId, Kind, ReviewState, Video, VideoId
from mvit_core.path_text import to_text
from mvit_core.taxonomy import Taxon
from mvit_core.types import VideoStatus

FILES = frozenset({"datapackage.json", "deployments.csv", "media.csv", "observations.csv"})


class Package:
    """One export; the three tables first, then the description that sums them up."""

    def __init__(self, project: Project, zone: timezone | None) -> None:
        self._project = project
        self._clock = CameraClock(zone or offset_of_this_computer())
        self._zone_is_guessed = zone is None
        self._surroundings = Surroundings(project)
        self._videos = media.videos(project)
        self._periods = self._find_periods()
        self._taxa: dict[str, Taxon] = {}
        self._individuals = False

    def write(self, folder: Path, progress: Callable[[int], None]) -> tuple[int, list[str]]:
        """Fill the folder; the number of observations, and what is missing, a sentence each."""
        _write_table(folder / "deployments.csv", tables.DEPLOYMENT_COLUMNS, self._deployments())
        _write_table(folder / "media.csv", tables.MEDIA_COLUMNS, self._media())
        rows = _counted(self._observations(), progress)
        number = _write_table(folder / "observations.csv", tables.OBSERVATION_COLUMNS, rows)
        coverage = self._coverage()
        description = json.dumps(describe(coverage), indent=2, ensure_ascii=False)
        (folder / "datapackage.json").write_text(description + "\n", encoding="utf-8", errors="replace")
        return number, left_out(coverage, self._videos, zone_is_guessed=self._zone_is_guessed)

    def _coverage(self) -> Coverage:
        used = {self._surroundings.deployments[id_].site_id for id_ in self._periods}
        return Coverage(
            self._project.name,
            user_name(),
            [self._surroundings.sites[id_] for id_ in sorted(used)],
            list(self._periods.values()),
            [taxon for _, taxon in sorted(self._taxa.items())],
            self._surroundings.taxonomy,
            self._individuals,
        )

    def _find_periods(self) -> dict[DeploymentId, tables.Period]:
        inside: dict[DeploymentId, list[Video]] = {}
        for video in self._videos:
            inside.setdefault(video.deployment_id, []).append(video)
        found = {
            id_: tables.period(self._surroundings.deployments[id_], videos) for id_, videos in inside.items()
        }
        return {id_: period for id_, period in found.items() if period}

    def _deployments(self) -> Iterator[tables.Cells]:
        doubtful = {one.deployment_id for one in self._videos if one.captured_from in ("", "file time")}
        for id_, period in sorted(self._periods.items()):
            deployment: Deployment = self._surroundings.deployments[id_]
            site = self._surroundings.sites[deployment.site_id]
            yield tables.deployment_cells(deployment, site, period, self._clock, doubtful=id_ in doubtful)

    def _media(self) -> Iterator[tables.Cells]:
        roots = {one.id: _root(one) for one in self._videos}
        folders = told_apart(set(roots.values()))
        for video in self._videos:
            if video.captured_at is not None:
                path = folders[roots[video.id]] + video.relative_path
                yield tables.media_cells(video, video.captured_at, path, self._clock)

    def _observations(self) -> Iterator[tables.Cells]:
        known = {one.id for one in self._videos}  # a scan may go on while this is written
        cleared: dict[VideoId, str] = {}
        told: set[VideoId] = set()
        everything = observations.all_observations(self._project, rejected=True)
        for video, pairs in groupby(everything, key=lambda pair: pair[0]):
            if video.captured_at is None or video.id not in known:
                continue
            rows = [self._surroundings.row(video, one) for _, one in pairs]
            kept = [row for row in rows if row.observation.state is not ReviewState.REJECTED]
            if kept:
                told.add(video.id)
                yield from self._of_video(video, kept)
            else:
                cleared[video.id] = rows[-1].observation.labelled_by
        yield from self._blanks([one for one in self._videos if one.id not in told], cleared)

    def _blanks(self, empty: Sequence[Video], cleared: Mapping[VideoId, str]) -> Iterator[tables.Cells]:
        """Videos read to the end without motion, and those whose every observation a person rejected."""
        for video in empty:
            by = cleared.get(video.id)
            read = video.status is VideoStatus.BLANK or (by is not None and video.status is VideoStatus.DONE)
            if read and video.captured_at is not None:
                yield tables.blank_cells(video, video.captured_at, self._clock, by=by)

    def _of_video(self, video: Video, rows: Sequence[Row]) -> Iterator[tables.Cells]:
        boxes = observations.boxes_of_video(self._project, video.id)
        animals = {row.observation.id: row for row in rows if row.observation.kind is Kind.ANIMAL}
        for row in rows:
            seen = row.observation
            animal = row if seen.kind is Kind.ANIMAL else animals.get(seen.parent_id or seen.id)
            if animal is None:
                continue  # its animal was rejected
            self._note(animal)
            track = boxes.get(animal.observation.id)
            bouts = [one for one in rows if one.observation.parent_id == seen.id]
            yield tables.observation_cells(row, animal, bouts, track, self._clock)

    def _note(self, row: Row) -> None:
        if row.taxon:
            self._taxa.setdefault(row.taxon.scientific_name, row.taxon)
        self._individuals = self._individuals or bool(row.observation.individual)


def _write_table(file: Path, columns: Sequence[str], rows: Iterable[tables.Cells]) -> int:
    number = 0
    with file.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(row)
            number += 1
    return number


def _counted(rows: Iterator[tables.Cells], progress: Callable[[int], None]) -> Iterator[tables.Cells]:
    for number, row in enumerate(rows, start=1):
        yield row
        progress(number)


def told_apart(roots: Collection[Path]) -> dict[Path, str]:
    """What to write before the paths below each root, so that no two files are called alike.

    Nothing for a single one; else as many of its last folders as it takes: every card has a DCIM.
    """
    if len(roots) < 2:
        return dict.fromkeys(roots, "")
    parts = {root: [root.drive.strip(":\\/"), *root.parts[1:]] for root in roots}
    depth, names = 0, dict.fromkeys(roots, "")
    while len(set(names.values())) < len(roots) and depth < max(map(len, parts.values())):
        depth += 1
        names = {root: "/".join(filter(None, those[-depth:])) for root, those in parts.items()}
    return {root: f"{to_text(name)}/" for root, name in names.items()}


def _root(video: Video) -> Path:
    return video.path.parents[video.relative_path.count("/")]
