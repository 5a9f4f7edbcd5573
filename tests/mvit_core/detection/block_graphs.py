"""Hand-made detectors in each family's layout whose answers can be worked out on paper.

They see one thing: cells of 32 x 32 input pixels that are red (an animal) or blue (a person), with scores of
almost 1 and a box of exactly that cell. A test knows what must come back: a swapped channel, a border
in the wrong place or a wrong stride shows.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tests.mvit_core.detection.onnx_writer import Dim, GraphWriter, value_info

Array = NDArray[np.float32]
STRIDES = (8, 16, 32)
GAIN = 0.1  # of the logits, a gray level
NEVER = -60.0


def yolox(size: tuple[int, int], *, declared: Sequence[Dim] | None = None, num_classes: int = 80) -> bytes:
    """Raw YOLOX for BGR 0-255; class 0 is blue, 16 (COCO's dog) red. `declared`: the input's shape."""
    graph = GraphWriter()
    parts = []
    for stride in STRIDES:
        pooled = graph.node("AveragePool", ["images"], kernel_shape=[stride] * 2, strides=[stride] * 2)
        boxes = np.array([0.5, 0.5, 0, 0], np.float32)  # the middle of the cell, e^0 strides wide and high
        regression = convolution(graph, pooled, np.zeros((4, 3), np.float32), boxes)
        weights, bias = see_colors(num_classes, red=16 % num_classes, blue=0, bgr=True, scale=1.0)
        if stride != 32:
            bias[0] = NEVER
        scores = graph.node("Sigmoid", [convolution(graph, pooled, weights, bias)])
        joined = graph.node("Concat", [regression, scores], axis=1)
        parts.append(graph.node("Reshape", [joined, shape_of(graph, 1, 5 + num_classes, -1)]))
    rows = graph.node("Transpose", [graph.node("Concat", parts, axis=2)], perm=[0, 2, 1])
    shape = [1, 3, *size] if declared is None else declared
    return graph.model([value_info("images", shape)], [value_info(rows, [1, "rows", 5 + num_classes])])


def yolov5(size: tuple[int, int], *, names: str = "") -> bytes:
    """YOLOv5 with its boxes decoded, for RGB 0-1; class 0 is red, class 1 blue, class 2 never."""
    graph = GraphWriter()
    weights, bias = see_colors(3, red=0, blue=1, bgr=False, scale=255.0)
    parts = []
    for stride in STRIDES:
        pooled = graph.node("AveragePool", ["images"], kernel_shape=[stride] * 2, strides=[stride] * 2)
        anchors = [bias.copy() for _ in range(3)]
        for number, anchor in enumerate(anchors):
            if stride != 32 or number != 1:
                anchor[0] = NEVER
        y = convolution(graph, pooled, np.concatenate([weights] * 3), np.concatenate(anchors))
        y = graph.node("Reshape", [y, shape_of(graph, 3, len(bias), -1)])
        scores = graph.node("Sigmoid", [graph.node("Transpose", [y], perm=[0, 2, 1])])
        boxes = np.repeat(cell_boxes(size, stride)[None], 3, axis=0)
        y = graph.node("Concat", [graph.weight(boxes), scores], axis=2)
        parts.append(graph.node("Reshape", [y, shape_of(graph, 1, -1, 4 + len(bias))]))
    rows = graph.node("Concat", parts, axis=1)
    metadata = {"names": names} if names else {}
    outputs = [value_info(rows, [1, "rows", 8])]
    return graph.model([value_info("images", [1, 3, *size])], outputs, metadata=metadata)


def yolov8(size: tuple[int, int]) -> bytes:
    """YOLOv8 for RGB 0-1, a box a column and no objectness; class 0 is red, class 1 blue, class 2 never."""
    graph = GraphWriter()
    weights, bias = see_colors(3, red=0, blue=1, bgr=False, scale=255.0)
    parts = []
    for stride in STRIDES:
        pooled = graph.node("AveragePool", ["images"], kernel_shape=[stride] * 2, strides=[stride] * 2)
        own = bias[1:] if stride == 32 else np.full(3, NEVER, np.float32)
        scores = graph.node("Sigmoid", [convolution(graph, pooled, weights[1:], own)])
        scores = graph.node("Reshape", [scores, shape_of(graph, 1, 3, -1)])
        boxes = np.ascontiguousarray(cell_boxes(size, stride).T[None])
        parts.append(graph.node("Concat", [graph.weight(boxes), scores], axis=1))
    rows = graph.node("Concat", parts, axis=2)
    return graph.model([value_info("images", [1, 3, *size])], [value_info(rows, [1, 7, "columns"])])


def see_colors(num_classes: int, *, red: int, blue: int, bgr: bool, scale: float) -> tuple[Array, Array]:
    """Weights (1 + classes, 3) and bias of objectness and classes on mean colors."""
    weights = np.zeros((1 + num_classes, 3), np.float32)
    bias = np.full(1 + num_classes, NEVER, np.float32)
    channel = {"red": 2, "blue": 0} if bgr else {"red": 0, "blue": 2}
    weights[0, [0, 2]], weights[0, 1] = GAIN, -2 * GAIN
    for row, name in ((1 + red, "red"), (1 + blue, "blue")):
        weights[row, channel[name]], weights[row, 1] = GAIN, -GAIN
    bias[[0, 1 + red, 1 + blue]] = -100 * GAIN
    return weights * scale, bias


def cell_boxes(size: tuple[int, int], stride: int) -> Array:
    """Center and size (N, 4) in pixels of each cell, row by row."""
    ys, xs = np.indices((size[0] // stride, size[1] // stride), np.float32)
    side = np.full(xs.size, stride, np.float32)
    return np.stack([(xs.ravel() + 0.5) * stride, (ys.ravel() + 0.5) * stride, side, side], axis=1)


def convolution(graph: GraphWriter, x: str, weights: Array, bias: Array) -> str:
    """A 1 x 1 convolution."""
    names = [x, graph.weight(weights[:, :, None, None].copy()), graph.weight(bias)]
    return graph.node("Conv", names, kernel_shape=[1, 1])


def shape_of(graph: GraphWriter, *sizes: int) -> str:
    """A shape for Reshape."""
    return graph.weight(np.array(sizes, np.int64))
