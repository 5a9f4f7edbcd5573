"""Camtrap DP's rows of whole events: what was seen together, by the project's rule of independence."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from app.services.ecology.independence import Event, events
from app.services.exports.camtrap.tables import classified_by, told_times
from app.services.exports.camtrap_deployments import deployment_id
from app.services.exports.cells import Cell
from app.services.exports.counts import Seen, most_in, records_of
from app.services.exports.material import Material
from app.services.exports.rows import Row
from app.store.records import DeploymentId, ObservationId


class Told:
    """What the rows of an event say together; the rows themselves are not held."""

    def __init__(self) -> None:
        self.subjects: set[str] = set()
        self.names: set[str] = set()
        self.sexes: set[str] = set()
        self.stages: set[str] = set()
        self.behaviors: dict[str, float] = {}
        self.methods: set[str] = set()
        self.by: dict[str, None] = {}
        self.start, self.end = datetime.max, datetime.min

    def add(self, animal: Row, bouts: Sequence[Row]) -> None:
        """One more animal of the event."""
        seen = animal.observation
        self.subjects.add(str(seen.subject))
        self.names.add(animal.taxon.scientific_name if animal.taxon else "")
        self.sexes.add(seen.sex)
        self.stages.add(seen.life_stage)
        self.methods.add("human" if seen.is_by_eye else "machine")
        self.by[classified_by(seen)] = None
        start, end = told_times(animal)
        self.start, self.end = min(self.start, start), max(self.end, end)
        for bout in bouts:
            lasted = self.behaviors.get(bout.behavior, 0.0)
            self.behaviors[bout.behavior] = lasted + bout.observation.span.duration_s


class Grouping:
    """Which event each animal belongs to, and in the end the rows of the events."""

    def __init__(self, material: Material, apart: frozenset[ObservationId]) -> None:
        """`apart`: observations that another program put into events of its own."""
        self._material = material
        rule = msgspec.structs.replace(material.rule, by_camera=True)
        records = [
            msgspec.structs.replace(record, camera=str(record.item.deployment_id))
            for record in records_of(material, material.by_video())
            if not apart.intersection(record.item.observations)
        ]
        found: list[Event[Seen]] = events(records, rule)
        self._events = {f"event-{seen_id(event)}": event for event in found}
        self._of = {
            id_: name
            for name, event in self._events.items()
            for seen in event.items
            for id_ in seen.observations
        }
        self._told: dict[str, Told] = {}

    def note(self, animal: Row, bouts: Sequence[Row]) -> str:
        """The event of an animal, and what the event says with it; empty where it has none of ours."""
        name = self._of.get(animal.observation.id, "")
        if name:
            self._told.setdefault(name, Told()).add(animal, bouts)
        return name

    def rows(self, ids: Mapping[DeploymentId, str]) -> Iterator[dict[str, Cell]]:
        """One row for each event whose animals were written; `ids` are the deployments'."""
        for name, told in self._told.items():
            yield self._row(name, self._events[name], told, ids)

    def _row(
        self, name: str, event: Event[Seen], told: Told, ids: Mapping[DeploymentId, str]
    ) -> dict[str, Cell]:
        deployment = self._material.surroundings.deployments[event.items[0].deployment_id]
        clock = self._material.clock(deployment.id)
        method = "machine" if "machine" in told.methods else "human"
        behaviors = sorted(told.behaviors, key=lambda each: -told.behaviors[each])
        return {
            "observationID": f"observation-of-{name}",
            "deploymentID": ids.get(deployment.id, deployment_id(deployment)),
            "eventID": name,
            "eventStart": clock.down(told.start),
            "eventEnd": clock.up(told.end),
            "observationLevel": "event",
            "observationType": _alike(told.subjects) or "unknown",
            "scientificName": _alike(told.names),
            "count": most_in(event)[0],
            "lifeStage": _alike(told.stages),
            "sex": _alike(told.sexes),
            "behavior": " | ".join(each.replace("|", "/") for each in behaviors),
            "classificationMethod": method,
            "classifiedBy": " | ".join(each.replace("|", "/") for each in filter(None, told.by)),
        }


def seen_id(event: Event[Seen]) -> int:
    """What an event is called after: its first observation, which stays the same from export to export."""
    return min(event.items[0].observations)


def _alike(values: set[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""
