"""Files that are no detectors end as a sentence, whatever they are."""

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from mvit_core.detection import Detector
from mvit_core.detection.onnx_file import MAX_BYTES, read_facts
from mvit_core.detection.trial import try_out
from mvit_core.errors import BadCheckpoint, UserError
from tests.mvit_core.detection.block_graphs import yolov5, yolox
from tests.mvit_core.detection.onnx_writer import FLOAT16, Dim, GraphWriter, chunk, number, value_info


def graph_of(shape: list[Dim], *, kind: int = 1) -> bytes:
    """A network that only makes its picture smaller."""
    graph = GraphWriter()
    out = graph.node("AveragePool", ["images"], kernel_shape=[2, 2], strides=[2, 2])
    return graph.model([value_info("images", shape, kind)], [value_info(out, ["?"])])


def with_weights_elsewhere() -> bytes:
    """A graph whose weights lie in another file, here one that is none of its business."""
    where = chunk(13, chunk(1, "location") + chunk(2, "../../../../etc/passwd"))
    weight = number(1, 4) + number(2, 1) + chunk(8, "w") + where + number(14, 1)
    return chunk(7, chunk(5, weight))


REFUSED = {
    "empty": (b"", "is empty"),
    "noise": (bytes(range(256)) * 40, "no ONNX file, or damaged"),
    "text": (b"hello, I am a detector\n", "no ONNX file, or damaged"),
    "pointer": (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"),
    "page": (b"<!DOCTYPE html><html>", "web page"),
    "pickle": (b"PK\x03\x04" + bytes(100), "PyTorch file"),
    "cut": (yolox((64, 64))[:3000], "damaged, perhaps cut short"),
    "elsewhere": (with_weights_elsewhere(), "second file"),
    "flat": (graph_of([1, 10]), "takes images 1x10; a detector takes one picture"),
    "gray": (graph_of([1, 1, 64, 64]), "takes images 1x1x64x64"),
    "batch": (graph_of([8, 3, 64, 64]), "takes images 8x3x64x64"),
    "half": (graph_of([1, 3, 64, 64], kind=FLOAT16), "full precision"),
    "huge picture": (graph_of([1, 3, 99999, 64]), "64x99999 pixels"),
    "no detector": (graph_of([1, 3, 64, 64]), "1x3x32x32"),
    "unknown classes": (yolox((64, 64), num_classes=7), "7 classes and does not name them"),
    "other names": (yolov5((64, 64), names="['a', 'b']"), "3 classes, but 2 names"),
    "no animals": (yolov5((64, 64), names="['cup', 'fork', 'knife']"), "nothing that Trapline looks for"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_detector_is_refused_with_what_was_seen(tmp_path: Path, name: str) -> None:
    data, sentence = REFUSED[name]
    path = tmp_path / "detector.onnx"
    path.write_bytes(data)
    with pytest.raises(BadCheckpoint, match="detector") as caught:
        Detector.load(path, trusted=True)
    assert sentence in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"gone\.onnx cannot be read"):
        Detector.load(tmp_path / "gone.onnx")


def test_a_file_beyond_all_measure_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "endless.onnx"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(BadCheckpoint, match=r"has 1\.1 GB"):
        Detector.load(path)


@pytest.mark.parametrize(
    "card",
    [
        "{",
        "[]",
        '{"classes": 3}',
        '{"input_size": [99999999, 64]}',
        '{"subjects": {"a": "ghost"}}',
        '{"family": "detr"}',
    ],
)
def test_a_card_that_makes_no_sense_is_named(tmp_path: Path, card: str) -> None:
    path = tmp_path / "detector.onnx"
    path.write_bytes(yolox((64, 64)))
    path.with_suffix(".json").write_text(card)
    with pytest.raises(BadCheckpoint, match=r"detr|does not describe a detector"):
        Detector.load(path, trusted=True)


def weight_too_short() -> bytes:
    """A convolution whose weights promise more than they hold."""
    data = yolox((64, 64))
    before = number(1, 4) + number(1, 3) + number(1, 1) + number(1, 1)
    return data.replace(before, number(1, 9) + before[2:], 1)


def operation_out_of_nothing() -> bytes:
    """An operation on a signal that does not exist."""
    return yolox((64, 64)).replace(b"\x06images\x12", b"\x06nobody\x12", 1)


@pytest.mark.parametrize("make", [weight_too_short, operation_out_of_nothing])
def test_what_the_engine_would_stumble_over_is_found_before(make: Callable[[], bytes]) -> None:
    assert make() != yolox((64, 64))
    with pytest.raises(BadCheckpoint, match="damaged"):
        read_facts(make(), "a file")


def test_bytes_changed_at_random_are_read_or_refused() -> None:
    whole = yolov5((64, 64))
    for seed in range(300):
        source = random.Random(seed)
        changed = bytearray(whole)
        for _ in range(source.randrange(1, 8)):
            changed[source.randrange(len(changed))] = source.randrange(256)
        try:
            read_facts(
                bytes(changed[: source.randrange(1, len(changed))] if seed % 3 == 0 else changed), "a file"
            )
        except BadCheckpoint as error:
            assert "a file" in str(error)  # noqa: PT017 - some are still readable


def test_a_network_that_cannot_run_fails_in_a_process_of_its_own() -> None:
    with pytest.raises(BadCheckpoint, match=r"bad\.onnx can't be run"):
        try_out(yolov5((64, 64)), (96, 96), "bad.onnx")  # its boxes are those of 64 x 64


def test_one_that_eats_all_memory_does_so_in_a_process_of_its_own() -> None:
    graph = GraphWriter()
    scales = graph.weight(np.array([1, 1, 4096, 4096], np.float32))
    out = graph.node("Resize", ["images", "", scales], mode="nearest")
    data = graph.model(
        [value_info("images", [1, 3, 64, 64])], [value_info(out, [1, 3, 64 * 4096, 64 * 4096])]
    )
    with pytest.raises(BadCheckpoint, match=r"greedy\.onnx can't be run: it (takes too much memory|crashes)"):
        try_out(data, (64, 64), "greedy.onnx")


def test_a_good_one_passes_its_trial() -> None:
    try_out(yolox((64, 64)), (64, 64), "good.onnx")
