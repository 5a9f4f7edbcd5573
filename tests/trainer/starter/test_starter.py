"""The starter's footage and labels, and that nothing of its teachers is left in its head."""

from collections import Counter
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
import torch

from mvit_core.checkpoint import Classes, Header, Preprocessing, load_checkpoint, save_checkpoint
from mvit_core.models.registry import create_model
from resources import resource
from trainer.fitting.starting import starting_point
from trainer.recipes.presets import preset
from trainer.starter.footage import draw, labelled, specs
from trainer.starter.making import KNOWN, shrink


def test_each_clip_is_at_another_place_and_every_animal_does_everything() -> None:
    wanted = list(specs(400, 8))
    assert len({spec.site for spec in wanted}) == 400
    assert set(Counter(spec.species for spec in wanted).values()) == {50}
    deeds = Counter((spec.species, deed) for spec in wanted for deed in spec.behaviors)
    assert len(deeds) == 8 * 5
    assert wanted[:10] == list(islice(specs(10, 8), 10))


def test_what_was_drawn_is_labelled_and_no_video_stands_on_both_sides(tmp_path: Path) -> None:
    paths = list(draw(tmp_path, islice(specs(4, 2), 4)))
    manifest = labelled(tmp_path, held_out=0.25)
    assert {span.video for span in manifest.spans} == {path.name for path in paths}
    sides = {span.video: span.side for span in manifest.spans}
    assert Counter(sides.values()) == {"train": 3, "held_out": 1}
    assert all(sides[span.video] == span.side for span in manifest.spans)
    assert all(span.behaviors and span.track is not None for span in manifest.spans)
    walking = {span.video for span in manifest.spans if span.behaviors == ("walks",)}
    assert walking == {paths[0].name, paths[3].name}
    for span in manifest.spans:
        assert all(point.box.x >= 0 and point.box.x + point.box.w <= 1.0001 for point in span.points)
    before = [path.stat().st_mtime_ns for path in paths]
    assert [path.stat().st_mtime_ns for path in draw(tmp_path, islice(specs(4, 2), 4))] == before


def test_of_its_head_the_common_behaviors_are_left(tmp_path: Path) -> None:
    classes = Classes(species=("invented-0", "invented-1"), behaviors=("looks", *reversed(KNOWN), "walks"))
    torch.manual_seed(0)
    model = create_model("mvit_xs", num_classes=len(classes), num_frames=4, crop=(32, 32)).eval()
    header = Header(
        model="mvit_xs",
        classes=classes,
        preprocessing=Preprocessing(num_frames=4, frame_interval_s=0.2, crop=(32, 32), focused=True),
    )
    save_checkpoint(tmp_path / "taught.safetensors", model, header)
    shrink(tmp_path / "taught.safetensors", tmp_path / "starter.safetensors")
    small = load_checkpoint(tmp_path / "starter.safetensors")
    assert small.classes == Classes(behaviors=KNOWN)
    assert small.header.lineage.license == "MIT"
    assert (tmp_path / "starter.safetensors").stat().st_size < 0.55 * (
        tmp_path / "taught.safetensors"
    ).stat().st_size
    clip = torch.randn(1, 3, 4, 32, 32)
    with torch.inference_mode():
        known = model(clip)[:, [2 + classes.behaviors.index(name) for name in KNOWN]]
        assert small.model(clip).tolist()[0] == pytest.approx(known.tolist()[0], abs=0.02)


def test_the_one_that_ships_is_small_and_a_base_for_other_animals(tmp_path: Path) -> None:
    place = Path(str(resource("starter", "mvit_xs.safetensors")))
    assert place.stat().st_size < 20e6
    known = load_checkpoint(place)
    assert known.classes == Classes(behaviors=KNOWN)
    assert known.preprocessing.focused
    recipe = replace(preset("tracks_from_scratch_cpu"), crop=48)
    start = starting_point(
        recipe, place, Classes(species=("panthera", "hog"), behaviors=("sleeps", "fights"))
    )
    rows, own = start.model.get_submodule("head").state_dict()["weight"], known.model.get_submodule("head")
    assert torch.equal(rows[2], own.state_dict()["weight"][KNOWN.index("sleeps")].float())
    with torch.inference_mode():
        assert start.model.eval()(torch.zeros(1, 3, 8, 48, 48)).isfinite().all()
