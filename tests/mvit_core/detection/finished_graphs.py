"""Detectors that give finished boxes, in every common form, with answers that can be worked out on paper.

As in `block_graphs` they see cells of 32 x 32 pixels: red is an animal, blue a person. A cell's score is a
sigmoid of its color and its box the cell; boxes of no score come along, as from exporters that fill up.
"""

from collections.abc import Sequence

import numpy as np

from tests.mvit_core.detection.block_graphs import cell_boxes, convolution, see_colors, shape_of
from tests.mvit_core.detection.onnx_writer import Dim, GraphWriter, value_info

STRIDE = 32
Boxes = tuple[str, str, str, int]  # corners, scores, classes, how many


def finished(
    size: tuple[int, int],
    form: str,
    *,
    names: str = "",
    divides: bool = False,
    alone: bool = False,
    first_class: int = 0,
) -> bytes:
    """`form`: "sixes", "sevens", "parts" or "counted". `divides`: it wants 0-255; `alone`: (3, h, w)."""
    graph = GraphWriter()
    x = "images"
    if divides:
        x = graph.node("Div", [x, graph.weight(np.array([255], np.float32))])
    if alone:
        x = graph.node("Reshape", [x, shape_of(graph, 1, 3, *size)])
    outputs = _outputs(graph, form, _boxes(graph, x, size, first_class))
    shape: Sequence[Dim] = [3, *size] if alone else [1, 3, *size]
    metadata = {"names": names} if names else {}
    return graph.model([value_info("images", shape)], outputs, metadata=metadata)


def _boxes(graph: GraphWriter, x: str, size: tuple[int, int], first: int) -> Boxes:
    """(N, 4), (N, 1), (N, 1): each cell twice, as an animal and as a person."""
    pooled = graph.node("AveragePool", [x], kernel_shape=[STRIDE] * 2, strides=[STRIDE] * 2)
    weights, bias = see_colors(2, red=0, blue=1, bgr=False, scale=255.0)
    scores = graph.node("Sigmoid", [convolution(graph, pooled, weights[1:], bias[1:])])
    scores = graph.node("Reshape", [scores, shape_of(graph, -1, 1)])
    cells = cell_boxes(size, STRIDE)
    corners = np.concatenate([cells[:, :2] - cells[:, 2:] / 2, cells[:, :2] + cells[:, 2:] / 2], axis=1)
    kinds = np.repeat(np.arange(first, first + 2, dtype=np.float32), len(cells))[:, None]
    twice = np.tile(corners, (2, 1)).astype(np.float32)
    return graph.weight(twice), scores, graph.weight(kinds), len(twice)


def _outputs(graph: GraphWriter, form: str, boxes: Boxes) -> list[bytes]:
    corners, scores, classes, number = boxes
    if form == "sixes":
        rows = graph.node("Concat", [corners, scores, classes], axis=1)
        rows = graph.node("Reshape", [rows, shape_of(graph, 1, number, 6)])
        return [value_info(rows, [1, number, 6])]
    if form == "sevens":
        pictures = graph.weight(np.zeros((number, 1), np.float32))
        rows = graph.node("Concat", [pictures, corners, classes, scores], axis=1)
        return [value_info(rows, ["boxes", 7])]
    batch = (1,) if form == "counted" else ()
    named = {
        "boxes": graph.node("Reshape", [corners, shape_of(graph, *batch, number, 4)]),
        "scores": graph.node("Reshape", [scores, shape_of(graph, *batch, number)]),
        "labels": graph.node("Reshape", [classes, shape_of(graph, *batch, number)]),
    }
    if form == "counted":  # TensorRT's names, and half of the boxes do not count
        half = graph.weight(np.array([[number // 2]], np.float32))
        one = graph.weight(np.array([[1]], np.float32))
        named = {"num_dets": graph.node("Mul", [half, one])} | {
            f"det_{name}": each
            for name, each in zip(("boxes", "scores", "classes"), named.values(), strict=True)
        }
    return [
        value_info(graph.call(name, each), ["n"] * (2 if name.endswith("boxes") else 1))
        for name, each in named.items()
    ]
