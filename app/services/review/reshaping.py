"""Plans for `labels.apply` by which one observation becomes two, or several become one."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from app.services.observations import bouts_of, boxes, of_video
from app.services.observations.scanned import frame_rates_of, track_of
from app.services.projects import Project
from app.services.review.between import excluding_between, parts_between, strangers_between, whole_span
from app.services.review.verdicts import LabelChanges, correct, cut, note, reject
from app.services.vocabulary import behaviors
from app.store.records import (
    GAVE_WAY,
    Assignment,
    Kind,
    Label,
    Observation,
    ObservationId,
    ReviewState,
    Subject,
    Verdict,
)
from app.store.schema import GONE, DetectionRow, ObservationRow, ScanResultRow
from app.store.settling import new_place
from app.store.standing import stands_first
from mvit_core.errors import UserError
from mvit_core.types import Span

Finding: TypeAlias = tuple[int | None, str | None, Span]  # the track, and what it is seen to do when


def split(project: Project, observation: Observation, at_s: float) -> Assignment:
    """Two observations out of one; the bouts of an animal go with their half.

    What nobody has reviewed is still to be reviewed, but a bout that is split itself: it has hardly more than
    its edges. UserError where `at_s` is outside. Only empty places are written now, which nobody sees.
    """
    span = observation.span
    if not span.start_s < at_s < span.end_s:
        raise UserError("There is nothing to split at this time.")
    with project.writing() as session:
        shortened = cut if observation.kind is Kind.ANIMAL else _corrected
        first = shortened(observation, Span(span.start_s, at_s))
        second, label = _twin(session, observation, shortened(observation, Span(at_s, span.end_s)))
        plan: dict[ObservationId, Label | None] = {observation.id: first, second: label}
        for bout in bouts_of(session, observation.id):
            if bout.span.start_s >= at_s:
                plan.update(_moved(session, bout, second))
            elif bout.span.end_s > at_s:
                rest = cut(bout, Span(at_s, bout.span.end_s))
                plan[bout.id] = cut(bout, Span(bout.span.start_s, at_s))
                plan.update([_twin(session, bout, rest, parent_id=second)])
    return plan


def _corrected(bout: Observation, span: Span) -> Label:
    return correct(bout, span=span)


def _is_by_eye(label: Label) -> bool:
    return label.verdict is not Verdict.NOTE and not label.rule


def _sureness(one: Observation) -> tuple[bool, bool, bool, float]:
    named = one.taxon is not None or one.subject is not Subject.UNCLASSIFIED
    return one.is_by_eye, one.state is not ReviewState.UNREVIEWED, named, one.confidence or 0.0


def merge(project: Project, observations: Sequence[Observation]) -> Assignment:
    """One observation from the first start to the last end, named as the one that somebody is surest of.

    What has a name goes before what has none, however sure it is that something moved. Parts of the same that
    lie between belong to it. The one that stays is the first in the plan.

    The others give way, and their bouts and what people said of them go to it: to the first one, but to the
    surest where nobody has looked at any, for that two are one does not say what. A bout that goes on where
    one of that ends is one with it. UserError where they do not belong together.
    """
    alike = {(one.video_id, one.kind, one.parent_id if one.behavior else None) for one in observations}
    if len({one.id for one in observations}) < 2 or len(alike) > 1:
        raise UserError(
            "Choose two or more observations of one video, all animals or all bouts of one animal."
        )
    around = of_video(project, observations[0].video_id)
    strangers = strangers_between(observations, around)
    chosen = [*observations, *parts_between(observations, around)]
    in_order = sorted(chosen, key=lambda one: (one.span.start_s, one.id))
    surest = max(in_order, key=_sureness)
    room = _room(project, surest, observations, around)
    stays = in_order[0] if surest.is_by_eye or _names(in_order[0]) == _names(surest) else surest
    span = whole_span(chosen)
    words = _united_words([stays, *in_order])
    plan: dict[ObservationId, Label | None] = {}
    with project.writing() as session:
        has_own = stays.behavior is None and (strangers or not _are_whole_track(chosen))
        keyframes = _united_boxes(session, chosen) if has_own else ()
        words |= {"span": span, "keyframes": keyframes}
        if surest.is_by_eye:
            words["subject"], words["taxon"], words["behavior"] = _names(surest)
            plan[stays.id] = correct(stays, **words)
        else:
            plan[stays.id] = note(stays, **words)
        standing, out_of_view = bouts_of(session, stays.id), _out_of_view(session, stays.id)
        for other in (one for one in in_order if one.id != stays.id):
            plan[other.id] = _given_way(other)
            for bout in bouts_of(session, other.id):
                at = next((i for i, one in enumerate(standing) if _is_one(one, bout)), None)
                if at is None:
                    place = out_of_view.pop(_finding_of(session, bout.id), None)
                    plan.update(_moved(session, bout, stays.id, place))
                    continue
                joined = standing[at].span.around(bout.span)
                plan |= {standing[at].id: cut(standing[at], joined), bout.id: _given_way(bout)}
                standing[at] = msgspec.structs.replace(standing[at], span=joined)
    return {**plan, **room}


def _is_one(bout: Observation, other: Observation) -> bool:
    """Whether one ends where the other begins, and the same is said of both: as of halves of a split."""
    said = [(each.behavior, each.modifiers, each.is_by_eye, each.notes) for each in (bout, other)]
    if said[0] != said[1]:
        return False
    return bout.span.shared_s(other.span) == 0 and bout.span != other.span


def _united_words(observations: Sequence[Observation]) -> LabelChanges:
    """What people said of any of them beside the name; of two words for one thing the first."""

    def first(name: str) -> str:
        return next((said for one in observations if (said := getattr(one, name))), "")

    return {
        "count": max(one.count for one in observations),
        "sex": first("sex"),
        "life_stage": first("life_stage"),
        "individual": first("individual"),
        "quality": first("quality"),
        "notes": "; ".join(dict.fromkeys(one.notes for one in observations if one.notes)),
        "reacts": any(one.reacts for one in observations),
        "tags": tuple(dict.fromkeys(tag for one in observations for tag in one.tags)),
    }


def _names(one: Observation) -> tuple[Subject, str | None, str | None]:
    return one.subject, one.taxon, one.behavior


def _are_whole_track(animals: Sequence[Observation]) -> bool:
    """Whether one track of the machine holds the boxes of all."""
    return not any(one.keyframes for one in animals) and len({one.track_id for one in animals}) == 1


def _room(
    project: Project, surest: Observation, chosen: Sequence[Observation], around: Sequence[Observation]
) -> Assignment:
    """What only a machine said of the gaps gives way where it cannot go on at the same time as one bout.

    Raises UserError where a person said it.
    """
    if surest.behavior is None:
        return {}
    own = [one for one in around if one.parent_id == surest.parent_id]
    known = {each.key: each for each in behaviors(project)}
    others = excluding_between(surest.behavior, chosen, own, known)
    said = next((one for one in others if one.is_by_eye or one.is_touched), None)
    if said is not None:
        raise UserError(
            f"Between them, at {said.span.start_s:.1f} s, the animal does what cannot go on at the same "
            "time. Remove that first, or select it as well."
        )
    return {one.id: reject(one) for one in others}


def _united_boxes(session: Session, animals: Sequence[Observation]) -> boxes.Keyframes:
    """The boxes of all."""
    rates = frame_rates_of(session, [one.video_id for one in animals])
    parts = [
        boxes.counting(one, track_of(session, one), frame_rate=rates.get(one.video_id)) for one in animals
    ]
    return boxes.united(boxes.thinned(part.points) for part in parts if part is not None)


def was_merged(observation: Observation) -> bool:
    """Whether it was rejected by giving way in a merge, and not because it is not there."""
    return observation.notes.endswith(GAVE_WAY)


def _twin(
    session: Session, observation: Observation, label: Label, *, parent_id: ObservationId | None = None
) -> tuple[ObservationId, Label]:
    """A new place with the same track's boxes, and what is said of it: a person adds what is theirs, and the
    machine's stands on the same detection.
    """
    place = new_place(
        session,
        observation.video_id,
        observation.kind,
        parent_id=parent_id or observation.parent_id,
        track_id=observation.track_id,
        detection_id=None if _is_by_eye(label) else _detection_of(session, observation),
    )
    return place, msgspec.structs.replace(label, verdict=Verdict.ADD) if _is_by_eye(label) else label


def _detection_of(session: Session, observation: Observation) -> int | None:
    return session.scalar(select(ObservationRow.detection_id).where(ObservationRow.id == observation.id))


def _moved(
    session: Session, bout: Observation, parent_id: ObservationId, place: ObservationId | None = None
) -> Assignment:
    """The bout again below another animal, at a place that it has there or a new one; it stays to be reviewed
    where it was.
    """
    label = cut(bout, bout.span)
    if place is None:
        place, label = _twin(session, bout, label, parent_id=parent_id)
    return {place: label, bout.id: _given_way(bout)}


def _out_of_view(session: Session, animal: ObservationId) -> dict[Finding | None, ObservationId]:
    """What a scan found an animal do when it is not said to be there, such as all that the other half of a
    split does: it comes into view with wider edges.
    """
    rows = session.execute(
        _findings()
        .join(ScanResultRow, ScanResultRow.id == DetectionRow.scan_result_id)
        .where(
            ObservationRow.parent_id == animal,
            ObservationRow.state == GONE,
            ScanResultRow.current,
            stands_first(),
        )
    )
    return {_finding(row): ObservationId(row.id) for row in rows}


def _finding_of(session: Session, bout: ObservationId) -> Finding | None:
    """None for what no machine found."""
    row = session.execute(_findings().where(ObservationRow.id == bout)).one_or_none()
    return None if row is None else _finding(row)


def _findings() -> Select[*tuple[Any, ...]]:
    found = DetectionRow.track_id, DetectionRow.behavior, DetectionRow.start_s, DetectionRow.end_s
    return select(ObservationRow.id, *found).join(
        DetectionRow, DetectionRow.id == ObservationRow.detection_id
    )


def _finding(row: Row[Any]) -> Finding:
    return row.track_id, row.behavior, Span(row.start_s, row.end_s)


def _given_way(observation: Observation) -> Label | None:
    if observation.state is ReviewState.ADDED:
        return None
    return reject(observation, notes=f"{observation.notes} {GAVE_WAY}".strip())
