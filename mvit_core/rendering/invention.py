"""Animals that never were: a body for each number, between two that there are and somewhat off both.

For learning what bodies and their moves look like without learning any one animal by heart. The parents walk
alike, since a gait belongs to a build; what only one of them has (a trunk, antlers) is that one's whole.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from math import exp, log
from typing import TypeVar

import numpy as np

from mvit_core.rendering.plans import BodyPlan, Coat, Color, Leg

PREFIX = "invented-"
SPREAD = 0.09  # of each measure, as a logarithm: nine in ten lie within 15 % of where the parents meet
ANGLES = frozenset({"neck_deg", "head_deg", "tail_deg", "tail_curl", "tilt"})
PATTERNS = ("plain", "plain", "rosettes", "grizzled", "wrinkles")
Part = TypeVar("Part", BodyPlan, Leg)


def invented(number: int, parents: tuple[BodyPlan, ...]) -> BodyPlan:
    """The animal of this number; equal numbers give equal animals."""
    rng = np.random.default_rng((number, 97))
    first = parents[int(rng.integers(len(parents)))]
    alike = [each for each in parents if each.gait == first.gait and each.extras <= first.extras] or [first]
    second = alike[int(rng.integers(len(alike)))]
    mixed = _between(first, second, float(rng.uniform(0.0, 0.6)), rng)
    name = f"{PREFIX}{number}"
    return replace(mixed, name=name, species=name, coat=_coat(first.coat, second.coat, rng))


def number_of(name: str) -> int | None:
    """The number in the name of an invented animal; None for any other name."""
    digits = name.removeprefix(PREFIX)
    return int(digits) if name.startswith(PREFIX) and digits.isdecimal() else None


def _between(first: Part, second: Part, share: float, rng: np.random.Generator) -> Part:
    """Every measure between two bodies' own, each with an accident of its own."""
    changes: dict[str, object] = {}
    for field in fields(first):
        one, other = getattr(first, field.name), getattr(second, field.name)
        if isinstance(one, Leg):
            changes[field.name] = _with_whole_shares(_between(one, other, share, rng))
        elif isinstance(one, float | int):
            changes[field.name] = _measure(field.name, one, other, share, rng)
        elif isinstance(one, tuple):
            pairs = zip(one, other, strict=True)
            changes[field.name] = tuple(_measure(field.name, a, b, share, rng) for a, b in pairs)
    assert is_dataclass(first)
    return replace(first, **changes)  # type: ignore[arg-type]  # each of its field's own type


def _measure(name: str, one: float, other: float, share: float, rng: np.random.Generator) -> float:
    if name in ANGLES or one <= 0 or other <= 0:
        return one + share * (other - one) + float(rng.normal(0, 4)) * (name in ANGLES)
    return exp(log(one) + share * (log(other) - log(one)) + float(rng.normal(0, SPREAD)))


def _with_whole_shares(leg: Leg) -> Leg:
    a, b, c = (each / sum(leg.shares) for each in leg.shares)
    return replace(leg, shares=(a, b, c), slack=max(1.02, leg.slack))


def _coat(first: Coat, second: Coat, rng: np.random.Generator) -> Coat:
    """Colors between the parents', lighter or darker as a whole, warmer or cooler."""
    share, light = float(rng.random()), exp(float(rng.normal(0, 0.35)))
    warm = exp(float(rng.normal(0, 0.12)))

    def dyed(pick: Callable[[Coat], Color]) -> Color:
        mixed = (a + share * (b - a) for a, b in zip(pick(first), pick(second), strict=True))
        red, green, blue = (each * light for each in mixed)
        return _color(red * warm), _color(green), _color(blue / warm)

    return Coat(
        back=dyed(lambda coat: coat.back),
        flank=dyed(lambda coat: coat.flank),
        belly=dyed(lambda coat: coat.belly),
        legs=dyed(lambda coat: coat.legs),
        muzzle=dyed(lambda coat: coat.muzzle),
        tail_tip=dyed(lambda coat: coat.tail_tip),
        ears=dyed(lambda coat: coat.ears),
        pattern=str(rng.choice(PATTERNS)),
        mark=dyed(lambda coat: coat.mark),
        shag=first.shag * exp(float(rng.normal(0, 0.3))),
    )


def _color(value: float) -> int:
    return int(min(245, max(12, value)))
