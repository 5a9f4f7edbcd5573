"""Builds all programs as for MViTv2-S in bfloat16, for cards that need not be there: a line for each.

`python -m tests.mvit_core.gpu.for_cards 80 90` names compute capabilities; it prints the program, the
capability, registers of a thread, and bytes of memory that a thread takes in place of registers.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import triton
from triton.backends.compiler import GPUTarget
from triton.compiler import ASTSource

from mvit_core.gpu import programs
from mvit_core.gpu.patches import WIDE
from mvit_core.gpu.programs.building import VARYING
from mvit_core.gpu.sizes import Window, rows_at_a_time, wide

FLOATS = {"eps", "scale"}
POINTERS = {
    "parts": "*fp32",
    **dict.fromkeys(("t_columns", "h_columns", "w_columns", "keys", "axes"), "*i32"),
}
AXES = [f"{axis}_{what}" for what in ("kernel", "stride", "pad") for axis in "thw"]
DUMP = Path(triton.__file__).parent / "backends/nvidia/bin/cuobjdump"


def constants() -> Iterator[tuple[str, dict[str, int]]]:
    """Each program with what is fixed when it is built."""
    for depth in (96, 768):
        row = {"depth": depth, "wide": wide(depth), "rows": rows_at_a_time(wide(depth))}
        yield "normalize", row
        yield "normalize_back", row
    head = {"depth": 96, "wide": 128, "rows": rows_at_a_time(128), "first": 1}
    for stride in ((1, 1, 1), (1, 2, 2)):
        window = dict(zip(AXES, Window((3, 3, 3), stride, (1, 1, 1)).numbers, strict=True))
        yield "pool", head | window | {"keeps": True}
        for name in ("pool_back_to_tokens", "pool_back_to_filters", "largest"):
            yield name, head | window
    places = head | {"t_keys": 8, "h_keys": 7, "w_keys": 7, "length": 120}
    yield "extend_queries", places
    yield "extend_queries_back", places | {"wide": 256, "rows": rows_at_a_time(256)}
    yield "extend_keys", places
    patch = dict(zip(AXES, Window((3, 7, 7), (2, 4, 4), (1, 3, 3)).numbers, strict=True))
    yield "cut_patches", patch | {"depth": 441, "length": 448, "wide": WIDE, "rows": rows_at_a_time(2 * WIDE)}


def kind_of(name: str) -> str:
    """Triton's word for the type of a parameter that is no constant."""
    if name in VARYING:
        return "i32"
    return "fp32" if name in FLOATS else POINTERS.get(name, "*bf16")


def built(name: str, fixed: dict[str, int], capability: int) -> bytes:
    """The program as the card takes it."""
    function = getattr(programs, name)
    names = {each.name: "constexpr" if each.is_constexpr else kind_of(each.name) for each in function.params}
    aligned = {
        (number,): [["tt.divisibility", 16]]
        for number, kind in enumerate(names.values())
        if kind.startswith("*")
    }
    used = {each: value for each, value in fixed.items() if each in names}
    source = ASTSource(function, names, constexprs=used, attrs=aligned)
    made: bytes = triton.compile(source, target=GPUTarget("cuda", capability, 32)).asm["cubin"]
    return made


def main() -> None:
    """Builds and prints."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "program"
        for capability in map(int, sys.argv[1:]):
            for name, fixed in constants():
                file.write_bytes(built(name, fixed, capability))
                said = subprocess.run(
                    [DUMP, "--dump-resource-usage", file], capture_output=True, text=True, check=True
                )
                registers, stack = re.findall(r"REG:(\d+) STACK:(\d+)", said.stdout)[0]
                print(name, capability, registers, stack, flush=True)


if __name__ == "__main__":
    main()
