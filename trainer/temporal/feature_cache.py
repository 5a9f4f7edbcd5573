"""Sequences of embeddings on disk: a long job that was stopped goes on where it was, in bounded room."""

import time
from contextlib import suppress
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from mvit_core.errors import UserError
from mvit_core.files.listing import with_facts
from mvit_core.files.path_text import to_text
from mvit_core.localization.sequences import Steps
from mvit_core.models.base import VideoModel
from trainer.recipes.recipe import Recipe
from trainer.writing import write_whole

VERSION = 1
SUFFIX = ".features.npy"
ABANDONED_S = 3600.0
F32 = NDArray[np.float32]


class FeatureCache:
    """A folder of sequences, one a video, held below `max_bytes`: the longest unused go first."""

    def __init__(self, folder: Path, *, max_bytes: int) -> None:
        self.folder, self._max_bytes = folder, max_bytes
        self._wanted: set[str] = set()
        self.full = ""  # why nothing more is kept, a sentence; empty as long as it is
        with suppress(OSError):
            for part, stat in with_facts(folder, ".*.part"):
                if time.time() - stat.st_mtime > ABANDONED_S:
                    part.unlink(missing_ok=True)

    def get(self, key: str) -> F32 | None:
        """A sequence; None where there is none, or only half of one."""
        self._wanted.add(key)
        try:
            with (self.folder / (key + SUFFIX)).open("rb") as file:
                return np.asarray(np.load(file, allow_pickle=False), np.float32)
        except (OSError, ValueError, EOFError):
            return None

    def put(self, key: str, sequence: F32) -> None:
        """Keep a sequence, in 16 bits; where there is no room, `full` says so and the work goes on."""
        file = BytesIO()
        np.save(file, sequence.astype(np.float16))
        content = file.getvalue()
        try:
            if not self._make_room(len(content)):
                self.full = "There is no room for more embeddings; the others are computed each time."
                return
            write_whole(self.folder / (key + SUFFIX), content)
        except UserError as error:
            self.full = f"Embeddings are not kept: {error}"
        except OSError as error:
            self.full = f"No room could be made for embeddings in {self.folder}: {error.strerror or error}."

    def _make_room(self, wanted: int) -> bool:
        there = with_facts(self.folder, f"*{SUFFIX}")
        taken = sum(stat.st_size for _, stat in there)
        for path, stat in sorted(there, key=lambda each: each[1].st_atime):
            if taken + wanted <= self._max_bytes:
                break
            if path.name.removesuffix(SUFFIX) not in self._wanted:
                path.unlink(missing_ok=True)
                taken -= stat.st_size
        return taken + wanted <= self._max_bytes


def key_of(model: str, video: Path, steps: Steps, recipe: Recipe) -> str:
    """Another key wherever the sequence would be another; `model` as `identity_of` has it."""
    try:
        stat = video.stat()
        version = (stat.st_size, stat.st_mtime_ns)
    except OSError:
        version = (0, 0)
    clip = (recipe.num_frames, recipe.frame_interval_s, recipe.crop, recipe.framing)
    place = (steps.within.start_s, steps.within.end_s, steps.step_s)
    told = (VERSION, model, to_text(video.absolute()), version, place, clip)
    return blake2b(msgspec.json.encode(told), digest_size=16).hexdigest()


def identity_of(model: VideoModel) -> str:
    """Of a backbone's weights; those of its head have no part in embeddings."""
    digest = blake2b(digest_size=16)
    for name, value in sorted(model.state_dict().items()):
        if not name.startswith("head."):
            digest.update(name.encode())
            digest.update(value.detach().cpu().contiguous().view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()
