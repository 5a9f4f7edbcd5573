"""Camtrap DP 1.0.2: a folder with datapackage.json, deployments.csv, media.csv and observations.csv.

What the standard requires and nobody knows is not invented: it is written in the least that the standard
allows, and said in `left_out`. What another program said in its own package is handed on as it was.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from app.services.ecology.effort import lost
from app.services.exports.camtrap import tables
from app.services.exports.camtrap.description import Coverage, describe, left_out
from app.services.exports.camtrap.events import Grouping
from app.services.exports.camtrap.originals import Originals
from app.services.exports.camtrap_deployments import COLUMNS, Period, deployment_cells
from app.services.exports.camtrap_times import CameraClock
from app.services.exports.cells import Cell, write_table
from app.services.exports.material import Material, Progress, Written
from app.services.exports.rows import Row
from app.services.exports.sentences import about
from app.services.projects import user_name
from app.services.times.capture_times import NO_OWN
from app.store.records import Deployment, DeploymentId, ReviewState, Video, VideoId
from mvit_core.taxonomy import Taxon
from mvit_core.types import VideoStatus

CUT = (
    "Deployments cut to the chosen days, so that effort counted by them is that of these days ({n}: {names})."
)
GUESSED_PERIODS = (
    "Deployments without start or end: the first and last video stand for them, which tags and comments say; "
    "effort counted by them is too small ({n}: {names})."
)
GAPS = (
    "Deployments with gaps, of which the standard knows none: they stand among the tags, and effort counted "
    "by start and end is too large ({n}: {names})."
)
FILES = frozenset({"datapackage.json", "deployments.csv", "media.csv", "observations.csv"})


class Package:
    """One export; the three tables first, then the description that sums them up."""

    def __init__(self, material: Material, progress: Progress) -> None:
        self._material = material
        self._progress = progress
        self._surroundings = material.surroundings
        self._worked = material.working.efforts
        self._periods = {id_: Period(one.start, one.end) for id_, one in self._worked.items()}
        self._cut = material.working.cut_short
        self._originals = Originals(material)
        self._grouping = Grouping(material, self._originals.in_events)
        self._taxa: dict[str, Taxon] = {}
        self._models: dict[str, None] = {}
        self._individuals = False

    def write(self, folder: Path) -> Written:
        """Fill the folder."""
        write_table(folder / "deployments.csv", COLUMNS, self._deployments())
        write_table(folder / "media.csv", tables.MEDIA_COLUMNS, self._media())
        number = write_table(folder / "observations.csv", tables.OBSERVATION_COLUMNS, self._counted())
        coverage = self._coverage(number)
        description = json.dumps(describe(coverage), indent=2, ensure_ascii=False)
        (folder / "datapackage.json").write_text(description + "\n", encoding="utf-8", errors="replace")
        guessed = self._material.zone is None and not self._all_offsets_known()
        said = left_out(coverage, self._material.videos, zone_is_guessed=guessed)
        return Written(number, [*said, *self._of_effort()])

    def _of_effort(self) -> list[str]:
        """What start and end alone do not tell of how long the cameras worked."""
        known, worked = self._surroundings.deployments, self._worked
        return [
            *about(GUESSED_PERIODS, self._material.working.guessed),
            *about(CUT, [known[id_].name for id_ in worked if id_ in self._cut]),
            *about(GAPS, [known[id_].name for id_, one in worked.items() if lost(one)]),
        ]

    def _all_offsets_known(self) -> bool:
        return bool(self._periods) and all(id_ in self._material.offsets for id_ in self._periods)

    def _coverage(self, number: int) -> Coverage:
        used = {self._surroundings.deployments[id_].site_id for id_ in self._periods}
        return Coverage(
            self._material.project.name,
            user_name(),
            [self._surroundings.sites[id_] for id_ in sorted(used)],
            list(self._periods.values()),
            [taxon for _, taxon in sorted(self._taxa.items())],
            self._surroundings.taxonomy,
            self._individuals,
            self._material.model_hashes(self._models),
            number > 0,
            self._originals.description,
            self._material.place_decimals,
        )

    def _deployments(self) -> Iterator[dict[str, Cell]]:
        doubtful = {one.deployment_id for one in self._material.videos if one.captured_from in NO_OWN}
        for id_, period in self._periods.items():
            deployment = self._surroundings.deployments[id_]
            site = self._surroundings.sites[deployment.site_id]
            cells = deployment_cells(
                deployment,
                site,
                period,
                self._clock(id_),
                doubtful=id_ in doubtful,
                gaps=lost(self._worked[id_]),
                is_cut=id_ in self._cut,
                guesses=self._guesses(deployment),
            )
            yield self._originals.deployment(id_, cells)

    def _guesses(self, one: Deployment) -> list[str]:
        """What nobody has said; a period that was cut to chosen days is not that of its videos."""
        is_open = one.id not in self._cut
        found = {
            "period": is_open and one.start is None,
            "end": is_open and one.start is not None and one.end is None,
            "offset": self._material.zone is None and one.id not in self._material.offsets,
        }
        return [name for name, is_guess in found.items() if is_guess]

    def _media(self) -> Iterator[dict[str, Cell]]:
        for video in self._material.videos:
            self._material.between()
            if video.captured_at is not None:
                path = self._material.path(video)
                cells = tables.media_cells(video, video.captured_at, path, self._clock(video.deployment_id))
                yield self._originals.media(video, cells)

    def _counted(self) -> Iterator[dict[str, Cell]]:
        for number, cells in enumerate(self._observations(), start=1):
            yield cells
            self._progress(number)

    def _observations(self) -> Iterator[dict[str, Cell]]:
        known = {one.id for one in self._material.videos}  # a scan may go on while this is written
        cleared: dict[VideoId, str] = {}
        told: set[VideoId] = set()
        for video, rows in self._material.by_video(rejected=True):
            if video.captured_at is None or video.id not in known:
                continue
            kept = [row for row in rows if row.observation.state is not ReviewState.REJECTED]
            gone = [row for row in rows if row.is_animal and row not in kept]
            if any(row.is_animal for row in kept):
                told.add(video.id)
                yield from self._of_video(video, kept)
            elif gone:  # bouts that the machine saw in them are nobody's
                cleared[video.id] = gone[-1].observation.labelled_by
        yield from self._blanks(told, cleared)
        yield from self._grouping.rows(self._originals.deployment_ids)
        yield from self._originals.events()

    def _blanks(self, told: Collection[VideoId], cleared: Mapping[VideoId, str]) -> Iterator[dict[str, Cell]]:
        """Videos read to the end without motion, and those whose every observation a person rejected."""
        for video in self._material.videos:
            by = cleared.get(video.id)
            read = video.status is VideoStatus.BLANK or (by is not None and video.status is VideoStatus.DONE)
            shown = video.id in told or video.num_observations > 0  # perhaps not chosen, but there
            if read and video.captured_at is not None and not shown:
                cells = tables.blank_cells(video, video.captured_at, self._clock(video.deployment_id), by=by)
                yield self._originals.blank(video, cells)

    def _of_video(self, video: Video, rows: Sequence[Row]) -> Iterator[dict[str, Cell]]:
        boxes = self._material.boxes(video)
        animals = {row.observation.id: row for row in rows if row.is_animal}
        clock = self._clock(video.deployment_id)
        for row in rows:
            animal = animals.get(row.animal_id)
            if animal is None or (not row.is_animal and self._originals.is_told(row)):
                continue  # its animal was rejected, or tells it
            bouts = [one for one in rows if self._is_told_by(row, one)]
            self._note(animal)
            event = self._grouping.note(animal, bouts) if row.is_animal else ""
            track = boxes.get(animal.observation.id)
            cells = tables.observation_cells(row, animal, bouts, track, clock)
            yield self._originals.observation(row, {**cells, "eventID": event})

    def _is_told_by(self, animal: Row, bout: Row) -> bool:
        """Whether the row of an animal names a bout of it.

        A person's row names none that only a machine has said, which has a row of its own; but those that
        came in as a word of the animal's.
        """
        if bout.observation.parent_id != animal.observation.id:
            return False
        alike = bout.observation.is_by_eye or not animal.observation.is_by_eye
        return alike or self._originals.is_told(bout)

    def _note(self, row: Row) -> None:
        if row.taxon:
            self._taxa.setdefault(row.taxon.scientific_name, row.taxon)
        if row.observation.named_by:
            self._models[row.observation.named_by] = None
        self._individuals = self._individuals or bool(row.observation.individual)

    def _clock(self, deployment_id: DeploymentId) -> CameraClock:
        return self._material.clock(deployment_id)


def write(material: Material, folder: Path, progress: Progress) -> Written:
    """The whole folder."""
    return Package(material, progress).write(folder)
