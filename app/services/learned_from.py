"""Which videos a project's models learned from: being right there proves nothing."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from app.services.projects import Project
from app.store.library_order import batches
from app.store.records import VideoId
from app.store.schema import ModelVersionRow, ScanResultRow, ScanRow, VideoRow
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_path
from trainer.runs.folder import RunFolder


def learned_from(project: Project, models: Collection[int] | None = None) -> Mapping[int, frozenset[VideoId]]:
    """By the row of each model trained here, or of some, as far as the folder of its training is whole."""
    with project.reading() as session:
        trained = select(ModelVersionRow.id, ModelVersionRow.run).where(ModelVersionRow.run != "")
        if models is not None:
            trained = trained.where(ModelVersionRow.id.in_(models))
        known = {}
        for id_, run in session.execute(trained).all():
            videos: set[VideoId] = set()
            for some in batches(_prints(run)):
                same = select(VideoRow.id).where(VideoRow.fingerprint.in_(some))
                videos.update(map(VideoId, session.scalars(same)))
            known[id_] = frozenset(videos)
        return known


def met_again(project: Project) -> frozenset[VideoId]:
    """The videos whose latest scan was by a model that had learned from them."""
    known = learned_from(project)
    scans = (
        select(ScanRow.model_version_id, ScanResultRow.video_id)
        .join(ScanRow, ScanRow.id == ScanResultRow.scan_id)
        .where(ScanResultRow.current, ScanRow.model_version_id.in_(list(known)))
    )
    with project.reading() as session:
        return frozenset(
            VideoId(video)
            for model, video in session.execute(scans)
            if model and video in known.get(model, ())
        )


def _prints(run: str) -> tuple[str, ...]:
    try:
        return RunFolder(to_path(run)).facts().trained_on
    except UserError:
        return ()
