"""Whether a graph itself brings the picture's values from 0-255 to 0-1, which says in what range it wants
them.
"""

import struct

from mvit_core.detection.onnx_file import FLOAT, Message, chunks, message, number, submessage, text

SHORT = 1 << 10  # bytes of a message that may hold a single number
PASSES_ON = frozenset({"Cast", "Identity", "Transpose", "Unsqueeze", "Squeeze", "Reshape"})
BYTES = 1 / 50  # a factor below it is for values up to 255


def takes_bytes(data: bytes, input_name: str) -> bool:
    """Whether the first thing that the graph does to the picture is to make it small."""
    return abs(_first_factor(message(chunks(message(memoryview(data), keep=(7,)), 7)[0]), input_name)) < BYTES


def _first_factor(graph: Message, current: str) -> float:
    """By what the picture is multiplied before anything else is done to it."""
    known = {text(weight, 8): weight for weight in _short(graph, 5)}
    for node in (message(each) for each in chunks(graph, 1)):
        kind, inputs = text(node, 4), [str(each, "utf-8") for each in chunks(node, 1)]
        if kind == "Constant":
            values = [submessage(message(each), 5) for each in chunks(node, 5) if len(each) < SHORT]
            known |= {str(name, "utf-8"): each for name in chunks(node, 2) for each in values}
        if current not in inputs:
            continue
        if kind in PASSES_ON:
            current = text(node, 2)
            continue
        others = [known[name] for name in inputs if name in known]
        value = _number_in(others[0]) if len(others) == 1 else None
        if not value:
            return 1.0
        return {"Mul": value, "Div": 1 / value if inputs[0] == current else 1.0}.get(kind, 1.0)
    return 1.0


def _short(graph: Message, field: int) -> list[Message]:
    return [message(each) for each in chunks(graph, field) if len(each) < SHORT]


def _number_in(tensor: Message) -> float | None:
    """The value of a tensor that is one number in float32, or one for each channel, all alike."""
    raw = (chunks(tensor, 9) or [memoryview(b"")])[0]
    if number(tensor, 2) != FLOAT or len(raw) not in (4, 12):
        return None
    values = struct.unpack(f"<{len(raw) // 4}f", raw)
    return values[0] if len(set(values)) == 1 else None
