"""What machines of others said, as detections: findings of their models, boxes of their detectors."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.exports.camtrap.originals import DERIVED, SIGNED
from app.services.exports.camtrap.tables import MOTION
from app.services.imports.frame_rates import timed
from app.services.imports.machine_rows import is_spoken_of
from app.services.imports.taking import Taking
from app.services.imports.values import FoundAnimal, FoundBout, FoundBoxes
from app.services.media.frame_clock import FrameClock
from app.services.storing import finding_rows, findings, results
from app.store import imported_rows
from app.store.base import pack_curve, utc_now
from app.store.records import Changes, ReviewState, ScanId, VideoId
from app.store.schema import TRACKS, ModelVersionRow, ObservationRow, ScanResultRow, ScanRow, VideoRow
from app.store.settling import recount
from mvit_core.types import MotionCurve, Score, Span, Track, TrackResult, VideoResult, VideoStatus
from mvit_core.types import Subject as SeenSubject


class MachineWords:
    """Detections of one import, within a transaction; `scans` is kept from one to the next."""

    def __init__(self, taking: Taking, scans: dict[str, ScanId]) -> None:
        self._session, self._found = taking.session, taking.found
        self._names, self._behavior = taking.names, taking.behavior
        self._report = taking.report
        self._scans = scans
        self.accepted: list[tuple[int, FoundAnimal]] = []  # of whose findings people said something, by id

    def take(self, video_id: VideoId, animals: Sequence[FoundAnimal]) -> None:
        """Findings of another program's model, each of which may or may not have a box."""
        for model in dict.fromkeys(animal.machine for animal in animals):
            those = [animal for animal in animals if animal.machine == model]
            row = _result_row(self._session, self._scan(model), video_id)
            tracks = [animal for animal in those if animal.boxes]
            track_rows = [finding_rows.track_row(row, _track(one)) for one in tracks]
            track_ids = iter(findings.insert_all(self._session, TRACKS, track_rows))
            rows = [self._detection(row, next(track_ids) if one.boxes else None, one) for one in those]
            ids = findings.observe(self._session, rows, dict.fromkeys(range(len(rows))), {})
            found = list(zip(ids, those, strict=True))
            kept = [
                (id_, one.key, {**one.cells, SIGNED: ["", "", str(ReviewState.UNREVIEWED)]})
                for id_, one in found
                if one.cells and not one.rule
            ]
            imported_rows.keep(self._session, self._found.source, imported_rows.OBSERVATION, kept)
            bouts = [(id_, bout) for id_, one in found for bout in one.bouts if not bout.by_person]
            self._take_found_bouts(row, bouts)
            self.accepted += [each for each in found if is_spoken_of(each[1])]
            self._report.num_animals += len(those)
            self._report.num_found += len(those)
        if animals:
            _mark_done(self._session, video_id)
            recount(self._session, [video_id])

    def take_bouts(self, video_id: VideoId, bouts: Sequence[tuple[int, FoundBout]]) -> None:
        """What machines said that people's animals did: each with the id of its animal."""
        for model in dict.fromkeys(bout.machine for _, bout in bouts):
            row = _result_row(self._session, self._scan(model), video_id)
            self._take_found_bouts(row, [each for each in bouts if each[1].machine == model])
        if bouts:
            recount(self._session, [video_id])

    def _take_found_bouts(self, row: ScanResultRow, bouts: Sequence[tuple[int, FoundBout]]) -> None:
        rows = [
            finding_rows.bout_row(row, None, self._behavior(bout.behavior), bout.span, bout.confidence or 0.0)
            for _, bout in bouts
        ]
        parents: dict[int, int | None] = {place: parent for place, (parent, _) in enumerate(bouts)}
        ids = findings.observe(self._session, rows, parents, {})
        kept = [
            (
                id_,
                bout.key,
                {**(bout.cells or {DERIVED: "true"}), SIGNED: ["", "", str(ReviewState.UNREVIEWED)]},
            )
            for id_, (_, bout) in zip(ids, bouts, strict=True)
        ]
        imported_rows.keep(self._session, self._found.source, imported_rows.OBSERVATION, kept)
        self._report.num_bouts += len(bouts)
        self._report.num_found += len(bouts)

    def _detection(self, row: ScanResultRow, track_id: int | None, animal: FoundAnimal) -> dict[str, Any]:
        span = animal.span or Span(0.0, 0.0)
        taxon = self._names.taxon_of(animal)
        confidence = animal.confidence or 0.0
        return finding_rows.detection_row(row, track_id, span) | {
            "subject": animal.subject.value,
            "taxon": taxon,
            "confidence": confidence,
            "scores": [[taxon, confidence]] if taxon else [],
        }

    def take_boxes(self, video_id: VideoId, detected: FoundBoxes, clock: FrameClock | None) -> None:
        """The boxes of a detector as one scan of a video, once, at the times of its `clock`."""
        row = self._session.get_one(VideoRow, video_id)
        was_probed = row.probed
        detected = timed(detected, self._found.seen.get(detected.video, ()), clock, row, self._found.refuse)
        scan = self._scan(detected.model)
        tracks = tuple(self._track_result(one) for one in detected.animals)
        result = VideoResult(
            status=VideoStatus.DONE if tracks else VideoStatus.BLANK,
            num_frames=row.num_frames or 0,
            decoded_s=row.duration_s or 0.0,
            tracks=tracks,
        )
        before = _unreviewed(self._session, video_id)
        changes = results.store_result(self._session, scan, video_id, result)
        self._report.num_replaced += len(before - _unreviewed(self._session, video_id))
        row.probed = was_probed
        if changes == Changes():
            self._report.num_known += len(tracks)
            return
        imported_rows.keep(
            self._session,
            self._found.source,
            imported_rows.VIDEO,
            [(video_id, detected.video, {"boxes": detected.boxes, "frames": list(detected.frames)})],
        )
        self._report.num_animals += len(tracks)
        self._report.num_found += max(len(tracks), 1)  # that it looked and saw nothing is a finding, too
        self._report.changes |= changes

    def _track_result(self, animal: FoundAnimal) -> TrackResult:
        taxon = self._names.taxon_of(animal)
        confidence = animal.confidence or 0.0
        return TrackResult(
            track=_track(animal),
            subject=SeenSubject(animal.subject.value),
            species=(Score(taxon, confidence),) if taxon else (),
        )

    def _scan(self, model: str) -> ScanId:
        """The scan that stands for a model of another program in this import; one for each content."""
        if model not in self._scans:
            hash_ = sha256(f"imported:{self._found.source}:{model}".encode()).hexdigest()
            version = None if model == MOTION else self._version(model, hash_)
            seen = [msgspec.structs.replace(each, frames=()) for each in self._found.detected]
            content = sha256(msgspec.json.encode(seen, order="deterministic")).hexdigest()
            scan = self._session.scalar(
                select(ScanRow).where(ScanRow.fingerprint == f"import:{hash_[:16]}:{content}")
            )
            if scan is None:
                now = utc_now()
                scan = ScanRow(
                    model_version_id=version,
                    detector=model if self._found.detected else "",
                    fingerprint=f"import:{hash_[:16]}:{content}",
                    settings={"imported": self._found.source},
                    rescan=False,
                    started_at=now,
                    finished_at=now,
                )
                self._session.add(scan)
                self._session.flush()
            self._scans[model] = ScanId(scan.id)
        return self._scans[model]

    def _version(self, model: str, hash_: str) -> int:
        """Of a model of another program; motion, which names nobody, is none."""
        version = self._session.scalar(select(ModelVersionRow).where(ModelVersionRow.sha256 == hash_))
        if version is None:
            version = ModelVersionRow(name=model, sha256=hash_, created_at=utc_now())
            self._session.add(version)
            self._session.flush()
        return version.id


def _track(animal: FoundAnimal) -> Track:
    return Track(animal.boxes, (animal.confidence if animal.alive is None else animal.alive) or 0.0)


def _result_row(session: Session, scan_id: ScanId, video_id: VideoId) -> ScanResultRow:
    """The scan's result of the video; shown where no other is."""
    of_video = select(ScanResultRow).where(ScanResultRow.video_id == video_id)
    own = session.scalar(of_video.where(ScanResultRow.scan_id == scan_id))
    if own is not None:
        return own
    others = session.scalars(of_video.where(ScanResultRow.current)).all()
    row = ScanResultRow(
        scan_id=scan_id,
        video_id=video_id,
        current=True,
        status=VideoStatus.DONE.value,
        reason="",
        num_frames=0,
        decoded_s=0.0,
        motion=pack_curve(MotionCurve()),
        masked=[],
        stored_at=utc_now(),
    )
    row.current = not others or all(one.num_frames == 0 for one in others)
    session.add(row)
    session.flush()
    return row


def _unreviewed(session: Session, video_id: VideoId) -> set[int]:
    """Findings that no person has spoken of, animals and bouts."""
    unseen = ObservationRow.state == ReviewState.UNREVIEWED.value
    return set(session.scalars(select(ObservationRow.id).where(ObservationRow.video_id == video_id, unseen)))


def _mark_done(session: Session, video_id: VideoId) -> None:
    row = session.get_one(VideoRow, video_id)
    if row.status == VideoStatus.NEW.value:
        row.status = VideoStatus.DONE.value
        session.flush()
