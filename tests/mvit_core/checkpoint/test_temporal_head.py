"""A temporal head in a checkpoint: it comes back as it was, and nobody else stumbles over it."""

from pathlib import Path

import msgspec
import pytest
import torch
from msgspec.structs import replace
from safetensors.torch import load_file, save_file

from mvit_core.checkpoint import (
    Classes,
    Header,
    Preprocessing,
    TemporalPart,
    load_checkpoint,
    load_weights,
    read_header,
    save_checkpoint,
)
from mvit_core.checkpoint.header import KEY
from mvit_core.errors import BadCheckpoint
from mvit_core.localization.bout_finding import proposed
from mvit_core.localization.sequences import Steps
from mvit_core.models.base import VideoModel
from mvit_core.models.registry import create_model
from mvit_core.models.temporal import TemporalConfig, TemporalHead
from mvit_core.types import Span

CONFIG = TemporalConfig(feature_dim=768, num_classes=1, width=16, heads=2, levels=2, window=3)
HEADER = Header(
    model="mvit_xs",
    classes=Classes(species=("panthera",), behaviors=("feeds",)),
    preprocessing=Preprocessing(num_frames=4, frame_interval_s=0.2, crop=(32, 32)),
    temporal=TemporalPart(config=CONFIG, behaviors=("feeds",), step_s=0.4, operating_points={"feeds": 0.6}),
)


def tensors_of(path: Path) -> dict[str, torch.Tensor]:
    """Copies: Windows lets nobody write a file of which a tensor is a view."""
    return {name: tensor.clone() for name, tensor in load_file(path).items()}


@pytest.fixture(scope="module")
def model() -> VideoModel:
    torch.manual_seed(0)
    return create_model("mvit_xs", num_classes=2, num_frames=4, crop=(32, 32)).eval()


@pytest.fixture(scope="module")
def head() -> TemporalHead:
    torch.manual_seed(1)
    return TemporalHead(CONFIG).eval()


@pytest.fixture
def saved(model: VideoModel, head: TemporalHead, tmp_path: Path) -> Path:
    path = tmp_path / "small.safetensors"
    save_checkpoint(path, model, HEADER, head)
    return path


def test_it_comes_back_and_finds_what_it_found(saved: Path, head: TemporalHead) -> None:
    loaded = load_checkpoint(saved)
    assert loaded.header.temporal == HEADER.temporal
    assert loaded.temporal is not None
    sequence, steps = torch.randn(9, 768).numpy(), Steps(Span(0.0, 3.6), 0.4)
    assert proposed(loaded.temporal, sequence, steps, ("feeds",)) == proposed(
        head, sequence, steps, ("feeds",)
    )


def test_only_files_with_a_head_need_a_newer_trapline(saved: Path, model: VideoModel, tmp_path: Path) -> None:
    assert read_header(saved).version == 2
    without = tmp_path / "without.safetensors"
    save_checkpoint(without, model, HEADER)
    header = read_header(without)
    assert (header.version, header.temporal) == (1, None), "what is not there is not spoken of"
    assert load_checkpoint(without).temporal is None


def test_its_model_serves_as_a_base(saved: Path) -> None:
    fresh = create_model("mvit_xs", num_classes=5, num_frames=4, crop=(32, 32))
    load_weights(fresh, saved)
    own = load_checkpoint(saved).model
    clip = torch.randn(1, 3, 4, 32, 32)
    with torch.inference_mode():
        assert torch.equal(fresh.eval().forward_features(clip), own.forward_features(clip))


def test_a_head_that_does_not_fit_what_the_file_says_is_named(saved: Path) -> None:
    tensors = tensors_of(saved)
    said = {KEY: read_header_text(saved).replace('"width":16', '"width":32')}
    save_file(tensors, saved, metadata=said)
    with pytest.raises(BadCheckpoint, match="temporal head of small"):
        load_checkpoint(saved)


def test_a_head_of_which_nothing_is_said_is_refused(saved: Path) -> None:
    tensors, header = tensors_of(saved), replace(read_header(saved), temporal=None)
    save_file(tensors, saved, metadata={KEY: text_of(header)})
    with pytest.raises(BadCheckpoint, match="does not say what it finds"):
        load_checkpoint(saved)


def test_a_head_with_values_that_are_no_numbers_is_refused(saved: Path) -> None:
    tensors, said = tensors_of(saved), read_header_text(saved)
    tensors["temporal_head.mean"][0] = float("nan")
    save_file(tensors, saved, metadata={KEY: said})
    with pytest.raises(BadCheckpoint, match="not numbers"):
        load_checkpoint(saved)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"step_s":0.4', '"step_s":-1'),
        ('"behaviors":["feeds"],"step_s"', '"behaviors":[],"step_s"'),
        ('"width":16', '"width":1000000000'),
        ('"window":3', '"window":4'),
    ],
)
def test_a_head_that_cannot_be_is_refused(saved: Path, before: str, after: str) -> None:
    said = read_header_text(saved)
    assert before in said
    save_file(tensors_of(saved), saved, metadata={KEY: said.replace(before, after)})
    with pytest.raises(BadCheckpoint, match="makes no sense"):
        load_checkpoint(saved)


def test_a_head_is_not_saved_without_saying_what_it_is(
    model: VideoModel, head: TemporalHead, tmp_path: Path
) -> None:
    with pytest.raises(BadCheckpoint, match="does not say"):
        save_checkpoint(tmp_path / "x.safetensors", model, replace(HEADER, temporal=None), head)
    assert not list(tmp_path.iterdir())


def read_header_text(path: Path) -> str:
    return text_of(read_header(path))


def text_of(header: Header) -> str:
    return msgspec.json.encode(header).decode()
