"""MegaDetector results that went out from here and came back: what nobody touched is here already."""

from collections.abc import Mapping, Sequence

import msgspec

from app.services.exports import megadetector as writer
from app.services.exports.material import Material
from app.services.exports.selection import Selection
from app.services.imports import megadetector as reader
from app.services.imports.reading import told_path
from app.services.imports.values import FoundBoxes
from app.services.projects import Project
from app.store.records import VideoId
from mvit_core.files.temporary import temporary_folder


def is_here(project: Project, told: Mapping[VideoId, Sequence[FoundBoxes]]) -> set[VideoId]:
    """The videos of which a file says what stands here, to the last box, score and name."""
    own = {id_: those[0] for id_, those in told.items() if len(those) == 1 and those[0].model == writer.OWN}
    here = _written(project, frozenset(own)) if own else {}
    return {id_ for id_, one in own.items() if id_ in here and _without_path(one) == _without_path(here[id_])}


def _written(project: Project, ids: frozenset[VideoId]) -> dict[VideoId, FoundBoxes]:
    """What an export would say of these videos now."""
    material = Material(project, selection=Selection(videos=ids))
    with temporary_folder() as folder:
        out = folder / "boxes.json"
        writer.write(material, out, lambda _: None)
        found = reader.read(out)
    videos = {told_path(material.path(video)): video.id for video in material.videos}
    return {videos[one.video]: one for one in found.detected if one.video in videos}


def _without_path(one: FoundBoxes) -> FoundBoxes:
    animals = tuple(msgspec.structs.replace(each, video="") for each in one.animals)
    return msgspec.structs.replace(one, video="", animals=animals, frames=())
