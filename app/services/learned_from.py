"""Which videos a project's models learned from: being right there proves nothing."""

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.store.library_order import batches
from app.store.records import VideoId
from app.store.schema import ModelVersionRow, RootRow, ScanResultRow, ScanRow, VideoRow
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_path, to_text
from trainer.runs.folder import RunFacts, RunFolder


def learned_from(project: Project, models: Collection[int] | None = None) -> Mapping[int, frozenset[VideoId]]:
    """By the row of each model trained here, or of some, as far as the folder of its training is whole."""
    with project.reading() as session:
        trained = select(ModelVersionRow.id, ModelVersionRow.run).where(ModelVersionRow.run != "")
        if models is not None:
            trained = trained.where(ModelVersionRow.id.in_(models))
        known = {}
        for id_, run in session.execute(trained).all():
            facts = _facts(run)
            videos: set[VideoId] = set()
            for some in batches(facts.trained_on if facts else ()):
                same = select(VideoRow.id).where(VideoRow.fingerprint.in_(some))
                videos.update(map(VideoId, session.scalars(same)))
            videos.update(_at(session, facts.away if facts else ()))
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


def _facts(run: str) -> RunFacts | None:
    try:
        return RunFolder(to_path(run)).facts()
    except UserError:
        return None


def _at(session: Session, places: Collection[str]) -> Iterator[VideoId]:
    """The videos that lie there: they were learned from while their drive was away, without a fingerprint."""
    for root_id, root in session.execute(select(RootRow.id, RootRow.path)).all() if places else ():
        above = to_path(root)
        inside = [path.relative_to(above) for path in map(to_path, places) if path.is_relative_to(above)]
        for some in batches([to_text(path.as_posix()) for path in inside]):
            here = VideoRow.relative_path.in_(some) & (VideoRow.root_id == root_id)
            yield from map(VideoId, session.scalars(select(VideoRow.id).where(here)))
