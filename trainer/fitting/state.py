"""The whole state of a training in one file of plain tensors, so that a kill costs minutes at most.

Every random choice follows from seed, epoch and step (see loop.py): no generator's state has to be kept.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import torch
from torch import Tensor

from mvit_core.checkpoint.files import read_safetensors, write_weights
from mvit_core.errors import BadCheckpoint, UserError
from mvit_core.files.whole_file import whole_file
from mvit_core.gpu.recording import Function
from mvit_core.models.base import VideoModel
from trainer.fitting.optim import RunningMean
from trainer.recipes.words import decode_recipe
from trainer.writing import said_plainly

KEY = "trapline-training"


class CannotGoOn(UserError):  # noqa: N818 - it names the state of a training
    """There is nothing to go on from; the best model so far, where there is one, is as good as before."""


class WentAstray(CannotGoOn):
    """Training diverged: going on with the same recipe would come to the same."""


class Progress(msgspec.Struct, kw_only=True):
    """How far a training is."""

    recipe: str  # JSON, to be sure that it is the same that goes on
    num_epochs: int
    epoch: int = 0  # epochs that are done
    step: int = 0  # steps of the epoch in hand that are done
    total_steps: int = 0
    micro_batch: int = 0
    loss_sum: float = 0.0  # of the epoch in hand, or of the one that just ended
    trained_s: float = 0.0
    scores: list[float] = []  # of the latest epochs
    best_epoch: int = 0  # 0: none yet, and the next one is
    best_score: float = 0.0
    best_loss: float = 0.0
    best_figures: dict[str, float] = {}
    reason: str = ""
    is_cut_short: bool = False  # see trainer.events.TrainingDone


class TrainingState:
    """What changes while training: weights, moments, the running mean, the progress."""

    def __init__(
        self,
        model: VideoModel,
        optimizer: torch.optim.Optimizer,
        mean: RunningMean,
        scaler: torch.amp.GradScaler,
        progress: Progress,
    ) -> None:
        self.model, self.optimizer, self.mean, self.scaler = model, optimizer, mean, scaler
        self.progress = progress
        self.features: Function = model.forward_features  # in training, see machine.recording

    def save(self, path: Path) -> None:
        """Write everything whole or not at all; raises UserError."""
        tensors = {name: value.detach().cpu().contiguous().clone() for name, value in self._tensors()}
        scale = str(self.scaler.state_dict().get("scale", ""))
        note = {KEY: msgspec.json.encode(self.progress).decode(), "scale": scale}
        with said_plainly(path), whole_file(path) as draft:
            write_weights(tensors, draft, note)

    def load(self, path: Path) -> None:
        """Go on from a file; raises CannotGoOn where that is damaged, UserError where it is another's."""
        try:
            tensors, note = read_safetensors(path)
            progress = msgspec.json.decode(note[KEY], type=Progress)
            self.model.load_state_dict(_below("model", tensors))
            self._load_moments(tensors)
        except (BadCheckpoint, KeyError, RuntimeError, ValueError) as error:
            raise CannotGoOn(
                f"{path} is damaged, so the training cannot go on from it; without that file it begins anew."
            ) from error
        if decode_recipe(progress.recipe) != decode_recipe(self.progress.recipe):
            raise UserError("The recipe is not the one that the run began with; start a new run.")
        for name, value in _below("mean", tensors).items():
            self.mean.values[name].copy_(value)
        if note.get("scale"):
            self.scaler.load_state_dict(self.scaler.state_dict() | {"scale": float(note["scale"])})
        self.progress = progress

    def _tensors(self) -> Iterator[tuple[str, Tensor]]:
        for name, value in (self.mean.set_aside or self.model.state_dict()).items():
            yield f"model/{name}", value
        for name, value in self.mean.values.items():
            yield f"mean/{name}", value
        for number, moments in self.optimizer.state_dict()["state"].items():
            for name, value in moments.items():
                yield f"moments/{number}/{name}", torch.as_tensor(value)

    def _load_moments(self, tensors: dict[str, Tensor]) -> None:
        state: dict[int, dict[str, Tensor]] = {}
        for name, value in _below("moments", tensors).items():
            number, _, moment = name.partition("/")
            own = value.clone()  # a view would keep the file on the disk
            state.setdefault(int(number), {})[moment] = own
        groups = self.optimizer.state_dict()["param_groups"]
        self.optimizer.load_state_dict({"state": state, "param_groups": groups})


class OnDemand:
    """Saves the state of a training that a listener lets wait, at any event; nothing where it has none."""

    def __init__(self) -> None:
        self._save: Callable[[], None] | None = None

    def save(self) -> None:
        """Write it now; raises UserError."""
        if self._save is not None:
            self._save()

    @contextmanager
    def by(self, save: Callable[[], None]) -> Iterator[None]:
        """For as long as there is one, this is how."""
        self._save = save
        try:
            yield
        finally:
            self._save = None


def _below(folder: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    start = f"{folder}/"
    return {name.removeprefix(start): value for name, value in tensors.items() if name.startswith(start)}
