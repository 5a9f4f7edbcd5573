"""What a track is called: by the model as finely as it is sure, by the detector, or not at all."""

from app.services.sureness import Sureness
from app.store.records import NOT_TAXA, Subject
from mvit_core.species.roll_up import Named, rolled_up
from mvit_core.species.species_list import restricted
from mvit_core.taxonomy import Taxonomy
from mvit_core.types import Subject as Seen
from mvit_core.types import TrackResult

AS_TRAINED = Sureness()


def what_it_is(
    found: TrackResult, taxonomy: Taxonomy, sureness: Sureness = AS_TRAINED
) -> tuple[Subject, Named | None]:
    """The subject, and its taxon or class with the confidence in it; None where nothing better is known.

    The detector has the word on people and vehicles, the model on everything else. A model that has not
    learned what is no animal says nothing of whether there is one: its confidence is then times that of the
    track. A name for all that it knows, such as "mammal", is none. Where the project has a list of the
    animals that live there, only those are named.
    """
    if found.subject in (Seen.HUMAN, Seen.VEHICLE):
        return Subject(found.subject.value), None
    species = restricted(found.species, taxonomy, sureness.listed)
    named = rolled_up(species, taxonomy, holds=sureness.holds, points=sureness.points)
    if named is not None and named.key in NOT_TAXA and found.subject is None:
        return subject_of(named.key), named
    if named is None or named.key in NOT_TAXA or is_root(named.key, taxonomy):
        return Subject.ANIMAL if found.subject else Subject.UNCLASSIFIED, None
    knows_blank = any(score.name == Subject.BLANK for score in found.species)
    alive = 1.0 if knows_blank else found.track.confidence
    return Subject.ANIMAL, Named(named.key, named.confidence * alive)


def subject_of(class_name: str) -> Subject:
    """What a model saw: most classes are taxa, some say that there is none."""
    return Subject(class_name) if class_name in NOT_TAXA else Subject.ANIMAL


def is_root(key: str, taxonomy: Taxonomy) -> bool:
    """Whether a taxon has others below it and none above."""
    taxon = taxonomy.get(key)
    return taxon is not None and taxon.parent is None and bool(taxonomy.children(key))
