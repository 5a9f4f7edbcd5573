"""A way into a project: how it is found, and what is done at its threshold."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.services.projects import Project
from app.ui.scans.desk import Next, nothing
from mvit_core.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """What the `Door` needs to know of one."""

    find: Callable[[], Project]  # in the pool
    otherwise: Callable[[UserError], object]  # it could not be opened
    file: Path | None = None  # where it is open already, one stays
    first: Next = nothing  # comes where it was not
    then: Next = nothing  # comes in any case
    offers: bool = True  # say what could be done next
    looks: bool = False  # for videos at once: it is not said to have none
