"""The predictor's scores are the model's, calibrated, named and ranked."""

import warnings
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch

from mvit_core import device
from mvit_core.calibration import Activation
from mvit_core.checkpoint import Calibration, Checkpoint, Classes, Header, Preprocessing, save_checkpoint
from mvit_core.device import choose_device
from mvit_core.errors import BadCheckpoint
from mvit_core.inference import Predictor
from mvit_core.models.registry import create_model

CLASSES = Classes(species=("lion", "zebra", "blank"), behaviors=("feed", "sleep"))
CLIP = Preprocessing(num_frames=4, frame_interval_s=0.2, crop=(32, 32))


def checkpoint(activation: Activation = "sigmoid", **calibration: float) -> Checkpoint:
    """Fresh weights, each time the same."""
    torch.manual_seed(1)
    model = create_model("mvit_xs", num_classes=len(CLASSES), num_frames=4, crop=(32, 32))
    header = Header(
        model="mvit_xs",
        classes=CLASSES,
        preprocessing=CLIP,
        behavior_activation=activation,
        calibration=Calibration(**calibration),
    )
    return Checkpoint(model.eval(), header)


def predictor(activation: Activation = "sigmoid", **calibration: float) -> Predictor:
    """A predictor of them."""
    return Predictor(checkpoint(activation, **calibration), choose_device("cpu"), "fp32")


CLIPS = np.random.default_rng(0).integers(0, 256, (3, 4, 32, 32, 3), dtype=np.uint8)


def test_every_class_has_a_score_best_first() -> None:
    for scores in predictor().predict(CLIPS):
        assert {score.name for score in scores.species} == set(CLASSES.species)
        assert {score.name for score in scores.behaviors} == set(CLASSES.behaviors)
        values = [score.value for score in scores.species]
        assert values == sorted(values, reverse=True)
        assert sum(values) == pytest.approx(1, abs=1e-5)


def test_scores_are_those_of_the_normalized_clip() -> None:
    ours = predictor()
    clip = (torch.from_numpy(CLIPS[:1]).permute(0, 4, 1, 2, 3) / 255 - 0.45) / 0.225
    with torch.inference_mode():
        logits = ours.model(clip)[0]
    found = {score.name: score.value for score in ours.predict(CLIPS[:1])[0].species}
    assert [found[name] for name in CLASSES.species] == pytest.approx(
        logits[:3].softmax(0).tolist(), abs=1e-5
    )
    feeding = {score.name: score.value for score in ours.predict(CLIPS[:1])[0].behaviors}["feed"]
    assert feeding == pytest.approx(float(logits[3].sigmoid()), abs=1e-5)


def test_behaviors_of_which_one_was_taught_share_their_scores() -> None:
    each, one = predictor(), predictor("softmax", behavior_temperature=2.0)
    clip = (torch.from_numpy(CLIPS[:1]).permute(0, 4, 1, 2, 3) / 255 - 0.45) / 0.225
    with torch.inference_mode():
        logits = one.model(clip)[0]
    found = {score.name: score.value for score in one.predict(CLIPS[:1])[0].behaviors}
    assert sum(found.values()) == pytest.approx(1, abs=1e-6)
    expected = (logits[3:] / 2).softmax(0).tolist()
    assert [found[name] for name in CLASSES.behaviors] == pytest.approx(expected, abs=1e-5)
    assert one.predict(CLIPS)[0].species == each.predict(CLIPS)[0].species


def test_a_model_that_answers_with_no_number_is_refused_with_a_sentence(tmp_path: Path) -> None:
    made = checkpoint()
    for weights in made.model.parameters():
        weights.data.fill_(1e38)
    save_checkpoint(tmp_path / "huge.safetensors", made.model, made.header)
    with pytest.raises(BadCheckpoint, match=r"^huge\.safetensors answers with what is no number"):
        Predictor.from_checkpoint(tmp_path / "huge.safetensors", "cpu")


def test_a_batch_scores_like_single_clips() -> None:
    ours = predictor()
    together = ours.score(CLIPS)
    alone = np.concatenate([ours.score(CLIPS[i : i + 1]).embeddings for i in range(3)])
    assert together.embeddings.shape == (3, 384)
    assert together.embeddings == pytest.approx(alone, abs=1e-5)


def test_a_higher_temperature_is_less_sure() -> None:
    sure, unsure = predictor().predict(CLIPS[:1])[0], predictor(species_temperature=9.0).predict(CLIPS[:1])[0]
    assert unsure.species[0].value < sure.species[0].value
    assert unsure.species[0].name == sure.species[0].name


def test_no_clips_no_scores() -> None:
    assert predictor().predict(CLIPS[:0]) == []


def test_a_checkpoint_runs_with_its_own_clip(tmp_path: Path) -> None:
    made, saved = predictor(), checkpoint()
    path = tmp_path / "x.safetensors"
    save_checkpoint(path, saved.model, saved.header)
    loaded = Predictor.from_checkpoint(path, device="cpu", precision="fp32")
    assert (loaded.num_frames, loaded.frame_interval_s, loaded.crop_size) == (4, 0.2, 32)
    assert loaded.predict(CLIPS) == made.predict(CLIPS)


def test_a_device_that_does_not_work_falls_back_with_a_reason() -> None:
    chosen = choose_device("cuda:63")
    assert chosen.device.type == "cpu"
    assert "cuda:63 was left alone" in chosen.note


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            "CUDA initialization: The NVIDIA driver on your system is too old (found version 12020).",
            "The NVIDIA card's driver is too old for this PyTorch. Update it, and models run there.",
        ),
        (
            "CUDA initialization: Unexpected error from cudaGetDeviceCount(). Error 803",
            "PyTorch cannot use the NVIDIA card: Unexpected error from cudaGetDeviceCount(). Error 803.",
        ),
    ],
)
def test_a_card_that_pytorch_cannot_use_is_told_in_a_sentence_instead_of_a_warning(
    said: str, why: str, monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    left = [said]

    def complain() -> bool:  # once, as PyTorch does
        if left:
            warnings.warn(left.pop(), stacklevel=2)
        return False

    monkeypatch.setattr(torch, "__version__", "2.13.0+cu130")
    monkeypatch.setattr(torch.cuda, "is_available", complain)
    monkeypatch.setattr(device, "complaint", cache(device.complaint.__wrapped__))
    chosen = choose_device()
    assert (chosen.device.type, chosen.why) == ("cpu", why)
    assert not recwarn.list


def test_a_processor_says_why_there_is_nothing_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "available", lambda: ["cpu"])
    assert choose_device("cpu").why == "The processor was asked for."
    assert choose_device("auto").why.endswith(("processors alone.", "no graphics card here."))
    monkeypatch.setattr(device, "available", lambda: ["cuda:63", "cpu"])
    chosen = choose_device("auto")
    assert "cuda:63 was left alone" in chosen.note
    assert chosen.why == chosen.note
