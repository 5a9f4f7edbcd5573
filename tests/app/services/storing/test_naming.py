"""What a track is called, from what model, detector and motion say."""

import pytest

from app.services.storing.naming import what_it_is
from app.store.records import Subject
from mvit_core.taxonomy import shipped_taxonomy
from mvit_core.types import Box, Score, Track, TrackPoint, TrackResult
from mvit_core.types import Subject as Seen

TRACK = Track((TrackPoint(0.0, 0, Box(0, 0, 0.5, 0.5)), TrackPoint(1.0, 25, Box(0, 0, 0.5, 0.5))), 0.5)


def found(subject: Seen | None = None, **species: float) -> TrackResult:
    scores = tuple(Score(name, value) for name, value in species.items())
    return TrackResult(track=TRACK, subject=subject, species=scores)


@pytest.mark.parametrize(
    ("result", "subject", "key", "confidence"),
    [
        (found(), Subject.UNCLASSIFIED, None, None),
        (found(Seen.ANIMAL), Subject.ANIMAL, None, None),
        (found(panthera=0.8, canis=0.2), Subject.ANIMAL, "panthera", 0.4),
        (found(panthera=0.8, blank=0.2), Subject.ANIMAL, "panthera", 0.8),
        (found(panthera=0.5, canis=0.5), Subject.ANIMAL, "carnivora", 0.5),
        (found(panthera=0.5, cervus=0.5), Subject.UNCLASSIFIED, None, None),
        (found(Seen.HUMAN, pan=0.9, homo=0.1), Subject.HUMAN, None, None),
        (found(blank=0.9, panthera=0.1), Subject.BLANK, "blank", 0.9),
        (found(Seen.ANIMAL, blank=0.9, panthera=0.1), Subject.ANIMAL, None, None),
        (found(okapi_of_our_own=0.9, panthera=0.1), Subject.ANIMAL, "okapi_of_our_own", 0.45),
    ],
)
def test_a_track_is_called(
    result: TrackResult, subject: Subject, key: str | None, confidence: float | None
) -> None:
    called, named = what_it_is(result, shipped_taxonomy())
    assert called is subject
    assert (named.key if named else None) == key
    assert (named.confidence if named else None) == (pytest.approx(confidence) if confidence else None)
