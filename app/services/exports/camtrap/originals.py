"""What an imported Camtrap DP package said itself: handed on as long as nobody changed it here.

A column that Trapline has a field for is Trapline's as soon as a person labels the observation anew; one that
it has no field for (an animal's speed, whether it was the set-up) always stays as it came.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from app.services.exports.camtrap.tables import OBSERVATION_COLUMNS
from app.services.exports.cells import Cell
from app.services.exports.material import Material
from app.services.exports.rows import Row
from app.store.imported_rows import (
    CAMTRAP_DP,
    DEPLOYMENT,
    EVENT,
    OBSERVATION,
    PACKAGE,
    VIDEO,
    Cells,
    of_all,
)
from app.store.records import DeploymentId, Observation, ObservationId, Video, VideoId

SIGNED = "_signed"  # beside the columns: who had said it and when it came in
DERIVED = "_derived"  # a bout that its animal's own row tells
BLANK = "_blank"  # of a media file: the row that says that nothing is there
TIMES = frozenset(
    {"timestamp", "deploymentStart", "deploymentEnd", "eventStart", "eventEnd", "classificationTimestamp"}
)
UNKNOWN_HERE = frozenset(
    {
        *("cameraSetupType", "individualPositionRadius", "individualPositionAngle", "individualSpeed"),
        *("captureMethod", "filePublic", "fileName", "fileMediatype", "exifData", "favorite", "filePath"),
        *("locationID", "eventID", "mediaComments"),
    }
)


class Originals:
    """The rows of imported packages by what they became."""

    def __init__(self, material: Material) -> None:
        with material.project.reading() as session:
            self._deployments = of_all(session, CAMTRAP_DP, DEPLOYMENT)
            self._media = of_all(session, CAMTRAP_DP, VIDEO)
            self._observations = of_all(session, CAMTRAP_DP, OBSERVATION)
            self._package = of_all(session, CAMTRAP_DP, PACKAGE).get(0, {})
            self._events: dict[int, Cells] = {}
            if material.selection.is_everything:
                self._events = of_all(session, CAMTRAP_DP, EVENT)
        self.deployment_ids: dict[DeploymentId, str] = {
            DeploymentId(owner): name for owner, name in _unique(self._deployments, "deploymentID").items()
        }
        self._media_ids: dict[VideoId, str] = {
            VideoId(owner): name for owner, name in _unique(self._media, "mediaID").items()
        }
        self._observation_ids = _unique(self._observations, "observationID")

    @property
    def in_events(self) -> frozenset[ObservationId]:
        """Observations that the other program put into an event."""
        return frozenset(
            ObservationId(id_) for id_, cells in self._observations.items() if cells.get("eventID")
        )

    def deployment(self, id_: DeploymentId, ours: dict[str, Cell]) -> dict[str, Cell]:
        """A row of deployments.csv; what the other program said of a place stays where it says the same."""
        cells = _merged(ours, self._deployments.get(id_, {}), unchanged=False)
        cells["deploymentID"] = self.deployment_ids.get(id_, ours["deploymentID"])
        return cells

    def media(self, video: Video, ours: dict[str, Cell]) -> dict[str, Cell]:
        """A row of media.csv."""
        return self.placed(video, _merged(ours, self._media.get(video.id, {}), unchanged=False))

    def placed(self, video: Video, cells: dict[str, Cell]) -> dict[str, Cell]:
        """With the ids that the package gave to the video and to its deployment."""
        known = {
            "mediaID": self._media_ids.get(video.id),
            "deploymentID": self.deployment_ids.get(video.deployment_id),
        }
        return {**cells, **{name: id_ for name, id_ in known.items() if id_ is not None}}

    def observation(self, row: Row, ours: dict[str, Cell]) -> dict[str, Cell]:
        """A row of observations.csv."""
        original = self._observations.get(row.observation.id)
        placed = self.placed(row.video, ours)
        if original is None:
            return placed
        cells = _merged(placed, original, unchanged=_is_untouched(row.observation, original))
        if original.get("observationLevel") == "event":
            cells |= {"observationLevel": "event", "mediaID": ""}
        id_ = self._observation_ids.get(row.observation.id)
        return {**cells, "observationID": id_ or placed["observationID"]}

    def is_told(self, row: Row) -> bool:
        """Whether a bout came in as a word of its animal's row, and both stand as they came."""
        own = self._observations.get(row.observation.id, {})
        animal = self._observations.get(row.animal_id, {})
        derived = DERIVED in own and _is_untouched(row.observation, own)
        return derived and self._still_says(animal, row.behavior)

    @staticmethod
    def _still_says(animal: Mapping[str, object], behavior: str) -> bool:
        return behavior.casefold() in str(animal.get("behavior", "")).casefold()

    def blank(self, video: Video, ours: dict[str, Cell]) -> dict[str, Cell]:
        """The row that says that a video shows nothing."""
        original = self._media.get(video.id, {}).get(BLANK)
        placed = self.placed(video, ours)
        if not isinstance(original, dict) or ours.get("classificationMethod") != "machine":
            return placed
        cells = _merged(placed, original, unchanged=True)
        return {**cells, "observationID": str(original.get("observationID") or placed["observationID"])}

    @property
    def description(self) -> dict[str, object]:
        """What the first imported package said of itself: who made it, how, under which licence."""
        return dict(self._package)

    def events(self) -> Iterator[dict[str, Cell]]:
        """Rows of whole events whose animals are told by the rows of their media."""
        for owner, kept in self._events.items():
            for cells in kept.get("rows", ()):
                deployment = self.deployment_ids.get(DeploymentId(owner), f"deployment-{owner}")
                yield {
                    **{name: cells.get(name, "") for name in OBSERVATION_COLUMNS},
                    "deploymentID": deployment,
                }


def signed(observation: Observation) -> list[str]:
    """Who said it last and when, to be compared later."""
    when = observation.labelled_at.isoformat() if observation.labelled_at else ""
    return [observation.labelled_by, when, str(observation.state)]


def _is_untouched(observation: Observation, original: Mapping[str, object]) -> bool:
    return original.get(SIGNED) == signed(observation)


def _merged(ours: Mapping[str, Cell], original: Mapping[str, object], *, unchanged: bool) -> dict[str, Cell]:
    cells = dict(ours)
    for name, value in original.items():
        if name.startswith("_") or not isinstance(value, str):
            continue
        if name in TIMES:
            keep = _same_instant(str(ours.get(name) or ""), value) or (
                unchanged and name not in ("eventStart", "eventEnd")
            )
        else:
            keep = unchanged or name in UNKNOWN_HERE or _same(ours.get(name), value)
        if keep and name not in ("deploymentID", "mediaID", "observationID"):
            cells[name] = value
    return cells


def _same(ours: Cell, theirs: str) -> bool:
    if isinstance(ours, bool):
        return str(ours).lower() == theirs.lower()
    try:
        return ours is not None and float(ours) == float(theirs)
    except ValueError:
        return (ours or "") == theirs


def _same_instant(ours: str, theirs: str) -> bool:
    try:
        return datetime.fromisoformat(ours) == datetime.fromisoformat(theirs)
    except (ValueError, TypeError):
        return ours == theirs


def _unique(rows: Mapping[int, Mapping[str, object]], name: str) -> dict[int, str]:
    """The other program's ids, where no two are alike: packages of two programs may both count from 1."""
    taken: dict[str, int] = {}
    for owner, cells in rows.items():
        id_ = cells.get(name)
        if isinstance(id_, str) and id_:
            taken.setdefault(id_, owner)
    return {owner: id_ for id_, owner in taken.items()}
