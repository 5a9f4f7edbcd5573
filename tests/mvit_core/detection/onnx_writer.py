"""Small ONNX files written byte by byte (onnx.proto, IR version 8), so that tests need no package for it."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

FLOAT, INT64, FLOAT16 = 1, 7, 10
TYPES = {np.dtype(np.float32): FLOAT, np.dtype(np.int64): INT64, np.dtype(np.float16): FLOAT16}

Attribute = int | float | str | Sequence[int] | Sequence[float]
Dim = int | str


def varint(value: int) -> bytes:
    """A number in protobuf's base 128, least part first."""
    value &= (1 << 64) - 1
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def number(field: int, value: int) -> bytes:
    """A whole number as a field of a message."""
    return varint(field << 3) + varint(value)


def chunk(field: int, value: bytes | str) -> bytes:
    """Bytes, text or a message as a field of a message."""
    data = value.encode() if isinstance(value, str) else value
    return varint(field << 3 | 2) + varint(len(data)) + data


def tensor(name: str, values: NDArray[np.generic]) -> bytes:
    """A TensorProto."""
    dims = b"".join(number(1, size) for size in values.shape)
    return dims + number(2, TYPES[values.dtype]) + chunk(8, name) + chunk(9, values.tobytes())


def value_info(name: str, shape: Sequence[Dim], kind: int = FLOAT) -> bytes:
    """A ValueInfoProto of a tensor; a text for a size that the graph leaves open."""
    dims = b"".join(chunk(1, number(1, size) if isinstance(size, int) else chunk(2, size)) for size in shape)
    return chunk(1, name) + chunk(2, chunk(1, number(1, kind) + chunk(2, dims)))


def attribute(name: str, value: Attribute) -> bytes:
    """An AttributeProto."""
    if isinstance(value, int):
        body = number(3, value) + number(20, 2)
    elif isinstance(value, float):
        body = varint(2 << 3 | 5) + np.float32(value).tobytes() + number(20, 1)
    elif isinstance(value, str):
        body = chunk(4, value) + number(20, 3)
    else:
        body = b"".join(number(8, int(each)) for each in value) + number(20, 7)
    return chunk(1, name) + body


class GraphWriter:
    """Collects nodes and weights; `model` gives the file."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._weights: list[bytes] = []

    def weight(self, values: NDArray[np.generic]) -> str:
        """Store a tensor and return its name."""
        name = f"w{len(self._weights)}"
        self._weights.append(tensor(name, values))
        return name

    def node(self, kind: str, inputs: Sequence[str], **attributes: Attribute) -> str:
        """Add an operation with one output and return the output's name."""
        return self.nodes(kind, inputs, 1, **attributes)[0]

    def nodes(self, kind: str, inputs: Sequence[str], num_outputs: int, **attributes: Attribute) -> list[str]:
        """Add an operation and return its outputs' names."""
        base = f"n{len(self._nodes)}"
        outputs = [f"{base}_{index}" for index in range(num_outputs)]
        body = b"".join(chunk(1, name) for name in inputs) + b"".join(chunk(2, name) for name in outputs)
        body += chunk(3, base) + chunk(4, kind)
        body += b"".join(chunk(5, attribute(name, value)) for name, value in attributes.items())
        self._nodes.append(body)
        return outputs

    def call(self, name: str, value: str) -> str:
        """Give a value this name of its own."""
        body = chunk(1, value) + chunk(2, name) + chunk(3, name) + chunk(4, "Identity")
        self._nodes.append(body)
        return name

    def model(
        self,
        inputs: Sequence[bytes],
        outputs: Sequence[bytes],
        *,
        metadata: Mapping[str, str] | None = None,
        producer: str = "test",
    ) -> bytes:
        """The whole file; inputs and outputs as `value_info` makes them."""
        graph = b"".join(chunk(1, node) for node in self._nodes) + chunk(2, "graph")
        graph += b"".join(chunk(5, weight) for weight in self._weights)
        graph += b"".join(chunk(11, each) for each in inputs) + b"".join(chunk(12, each) for each in outputs)
        props = b"".join(chunk(14, chunk(1, k) + chunk(2, v)) for k, v in (metadata or {}).items())
        opset = chunk(8, chunk(1, "") + number(2, 13))
        return number(1, 8) + chunk(2, producer) + chunk(7, graph) + opset + props
