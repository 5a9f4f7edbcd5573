"""How well models have done in a project: by what people said of their findings, and by judgements kept."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from sqlalchemy import select

from app import paths
from app.services.ecology.clusters import clusters
from app.services.ecology.shares import wilson_of_clusters
from app.services.judged import by_finding, is_right
from app.services.learned_from import learned_from
from app.services.learning.model_versions import runs_of
from app.services.learning.training_sets import training_set
from app.services.learning.trainings import CLIPS, absolute
from app.services.projects import Project
from app.services.proportions import Share
from app.services.scanning.settings import sha256_of
from app.services.vocabulary import taxonomy_in
from app.store.records import Kind
from app.store.reviewed import is_judged_by_eye
from app.store.schema import (
    DeploymentRow,
    DetectionRow,
    LabelRow,
    ModelVersionRow,
    ObservationRow,
    ScanResultRow,
    ScanRow,
    VideoRow,
)
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_text
from trainer.labels.manifest import write_manifest
from trainer.orders import Judge
from trainer.reports.report import Report, decode_report
from trainer.writing import said_plainly

JUDGED = "judged"  # below the project's trainings, then a folder for each model
MANIFEST = "labels.jsonl"
REPORT = "report.json"
Finding = tuple[int, int, bool]  # its site, its video, whether it was right
NAME_LENGTH = 16  # of a folder: the beginning of the model's hash


def right_in_review(project: Project) -> Mapping[str, Share]:
    """By the SHA-256 of a model or a detector: how often what it found was right, where people looked.

    Of a model what it named counts, but in videos that it learned from; of a detector whether there was what
    it said, animal or other.
    """
    statement = (
        select(
            ModelVersionRow.sha256,
            ScanRow.settings,
            DetectionRow.taxon,
            DetectionRow.subject,
            LabelRow.taxon,
            LabelRow.subject,
            LabelRow.verdict,
            ScanRow.model_version_id,
            ObservationRow.video_id,
            DetectionRow.id,
            DeploymentRow.site_id,
        )
        .join(ObservationRow, ObservationRow.id == LabelRow.observation_id)
        .join(DetectionRow, DetectionRow.id == ObservationRow.detection_id)
        .join(ScanResultRow, ScanResultRow.id == DetectionRow.scan_result_id)
        .join(ScanRow, ScanRow.id == ScanResultRow.scan_id)
        .join(VideoRow, VideoRow.id == ObservationRow.video_id)
        .join(DeploymentRow, DeploymentRow.id == VideoRow.deployment_id)
        .outerjoin(ModelVersionRow, ModelVersionRow.id == ScanRow.model_version_id)
        .where(ObservationRow.kind == Kind.ANIMAL.value, is_judged_by_eye())
    )
    found_by: dict[str, list[Finding]] = {}
    known = learned_from(project)
    with project.reading() as session:
        tree = taxonomy_in(session)
        for halves in by_finding(session.execute(statement), lambda row: row[9]):
            model, settings, found, subject, *_, id_, video, _finding, site = halves[0]
            said = [((taxon, called), verdict) for *_, taxon, called, verdict, _, _, _, _ in halves]
            detector = str(settings.get("detector", "")) if isinstance(settings, dict) else ""
            if detector:
                right = all(is_right((None, subject), *each, tree) for each in said)
                found_by.setdefault(detector, []).append((site, video, right))
            if model and found is not None and video not in known.get(id_, ()):
                right = all(is_right((found, subject), *each, tree) for each in said)
                found_by.setdefault(model, []).append((site, video, right))
    return {sha256: _share(those) for sha256, those in found_by.items()}


def _share(those: Sequence[Finding]) -> Share:
    """With its interval over their sites, else videos: findings of one are alike."""
    places = clusters((site, video) for site, video, _ in those)
    parts, wholes = places.sums(np.array([(right, 1) for *_, right in those], np.float64)).T
    return Share(int(parts.sum()), len(those), wilson_of_clusters(parts, wholes))


def order_judging(project: Project, checkpoint: Path) -> Judge:
    """Write down what people reviewed, and say what the process has to do. UserError where it is nothing."""
    manifest = training_set(project).manifest
    if not manifest.spans:
        raise UserError(f"Nobody has reviewed anything in {project.name} yet; review some of its animals.")
    folder = folder_of(project, sha256_of(checkpoint))
    with said_plainly(folder):
        folder.mkdir(parents=True, exist_ok=True)
    write_manifest(absolute(manifest), folder / MANIFEST)
    return Judge(
        manifest=to_text(folder / MANIFEST),
        checkpoint=to_text(checkpoint),
        out=to_text(folder / REPORT),
        cache=to_text(paths.cache_dir() / CLIPS),
    )


def judgement_of(project: Project, sha256: str) -> Report | None:
    """The latest judgement of a model on this project's labels."""
    return report_at(folder_of(project, sha256) / REPORT)


def report_at(place: Path) -> Report | None:
    """A report from its file; None where there is none that can be read."""
    try:
        return decode_report(place.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def folder_of(project: Project, sha256: str) -> Path:
    """Where judgements of a model are kept."""
    return runs_of(project) / JUDGED / sha256[:NAME_LENGTH]
