"""How sure the model has to be before a scan names something: the share of its calls that is to be right."""

from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from app.services.checkpoint_card import Card, card_of
from app.services.projects import Project
from app.store.schema import SettingRow
from mvit_core.calibration import PRECISIONS
from mvit_core.errors import UserError
from mvit_core.species.roll_up import HOLDS

SURE = "sure"  # the setting's key


class Sureness(msgspec.Struct, frozen=True, kw_only=True):
    """The wish, and what follows from it: scores from which single classes are named."""

    wished: float = 0.0  # 0: as the model was trained
    holds: float = HOLDS  # the summed score from which taxa of any rank are named
    points: Mapping[str, float] = MappingProxyType({})  # of species and behaviors
    bouts: Mapping[str, float] | None = None  # of a head that finds bouts; None: they are found in windows
    listed: frozenset[str] | None = None  # the animals that can be there; None: any
    judged: tuple[str, ...] = ()  # classes whose score was chosen on held-out clips; the others' is the wish


def wished_sureness(project: Project) -> float:
    """What the project remembers; 0: as the model was trained."""
    with project.reading() as session:
        row = session.get(SettingRow, SURE)
    try:
        value = float(row.value) if row is not None else 0.0
    except ValueError:
        return 0.0
    return value if value in PRECISIONS else 0.0


def wish_sureness(project: Project, wish: float) -> float:
    """From now on calls are to be right this often; returns the former wish. UserError for a foreign one."""
    before, wish = wished_sureness(project), checked(wish)
    with project.writing() as session:
        session.merge(SettingRow(key=SURE, value=f"{wish:g}"))
    return before


def checked(wish: float) -> float:
    """The wish; UserError where it is none of those that models are judged for."""
    if wish and wish not in PRECISIONS:
        known = ", ".join(f"{each:g}" for each in PRECISIONS)
        raise UserError(f"A model can be asked to be right in {known} of its calls, or 0: as it was trained.")
    return wish


def sureness_of(model: Path | None, wish: float, listed: Collection[str] | None = None) -> Sureness:
    """What a wish means for a model; a model that nobody judged is held to the wish itself.

    `listed` are the animals that can be there, see app.services.species_list.
    """
    known = None if listed is None else frozenset(listed)
    if model is None:
        return Sureness(listed=known)
    card = card_of(model) or Card()
    holds = card.calibration.holds_for(wish, HOLDS)
    bouts = card.temporal.points_for(wish) if card.temporal is not None else None
    if not wish:
        return Sureness(holds=holds, bouts=bouts, listed=known)
    names = (*card.classes.species, *card.classes.behaviors)
    judged = tuple(name for name in names if name in card.calibration.thresholds)
    points = card.calibration.points_for(wish, card.classes.behaviors)
    points |= card.calibration.points_for(wish, card.classes.species, holds)
    return Sureness(wished=wish, holds=holds, points=points, bouts=bouts, judged=judged, listed=known)
