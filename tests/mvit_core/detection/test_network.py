"""The engines that run networks."""

import cv2
import numpy as np
import pytest

from mvit_core.detection.network import FAILURES, OnnxRuntimeNetwork, OpenCvNetwork
from tests.mvit_core.detection.block_graphs import yolov5, yolox
from tests.mvit_core.detection.yolov5_graph import yolov5 as real_yolov5

ENGINES = [OpenCvNetwork, OnnxRuntimeNetwork]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_says_what_fails(engine: type[OpenCvNetwork] | type[OnnxRuntimeNetwork]) -> None:
    if engine is OnnxRuntimeNetwork:
        pytest.importorskip("onnxruntime")
    with pytest.raises(FAILURES):
        engine(b"no network", num_threads=1)
    network = engine(yolov5((64, 64)), num_threads=1)
    with pytest.raises(FAILURES):
        network.run(np.zeros((1, 3, 96, 96), np.float32), network.output_names)


@pytest.mark.parametrize(
    "data", [yolox((64, 96)), yolov5((64, 96)), real_yolov5(size=(64, 96), width=0.1, depth=0.33)]
)
def test_both_engines_agree(data: bytes) -> None:
    pytest.importorskip("onnxruntime")
    blob = np.random.default_rng(0).random((1, 3, 64, 96), np.float32)
    ours, theirs = OpenCvNetwork(data, num_threads=1), OnnxRuntimeNetwork(data, num_threads=1)
    (one,), (other,) = (each.run(blob, each.output_names) for each in (ours, theirs))
    assert one == pytest.approx(other, rel=1e-4, abs=1e-3)


def test_the_threads_of_others_are_left_as_they_were() -> None:
    before = cv2.getNumThreads()
    network = OpenCvNetwork(yolox((64, 64)), num_threads=before + 1)
    network.run(np.zeros((1, 3, 64, 64), np.float32), network.output_names)
    assert cv2.getNumThreads() == before
