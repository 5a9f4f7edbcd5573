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
    spans_s: NDArray[np.float64] | None = None  # (N, 2) start and end of each window, where they are known

    def of(self, spans: NDArray[np.int64]) -> "Kept":
        """Those of some spans."""
        rows = np.isin(self.numbers, spans)
        spans_s = self.spans_s[rows] if self.spans_s is not None else None
        return Kept(self.numbers[rows], self.embeddings[rows], spans_s)

    @property
    def spans(self) -> NDArray[np.int64]:
        """The numbers of the spans that have any."""
        return np.unique(self.numbers)


def write_kept(kept: Kept, path: Path) -> None:
    """Write them whole or not at all; raises UserError where there is no room."""
    file = BytesIO()
    embeddings = kept.embeddings.astype(np.float16)
    if kept.spans_s is None:
        np.savez(file, numbers=kept.numbers, embeddings=embeddings)
    else:
        np.savez(file, numbers=kept.numbers, embeddings=embeddings, spans_s=kept.spans_s)
    write_whole(path, file.getvalue())


def read_kept(path: Path) -> Kept:
    """What `write_kept` wrote; raises UserError."""
    try:
        with np.load(path, allow_pickle=False) as file:
            spans_s = file["spans_s"].astype(np.float64) if "spans_s" in file else None
            return Kept(file["numbers"].astype(np.int64), file["embeddings"].astype(np.float32), spans_s)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise UserError(f"{path} does not hold embeddings: {error}.") from error
