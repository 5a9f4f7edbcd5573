"""What is being done with a model at the moment."""

from dataclasses import dataclass
from typing import Literal

Doing = Literal["fetching", "checking", "judging"]


@dataclass(frozen=True, slots=True)
class Work:
    """How far it is; `total` 0: nobody knows."""

    doing: Doing
    done: int = 0
    total: int = 0

    @property
    def share(self) -> float | None:
        """0 to 1; None where it cannot be told."""
        return min(1.0, self.done / self.total) if self.total else None
