"""The proof: rendered animals are told apart at places that were never seen."""

from dataclasses import replace
from pathlib import Path

import pytest

from mvit_core.rendering.clip import write_clip
from mvit_core.rendering.spec import ClipSpec, Scenario
from tests.trainer.conftest import TINY
from trainer.events import TrainingDone
from trainer.labels.readers import read_labels
from trainer.run import train
from trainer.runs.preparing import Places

BIOMES = ("broadleaf", "boreal", "savanna", "bamboo")


@pytest.mark.slow
def test_rendered_animals_are_told_apart_at_new_sites(tmp_path: Path) -> None:
    """Walking through the picture against standing and eating, the same species: only motion tells."""
    for site in range(8):
        for name, scenario in (("walks", Scenario.CROSSES), ("eats", Scenario.STAYS)):
            for number in range(3):
                folder = tmp_path / "labels" / name / f"site{site}"
                folder.mkdir(parents=True, exist_ok=True)
                spec = ClipSpec(
                    seed=100 * site + number,
                    site=site,
                    biome=BIOMES[site % 4],
                    scenario=scenario,
                    behaviors=("eats_food",) if name == "eats" else (),
                    species="elephant",
                    width=112,
                    height=64,
                    duration_s=2.0,
                    frame_rate=5,
                    banner="none",
                )
                write_clip(spec, folder / f"{number}.mp4")
    recipe = replace(
        TINY,
        num_frames=6,
        frame_interval_s=0.3,
        crop=64,
        epochs=12,
        batch_size=8,
        warmup_epochs=2,
        drop_path=0.0,
        dropout=0.0,
        motion_filters=1.0,
        ema_decay=0.95,
    )
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache")
    *_, done = train(read_labels(tmp_path / "labels"), recipe, places, device="cpu")
    assert isinstance(done, TrainingDone)
    assert done.figures["macro_accuracy"] >= 0.8
