"""Embeddings that a scan kept of the spans of a manifest, in a file beside it: heads need no video then."""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mvit_core.errors import UserError
from trainer.writing import write_whole


@dataclass(frozen=True, slots=True)
class Kept:
    """Embeddings of windows; a span may have several, or none."""

    numbers: NDArray[np.int64]  # (N,) of the spans in the manifest, growing
    embeddings: NDArray[np.float32]  # (N, D)

    def of(self, spans: NDArray[np.int64]) -> "Kept":
        """Those of some spans."""
        rows = np.isin(self.numbers, spans)
        return Kept(self.numbers[rows], self.embeddings[rows])

    @property
    def spans(self) -> NDArray[np.int64]:
        """The numbers of the spans that have any."""
        return np.unique(self.numbers)


def write_kept(kept: Kept, path: Path) -> None:
    """Write them whole or not at all; raises UserError where there is no room."""
    file = BytesIO()
    np.savez(file, numbers=kept.numbers, embeddings=kept.embeddings.astype(np.float16))
    write_whole(path, file.getvalue())


def read_kept(path: Path) -> Kept:
    """What `write_kept` wrote; raises UserError."""
    try:
        with np.load(path, allow_pickle=False) as file:
            return Kept(file["numbers"].astype(np.int64), file["embeddings"].astype(np.float32))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise UserError(f"{path} does not hold embeddings: {error}.") from error
