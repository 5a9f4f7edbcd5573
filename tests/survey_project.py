"""A survey of two months at six sites whose truth is known: what analyses should find in it, they are asked
for.

No video lies behind it; where and when its animals are is drawn from distributions with a fixed seed.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np
from sqlalchemy import update

from app.services import deployments, media, observations
from app.services.media.finding_videos import FoundFile
from app.services.projects import Project, create_project, open_project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.records import Kind, Label, Observation, ObservationId, VideoId
from app.store.schema import RootRow
from mvit_core.types import (
    Bout,
    Box,
    MotionCurve,
    Score,
    Span,
    Track,
    TrackPoint,
    TrackResult,
    VideoInfo,
    VideoResult,
    VideoStatus,
)
from tests.scanned import to_its_end

START, END = datetime(2026, 5, 1, 12), datetime(2026, 6, 30, 12)  # 60 nights
SITES = {
    "Bear hollow": (48.972, 13.381),
    "Creek ford": (48.951, 13.402),
    "Fern ridge": (48.938, 13.437),
    "Old quarry": (48.964, 13.455),
    "Spruce bog": (48.921, 13.392),
    "Wind gap": (48.985, 13.428),
}
GAP = (datetime(2026, 5, 20, 12), datetime(2026, 5, 30, 12))  # ten nights, at Wind gap
EVENTS = {  # of each species at each site, in the order of SITES; "" is where a person found nothing
    "vulpes": (14, 9, 6, 11, 4, 8),
    "capreolus": (10, 16, 20, 3, 7, 0),
    "lynx": (5, 0, 7, 0, 0, 4),
    "cervus": (0, 6, 0, 0, 9, 0),
    "ursus": (1, 0, 0, 0, 0, 0),
    "": (2, 1, 0, 2, 0, 1),
}
HOURS = {  # peaks and spread, in hours
    "vulpes": ((0.5,), 2.0),
    "capreolus": ((5.5, 20.5), 1.2),
    "lynx": ((22.0, 4.0), 1.5),
    "cervus": ((21.0,), 1.5),
    "ursus": ((13.0,), 1.0),
    "": ((12.0,), 2.0),
}
BEHAVIORS = {  # bouts of each animal, as (key, start, end) in seconds of its ten
    "vulpes": (("hunts", 1.0, 4.0), ("eats_food", 4.0, 7.0)),
    "capreolus": (("eats_food", 0.0, 6.0), ("grooms", 6.5, 8.0)),
    "lynx": (("grooms", 2.0, 7.0),),
    "cervus": (("drinks_water", 1.0, 6.0), ("eats_food", 6.0, 9.0)),
    "ursus": (),
    "": (),
}
WRONG_EVERY, WRONG_AS = 6, {"vulpes": "canis", "capreolus": "cervus", "": "capreolus"}
UNREVIEWED_EVERY, TWICE_EVERY, REACTS_EVERY = 7, 5, 4
NAMES = ("Anna", "Ben")


class Planned(msgspec.Struct, frozen=True):
    """One video: who is in it, where, when, and what is known of it."""

    site: str
    species: str
    at: datetime
    number: int  # of its species
    is_second: bool = False  # five minutes after another of the same event

    @property
    def machine(self) -> str:
        """What the machine takes it for."""
        wrong = self.species == "" or self.number % WRONG_EVERY == 0
        return WRONG_AS.get(self.species, self.species) if wrong else self.species

    @property
    def is_reviewed(self) -> bool:
        """Whether a person has looked."""
        return self.species == "" or self.number % UNREVIEWED_EVERY != 3

    @property
    def counts_as(self) -> str:
        """What it is taken for in the end."""
        return self.species if self.is_reviewed else self.machine


def plan() -> list[Planned]:
    """Every video of the survey, in order of time. Events of a species at a site are days apart."""
    random = np.random.default_rng(7)
    planned: list[Planned] = []
    for species, numbers in EVENTS.items():
        peaks, spread = HOURS[species]
        made = 0
        for site, number in zip(SITES, numbers, strict=True):
            for day in sorted(random.choice(np.arange(1, 57), number, replace=False).tolist()):
                made += 1
                hour = float(random.normal(peaks[made % len(peaks)], spread)) % 24
                at = datetime(2026, 5, 1) + timedelta(days=day, hours=round(hour * 3600) / 3600)
                if site == "Wind gap" and GAP[0] <= at < GAP[1]:
                    at += timedelta(days=60 - 30 - day % 20)
                planned.append(Planned(site, species, at, made))
                if made % TWICE_EVERY == 0:
                    planned.append(Planned(site, species, at + timedelta(minutes=5), made, is_second=True))
    return sorted(planned, key=lambda one: one.at)


NAME = "Bohemian survey.trapline"


def make_survey(folder: Path) -> Project:
    """A project in `folder`, scanned and mostly reviewed, its deployments told; a copy of the first one."""
    (folder / NAME).write_bytes(_first())
    project = open_project(folder / NAME)
    with project.writing() as session:
        session.execute(update(RootRow).values(path=str(folder)))
    return project


@cache
def _first() -> bytes:
    """The project's file, made once: it takes a second, and many tests want one."""
    with TemporaryDirectory() as folder:
        _make(Path(folder)).close()
        return (Path(folder) / NAME).read_bytes()


def _make(folder: Path) -> Project:
    project = create_project(folder / NAME)
    planned = plan()
    files = [
        FoundFile(folder / _name(one, n), _name(one, n), 1000 + n, one.at) for n, one in enumerate(planned)
    ]
    media.add_files(project, folder, files)
    by_path = {video.relative_path: video.id for video in media.videos(project)}
    ids = {by_path[file.relative_path]: one for file, one in zip(files, planned, strict=True)}
    media.record_probes(project, [(id_, _info(one, id_), "") for id_, one in ids.items()])
    _tell_deployments(project)
    to_its_end(ScanRun.start(project), lambda request: _result(ids[VideoId(request.key)]))
    labels.apply(project, dict(_said(project, ids)), who="Test")
    return project


def _name(one: Planned, number: int) -> str:
    return f"{one.site}/DCIM/IMG_{number:04}.AVI"


def _info(one: Planned, id_: VideoId) -> VideoInfo:
    return VideoInfo(
        size_bytes=1000,
        container="avi",
        codec="mjpeg",
        width=1280,
        height=720,
        duration_s=10.0,
        frame_rate=30.0,
        num_frames=300,
        captured_at=one.at,
        fingerprint=f"survey-{id_}",
    )


def _tell_deployments(project: Project) -> None:
    sites = {site.id: site for site in media.sites(project)}
    placed = {
        id_: msgspec.structs.replace(site, latitude=SITES[site.name][0], longitude=SITES[site.name][1])
        for id_, site in sites.items()
    }
    deployments.change_sites(project, placed)
    told = {
        one.id: msgspec.structs.replace(
            one,
            start=START,
            end=END,
            utc_offset_min=120,
            gaps=(GAP,) if sites[one.site_id].name == "Wind gap" else (),
        )
        for one in media.deployments(project)
    }
    deployments.change(project, told)


def _result(one: Planned) -> VideoResult:
    points = tuple(TrackPoint(n * 0.5, n * 15, Box(0.1 + n * 0.02, 0.3, 0.2, 0.3)) for n in range(21))
    bouts = tuple(Bout(key, Span(start, end), 0.7) for key, start, end in BEHAVIORS[one.species])
    scores = (Score(one.machine, 0.8), Score("felis", 0.1))
    found = TrackResult(track=Track(points, 0.9), species=scores, bouts=bouts)
    return VideoResult(
        status=VideoStatus.DONE,
        num_frames=300,
        decoded_s=10.0,
        tracks=(found,),
        motion=MotionCurve((0.0, 5.0), (0.2, 0.5)),
    )


def _said(project: Project, ids: dict[VideoId, Planned]) -> Iterator[tuple[ObservationId, Label]]:
    for video, seen in observations.all_observations(project):
        one = ids[video.id]
        if seen.kind is Kind.ANIMAL and one.is_reviewed:
            yield seen.id, _label(one, seen)


def _label(one: Planned, seen: Observation) -> Label:
    if not one.species:
        return labels.reject(seen)
    individual = NAMES[one.number % 2] if one.species == "lynx" else ""
    reacts = one.species == "lynx" and one.number % REACTS_EVERY == 0
    count = 2 if one.species == "capreolus" and one.number % 8 == 0 else 1
    label = labels.confirm(seen) if one.machine == one.species else labels.correct(seen, taxon=one.species)
    return msgspec.structs.replace(label, individual=individual, reacts=reacts, count=count)
