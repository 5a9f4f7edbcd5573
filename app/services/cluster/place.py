"""Which cluster is meant: one on this computer, or one that runs already. Knows nothing of Dask."""

import re
from importlib.util import find_spec
from pathlib import Path

import msgspec

from mvit_core.errors import UserError
from mvit_core.machine.lacking import how_to_install

ADDRESS = re.compile(r"(tcp|tls|ucx|ws|wss)://\S+")


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """So many workers on this computer; or a scheduler's address, or the file that it wrote that into."""

    num_local: int = 0
    address: str = ""
    file: Path | None = None

    def __str__(self) -> str:
        return self.address or (str(self.file) if self.file else "this computer")


def place_of(words: str, *, num_local: int) -> Place:
    """What `local` (`num_local` workers), a number, an address or a file stands for; else ValueError."""
    if words == "local":
        return Place(num_local=num_local)
    if words.isdigit() and int(words) > 0:
        return Place(num_local=int(words))
    if ADDRESS.fullmatch(words):
        return Place(address=words)
    if words.endswith(".json"):
        return Place(file=Path(words))
    raise ValueError(
        f"{words!r} is neither local, a number, tcp://host:port nor the scheduler's file (.json)"
    )


def check(place: Place) -> None:
    """UserError where Dask is not installed, or the scheduler's file is not there."""
    if find_spec("distributed") is None:
        raise UserError(
            f"A scan on a cluster needs Dask, here and on its computers. {how_to_install('distributed')}"
        )
    if place.file is not None and not place.file.is_file():
        raise UserError(f"There is no file {place.file}. dask scheduler --scheduler-file writes it.")
