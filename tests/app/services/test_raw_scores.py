"""Whose scores are chances and whose are raw, by what the checkpoints say."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import pytest

from app.services import observations
from app.services.choosing import catalog
from app.services.projects import Project
from app.services.raw_scores import RawScores, any_raw, raw_scores, videos_with_raw_scores, with_raw_scores
from app.services.scanning.scans import ScanRun
from app.store.base import utc_now
from app.store.records import Kind, Observation, ObservationId, ReviewState, VideoId
from app.store.schema import ModelVersionRow, ScanRow
from mvit_core.types import Score, Span
from tests.app.services.conftest import result_with
from tests.videos import video_ids


def model(project: Project, path: Path, **says: object) -> None:
    own = {"model": "mvit_xs", "classes": {"species": ["lynx"], "behaviors": ["sleeps"]}, **says}
    header = json.dumps({"__metadata__": {"trapline": json.dumps(own)}}).encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    row = ModelVersionRow(name=path.stem, sha256=path.stem, created_at=utc_now(), path=str(path))
    with project.writing() as session:
        session.add(row)


def seen(by: str, kind: Kind = Kind.ANIMAL, taxon: str | None = "lynx") -> Observation:
    return Observation(
        id=ObservationId(1), video_id=VideoId(1), kind=kind, state=ReviewState.UNREVIEWED, span=Span(0, 1),
        taxon=taxon, model=by,
    )  # fmt: skip


def test_a_model_that_was_never_fitted_has_raw_scores(project: Project, tmp_path: Path) -> None:
    model(project, tmp_path / "raw.safetensors")
    fitted = {"species_temperature": 1.4, "behavior_temperature": 0.8}
    model(project, tmp_path / "fitted.safetensors", calibration=fitted)
    model(project, tmp_path / "half.safetensors", calibration={"species_temperature": 1.4})
    model(project, tmp_path / "head.safetensors", calibration=fitted, temporal={"step_s": 0.4})
    raw = raw_scores(project)
    assert raw.species == {"raw"}
    assert raw.behaviors == {"raw", "half", "head"}, "a head that finds bouts is never fitted"
    assert raw.asked == {"raw", "fitted", "half", "head"}


def test_what_motion_or_others_said_is_not_called_raw(project: Project, tmp_path: Path) -> None:
    model(project, tmp_path / "raw.safetensors")
    raw = raw_scores(project)
    assert raw.has(seen("raw"))
    assert raw.has(seen("raw", Kind.BEHAVIOR, None))
    assert not raw.has(seen("raw", taxon=None)), "its confidence is that of motion"
    assert not raw.has(seen("model of others"))
    assert not raw.has(msgspec.structs.replace(seen("raw"), model=""))


@pytest.mark.parametrize("what", ["gone", "no checkpoint"])
def test_of_a_file_that_says_nothing_nothing_is_said(project: Project, tmp_path: Path, what: str) -> None:
    path = tmp_path / "raw.safetensors"
    model(project, path)
    path.unlink() if what == "gone" else path.write_bytes(b"x" * 20)
    assert raw_scores(project).species == frozenset()


def test_each_finding_is_raw_as_the_model_that_made_it(
    project: Project, scan: Callable[..., ScanRun]
) -> None:
    first, second, third = video_ids(project)
    lion = (Score("panthera", 0.75),)
    with project.writing() as session:
        versions = {
            name: ModelVersionRow(name=name, sha256=name, created_at=utc_now()) for name in ("raw", "fitted")
        }
        session.add_all(versions.values())
        session.flush()
        ids = {name: version.id for name, version in versions.items()}
    for video, name, species in ((first, "raw", lion), (second, "fitted", lion), (third, "raw", ())):
        run = scan(result_with(0.1, species=species), [video])
        with project.writing() as session:
            session.get_one(ScanRow, run.scan_id).model_version_id = ids[name]
    known = catalog.load(project)
    animals = [ObservationId(id_) for id_ in known.animals.id.tolist()]
    raw = RawScores(species=frozenset({"raw"}))
    by_raw = {id_ for id_ in animals if raw.has(observations.observation(project, id_))}
    assert len(by_raw) == 1
    assert with_raw_scores(project, raw, animals) == by_raw
    assert with_raw_scores(project, RawScores(), animals) == frozenset()
    videos = videos_with_raw_scores(project, raw)
    assert sorted(videos.tolist()) == [first, third]
    rows = {video: np.flatnonzero(known.animals.video_id == video) for video in (first, second, third)}
    assert [any_raw(known, rows[video], videos) for video in (first, second, third)] == [True, False, False]


def test_a_scan_by_a_fitted_model_ends_raw_scores(project: Project, scan: Callable[..., ScanRun]) -> None:
    first, *_ = video_ids(project)
    with project.writing() as session:
        session.add(ModelVersionRow(name="raw", sha256="raw", created_at=utc_now()))
        session.flush()
    raw = RawScores(species=frozenset({"raw"}))
    run = scan(result_with(0.1, species=(Score("panthera", 0.75),)), [first])
    with project.writing() as session:
        session.get_one(ScanRow, run.scan_id).model_version_id = 1
    assert videos_with_raw_scores(project, raw).tolist() == [first]
    scan(result_with(0.1, species=(Score("panthera", 0.5),)), [first], rescan=True)
    assert videos_with_raw_scores(project, raw).tolist() == []
