"""A training whose process is killed outright, and taken up again."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from tests.trainer.conftest import MakeClasses

SCRIPT = """
import sys
from dataclasses import replace
from pathlib import Path
import torch
torch.set_num_threads(1)
from mvit_core.models import registry
from mvit_core.models.named.schedules import staged_blocks
from trainer.events import StepDone
from trainer.labels.readers import read_labels
from trainer.recipes.recipe import Recipe
from trainer.runs.preparing import Places
from trainer.run import train
base = registry.VARIANTS["mvit_xs"]
blocks = staged_blocks(3, (2,), width=16, pool_every_q=True, expand_in_attention=True, kv_stride=(1, 2, 2))
small = replace(base, config=replace(base.config, blocks=blocks, num_frames=2, crop=(32, 32)))
registry.VARIANTS = {**registry.VARIANTS, "tiny": small}
recipe = Recipe(
    model="tiny", num_frames=2, frame_interval_s=0.2, crop=32, framing="whole", epochs=3, batch_size=4,
    drop_path=0.1, dropout=0.1, ema_decay=0.9, held_out=0.25, save_every_s=0.0,
)
labels, out, cache = map(Path, sys.argv[1:4])
for event in train(read_labels(labels), recipe, Places(out=out, cache=cache), device="cpu", resume=True):
    if isinstance(event, StepDone):
        print(event.step, flush=True)
"""


def start(labels: Path, out: Path) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", SCRIPT, str(labels), str(out), str(out.parent / "cache")]
    root = Path(__file__).parents[2]
    env = os.environ | {"PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=env)


@pytest.mark.slow
def test_a_killed_training_ends_with_the_same_weights(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(left=8, none=8, sites=4)
    whole = start(labels, tmp_path / "whole")
    assert whole.communicate()[0].split() == [str(n) for n in range(1, 10)]
    for delay_s in (0.0, 0.1, 0.25):  # while computing, saving or judging, as chance has it
        process = start(labels, tmp_path / "killed")
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay_s)
        process.kill()
        process.communicate()
    last = start(labels, tmp_path / "killed")
    last.communicate()
    assert last.returncode == 0
    first, second = (load_file(tmp_path / name / "best.safetensors") for name in ("whole", "killed"))
    assert all(torch.equal(first[name], second[name]) for name in first)
    lines = [
        [
            json.loads(line) | {"trained_s": 0}
            for line in (tmp_path / name / "metrics.jsonl").read_text().splitlines()
        ]
        for name in ("whole", "killed")
    ]
    assert lines[0] == lines[1]
