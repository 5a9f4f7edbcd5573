"""Ever wider names, to retreat to when unsure."""

from app.store.records import Observation
from mvit_core.taxonomy import Taxon, Taxonomy

RANKS = ("genus", "subfamily", "family", "order")


def wider_taxa(observation: Observation, taxonomy: Taxonomy) -> list[Taxon]:
    """The taxa above what an animal is called, or above what the machine likes best; narrowest first."""
    key = observation.taxon or (observation.scores[0].name if observation.scores else None)
    lineage = taxonomy.lineage(key) if key and key in taxonomy else []
    return [taxon for taxon in lineage[1:] if taxon.rank in RANKS]
