"""Scans without workers: every video is answered with a result that the test gives."""

from collections.abc import Callable

from sqlalchemy import update

from app.services.projects import Project
from app.services.scanning.scans import ScanRun
from app.store.base import utc_now
from app.store.schema import ModelVersionRow, ScanRow
from mvit_core.events import ScanRequest, VideoScanned
from mvit_core.types import VideoResult


def to_its_end(run: ScanRun, result_of: Callable[[ScanRequest], VideoResult]) -> ScanRun:
    """The run, with the result of each request that was left, finished."""
    while (request := run.next_request()) is not None:
        run.record(VideoScanned(key=request.key, result=result_of(request)))
    run.finish()
    return run


def scanned_by(project: Project, model: str) -> None:
    """All scans that there are were with this model."""
    with project.writing() as session:
        row = ModelVersionRow(name=model, sha256=model, created_at=utc_now())
        session.add(row)
        session.flush()
        session.execute(update(ScanRow).values(model_version_id=row.id))
