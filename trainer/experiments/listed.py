"""What a published list says of videos, and which of them cannot be used, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mvit_core.errors import UserError
from mvit_core.files.path_text import to_text
from trainer.labels.manifest import Manifest, Side, with_spans


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Entries of the lists that say nothing, a sentence each."""

    missing: tuple[str, ...] = ()  # their video is not there
    unlabelled: tuple[str, ...] = ()  # their label is none, or none of the data set's

    def with_missing(self, sentence: str) -> "LeftOut":
        """One more without its video."""
        return replace(self, missing=(*self.missing, sentence))

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.unlabelled, *self.missing)


@dataclass(frozen=True, slots=True)
class Listed:
    """A data set's clips with the sides that its authors gave them."""

    manifest: Manifest
    left_out: LeftOut

    def side(self, side: Side) -> Manifest:
        """The clips of one side; raises UserError where there is none."""
        spans = [span for span in self.manifest.spans if span.side == side]
        if not spans:
            raise UserError(
                f"Not one video of the {'training' if side == 'train' else 'test'} list lies below "
                f"{self.manifest.root}."
            )
        return with_spans(self.manifest, spans)

    def first(self, number: int | None) -> "Listed":
        """The first clips of each side, as many as are wanted; all for None."""
        if number is None:
            return self
        kept = [
            span
            for side in ("train", "held_out")
            for span in [each for each in self.manifest.spans if each.side == side][:number]
        ]
        return Listed(with_spans(self.manifest, kept), self.left_out)


def first_file(data: Path, names: Sequence[str], what: str) -> Path:
    """The first of these files that is there; raises UserError."""
    if not data.is_dir():
        raise UserError(f"There is no folder {data}.")
    for name in names:
        if (data / name).is_file():
            return data / name
    raise UserError(f"{data} holds no {what} ({' or '.join(names)}). See docs/experiments.md.")


def first_folder(data: Path, names: Sequence[str]) -> Path:
    """The first of these folders that is there; the data's own where none is."""
    return next((data / name for name in names if (data / name).is_dir()), data)


def video_of(root: Path, stem: str, suffixes: Sequence[str]) -> str | None:
    """The name below `root` of the video that is called so, whatever its suffix; None where it is not there.

    A name that leads out of the folder is none.
    """
    if not stem or stem != Path(stem).name or "\0" in stem:
        return None
    for suffix in suffixes:
        path = root / f"{stem}{suffix}"
        if path.is_file():
            return to_text(path.relative_to(root).as_posix())
    return None
