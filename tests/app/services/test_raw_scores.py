"""Whose scores are chances and whose are raw, by what the checkpoints say."""

import json
from pathlib import Path

import msgspec
import pytest

from app.services.projects import Project
from app.services.raw_scores import raw_scores
from app.store.base import utc_now
from app.store.records import Kind, Observation, ObservationId, ReviewState, VideoId
from app.store.schema import ModelVersionRow
from mvit_core.types import Span


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
