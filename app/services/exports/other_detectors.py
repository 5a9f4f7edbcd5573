"""What a detector of others said of videos, as an import of its findings kept it."""

from collections.abc import Sequence
from typing import Any

from app.services.projects import Project
from app.store.imported_rows import MEGADETECTOR, VIDEO, of_some
from app.store.records import VideoId
from mvit_core.types import Box

Boxes = dict[tuple[int, Box], tuple[float, list[Any]]]  # confidence and classes by frame and box


def frames_of_videos(project: Project, ids: Sequence[VideoId]) -> dict[VideoId, set[int]]:
    """Which frames it looked at, as far as it said so."""
    with project.reading() as session:
        rows = of_some(session, MEGADETECTOR, VIDEO, ids)
    return {
        VideoId(id_): {frame for cells in those for frame in cells.get("frames", ())}
        for id_, those in rows.items()
    }


def boxes_of_videos(project: Project, ids: Sequence[VideoId]) -> dict[VideoId, Boxes]:
    """What it said of each box, by video, frame and box; without videos of which it said nothing."""
    with project.reading() as session:
        rows = of_some(session, MEGADETECTOR, VIDEO, ids)
    return {
        VideoId(id_): {
            (frame, Box(*sides)): (confidence, classes)
            for cells in those
            for frame, sides, confidence, classes in cells.get("boxes", ())
        }
        for id_, those in rows.items()
    }
