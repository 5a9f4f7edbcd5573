"""What models said of each window, read anew for another wish of how sure they should be; no video is opened.

For a project this is a scan like any other: new detections by the same tracks and the same scores, with other
scores needed for a name. What people said stays, as in every scan, and going back is one more reading.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec
import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.services.scanning import plans
from app.services.scanning.scans import model_version
from app.services.scanning.settings import LISTED, SURE, Hashed, ScanSettings, hashed
from app.services.storing.findings import replace_findings
from app.services.sureness import Sureness, sureness_of
from app.store.base import unpack_points, unpack_spans, utc_now
from app.store.records import Changes, Kind, ObservationId, VideoId
from app.store.schema import DetectionRow, ScanResultRow, ScanRow, TrackRow, TrackWindowsRow
from mvit_core.calibration import BOUT_SHOWN
from mvit_core.localization import WindowScores, edges_between, find_bouts, joint_scores
from mvit_core.localization.windows import scores_of, species_of
from mvit_core.types import Bout, Evidence, Score, Span, Subject, Track, TrackResult, TrackWindows

STEP = 10  # videos between two signs of life: some 20 ms of the thread that writes the project
COPIED = (
    *("video_id", "status", "reason", "num_frames", "decoded_s", "decoded_by"),
    *("motion", "masked"),
)


class Reread(msgspec.Struct, frozen=True):
    """How far it is."""

    done: int
    total: int
    changes: Changes = Changes()


def reread(project: Project, settings: ScanSettings, content: Hashed | None = None) -> Iterator[Reread]:
    """Read anew what the same model, detector and numbers saw with another wish; yields after some videos.

    `content` is `hashed(settings)`, where somebody has it: that reads files of hundreds of megabytes.
    Stopped half-way, the next call goes on. UserError where a file has gone or nothing can be written.
    """
    if settings.model_path is None:
        return
    waiting, scan_id = plan(project, settings, content or hashed(settings))
    sureness = sureness_of(settings.model_path, settings.sure, settings.listed)
    for first in range(0, len(waiting), STEP):
        changes = Changes()
        with project.writing() as session:
            for result_id in waiting[first : first + STEP]:
                changes |= read_again(session, scan_id, result_id, sureness)
        yield Reread(min(first + STEP, len(waiting)), len(waiting), changes)
    if waiting:
        with project.writing() as session:
            session.get_one(ScanRow, scan_id).finished_at = utc_now()


def plan(project: Project, settings: ScanSettings, content: Hashed) -> tuple[list[int], int]:
    """The results that differ in the wish alone, and the scan that the new ones belong to."""
    known = {"detector": content.detector, **content.numbers}
    with project.writing() as session:
        model = model_version(session, settings.model_path, content.model)
        scans = session.scalars(
            select(ScanRow).where(
                ScanRow.model_version_id == model, ScanRow.fingerprint != content.fingerprint
            )
        )
        alike = [each.id for each in scans if _but_the_wish(each.settings) == _but_the_wish(known)]
        found = session.scalars(
            select(ScanResultRow.id)
            .where(ScanResultRow.scan_id.in_(alike), ScanResultRow.current)
            .order_by(ScanResultRow.id)
        ).all()
        if not found:
            return [], 0
        detector = settings.detector_path.stem if settings.detector_path else ""
        scan = plans.new_scan(session, content, model_version_id=model, detector=detector)
        return list(found), scan.id


def read_again(session: Session, scan_id: int, result_id: int, sureness: Sureness) -> Changes:
    """One video's result once more, as another wish has it."""
    former = session.get_one(ScanResultRow, result_id)
    copied = {name: getattr(former, name) for name in COPIED}
    row = ScanResultRow(scan_id=scan_id, current=True, stored_at=utc_now(), **copied)
    former.current = False
    session.add(row)
    session.flush()
    ids, found = _tracks_of(session, former, sureness)
    touched = replace_findings(session, row, found, sureness, known_tracks=ids)
    return Changes(
        videos=frozenset({VideoId(row.video_id)}), observations=frozenset(map(ObservationId, touched))
    )


def _tracks_of(
    session: Session, result: ScanResultRow, sureness: Sureness
) -> tuple[list[int], list[TrackResult]]:
    rows = session.execute(
        select(DetectionRow, TrackRow, TrackWindowsRow)
        .join(TrackRow, TrackRow.id == DetectionRow.track_id)
        .outerjoin(TrackWindowsRow, TrackWindowsRow.track_id == TrackRow.id)
        .where(DetectionRow.scan_result_id == result.id)
        .order_by(DetectionRow.id)
    ).all()
    former = _bouts_of([(one, track) for one, track, _ in rows])
    if sureness.bouts is not None and rows:
        scanned = _as_scanned(session, {track.scan_result_id for _, track, _ in rows})
        former = _above(_bouts_of(scanned), sureness.bouts)
    animals = [(one, track, kept) for one, track, kept in rows if one.kind == Kind.ANIMAL.value]
    found = [_found(one, track, kept, former.get(track.id, []), sureness) for one, track, kept in animals]
    return [track.id for _, track, _ in animals], found


def _as_scanned(session: Session, results: Collection[int]) -> Sequence[tuple[DetectionRow, TrackRow]]:
    """What the scans found that made these results: what was read anew since can have lost some."""
    rows = session.execute(
        select(DetectionRow, TrackRow)
        .join(TrackRow, TrackRow.id == DetectionRow.track_id)
        .where(DetectionRow.scan_result_id.in_(results))
        .order_by(DetectionRow.id)
    )
    return [(one, track) for one, track in rows]


def _bouts_of(rows: Sequence[tuple[DetectionRow, TrackRow]]) -> dict[int, list[Bout]]:
    """The bouts of each track, each once: of what goes on at a cut both halves have one."""
    found: dict[int, dict[Bout, None]] = {}
    for one, track in rows:
        if one.kind == Kind.BEHAVIOR.value:
            bout = Bout(one.behavior or "", Span(one.start_s, one.end_s), one.confidence)
            found.setdefault(track.id, {})[bout] = None
    return {track_id: list(bouts) for track_id, bouts in found.items()}


def _above(bouts: Mapping[int, Sequence[Bout]], points: Mapping[str, float]) -> dict[int, list[Bout]]:
    """Those that a head is sure enough of."""
    return {
        track: [each for each in found if each.score >= points.get(each.behavior, BOUT_SHOWN)]
        for track, found in bouts.items()
    }


def _found(
    one: DetectionRow,
    track: TrackRow,
    kept: TrackWindowsRow | None,
    bouts: Sequence[Bout],
    sureness: Sureness,
) -> TrackResult:
    """The track with what follows from its windows; as it was where no model looked."""
    way = Track(unpack_points(track.points), track.confidence)
    seen = msgspec.convert(one.evidence, Evidence) if one.evidence else None
    found = TrackResult(
        track=way,
        subject=_seen_as(one.subject, seen),
        evidence=seen,
        species=tuple(Score(name, value) for name, value in one.scores),
        bouts=tuple(bouts),
    )
    if kept is None:
        return found
    windows = TrackWindows(
        spans=unpack_spans(kept.spans),
        species=tuple(kept.species),
        behaviors=tuple(kept.behaviors),
        scores=kept.scores,
        embeddings=b"",
    )
    found = msgspec.structs.replace(found, species=_species(windows, way.span))
    if sureness.bouts is not None:
        return found  # a head found them in the embeddings
    return msgspec.structs.replace(found, bouts=_bouts(windows, way.span, sureness))


def _seen_as(subject: str, seen: Evidence | None) -> Subject | None:
    """What a detector saw there."""
    if subject in (Subject.HUMAN.value, Subject.VEHICLE.value):
        return Subject(subject)
    return Subject.ANIMAL if seen is not None and seen.detector is not None else None


def _species(windows: TrackWindows, within: Span) -> tuple[Score, ...]:
    weights = [after - before for before, after in pairwise(edges_between(windows.spans, within))]
    return joint_scores(species_of(windows), weights)


def _bouts(windows: TrackWindows, within: Span, sureness: Sureness) -> tuple[Bout, ...]:
    values = np.asarray(scores_of(windows)[:, len(windows.species) :], np.float64)
    rows = [
        WindowScores(span, tuple(map(Score, windows.behaviors, row)))
        for span, row in zip(windows.spans, values.tolist(), strict=True)
    ]
    return find_bouts(rows, within, operating_points=sureness.points)


def _but_the_wish(settings: object) -> object:
    """Plain values, so that what was just made and what was stored compare."""
    plain = msgspec.json.decode(msgspec.json.encode(settings))
    if not isinstance(plain, dict):
        return None
    return {name: value for name, value in plain.items() if name not in (SURE, LISTED)}
