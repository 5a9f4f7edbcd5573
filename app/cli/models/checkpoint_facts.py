"""What a checkpoint says of itself: the end of `trapline models describe FILE`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from app.cli.console import escaped, output, write_json
from app.cli.models.costs import model_row, table_of_parts
from app.services.starting_model import base_as_written
from mvit_core.calibration import Activation
from mvit_core.checkpoint import Header, read_header, variant_of
from trainer.evaluation.evaluate import checkpoint_at
from trainer.fitting.starting import FRAMES_PER_S


class CheckpointFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Classes in the order of the logits, and how scores are made of these; temperatures divide logits."""

    path: str
    base: str  # the checkpoint that training started from; "" where nobody knows
    num_frames: int
    frame_interval_s: float
    crop: tuple[int, int]  # height, width in pixels
    scores_boxes: bool  # of whole pictures; else clips
    finds_bouts: bool  # by a temporal head
    species: tuple[str, ...]  # always by softmax
    species_temperature: float
    behaviors: tuple[str, ...]
    behavior_activation: Activation
    behavior_temperature: float


def describe_file(place: Path, *, as_json: bool) -> None:
    """Print what a checkpoint, or the best of a training's folder, is; raises UserError, BadCheckpoint."""
    path = checkpoint_at(place)
    header = read_header(path)
    frame_step = round(header.preprocessing.frame_interval_s * FRAMES_PER_S)
    row = model_row(header.model, replace(variant_of(header), frame_step=frame_step))
    facts = facts_of(path, header)
    if as_json:
        write_json([{**msgspec.to_builtins(row), "checkpoint": msgspec.to_builtins(facts)}])
        return
    output().print(table_of_parts(row))
    for line in lines_of(facts):
        output().print(escaped(line), soft_wrap=True)


def facts_of(path: Path, header: Header) -> CheckpointFacts:
    """The part of a header that decides what its scores mean."""
    clip, calibration = header.preprocessing, header.calibration
    return CheckpointFacts(
        path=str(path),
        base=header.lineage.base,
        num_frames=clip.num_frames,
        frame_interval_s=clip.frame_interval_s,
        crop=clip.crop,
        scores_boxes=header.roi > 0,
        finds_bouts=header.temporal is not None,
        species=header.classes.species,
        species_temperature=calibration.species_temperature,
        behaviors=header.classes.behaviors,
        behavior_activation=header.behavior_activation,
        behavior_temperature=calibration.behavior_temperature,
    )


def lines_of(facts: CheckpointFacts) -> Iterator[str]:
    """A sentence for each thing that a person should know."""
    what = "boxes of whole pictures" if facts.scores_boxes else "clips"
    size = "x".join(map(str, facts.crop))
    yield f"It scores {what}: {facts.num_frames} frames, {facts.frame_interval_s:.3g} s apart, at {size}."
    if facts.species:
        yield (
            f"Animals: {len(facts.species)}, of which one is right (softmax, "
            f"temperature {facts.species_temperature:.3g})."
        )
    if facts.behaviors:
        how = {
            "sigmoid": "each scored by itself, so several or none may be shown",
            "softmax": "of which each clip is taken to show one, so no score says that none is shown",
        }[facts.behavior_activation]
        yield (
            f"Behaviors: {len(facts.behaviors)}, {how} ({facts.behavior_activation}, "
            f"temperature {facts.behavior_temperature:.3g})."
        )
    if facts.finds_bouts:
        yield "A temporal head finds its bouts."
    if base := base_as_written(facts.base):
        yield f"Its training started from {base}."
