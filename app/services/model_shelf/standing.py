"""How well models have done in a project: by what people said of their findings, and by judgements kept."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import paths
from app.services.ecology.clusters import clusters
from app.services.ecology.shares import wilson_of_clusters
from app.services.judged import findings
from app.services.learned_from import learned_from
from app.services.learning.model_versions import runs_of
from app.services.learning.training_sets import training_set
from app.services.learning.trainings import CLIPS, absolute
from app.services.projects import Project
from app.services.proportions import Share
from app.services.scanning.settings import sha256_of
from app.services.vocabulary import taxonomy_in
from app.store.records import ScanId
from app.store.schema import ModelVersionRow, ScanRow
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_text
from trainer.labels.manifest import write_manifest
from trainer.orders import Judge
from trainer.reports.report import Report, decode_report
from trainer.writing import said_plainly

JUDGED = "judged"  # below the project's trainings, then a folder for each model
MANIFEST = "labels.jsonl"
REPORT = "report.json"
Judged = tuple[int, int, bool]  # its site, its video, whether it was right
NAME_LENGTH = 16  # of a folder: the beginning of the model's hash


def right_in_review(project: Project) -> Mapping[str, Share]:
    """By the SHA-256 of a model or a detector: how often what it found was right, where people looked.

    Of a model what it named counts, but in videos that it learned from; of a detector whether there was what
    it said, animal or other.
    """
    found_by: dict[str, list[Judged]] = {}
    known = learned_from(project)
    with project.reading() as session:
        tree, tools = taxonomy_in(session), _tools(session)
        for each in findings(session):
            model, detector = tools[each.scan]
            taxon, subject = each.found
            if detector:
                right = each._replace(found=(None, subject)).is_right(tree)
                found_by.setdefault(detector, []).append((each.site, each.video, right))
            if model and taxon is not None and each.video not in known.get(each.model_version or 0, ()):
                found_by.setdefault(model, []).append((each.site, each.video, each.is_right(tree)))
    return {sha256: _share(those) for sha256, those in found_by.items()}


def _tools(session: Session) -> dict[ScanId, tuple[str, str]]:
    """By what each scan was made: the SHA-256 of its model and of its detector, empty where it had none."""
    rows = session.execute(
        select(ScanRow.id, ModelVersionRow.sha256, ScanRow.settings).outerjoin(
            ModelVersionRow, ModelVersionRow.id == ScanRow.model_version_id
        )
    )
    return {
        ScanId(id_): (model or "", str(settings.get("detector", "")) if isinstance(settings, dict) else "")
        for id_, model, settings in rows
    }


def _share(those: Sequence[Judged]) -> Share:
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
