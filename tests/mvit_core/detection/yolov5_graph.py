"""YOLOv5 graphs with random weights, as its exporter lays them out: MegaDetector's shape without its 280 MB.

Layers after the published yolov5*6.yaml / yolov5*.yaml (v6): a CSP backbone, SPPF, a feature pyramid up
and down, and one 1x1 convolution a scale, whose 3 x (5 + classes) channels the graph itself decodes.
"""

from dataclasses import dataclass
from math import ceil

import numpy as np

from tests.mvit_core.detection.onnx_writer import Dim, GraphWriter, value_info

NAMES = "{0: 'animal', 1: 'person', 2: 'vehicle'}"


@dataclass(frozen=True)
class Wide:
    """A signal of the graph with the sizes that the next layer needs."""

    name: str
    channels: int


class Yolov5Graph:
    """Writes the layers; `width` and `depth` are the multiples of the published variants (s: 0.5, 0.33)."""

    def __init__(self, *, width: float, depth: float, seed: int = 0) -> None:
        self.graph = GraphWriter()
        self._width, self._depth = width, depth
        self._random = np.random.default_rng(seed)

    def channels(self, base: int) -> int:
        """Channels of a layer in this variant."""
        return ceil(base * self._width / 8) * 8

    def conv(self, x: Wide, out: int, kernel: int = 1, stride: int = 1, *, act: bool = True) -> Wide:
        """Convolution with SiLU."""
        spread = np.sqrt(1.5 / (x.channels * kernel * kernel))
        weights = self._random.standard_normal((out, x.channels, kernel, kernel), np.float32) * spread
        pads = [2 if kernel == 6 else kernel // 2] * 4
        names = [
            x.name,
            self.graph.weight(weights.astype(np.float32)),
            self.graph.weight(np.zeros(out, np.float32)),
        ]
        y = self.graph.node(
            "Conv",
            names,
            kernel_shape=[kernel] * 2,
            strides=[stride] * 2,
            pads=pads,
            group=1,
            dilations=[1, 1],
        )
        if act:
            y = self.graph.node("Mul", [y, self.graph.node("Sigmoid", [y])])
        return Wide(y, out)

    def join(self, *parts: Wide) -> Wide:
        """Channels of all side by side."""
        return Wide(
            self.graph.node("Concat", [part.name for part in parts], axis=1),
            sum(part.channels for part in parts),
        )

    def csp(self, x: Wide, base: int, repeats: int, shortcut: bool = True) -> Wide:
        """The C3 block: one half through bottlenecks, the other past them."""
        out = self.channels(base)
        half = out // 2
        y, past = self.conv(x, half), self.conv(x, half)
        for _ in range(max(1, round(repeats * self._depth))):
            z = self.conv(self.conv(y, half), half, 3)
            y = Wide(self.graph.node("Add", [y.name, z.name]), half) if shortcut else z
        return self.conv(self.join(y, past), out)

    def pool(self, x: Wide, base: int) -> Wide:
        """SPPF: three max pools, one on the other."""
        y = [self.conv(x, x.channels // 2)]
        for _ in range(3):
            name = self.graph.node(
                "MaxPool", [y[-1].name], kernel_shape=[5, 5], strides=[1, 1], pads=[2, 2, 2, 2]
            )
            y.append(Wide(name, y[0].channels))
        return self.conv(self.join(*y), self.channels(base))

    def upsample(self, x: Wide) -> Wide:
        """Twice the size, nearest."""
        scales = self.graph.weight(np.array([1, 1, 2, 2], np.float32))
        name = self.graph.node(
            "Resize", [x.name, "", scales], mode="nearest", nearest_mode="floor",
            coordinate_transformation_mode="asymmetric",
        )  # fmt: skip
        return Wide(name, x.channels)

    def backbone(self, bases: tuple[int, ...], repeats: tuple[int, ...]) -> list[Wide]:
        """Features at strides 8, 16, 32 (and 64)."""
        x = self.conv(Wide("images", 3), self.channels(64), 6, 2)
        features = []
        for base, count in zip(bases, repeats, strict=True):
            x = self.csp(self.conv(x, self.channels(base), 3, 2), base, count)
            features.append(x)
        features[-1] = self.pool(features[-1], bases[-1])
        return features[1:]

    def pyramid(self, features: list[Wide], bases: tuple[int, ...]) -> list[Wide]:
        """The path up, then down again."""
        sides, x = [], features[-1]
        for feature, base in zip(reversed(features[:-1]), reversed(bases[1:-1]), strict=True):
            x = self.conv(x, self.channels(base))
            sides.append(x)
            x = self.csp(self.join(self.upsample(x), feature), base, 3, shortcut=False)
        outputs = [x]
        for side, base in zip(reversed(sides), bases[2:], strict=True):
            x = self.conv(x, side.channels, 3, 2)
            x = self.csp(self.join(x, side), base, 3, shortcut=False)
            outputs.append(x)
        return outputs

    def boxes(self, x: Wide, size: tuple[int, int], stride: int, num_classes: int) -> str:
        """One scale's rows: x, y, w, h in pixels, objectness, classes."""
        h, w = size[0] // stride, size[1] // stride
        row = 5 + num_classes
        y = self.conv(x, 3 * row, act=False).name
        node, weight = self.graph.node, self.graph.weight
        y = node("Reshape", [y, weight(np.array([1, 3, row, h, w], np.int64))])
        y = node("Sigmoid", [node("Transpose", [y], perm=[0, 1, 3, 4, 2])])
        xy, wh, rest = self.graph.nodes("Split", [y, weight(np.array([2, 2, row - 4], np.int64))], 3, axis=4)
        cells = np.stack(np.meshgrid(np.arange(w), np.arange(h)), -1).astype(np.float32)[None, None] - 0.5
        grid = np.broadcast_to(cells, (1, 3, h, w, 2)).copy()
        anchors = np.broadcast_to(
            (np.array([1.5, 3, 5], np.float32) * stride)[None, :, None, None, None], grid.shape
        )
        two, step = weight(np.float32([2])), weight(np.float32([stride]))
        xy = node("Mul", [node("Add", [node("Mul", [xy, two]), weight(grid)]), step])
        wh = node("Mul", [node("Pow", [node("Mul", [wh, two]), two]), weight(anchors.copy())])
        y = node("Concat", [xy, wh, rest], axis=4)
        return node("Reshape", [y, weight(np.array([1, 3 * h * w, row], np.int64))])


def yolov5(
    *, size: tuple[int, int], width: float, depth: float, six: bool = False, num_classes: int = 3
) -> bytes:
    """A file for pictures of `size` (height, width); `six` adds MegaDetector v5's scale of stride 64."""
    bases = (128, 256, 512, 768, 1024) if six else (128, 256, 512, 1024)
    repeats = (3, 6, 9, 3, 3) if six else (3, 6, 9, 3)
    net = Yolov5Graph(width=width, depth=depth)
    features = net.pyramid(net.backbone(bases, repeats), bases)
    strides = [8 << level for level in range(len(features))]
    rows = [net.boxes(x, size, stride, num_classes) for x, stride in zip(features, strides, strict=True)]
    out = net.graph.node("Concat", rows, axis=1)
    count = sum(3 * (size[0] // stride) * (size[1] // stride) for stride in strides)
    shape: list[Dim] = [1, count, 5 + num_classes]
    metadata = {"names": NAMES, "stride": str(strides[-1])}
    return net.graph.model([value_info("images", [1, 3, *size])], [value_info(out, shape)], metadata=metadata)
