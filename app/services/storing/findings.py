"""What is found in a video takes the place of what was, but for what a person labelled: that stays.

Detections are written once and never edited; an observation points at the one that it stands on now.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from app.services.storing import evidence
from app.services.storing.finding_rows import animal_row, bout_row, track_row
from app.services.storing.halves import given_to, halves_of, in_view_and_gone, keep_together, mostly_in
from app.services.storing.naming import AS_TRAINED
from app.services.storing.spoken_of import animals_spoken_of, bouts_spoken_of, matched
from app.services.sureness import Sureness
from app.services.vocabulary import taxonomy_in
from app.store.base import pack_spans
from app.store.records import ReviewState, Verdict
from app.store.schema import (
    DETECTIONS,
    GONE,
    OBSERVATIONS,
    TRACK_WINDOWS,
    TRACKS,
    DetectionRow,
    LabelRow,
    ObservationRow,
    ScanResultRow,
)
from app.store.settling import NOTHING, recount, settle
from mvit_core.types import Span, TrackResult


def replace_findings(
    session: Session,
    row: ScanResultRow,
    tracks: Sequence[TrackResult],
    sureness: Sureness = AS_TRAINED,
    *,
    known_tracks: Sequence[int] | None = None,
) -> set[int]:
    """Returns the ids of all observations that came, went or got new evidence.

    `known_tracks` are the ids of tracks that are stored already, with their windows: they are read anew.
    """
    before = _shown_observations(session, row.video_id)
    new = [evidence.Place(one.track.span, one.track) for one in tracks]
    matches = matched(animals_spoken_of(session, row.video_id), new)
    track_ids = known_tracks if known_tracks is not None else _keep_tracks(session, row, tracks)
    taxonomy = taxonomy_in(session)
    detections = [
        animal_row(row, id_, one, taxonomy, sureness) for id_, one in zip(track_ids, tracks, strict=True)
    ]
    halves = halves_of(session, matches) if matches else {}
    animals = observe(session, detections, dict.fromkeys(range(len(tracks))), matches)
    touched = set(animals) | before
    settle(session, matches.values())  # when they are in view, bouts are given by
    bouts, parents, shown = [], [], []
    for track_id, animal, one in zip(track_ids, animals, tracks, strict=True):
        in_view, gone = in_view_and_gone(session, halves[animal]) if animal in halves else ({}, [])
        if in_view:
            keep_together(session, [*mostly_in(one.track.span, in_view), *gone], track_id)
        for bout in one.bouts:
            theirs = [*given_to(bout.span, in_view), *((id_, bout.span) for id_ in gone)]
            for parent, span in theirs if in_view else [(animal, bout.span)]:
                bouts.append(bout_row(row, track_id, bout.behavior, bout.span, bout.score))
                parents.append(parent)
                shown.append(evidence.Place(span))
    matched_bouts = _match_bouts(session, row.video_id, bouts, parents, shown)
    observed = observe(session, bouts, dict(enumerate(parents)), matched_bouts)
    touched.update(observed)
    settle(session, before | set(matches.values()) | set(observed if matches else ()))
    recount(session, [row.video_id])
    return touched


def observe(
    session: Session,
    detections: list[dict[str, Any]],
    parents: dict[int, int | None],
    matches: dict[int, int],
) -> list[int]:
    """Store detections and what they are evidence of; returns the observation of each."""
    detection_ids = insert_all(session, DETECTIONS, detections)
    fresh = [index for index in range(len(detections)) if index not in matches]
    rows = [
        {
            **NOTHING,
            **{name: detections[index][name] for name in _COPIED},
            "parent_id": parents[index],
            "detection_id": detection_ids[index],
            "state": ReviewState.UNREVIEWED.value,
        }
        for index in fresh
    ]
    observed = {**matches, **dict(zip(fresh, insert_all(session, OBSERVATIONS, rows), strict=True))}
    for index, observation_id in matches.items():
        found = detections[index]
        span = Span(found["start_s"], found["end_s"])
        others = _of_the_same(session, observation_id, span) - set(matches.values())
        moved = [observation_id, *others]
        _take_edges(session, moved, span)
        session.execute(
            update(OBSERVATIONS)
            .where(OBSERVATIONS.c.id.in_(moved))
            .values(detection_id=detection_ids[index], track_id=found["track_id"])
        )
        settle(session, others)
    return [observed[index] for index in range(len(detections))]


def _of_the_same(session: Session, observation_id: int, span: Span) -> set[int]:
    """What stands on the same detection as an observation, since it was split, and lies mostly in a span; who
    is gone may come back, and with any edges.

    A bout that a merge moved to another animal is of another finding by now.
    """
    own, other = ObservationRow, aliased(ObservationRow)
    rows = session.execute(
        select(other.id, other.state, other.start_s, other.end_s)
        .join(own, own.detection_id == other.detection_id)
        .where(
            own.id == observation_id,
            other.id != observation_id,
            or_(own.parent_id.is_(None), own.parent_id == other.parent_id),
        )
    ).all()
    spans = {row.id: Span(row.start_s, row.end_s) for row in rows if row.state != GONE}
    return mostly_in(span, spans) | {row.id for row in rows if row.state == GONE}


def _take_edges(session: Session, observations: Sequence[int], span: Span) -> None:
    """Let notes with the edges of what they stand on, and no boxes of their own, have those of `span`."""
    has_its_edges = exists().where(
        ObservationRow.id == LabelRow.observation_id,
        DetectionRow.id == ObservationRow.detection_id,
        DetectionRow.start_s == LabelRow.start_s,
        DetectionRow.end_s == LabelRow.end_s,
    )
    session.execute(
        update(LabelRow)
        .where(
            LabelRow.observation_id.in_(observations),
            LabelRow.verdict == Verdict.NOTE.value,
            LabelRow.keyframes.is_(None),
            has_its_edges,
        )
        .values(start_s=span.start_s, end_s=span.end_s)
        .execution_options(synchronize_session="fetch")
    )


_COPIED = (
    *("video_id", "track_id", "kind", "start_s", "end_s"),
    *("subject", "taxon", "behavior", "confidence"),
)


def insert_all(session: Session, table: Any, rows: list[dict[str, Any]]) -> list[int]:
    """The new ids, in the order of `rows`."""
    if not rows:
        return []
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(session.connection().execute(statement, rows).scalars())


def _keep_tracks(session: Session, row: ScanResultRow, tracks: Sequence[TrackResult]) -> list[int]:
    track_ids = insert_all(session, TRACKS, [track_row(row, one.track) for one in tracks])
    rows = [
        {
            "track_id": track_id,
            "video_id": row.video_id,
            "spans": pack_spans(one.windows.spans),
            "species": list(one.windows.species),
            "behaviors": list(one.windows.behaviors),
            "scores": one.windows.scores,
            "embeddings": one.windows.embeddings,
        }
        for track_id, one in zip(track_ids, tracks, strict=True)
        if one.windows is not None
    ]
    if rows:
        session.connection().execute(insert(TRACK_WINDOWS), rows)
    return track_ids


def _shown_observations(session: Session, video_id: int) -> set[int]:
    shown = select(ObservationRow.id).where(ObservationRow.video_id == video_id, ObservationRow.state != GONE)
    return set(session.scalars(shown))


def _match_bouts(
    session: Session,
    video_id: int,
    bouts: list[dict[str, Any]],
    parents: list[int],
    shown: Sequence[evidence.Place],
) -> dict[int, int]:
    """Each new bout's twin of which somebody spoke: of the same animal, the same behavior, overlapping in
    time.
    """
    known = bouts_spoken_of(session, video_id)
    matches: dict[int, int] = {}
    for group in {(one.parent_id, one.behavior) for one in known}:
        old = [one for one in known if (one.parent_id, one.behavior) == group]
        mine = [i for i, bout in enumerate(bouts) if (parents[i], bout["behavior"]) == group]
        found = matched(old, [shown[i] for i in mine])
        matches.update({mine[index]: id_ for index, id_ in found.items()})
    return matches
