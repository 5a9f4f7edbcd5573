"""The folder of one training: everything to go on from, and everything to know it by.

run.json             what was trained on what, and how
manifest.jsonl       the labelled spans, as they were
metrics.jsonl        a line for each epoch
last.safetensors     the state to go on from
best.safetensors     the checkpoint to use
report.json          how good it is on the held-out clips
astray.txt           where it diverged before any round was the best: a sentence
run.lock             held by the process that trains there: trainer.runs.holding
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from mvit_core.errors import UserError
from mvit_core.files.path_text import has_odd_bytes, to_line, to_path
from trainer.labels.manifest import Manifest, read_manifest, write_manifest
from trainer.labels.split import Split
from trainer.recipes.recipe import Recipe
from trainer.writing import said_plainly, write_whole

FACTS = "run.json"
MANIFEST = "manifest.jsonl"
BEST = "best.safetensors"  # what every training calls it, so that the name tells nothing


class Taken(UserError):  # noqa: N818 - it names the state of a folder
    """Another training lies or runs in a folder, or videos lie there; nothing was done."""


class RunFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What decides a run; the same facts on the same machine give the same model."""

    manifest_hash: str
    recipe: Recipe
    root: str = ""  # folder of the videos, as `to_text` writes paths
    base: str = ""  # path of the checkpoint that training started from, written so too
    base_name: str = ""  # what people call it, where that is known
    train: tuple[int, ...] = ()  # numbers of spans
    held_out: tuple[int, ...] = ()
    cautions: tuple[str, ...] = ()
    trained_on: tuple[str, ...] = ()  # fingerprints of the videos, the base's too, to know them again
    away: tuple[str, ...] = ()  # videos that it learned from while they were away, as `to_text` writes paths
    created_at: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class RunFolder:
    """Names in the folder, and what lies there."""

    path: Path

    @property
    def best(self) -> Path:
        """The checkpoint to use."""
        return self.path / BEST

    @property
    def last(self) -> Path:
        """The state to go on from."""
        return self.path / "last.safetensors"

    @property
    def metrics(self) -> Path:
        """A line for each epoch."""
        return self.path / "metrics.jsonl"

    @property
    def report(self) -> Path:
        """How good it is."""
        return self.path / "report.json"

    @property
    def astray(self) -> Path:
        """Why going on would be in vain, where training diverged before any round was the best."""
        return self.path / "astray.txt"

    @property
    def exists(self) -> bool:
        """Whether a training has begun here."""
        return (self.path / FACTS).exists()

    def prepare(self) -> None:
        """Make the folder; raises UserError where another training lies there or nothing can be written."""
        if self.exists:
            raise Taken(
                f"{self.path} holds a training already; go on with --resume, or choose another folder."
            )
        if has_odd_bytes(self.path):  # no library would write a checkpoint there
            raise UserError(
                f"{to_line(self.path)} can hold no training: its name, or that of a folder around it, holds "
                "bytes that are no letters. Choose another folder."
            )
        with said_plainly(self.path):
            self.path.mkdir(parents=True, exist_ok=True)

    def begin(self, manifest: Manifest, facts: RunFacts) -> None:
        """Write down what is about to be trained."""
        write_manifest(manifest, self.path / MANIFEST)
        self.write_facts(facts)

    def write_facts(self, facts: RunFacts) -> None:
        """What decides the run."""
        write_whole(self.path / FACTS, msgspec.json.format(msgspec.json.encode(facts)) + b"\n")

    def facts(self) -> RunFacts:
        """What was trained; raises UserError where the folder is no run."""
        try:
            return msgspec.json.decode((self.path / FACTS).read_bytes(), type=RunFacts)
        except OSError as error:
            raise UserError(f"{self.path} holds no training; check the folder's name.") from error
        except (ValueError, RecursionError) as error:
            raise self._unusable(FACTS, "it is damaged.") from error

    def manifest(self) -> Manifest:
        """The labelled spans that were trained on."""
        try:
            found = read_manifest(self.path / MANIFEST)
        except UserError as error:
            raise self._unusable(MANIFEST, str(error)) from error
        return Manifest(found.header, found.spans, to_path(self.facts().root))

    def split(self) -> Split:
        """Which spans were held out."""
        facts = self.facts()
        return Split(facts.train, facts.held_out)

    def read_clips(self) -> Manifest:
        """The labelled spans whose videos could be read when training began."""
        sides = self.split()
        return self.manifest().part(sorted((*sides.train, *sides.held_out)))

    def note_epoch(self, line: dict[str, object]) -> None:
        """Add a line to the metrics; lines of an epoch that is done again are replaced."""
        kept = [each for each in self.epochs() if each["epoch"] != line["epoch"]]
        text = "".join(json.dumps(each) + "\n" for each in [*kept, line])
        write_whole(self.metrics, text.encode())

    def epochs(self) -> list[dict[str, Any]]:
        """The lines of the metrics; damaged ones are left out, since no training depends on them."""
        try:
            lines = self.metrics.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return []
        return [found for line in lines if (found := _line_in(line)) is not None]

    def _unusable(self, name: str, why: str) -> UserError:
        return UserError(
            f"{name} in {self.path} cannot be used: {why} Put it back from a backup, or begin a new "
            "training. The model can still be used: copy best.safetensors out of there."
        )


def number_in(line: dict[str, Any], name: str) -> float | None:
    """A figure of an epoch's line; None where that has none, or something else in its place."""
    value = line.get(name)
    return float(value) if isinstance(value, int | float) else None


def trained_s(lines: Sequence[dict[str, Any]]) -> float:
    """Seconds until the end of the latest of these epochs."""
    return max((number_in(line, "trained_s") or 0.0 for line in lines), default=0.0)


def name_of(base: Path) -> str:
    """What a base is called: as its file, or as the folder of the run that it is the best of."""
    is_best = base.name == BEST and RunFolder(base.parent).exists
    return base.parent.name if is_best else base.name


def _line_in(text: str) -> dict[str, Any] | None:
    try:
        line = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) and isinstance(line.get("epoch"), int) else None
