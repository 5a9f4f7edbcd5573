"""What an ONNX file says of itself, read without running or trusting it.

ONNX is protobuf: each message a run of fields, each field a number and a value (see onnx.proto).
Only the fields needed here are read. That every weight is as long as its sizes say is checked, because the
runtime's own reader does not always.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from math import prod
from pathlib import Path

from mvit_core.errors import BadCheckpoint
from mvit_core.files.refused import unread

MAX_BYTES = 1 << 30  # MegaDetector v5 takes 560 MB
MAX_RANK = 8
FLOAT = 1
ITEM_BYTES = {
    1: 4,
    2: 1,
    3: 1,
    4: 2,
    5: 2,
    6: 4,
    7: 8,
    9: 1,
    10: 2,
    11: 8,
    12: 4,
    13: 8,
    16: 2,
}  # by TensorProto.DataType
EXTERNAL = 1  # TensorProto.DataLocation: the weights lie in another file
VARINT, FIXED64, CHUNK, FIXED32 = 0, 1, 2, 5  # protobuf's wire types

Message = Mapping[int, list[int | memoryview]]


@dataclass(frozen=True, slots=True)
class Port:
    """An input or an output of the graph; None stands for a size that the graph leaves open."""

    name: str
    kind: int  # TensorProto.DataType
    shape: tuple[int | None, ...]

    def __str__(self) -> str:
        return f"{self.name} " + "x".join("?" if size is None else str(size) for size in self.shape)


@dataclass(frozen=True, slots=True)
class GraphFacts:
    """The outside of a graph."""

    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]
    operations: frozenset[str]
    metadata: Mapping[str, str]


def read_file(path: Path) -> bytes:
    """The bytes of a file that may be a network; raises BadCheckpoint."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise BadCheckpoint(
                f"{path.name} has {size / 1e9:.1f} GB; a detector has at most {MAX_BYTES / 1e9:.1f}."
            )
        data = path.read_bytes()
    except OSError as error:
        raise BadCheckpoint(unread(path, error)) from error
    if not data:
        raise BadCheckpoint(f"{path.name} is empty.")
    if data.startswith(b"version https://git-lfs"):
        raise BadCheckpoint(f"{path.name} is a Git LFS pointer, not the network; download the file itself.")
    if data[:200].lstrip()[:1] == b"<":
        raise BadCheckpoint(f"{path.name} is a web page, not a network; download the file itself.")
    if data.startswith((b"PK", b"\x80")):
        raise BadCheckpoint(f"{path.name} is a PyTorch file; export the detector to ONNX first.")
    return data


def read_facts(data: bytes, file_name: str) -> GraphFacts:
    """The outside of the graph in a file; raises BadCheckpoint where it is damaged or is none."""
    try:
        return model_facts(memoryview(data), file_name)
    except (ValueError, UnicodeDecodeError) as error:
        raise BadCheckpoint(
            f"{file_name} is no ONNX file, or damaged, perhaps cut short ({error})."
        ) from error


def model_facts(data: memoryview, file_name: str) -> GraphFacts:
    """A ModelProto."""
    model = message(data, keep=(7, 14))
    graphs = chunks(model, 7)
    if len(graphs) != 1:
        raise ValueError(f"{len(graphs)} graphs where there should be one")
    graph = message(graphs[0], keep=(1, 5, 11, 12))
    weights = {weight_name(each, file_name) for each in chunks(graph, 5)}
    nodes = [message(each, keep=(1, 2, 4)) for each in chunks(graph, 1)]
    ports = [port(each) for each in chunks(graph, 11)]
    check_order(nodes, weights | {each.name for each in ports})
    pairs = [message(each) for each in chunks(model, 14)]
    return GraphFacts(
        inputs=tuple(each for each in ports if each.name not in weights),
        outputs=tuple(port(each) for each in chunks(graph, 12)),
        operations=frozenset(text(each, 4) for each in nodes),
        metadata={text(each, 1): text(each, 2) for each in pairs},
    )


def check_order(nodes: Sequence[Message], known: Set[str]) -> None:
    """Raises ValueError unless each operation takes what is there before it, as ONNX demands."""
    if not nodes:
        raise ValueError("a graph without operations")
    there = {"", *known}  # an input left out has no name
    for node in nodes:
        missing = {str(each, "utf-8") for each in chunks(node, 1)} - there
        if missing:
            raise ValueError(f"an operation takes {min(missing)!r}, which nothing gives")
        there |= {str(each, "utf-8") for each in chunks(node, 2)}


def weight_name(data: memoryview, file_name: str) -> str:
    """The name of a TensorProto, after a look whether it holds what it promises."""
    tensor = message(data)
    name = text(tensor, 8)
    dims = list(numbers(tensor, 1))
    if number(tensor, 14) == EXTERNAL or tensor.get(13):
        raise BadCheckpoint(f"{file_name} keeps its weights in a second file; export it as one.")
    kind = number(tensor, 2)
    if kind not in ITEM_BYTES or len(dims) > MAX_RANK or any(size < 0 for size in dims):
        raise ValueError(f"weight {name!r} is of an unknown kind")
    raw = chunks(tensor, 9)
    if raw and len(raw[0]) != prod(dims) * ITEM_BYTES[kind]:
        raise ValueError(
            f"weight {name!r} holds {len(raw[0])} bytes where {prod(dims) * ITEM_BYTES[kind]} belong"
        )
    if not raw and prod(dims) > len(data):
        raise ValueError(f"weight {name!r} promises more than it holds")
    return name


def port(data: memoryview) -> Port:
    """A ValueInfoProto."""
    info = message(data)
    tensor = submessage(submessage(info, 2), 1)
    shape: list[int | None] = []
    for each in chunks(submessage(tensor, 2), 1):
        size = number(message(each), 1)
        shape.append(size if size > 0 else None)
    return Port(text(info, 1), number(tensor, 1), tuple(shape))


def message(data: memoryview, keep: tuple[int, ...] = ()) -> Message:
    """The fields of one message by number, in order; only those in `keep`, where it names any."""
    found: dict[int, list[int | memoryview]] = {}
    for field, value in fields(data):
        if not keep or field in keep:
            found.setdefault(field, []).append(value)
    return found


def fields(data: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Field numbers with their values; raises ValueError where the bytes are no message."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        field, wire = key >> 3, key & 7
        if wire == VARINT:
            value, at = varint(data, at)
            yield field, value
            continue
        length, at = varint(data, at) if wire == CHUNK else ({FIXED64: 8, FIXED32: 4}.get(wire, -1), at)
        if field == 0 or length < 0 or length > len(data) - at:
            raise ValueError("a field runs past the end")
        yield field, data[at : at + length]
        at += length


def varint(data: memoryview, at: int) -> tuple[int, int]:
    """A number in base 128 and where it ends; 64 bits, signed."""
    value = shift = 0
    while at < len(data) and shift < 70:
        part = data[at]
        value |= (part & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if part < 0x80:
            value &= (1 << 64) - 1
            return (value - (1 << 64) if value >> 63 else value), at
    raise ValueError("a number that does not end")


def chunks(found: Message, field: int) -> list[memoryview]:
    """All values of a field that holds bytes, text or messages."""
    values = found.get(field, [])
    if any(isinstance(value, int) for value in values):
        raise ValueError(f"a number in field {field}")
    return [value for value in values if isinstance(value, memoryview)]


def numbers(found: Message, field: int) -> list[int]:
    """All values of a field of whole numbers, packed or not."""
    values: list[int] = []
    for each in found.get(field, []):
        if isinstance(each, int):
            values.append(each)
            continue
        at = 0
        while at < len(each):
            value, at = varint(each, at)
            values.append(value)
    return values


def number(found: Message, field: int) -> int:
    """The last value of a field of whole numbers, 0 without one."""
    return (numbers(found, field) or [0])[-1]


def text(found: Message, field: int) -> str:
    """The last value of a text field, empty without one."""
    values = chunks(found, field)
    return str(values[-1], "utf-8") if values else ""


def submessage(found: Message, field: int) -> Message:
    """The last message in a field, empty without one."""
    values = chunks(found, field)
    return message(values[-1]) if values else {}
