"""Weights found in what training programs put around them: mappings in mappings, prefixes of names.

A name says both: "model_state.module.patch_embed.proj.weight". So mappings become names first, and then the
place in the names is sought from which on they are of a layout that is known.
"""

import re
from collections.abc import Iterator, Mapping

from torch import Tensor

from mvit_core.checkpoint.foreign import layout_of
from mvit_core.checkpoint.renaming import State

DEEPEST = 5  # mappings in each other, and prefixes of a name
WEIGHTS = ("model_state", "model_state_dict", "state_dict", "model", "module")  # looked into first
INSTEAD = re.compile(r"ema|averag|student|momentum", re.IGNORECASE)  # of names that are looked into last
COMPUTED = re.compile(r"(^|\.)(relative_position_index|position_ids)$")  # places, which nobody learns
HEADS = re.compile(r"^(heads?|classifier|output_projection)[./]")
PARTS = re.compile(r"[./]")


def tensors_in(content: object) -> dict[str, Tensor]:
    """All tensors of nested mappings, by their keys joined with dots."""
    return dict(named_tensors(content, "", set(), DEEPEST))


def named_tensors(content: object, prefix: str, seen: set[int], deepest: int) -> Iterator[tuple[str, Tensor]]:
    """Those below `prefix`; a mapping in itself, or in many others, is looked into once."""
    if not isinstance(content, Mapping) or id(content) in seen or not deepest:
        return
    seen.add(id(content))
    for key, value in content.items():
        if isinstance(value, Tensor):
            yield f"{prefix}{key}", value
        else:
            yield from named_tensors(value, f"{prefix}{key}.", seen, deepest - 1)


def unwrapped(state: State, deepest: int = DEEPEST) -> dict[str, Tensor]:
    """The weights of a layout that is known, without what stands before their names.

    Of what lies beside them only a head is kept; all of it where no such weights are found. Averages of the
    weights are taken where there are no others.
    """
    if layout_of(state) is not None or not deepest:
        return {name: value for name, value in state.items() if not COMPUTED.search(name)}
    inside = by_first_part(state)
    for first in sorted(inside, key=how_likely):
        found = unwrapped(inside[first], deepest - 1)
        if layout_of(found) is not None:
            return {name: value for name, value in state.items() if HEADS.match(name)} | found
    return dict(state)


def by_first_part(state: State) -> dict[str, dict[str, Tensor]]:
    """What stands behind each first part of the names, by the rest of them."""
    inside: dict[str, dict[str, Tensor]] = {}
    for name, value in state.items():
        first, *rest = PARTS.split(name, maxsplit=1)
        if rest:
            inside.setdefault(first, {})[rest[0]] = value
    return inside


def how_likely(first: str) -> tuple[bool, bool, str]:
    """In which order names are looked into."""
    return bool(INSTEAD.search(first)), first not in WEIGHTS, first
