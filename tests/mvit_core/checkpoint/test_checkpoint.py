"""What is saved comes back; what is damaged, hostile or another model's is named for what it is."""

import json
import os
import pickle
import sys
import zipfile
from argparse import Namespace
from pathlib import Path
from time import perf_counter

import msgspec
import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from mvit_core.checkpoint import (
    Calibration,
    Classes,
    Header,
    Lineage,
    Preprocessing,
    load_checkpoint,
    load_weights,
    read_header,
    save_checkpoint,
)
from mvit_core.checkpoint.files import read_weights, write_weights
from mvit_core.checkpoint.foreign import Layout
from mvit_core.checkpoint.wrapping import unwrapped
from mvit_core.errors import BadCheckpoint
from mvit_core.models.base import VideoModel
from mvit_core.models.registry import create_model

HEADER = Header(
    model="mvit_xs",
    classes=Classes(species=("panthera-leo", "blank"), behaviors=("feed",)),
    preprocessing=Preprocessing(num_frames=4, frame_interval_s=0.2, crop=(32, 32)),
    calibration=Calibration(species_temperature=1.5),
    lineage=Lineage(base="mvitv2_s", manifest_hash="abc", metrics={"top1": 0.5}),
)


@pytest.fixture(scope="module")
def model() -> VideoModel:
    """A small model of the header above."""
    torch.manual_seed(0)
    return create_model("mvit_xs", num_classes=3, num_frames=4, crop=(32, 32)).eval()


@pytest.fixture
def saved(model: VideoModel, tmp_path: Path) -> Path:
    """Its checkpoint."""
    path = tmp_path / "small.safetensors"
    save_checkpoint(path, model, HEADER)
    return path


def test_what_is_saved_comes_back(model: VideoModel, saved: Path) -> None:
    loaded = load_checkpoint(saved)
    clip = torch.randn(1, 3, 4, 32, 32)
    with torch.inference_mode():
        assert torch.equal(loaded.model(clip), model(clip))
    assert loaded.header == HEADER == read_header(saved)
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]


def test_it_says_what_makes_scores_of_behaviors(model: VideoModel, tmp_path: Path) -> None:
    classes = Classes(species=("blank",), behaviors=("feed", "sleep"))
    header = msgspec.structs.replace(HEADER, classes=classes, behavior_activation="softmax")
    path = tmp_path / "one.safetensors"
    save_checkpoint(path, model, header)
    known = read_header(path)
    assert known.behavior_activation == "softmax"
    assert known.version == 3, "who knows of sigmoids alone does not open it"
    assert HEADER.behavior_activation == "sigmoid"


def test_older_files_are_read_as_they_were(model: VideoModel, tmp_path: Path) -> None:
    path = tmp_path / "old.safetensors"
    said = (
        '{"model":"mvit_xs","classes":{"species":["blank"],"behaviors":["feed","sleep"]},"preprocessing":'
        '{"num_frames":4,"frame_interval_s":0.2,"crop":[32,32]},"version":1}'
    )
    save_file(dict(model.state_dict()), str(path), metadata={"trapline": said})
    assert load_checkpoint(path).header.behavior_activation == "sigmoid"


def test_a_model_that_is_not_the_headers_is_not_saved(tmp_path: Path) -> None:
    other = create_model("mvit_xs", num_classes=7, num_frames=4, crop=(32, 32))
    with pytest.raises(BadCheckpoint, match=r"head\.weight is 7x384, not 3x384"):
        save_checkpoint(tmp_path / "no.safetensors", other, HEADER)
    assert not list(tmp_path.iterdir())


def test_a_truncated_file_is_named_damaged(saved: Path) -> None:
    whole = saved.read_bytes()
    for share in (0.1, 0.5, 0.999):
        saved.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(BadCheckpoint, match=r"damaged"):
            load_checkpoint(saved)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"<!DOCTYPE html><html>", "is a web page"),
        (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"),
        (b"GIF89a......", "no file of weights"),
        (b"PK\x03\x04 and no zip", "damaged"),
        (b"\x80\x02 and no pickle", "damaged"),
        (b"\xff\xff\xff\xff\xff\xff\xff\x7f{", "damaged"),
        (b'{"data":{"blocks":1}}', "no file of weights"),
        (b"\x89HDF\r\n\x1a\n", "is an HDF5 file"),
        (b"\x08\x0a\x12\x07pytorch\x1a\x052.1.0", "is an ONNX file, .* the weights that it was made of"),
        (b"\x93NUMPY\x01\x00", "is a single array"),
        (b"\x1f\x8b\x08\x00", "is an archive of other files; unpack it"),
        (b"weights.pth".ljust(257, b"\0") + b"ustar", "is an archive of other files; unpack it"),
    ],
)
def test_what_is_no_checkpoint_is_named(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "weights.pth"
    path.write_bytes(content)
    with pytest.raises(BadCheckpoint, match=sentence):
        load_checkpoint(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadCheckpoint, match="cannot be read"):
        load_checkpoint(tmp_path / "none.safetensors")


class Hostile:
    """Unpickling this makes a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.folder),)


@pytest.mark.parametrize("zipped", [True, False])
def test_code_in_a_pickle_never_runs(tmp_path: Path, model: VideoModel, zipped: bool) -> None:
    trap, path = tmp_path / "trap", tmp_path / "hostile.pth"
    if zipped:
        torch.save({"model_state": Hostile(trap)}, path)
    else:
        path.write_bytes(pickle.dumps({"model_state": Hostile(trap)}))
    with pytest.raises(BadCheckpoint, match=r"more than weights.* save the weights alone \(state_dict\)"):
        load_weights(model, path)
    assert not trap.exists()


def test_a_whole_model_is_not_opened(tmp_path: Path, model: VideoModel) -> None:
    path = tmp_path / "whole.pth"
    torch.save(model, path)
    with pytest.raises(BadCheckpoint, match=r"more than weights.* save the weights alone \(state_dict\)"):
        load_weights(model, path)


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        ("model.pth", "is an archive of other files"),
        ("model/constants.pkl", "is a program of PyTorch"),
        ("model/archive_format", "is a program of PyTorch"),
    ],
)
def test_what_else_is_zipped_is_named(tmp_path: Path, model: VideoModel, inside: str, sentence: str) -> None:
    path = tmp_path / "other.pt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(inside, b"bytes")
    with pytest.raises(BadCheckpoint, match=sentence):
        load_weights(model, path)


def test_bare_weights_are_no_checkpoint(tmp_path: Path, model: VideoModel) -> None:
    path = tmp_path / "bare.safetensors"
    save_file(dict(model.state_dict()), str(path))
    with pytest.raises(BadCheckpoint, match="without class names"):
        load_checkpoint(path)


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("{", "makes no sense"),
        ('{"model": "mvit_xs"}', "makes no sense"),
        (
            '{"model":"nope","classes":{},"preprocessing":{"num_frames":4,"frame_interval_s":1,"crop":[32,32]}}',
            "no model called nope",
        ),
        (
            '{"model":"mvit_xs","classes":{},"preprocessing":'
            '{"num_frames":4,"frame_interval_s":1,"crop":[99999999,1]}}',
            "makes no sense",
        ),
        (
            '{"version":9,"model":"x","classes":{},"preprocessing":'
            '{"num_frames":4,"frame_interval_s":1,"crop":[32,32]}}',
            "newer version",
        ),
        (
            '{"model":"mvit_xs","classes":{"behaviors":["feed"]},"behavior_activation":"softmax","preprocessing":'
            '{"num_frames":4,"frame_interval_s":1,"crop":[32,32]}}',
            "a softmax is over two or more behaviors",
        ),
        (
            '{"model":"mvit_xs","classes":{"species":["lynx","lynx"]},"preprocessing":'
            '{"num_frames":4,"frame_interval_s":1,"crop":[32,32]}}',
            "a class stands twice",
        ),
        (
            '{"model":"mvit_xs","classes":{"behaviors":["feed"]},"roi":1000000000,"preprocessing":'
            '{"num_frames":4,"frame_interval_s":1,"crop":[32,32]}}',
            "impossible grid",
        ),
        (
            '{"model":"mvit_xs","classes":{},"behavior_activation":"tanh","preprocessing":'
            '{"num_frames":4,"frame_interval_s":1,"crop":[32,32]}}',
            "makes no sense",
        ),
    ],
)
def test_a_senseless_header_is_named(tmp_path: Path, header: str, sentence: str) -> None:
    path = tmp_path / "header.safetensors"
    save_file({"x": torch.zeros(1)}, str(path), metadata={"trapline": header})
    with pytest.raises(BadCheckpoint, match=sentence):
        load_checkpoint(path)


def test_another_models_weights_are_named(tmp_path: Path, model: VideoModel) -> None:
    other = create_model("mvit_b_16x4", num_frames=4, crop=(32, 32))
    path = tmp_path / "other.pth"
    torch.save(other.state_dict(), path)
    with pytest.raises(BadCheckpoint, match=r"does not fit the model: \d+ parameters are missing"):
        load_weights(model, path)


def test_weights_that_are_not_numbers_are_named(tmp_path: Path, model: VideoModel) -> None:
    state = dict(model.state_dict()) | {"norm.weight": torch.full((384,), float("nan"))}
    path = tmp_path / "nan.pth"
    torch.save(state, path)
    with pytest.raises(BadCheckpoint, match=r"norm\.weight holds values that are not numbers"):
        load_weights(model, path)


@pytest.mark.parametrize(
    "norm", [torch.zeros(1).expand(10**11), torch.zeros(384).to_sparse(), torch.zeros(384, device="meta")]
)
def test_weights_that_the_file_does_not_hold_are_named(
    tmp_path: Path, model: VideoModel, norm: torch.Tensor
) -> None:
    path = tmp_path / "claims.pth"
    torch.save(dict(model.state_dict()) | {"norm.weight": norm}, path)
    with pytest.raises(BadCheckpoint, match=r"the numbers of norm\.weight are not all there"):
        load_weights(model, path)


@pytest.mark.parametrize("name", ["zeros.npz", "zeros.pth"])
def test_a_file_that_is_made_to_fill_the_memory_is_not_unpacked(
    tmp_path: Path, model: VideoModel, name: str
) -> None:
    path = tmp_path / name
    if name.endswith("npz"):
        np.savez_compressed(path, zeros=np.zeros(1 << 20))
    else:
        torch.save({"zeros": torch.zeros(1 << 20)}, tmp_path / "plain.pth")
        deflated = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        with zipfile.ZipFile(tmp_path / "plain.pth") as plain, deflated as packed:
            for part in plain.namelist():
                packed.writestr(part, plain.read(part))
    with pytest.raises(BadCheckpoint, match=r"would fill \d+ times its size in memory"):
        load_weights(model, path)


def test_weights_in_eight_bits_after_the_point_are_read_as_others(tmp_path: Path, model: VideoModel) -> None:
    path = tmp_path / "short.safetensors"
    save_file({name: value.to(torch.float8_e4m3fn) for name, value in model.state_dict().items()}, path)
    other = create_model("mvit_xs", num_classes=3, num_frames=4, crop=(32, 32))
    load_weights(other, path)
    short = model.get_parameter("patch.weight").to(torch.float8_e4m3fn)
    assert torch.equal(other.get_parameter("patch.weight"), short.float())


@pytest.mark.parametrize("kind", [torch.int32, torch.complex64, torch.bool])
def test_weights_that_would_be_cut_to_fit_are_refused(
    saved: Path, model: VideoModel, kind: torch.dtype
) -> None:
    state, metadata = read_weights(saved)
    save_file(state | {"norm.weight": state["norm.weight"].to(kind)}, saved, metadata)
    for read in (load_checkpoint, lambda path: load_weights(model, path)):
        with pytest.raises(BadCheckpoint, match=r"1 parameter is of numbers of another kind \(norm\.weight"):
            read(saved)


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_a_file_in_a_folder_of_odd_bytes_is_not_called_damaged(saved: Path) -> None:
    folder = saved.parent / os.fsdecode(b"F\xfcchse")
    folder.mkdir()
    with pytest.raises(BadCheckpoint, match="Rename it, or copy the file elsewhere"):
        load_checkpoint(saved.rename(folder / saved.name))


def test_a_base_for_training_keeps_the_new_head_and_fits_other_clips(saved: Path, model: VideoModel) -> None:
    longer = create_model("mvit_xs", num_classes=9, num_frames=8, crop=(48, 64))
    head = longer.get_parameter("head.weight").clone()
    assert load_weights(longer, saved) is Layout.OURS
    assert torch.equal(longer.get_parameter("head.weight"), head)
    assert torch.equal(longer.get_parameter("patch.weight"), model.get_parameter("patch.weight"))
    with torch.inference_mode():
        assert longer.eval()(torch.randn(1, 3, 8, 48, 64)).isfinite().all()


@pytest.mark.parametrize(
    "wrapper",
    [
        *("module.", "model.", "module.model.", "_orig_mod.", "module._orig_mod.", "_orig_mod.module."),
        *("backbone.", "encoder.", "model.model.", "model.backbone.encoder.", "teacher.backbone."),
    ],
)
def test_what_models_are_wrapped_in_is_left_out(tmp_path: Path, wrapper: str, model: VideoModel) -> None:
    path = tmp_path / "wrapped.pyth"
    torch.save({"model_state": {wrapper + name: value for name, value in model.state_dict().items()}}, path)
    other = create_model("mvit_xs", num_frames=4, crop=(32, 32))
    assert load_weights(other, path) is Layout.OURS
    assert torch.equal(other.get_parameter("patch.weight"), model.get_parameter("patch.weight"))


def read_back(content: object, path: Path) -> VideoModel:
    """A model that starts from what a program of training kept."""
    torch.save(content, path)
    other = create_model("mvit_xs", num_classes=3, num_frames=4, crop=(32, 32))
    assert load_weights(other, path) is Layout.OURS
    return other


def same(one: VideoModel, other: VideoModel) -> bool:
    """Whether all their weights are equal."""
    state = other.state_dict()
    return all(torch.equal(value, state[name]) for name, value in one.state_dict().items())


@pytest.mark.parametrize(
    "keys",
    [("state_dict",), ("model_state",), ("ema",), ("teacher",), ("a", "b"), ("net", "module")],
)
def test_weights_are_found_wherever_a_program_of_training_put_them(
    tmp_path: Path, keys: tuple[str, ...], model: VideoModel
) -> None:
    content: dict[str, object] = dict(model.state_dict())
    for key in reversed(keys):
        of_optimizer = {"state": {0: {"exp_avg": torch.zeros(3)}}, "param_groups": [{"lr": 0.1}]}
        content = {"epoch": 3, "optimizer": of_optimizer, key: content, "args": Namespace(lr=0.1)}
    assert same(read_back(content, tmp_path / "kept.pth"), model)


@pytest.mark.parametrize("key", ["model_ema", "ema_state", "state_dict_ema", "student"])
def test_averaged_weights_are_read_where_a_file_holds_no_others(
    tmp_path: Path, key: str, model: VideoModel
) -> None:
    state = model.state_dict()
    others = {name: torch.ones_like(value) for name, value in state.items()}
    assert same(read_back({"epoch": 3, key: state}, tmp_path / "averaged.pyth"), model)
    assert same(read_back({key: others, "teacher": state}, tmp_path / "both.pyth"), model)


def test_of_what_lies_beside_a_model_only_its_head_is_read(tmp_path: Path, model: VideoModel) -> None:
    state = {
        name if name.startswith("head.") else f"backbone.{name}": each
        for name, each in model.state_dict().items()
    }
    beside = {"decoder.weight": torch.ones(2), "backbone.relative_position_index": torch.arange(4)}
    assert same(read_back(state | beside, tmp_path / "parts.pth"), model)


def test_a_mapping_in_itself_or_in_many_others_ends(tmp_path: Path, model: VideoModel) -> None:
    content: dict[str, object] = {"x": torch.zeros(1)}
    content["self"] = content
    for _ in range(6):
        content = {str(number): content for number in range(300)}
    torch.save(content, tmp_path / "odd.pth")
    with pytest.raises(BadCheckpoint, match="holds no weights"):
        load_weights(model, tmp_path / "odd.pth")


def test_many_names_take_no_longer_than_they_are_many() -> None:
    began = perf_counter()
    state = {f"layer{number}.part.weight": torch.empty(0) for number in range(20_000)}
    assert unwrapped(state).keys() == state.keys()
    assert perf_counter() - began < 10, "names by names are 400,000,000"


def test_changes_to_a_model_are_no_model(tmp_path: Path, model: VideoModel) -> None:
    path = tmp_path / "adapter_model.safetensors"
    save_file({"base_model.model.blocks.0.attn.qkv.lora_A.weight": torch.zeros(2, 3)}, path)
    with pytest.raises(BadCheckpoint, match=r"\(LoRA\), not a model; merge them into it"):
        load_weights(model, path)


def in_parts(model: VideoModel, folder: Path) -> Path:
    """Two files of weights, and the list of them."""
    places = {}
    for number, names in enumerate(np.array_split(list(model.state_dict()), 2), start=1):
        part = f"model-0000{number}-of-00002.safetensors"
        save_file({f"model.{name}": model.state_dict()[name] for name in names}, folder / part)
        places |= {f"model.{name}": part for name in names}
    path = folder / "model.safetensors.index.json"
    path.write_text(json.dumps({"metadata": {"total_size": 1}, "weight_map": places}), encoding="utf-8")
    return path


def test_weights_in_several_files_are_read_by_the_list_of_them(tmp_path: Path, model: VideoModel) -> None:
    path = in_parts(model, tmp_path)
    other = create_model("mvit_xs", num_classes=3, num_frames=4, crop=(32, 32))
    assert load_weights(other, path) is Layout.OURS
    assert same(other, model)
    tmp_path.joinpath("model-00002-of-00002.safetensors").unlink()
    with pytest.raises(BadCheckpoint, match=r"lists model-00002\S+, and no such file"):
        load_weights(model, path)


@pytest.mark.parametrize(
    ("listed", "sentence"),
    [
        ('{"weight_map": {"a": "../other.safetensors"}}', "no such file of weights is beside it"),
        ('{"weight_map": {"a": "list.json"}}', "no such file of weights is beside it"),
        ('{"model_type": "vit"}', "is no list of the files that weights lie in"),
        ("[" * 100_000, "is no list of the files that weights lie in"),
    ],
)
def test_a_list_of_no_weights_is_named(tmp_path: Path, model: VideoModel, listed: str, sentence: str) -> None:
    tmp_path.joinpath("list.json").write_text(listed, encoding="utf-8")
    save_file({"a": torch.zeros(1)}, tmp_path.parent / "other.safetensors")
    with pytest.raises(BadCheckpoint, match=sentence):
        load_weights(model, tmp_path / "list.json")


def test_absolute_positions_are_interpolated(tmp_path: Path) -> None:
    source = create_model("mvit_b_16x4", num_frames=4, crop=(32, 32))
    path = tmp_path / "source.pth"
    torch.save({"model_state": {f"module.{k}": v for k, v in source.state_dict().items()}}, path)
    target = create_model("mvit_b_16x4", num_frames=8, crop=(64, 64))
    load_weights(target, path)
    times, old = (
        target.get_parameter("positions.position_time"),
        source.get_parameter("positions.position_time"),
    )
    assert times.shape == (4, 96)
    assert torch.allclose(times[0], old[0])
    assert torch.allclose(times[1], 0.75 * old[0] + 0.25 * old[1])


def test_what_a_killed_process_left_half_written_takes_no_rights_away(tmp_path: Path) -> None:
    new, left = tmp_path / "new", tmp_path / "left"
    left.touch(mode=0o600)
    for place in (new, left):
        write_weights({"a": torch.zeros(1)}, place, {})
    assert left.stat().st_mode == new.stat().st_mode
