"""Which sites are said to be judged on: those that nothing is learned from, where anything is learned."""

import json
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from app.services.learning.labels_at_hand import classes_at_hand, sites_of
from app.services.learning.training_sets import TrainingSet
from app.ui.improve.at_hand import HELD_OUT, AtHand, forgotten
from trainer.heads.kept import Kept
from trainer.labels.manifest import LabelledSpan, make_manifest
from trainer.labels.split import split

NOTHING_KEPT = Kept(np.zeros(0, np.int64), np.zeros((0, 0), np.float32))


def at_hand(*species: str, sites: int) -> AtHand:
    spans = [
        LabelledSpan(video=f"{name}-{number}.mp4", species=name, group=f"Site {number % sites}")
        for name in species
        for number in range(10)
    ]
    manifest = make_manifest(spans, root=Path())
    return AtHand(
        examples=TrainingSet(manifest, ()),
        classes=classes_at_hand(manifest),
        sites=sites_of(manifest),
        advice=[],
        split=split(manifest.spans, held_out=HELD_OUT),
        base=None,
        starter=None,
        kept=NOTHING_KEPT,
        stopped=None,
    )


def test_what_the_model_in_use_knows_and_nobody_labelled_is_known(tmp_path: Path) -> None:
    model = tmp_path / "model.safetensors"
    card = json.dumps({"classes": {"species": ["ursus", "lynx"], "behaviors": ["sleeps"]}})
    header = json.dumps({"__metadata__": {"trapline": card}}).encode()
    model.write_bytes(len(header).to_bytes(8, "little") + header)
    manifest = at_hand("ursus", "lepus", sites=2).manifest
    assert forgotten(model, manifest) == ("lynx", "sleeps")
    assert forgotten(None, manifest) == ()


def test_sites_are_known_to_what_it_starts_from_where_that_learned_from_each_of_them() -> None:
    found = at_hand("ursus", "lepus", sites=2)
    sides = [dict.fromkeys(["Site 0"], "train"), dict.fromkeys(["Site 0", "Site 1"], "train"), {}]
    known = []
    for side in sides:
        spans = [
            msgspec.structs.replace(span, side=side.get(span.group, "")) for span in found.manifest.spans
        ]
        examples = TrainingSet(make_manifest(spans, root=Path()), ())
        known.append(replace(found, examples=examples).are_all_known_to_base)
    assert known == [False, True, False]


@pytest.mark.parametrize(
    ("species", "sites", "num_judged"),
    [
        (("ursus", "lepus"), 5, 1),
        (("ursus", "lepus"), 1, 0),  # of the one other videos are held out
        (("ursus",), 5, 0),  # nothing is learned at all
    ],
)
def test_only_sites_that_a_training_holds_out_are_marked(
    species: tuple[str, ...], sites: int, num_judged: int
) -> None:
    found = at_hand(*species, sites=sites)
    assert found.split.held_out
    assert len(found.held_out) == num_judged
