"""MammalNet's whole videos below a folder, and those of them that a run takes."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from mvit_core.errors import UserError
from mvit_core.taxonomy import shipped_behaviors
from trainer.labels.mammalnet import UntrimmedVideo, read_untrimmed

ANNOTATIONS = ("annotation/detection_annotations.json", "detection_annotations.json")
VIDEOS = ("full_videos", "full_video", "videos", ".")


def videos_of(data: Path) -> tuple[UntrimmedVideo, ...]:
    """The annotated videos below a folder; raises UserError."""
    if not data.is_dir():
        raise UserError(f"There is no folder {data}.")
    file = next((data / name for name in ANNOTATIONS if (data / name).is_file()), None)
    if file is None:
        raise UserError(f"{data} holds no {ANNOTATIONS[0]}. See docs/experiments.md for it.")
    return read_untrimmed(file, next(data / name for name in VIDEOS if (data / name).is_dir()))


def sides(
    videos: Sequence[UntrimmedVideo], limit: int | None
) -> tuple[list[UntrimmedVideo], list[UntrimmedVideo]]:
    """Videos to learn from and videos to judge on, evenly `limit` of each; raises UserError without."""
    chosen = []
    for side, word in (("train", "training"), ("test", "testing")):
        own = [video for video in videos if video.subset == side and video.bouts]
        if not own:
            raise UserError(f"No video with bouts is of the {word} subset.")
        picked = np.linspace(0, len(own) - 1, min(limit or len(own), len(own))).round().astype(int)
        chosen.append([own[number] for number in picked.tolist()])
    return chosen[0], chosen[1]


def names_in(videos: Sequence[UntrimmedVideo]) -> tuple[str, ...]:
    """The behaviors that are shown, in MammalNet's order."""
    shown = {bout.behavior for video in videos for bout in video.bouts}
    return tuple(each.key for each in shipped_behaviors() if each.key in shown)
