"""What there is to learn from, and the advice on what would help most."""

from pathlib import Path

from app.services.learning.labels_at_hand import advice, classes_at_hand, one_in_other
from mvit_core.taxonomy import Taxon
from trainer.labels.manifest import LabelledSpan, Manifest, make_manifest


def manifest(*rows: tuple[str, str, int], behaviors: tuple[str, ...] | None = None) -> Manifest:
    """Rows of species, site, number."""
    spans = [
        LabelledSpan(video=f"{name}-{site}-{n}.mp4", species=name, behaviors=behaviors, group=site)
        for name, site, number in rows
        for n in range(number)
    ]
    return make_manifest(spans, root=Path())


def test_examples_are_counted_by_class_and_site() -> None:
    found = classes_at_hand(manifest(("ursus", "A", 2), ("ursus", "B", 1), ("lepus", "A", 1)))
    assert [(each.name, each.kind, each.by_site) for each in found] == [
        ("ursus", "species", {"A": 2, "B": 1}),
        ("lepus", "species", {"A": 1}),
    ]


def test_behaviors_come_after_species() -> None:
    found = classes_at_hand(manifest(("ursus", "A", 2), behaviors=("sleeps",)))
    assert [(each.name, each.kind, each.total) for each in found] == [
        ("ursus", "species", 2),
        ("sleeps", "behavior", 2),
    ]


def test_clips_of_one_event_are_one_example() -> None:
    """Twenty clips of a fox that stood before the camera for a minute teach one fox."""
    spans = [
        LabelledSpan(video=f"{name}-{site}-{n}.mp4", species=name, group=site, event=event.format(n=n))
        for name, event in (("vulpes", "one visit"), ("lepus", "visit {n}"), ("blank", "blank {n}"))
        for site in ("A", "B", "C")
        for n in range(20)
    ]
    found = make_manifest(spans, root=Path())
    assert {each.name: each.num_events for each in classes_at_hand(found)} == {
        "vulpes": 3,
        "lepus": 60,
        "blank": 60,
    }
    assert [(each.need, each.name, each.number) for each in advice(found)] == [("more", "vulpes", 17)]


def test_a_second_class_comes_first_and_then_a_second_site() -> None:
    assert [each.need for each in advice(manifest(("ursus", "A", 30)))][:2] == ["classes", "sites"]
    assert advice(manifest()) == []


def test_what_is_no_class_of_its_own_wants_no_examples() -> None:
    """ "Some mammal" speaks for the classes below it; more of such labels would not help."""
    spans = manifest(("ursus", "A", 3), ("lepus", "B", 3), ("mammalia", "A", 1)).spans
    found = make_manifest(spans, root=Path(), species=("lepus", "ursus"))
    assert {each.name for each in advice(found)} == {"ursus", "lepus", "blank"}


def test_a_class_of_one_site_wants_clips_from_a_second_one() -> None:
    rows = [("ursus", "A", 30), ("ursus", "B", 30), ("lepus", "A", 13), ("blank", "A", 9), ("blank", "B", 20)]
    first = advice(manifest(*rows))[0]
    assert (first.need, first.name, first.number, first.sites) == ("second_site", "lepus", 7, ("A",))


def test_blank_videos_are_asked_for_where_there_are_none() -> None:
    assert "blank" in {each.need for each in advice(manifest(("ursus", "A", 30), ("ursus", "B", 30)))}


def test_enough_of_everything_needs_nothing() -> None:
    rows = [(name, site, 20) for name in ("ursus", "lepus", "blank") for site in ("A", "B", "C")]
    assert advice(manifest(*rows)) == []


def test_an_animal_that_is_named_at_two_ranks_is_noticed() -> None:
    taxa = [
        Taxon("ursidae", "Ursidae", "family", None, ""),
        Taxon("ursus", "Ursus", "genus", "ursidae", ""),
        Taxon("brown", "U. arctos", "species", "ursus", ""),
        Taxon("lepus", "Lepus", "genus", None, ""),
    ]

    def found(*species: str) -> list[tuple[str, str]]:
        spans = [LabelledSpan(video=f"{n}.mp4", species=each) for n, each in enumerate(species)]
        return one_in_other(make_manifest(spans, root=Path(), species=species, taxonomy=taxa))

    assert found("brown", "lepus", "ursus") == [("brown", "ursus")]
    assert found("brown", "lepus", "ursidae") == [("brown", "ursidae")]
    assert found("brown", "lepus") == []
