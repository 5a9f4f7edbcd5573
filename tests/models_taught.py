"""A project's model that has learned from some of its videos."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import update

from app.services.projects import Project
from app.store.base import utc_now
from app.store.records import VideoId
from app.store.schema import ModelVersionRow, ScanRow, VideoRow
from mvit_core.files.path_text import to_text
from trainer.recipes.presets import preset
from trainer.runs.folder import RunFacts, RunFolder


def taught(project: Project, folder: Path, videos: Sequence[VideoId]) -> None:
    """Every scan so far was by a model that learned from these videos; the folder of its training is made."""
    folder.mkdir()
    prints = {video: f"learned {video}" for video in videos}
    facts = RunFacts(
        manifest_hash="", recipe=preset("from_scratch_cpu"), trained_on=(*prints.values(), "of another")
    )
    RunFolder(folder).write_facts(facts)
    with project.writing() as session:
        model = ModelVersionRow(name="model 1", sha256="aa", created_at=utc_now(), run=to_text(folder))
        session.add(model)
        session.flush()
        session.execute(update(ScanRow).values(model_version_id=model.id))
        for video, print_ in prints.items():
            session.execute(update(VideoRow).where(VideoRow.id == video).values(fingerprint=print_))
