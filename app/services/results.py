"""Storing what a scan found in one video: all of it or nothing, once, beside what earlier scans found."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from app.services import evidence, media
from app.services.naming import what_it_is
from app.services.reach import OutOfReach
from app.services.vocabulary import taxonomy_in
from app.store.base import pack_curve, pack_points, pack_spans, unpack_points, utc_now
from app.store.library_order import reorder
from app.store.records import Changes, Kind, ObservationId, ReviewState, ScanId, Subject, VideoId
from app.store.schema import (
    DETECTIONS,
    GONE,
    OBSERVATIONS,
    TRACK_WINDOWS,
    TRACKS,
    LabelRow,
    ObservationRow,
    OpinionRow,
    ScanResultRow,
    TrackRow,
    VideoRow,
)
from app.store.settling import NOTHING, recount, settle
from mvit_core.taxonomy import Taxonomy
from mvit_core.types import Span, Track, TrackResult, VideoResult, VideoStatus

NUM_SCORES = 5  # of the best classes, kept with a detection


def store_result(session: Session, scan_id: ScanId, video_id: VideoId, result: VideoResult) -> Changes:
    """Store the result, unless the scan has one of this video already (the first one stands).

    Observations that a person labelled, and those whose bouts one labelled, stay; findings that overlap them
    become their evidence. The others give way to what is found now. A file that cannot be read this time
    keeps what was found when it could.
    """
    video = session.get(VideoRow, video_id)
    if video is None or _has_result(session, scan_id, video_id):
        return Changes()
    readable = result.status is not VideoStatus.UNREADABLE
    former = session.scalars(
        select(ScanResultRow).where(ScanResultRow.video_id == video_id, ScanResultRow.current)
    ).all()
    row = _result_row(scan_id, video_id, result, current=readable or not former)
    session.add(row)
    if readable:
        for one in former:
            one.current = False
    _update_video(session, video, result)
    session.flush()
    touched = _replace_findings(session, row, result.tracks) if readable else set()
    return Changes(videos=frozenset({video_id}), observations=frozenset(map(ObservationId, touched)))


def leave_out(session: Session, video_id: VideoId, why: OutOfReach) -> Changes:
    """Say why there is no result this time; what earlier scans said stands."""
    video = session.get(VideoRow, video_id)
    scanned = select(ScanResultRow.id).where(ScanResultRow.video_id == video_id)
    if video is None or session.scalar(scanned.limit(1)) is not None:
        return Changes()
    video.status, video.reason = why.status.value, why.reason
    session.flush()
    return Changes(videos=frozenset({video_id}))


def _has_result(session: Session, scan_id: int, video_id: int) -> bool:
    of_both = select(ScanResultRow.id).where(
        ScanResultRow.scan_id == scan_id, ScanResultRow.video_id == video_id
    )
    return session.scalar(of_both) is not None


def _result_row(scan_id: int, video_id: int, result: VideoResult, *, current: bool) -> ScanResultRow:
    return ScanResultRow(
        scan_id=scan_id,
        video_id=video_id,
        current=current,
        status=result.status.value,
        reason=result.reason,
        num_frames=result.num_frames,
        decoded_s=result.decoded_s,
        motion=pack_curve(result.motion),
        masked=[[box.x, box.y, box.w, box.h] for box in result.masked],
        stored_at=utc_now(),
    )


def _update_video(session: Session, video: VideoRow, result: VideoResult) -> None:
    video.status, video.reason, video.probed = result.status.value, result.reason, True
    if result.info is not None:
        captured_at = video.captured_at
        media.write_info(session, video, result.info)
        session.flush()
        if video.captured_at != captured_at:
            reorder(session, VideoRow.id == video.id)
    if result.num_frames:
        video.num_frames = result.num_frames
        video.duration_s = video.duration_s or result.decoded_s


def _replace_findings(session: Session, row: ScanResultRow, tracks: Sequence[TrackResult]) -> set[int]:
    """Returns the ids of all observations that came, went or got new evidence."""
    before = _shown_observations(session, row.video_id)
    kept = _kept_animals(session, row.video_id)
    new = [evidence.Place(one.track.span, one.track) for one in tracks]
    matches = evidence.match(kept, new)
    track_ids = insert_all(session, TRACKS, [track_row(row, one.track) for one in tracks])
    _keep_windows(session, row.video_id, track_ids, tracks)
    taxonomy = taxonomy_in(session)
    detections = [_animal_row(row, id_, one, taxonomy) for id_, one in zip(track_ids, tracks, strict=True)]
    animals = observe(session, detections, dict.fromkeys(range(len(tracks))), matches)
    touched = set(animals) | before
    bouts, parents = [], []
    for track_id, animal, one in zip(track_ids, animals, tracks, strict=True):
        bouts += [bout_row(row, track_id, bout.behavior, bout.span, bout.score) for bout in one.bouts]
        parents += [animal] * len(one.bouts)
    matched_bouts = _match_bouts(session, row.video_id, bouts, parents)
    touched.update(observe(session, bouts, dict(enumerate(parents)), matched_bouts))
    settle(session, before | set(matches.values()) | set(matched_bouts.values()))
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
        session.execute(
            update(OBSERVATIONS)
            .where(OBSERVATIONS.c.id == observation_id)
            .values(detection_id=detection_ids[index], track_id=detections[index]["track_id"])
        )
    return [observed[index] for index in range(len(detections))]


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


def _keep_windows(
    session: Session, video_id: int, track_ids: Sequence[int], tracks: Sequence[TrackResult]
) -> None:
    rows = [
        {
            "track_id": track_id,
            "video_id": video_id,
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


def track_row(row: ScanResultRow, track: Track) -> dict[str, Any]:
    return {
        "scan_result_id": row.id,
        "video_id": row.video_id,
        "start_s": track.span.start_s,
        "end_s": track.span.end_s,
        "confidence": track.confidence,
        "points": pack_points(track.points),
    }


def _animal_row(row: ScanResultRow, track_id: int, found: TrackResult, taxonomy: Taxonomy) -> dict[str, Any]:
    """Without species scores or a detector, motion has found somebody whom nobody has named."""
    subject, named = what_it_is(found, taxonomy)
    return {
        "scan_result_id": row.id,
        "video_id": row.video_id,
        "track_id": track_id,
        "kind": Kind.ANIMAL.value,
        "start_s": found.track.span.start_s,
        "end_s": found.track.span.end_s,
        "subject": subject.value,
        "taxon": named.key if named and subject is Subject.ANIMAL else None,
        "behavior": None,
        "confidence": named.confidence if named else found.track.confidence,
        "scores": [[score.name, score.value] for score in found.species[:NUM_SCORES]],
        "evidence": msgspec.to_builtins(found.evidence) if found.evidence else None,
    }


def bout_row(
    row: ScanResultRow, track_id: int | None, behavior: str, span: Span, score: float
) -> dict[str, Any]:
    return {
        "scan_result_id": row.id,
        "video_id": row.video_id,
        "track_id": track_id,
        "kind": Kind.BEHAVIOR.value,
        "start_s": span.start_s,
        "end_s": span.end_s,
        "subject": Subject.ANIMAL.value,
        "taxon": None,
        "behavior": behavior,
        "confidence": score,
        "scores": [[behavior, score]],
        "evidence": None,
    }


def _shown_observations(session: Session, video_id: int) -> set[int]:
    shown = select(ObservationRow.id).where(ObservationRow.video_id == video_id, ObservationRow.state != GONE)
    return set(session.scalars(shown))


def _kept_animals(session: Session, video_id: int) -> dict[int, evidence.Place]:
    """The animals that a person labelled, or of which one labelled a bout; also by a blind review."""
    child, drawn = aliased(ObservationRow), aliased(LabelRow)
    with_labelled_bout = select(child.parent_id).join(LabelRow, LabelRow.observation_id == child.id)
    labelled = select(LabelRow.observation_id)
    blindly = select(OpinionRow.observation_id)
    rows = session.execute(
        select(ObservationRow.id, ObservationRow.start_s, ObservationRow.end_s, TrackRow, drawn.keyframes)
        .outerjoin(TrackRow, ObservationRow.track_id == TrackRow.id)
        .outerjoin(drawn, drawn.observation_id == ObservationRow.id)
        .where(
            ObservationRow.video_id == video_id,
            ObservationRow.kind == Kind.ANIMAL.value,
            ObservationRow.state != GONE,
            or_(
                ObservationRow.id.in_(labelled.where(LabelRow.observation_id == ObservationRow.id)),
                ObservationRow.id.in_(with_labelled_bout.where(child.parent_id == ObservationRow.id)),
                ObservationRow.id.in_(blindly.where(OpinionRow.observation_id == ObservationRow.id)),
            ),
        )
    )
    return {
        id_: evidence.Place(Span(start, end), _track(track, points))
        for id_, start, end, track, points in rows
    }


def _track(row: TrackRow | None, drawn: bytes | None) -> Track | None:
    """Where a person drew, their boxes say which new finding is the same animal."""
    if drawn:
        return Track(unpack_points(drawn), 1.0)
    return None if row is None else Track(unpack_points(row.points), row.confidence)


def _match_bouts(
    session: Session, video_id: int, bouts: list[dict[str, Any]], parents: list[int]
) -> dict[int, int]:
    """Each new bout's labelled twin: of the same animal, the same behavior, overlapping in time."""
    rows = session.execute(
        select(
            ObservationRow.id,
            ObservationRow.parent_id,
            ObservationRow.behavior,
            ObservationRow.start_s,
            ObservationRow.end_s,
        )
        .join(LabelRow, LabelRow.observation_id == ObservationRow.id)
        .where(ObservationRow.video_id == video_id, ObservationRow.kind == Kind.BEHAVIOR.value)
    ).all()
    matches: dict[int, int] = {}
    for group in {(row.parent_id, row.behavior) for row in rows}:
        old = {
            row.id: evidence.Place(Span(row.start_s, row.end_s))
            for row in rows
            if (row.parent_id, row.behavior) == group
        }
        mine = [i for i, bout in enumerate(bouts) if (parents[i], bout["behavior"]) == group]
        places = [evidence.Place(Span(bouts[i]["start_s"], bouts[i]["end_s"])) for i in mine]
        matches.update({mine[index]: id_ for index, id_ in evidence.match(old, places).items()})
    return matches
