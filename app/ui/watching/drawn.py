"""What the player and the timeline draw of the session's observations."""

from collections.abc import Iterable

from PySide6.QtGui import QColor

from app.store.records import Kind, ObservationId
from app.ui.player.overlays import TrackOverlay
from app.ui.review.coding import OpenBout
from app.ui.session import Session
from app.ui.speech.naming import any_name, short_name
from app.ui.timeline.class_curves import curves_of
from app.ui.timeline.model import ClassCurve, SpanModel
from app.ui.timeline.view import TimelineView
from app.ui.watching.findings_here import FindingsHere
from mvit_core.types import Span


def overlays(session: Session, findings: FindingsHere, timeline: TimelineView) -> list[TrackOverlay]:
    """The boxes of every animal that has any, in its color on the timeline."""
    chosen = session.observation
    lit = {chosen.id, chosen.parent_id} if chosen else set()
    return [
        TrackOverlay(
            observation_id=each.id,
            track=findings.boxes[each.id],
            name=short_name(each, session.taxonomy, session.behaviors),
            color=timeline.box_color_of(each.id) or QColor("white"),
            selected=each.id in lit,
            human=each.is_by_eye,
            confidence=each.confidence,
            raw=session.raw.has(each),
            keyframes_s=tuple(point.time_s for point in each.keyframes),
        )
        for each in session.observations
        if each.kind == Kind.ANIMAL and each.id in findings.boxes
    ]


def curves(session: Session, findings: FindingsHere) -> tuple[ObservationId | None, list[ClassCurve]]:
    """The selected animal, and the scores over time of the classes that matter most for it."""
    chosen = session.observation
    animal = (chosen.parent_id or chosen.id) if chosen is not None else None
    found = findings.windows.get(animal) if animal is not None else None
    lines = list(curves_of(found.windows)) if found else []
    names = [any_name(key, session.taxonomy, session.behaviors) for key, _ in lines]
    drawn = [ClassCurve(name, *line) for name, (_, line) in zip(names, lines, strict=True)]
    return animal if lines else None, drawn


def coded(session: Session, bouts: Iterable[OpenBout]) -> list[tuple[SpanModel, ObservationId]]:
    """The bouts that are being coded, each with its animal; they grow with the playhead."""
    known = [(bout, session.behaviors[bout.behavior]) for bout in bouts if bout.behavior in session.behaviors]
    return [
        (
            SpanModel(
                ObservationId(-1),
                Span(bout.start_s, bout.start_s),
                behavior.name,
                human=True,
                confidence=1.0,
                color=behavior.color,
            ),
            bout.animal,
        )
        for bout, behavior in known
    ]
