"""What is above an animal's name."""

from app.services.review.wider import wider_taxa
from app.store.records import Kind, Observation, ObservationId, ReviewState, VideoId
from mvit_core.taxonomy import shipped_taxonomy
from mvit_core.types import Score, Span


def ranks(taxon: str | None, *scores: Score) -> list[str]:
    animal = Observation(
        id=ObservationId(1),
        video_id=VideoId(1),
        kind=Kind.ANIMAL,
        state=ReviewState.UNREVIEWED,
        span=Span(0.0, 1.0),
        taxon=taxon,
        scores=scores,
    )
    return [each.rank for each in wider_taxa(animal, shipped_taxonomy())]


def test_it_goes_from_narrow_to_wide() -> None:
    assert ranks("panthera")[-2:] == ["family", "order"]


def test_without_a_name_it_begins_above_what_the_machine_likes_best() -> None:
    assert ranks(None, Score("panthera", 0.6), Score("cervus", 0.2)) == ranks("panthera")


def test_above_nothing_and_above_what_nobody_knows_is_nothing() -> None:
    assert ranks(None) == []
    assert ranks("no such key") == []
