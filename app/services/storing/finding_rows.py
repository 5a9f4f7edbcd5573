"""What was found, as rows of the tables."""

from typing import Any

import msgspec

from app.services.storing.naming import what_it_is
from app.services.sureness import Sureness
from app.store.base import pack_points
from app.store.records import Kind, Subject
from app.store.schema import ScanResultRow
from mvit_core.taxonomy import Taxonomy
from mvit_core.types import Span, Track, TrackResult

NUM_SCORES = 5  # of the best classes, kept with a detection


def track_row(row: ScanResultRow, track: Track) -> dict[str, Any]:
    """One animal's way."""
    return {
        "scan_result_id": row.id,
        "video_id": row.video_id,
        "start_s": track.span.start_s,
        "end_s": track.span.end_s,
        "confidence": track.confidence,
        "points": pack_points(track.points),
    }


def animal_row(
    row: ScanResultRow,
    track_id: int,
    found: TrackResult,
    taxonomy: Taxonomy,
    sureness: Sureness,
) -> dict[str, Any]:
    """Without species scores or a detector, motion has found somebody whom nobody has named."""
    subject, named = what_it_is(found, taxonomy, sureness)
    return detection_row(row, track_id, found.track.span) | {
        "subject": subject.value,
        "taxon": named.key if named and subject is Subject.ANIMAL else None,
        "confidence": named.confidence if named else found.track.confidence,
        "scores": [[score.name, score.value] for score in found.species[:NUM_SCORES]],
        "evidence": msgspec.to_builtins(found.evidence) if found.evidence else None,
    }


def bout_row(
    row: ScanResultRow, track_id: int | None, behavior: str, span: Span, score: float
) -> dict[str, Any]:
    """One bout of one animal."""
    return detection_row(row, track_id, span) | {
        "kind": Kind.BEHAVIOR.value,
        "behavior": behavior,
        "confidence": score,
        "scores": [[behavior, score]],
    }


def detection_row(row: ScanResultRow, track_id: int | None, span: Span) -> dict[str, Any]:
    """Where and when an animal was seen, without a name; `confidence` and `scores` are still to come."""
    return {
        "scan_result_id": row.id,
        "video_id": row.video_id,
        "track_id": track_id,
        "kind": Kind.ANIMAL.value,
        "start_s": span.start_s,
        "end_s": span.end_s,
        "subject": Subject.ANIMAL.value,
        "taxon": None,
        "behavior": None,
        "evidence": None,
    }
