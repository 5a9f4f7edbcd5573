"""The coat, painted once upon the standing animal as seen from the side.

Each bone carries its piece of this picture along when it moves, so that a leopard keeps its rosettes.
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.canvas import blended
from mvit_core.rendering.noise import fractal_noise, smooth_step
from mvit_core.rendering.plans import BodyPlan, Color
from mvit_core.rendering.pose import Foot, Pose, at_ease
from mvit_core.rendering.skeleton import Body, body_of

_PIXELS = 420  # width of the picture


@dataclass(frozen=True, slots=True)
class Coat:
    """RGB and hair length (0 to 1) by place; `pixels_per_m` and `origin` (x, y) lead from meters there."""

    rgb: NDArray[np.float32]  # H x W x 3, 0 to 255
    hair: NDArray[np.float32]  # H x W
    pixels_per_m: float
    origin: tuple[float, float]
    rest: Body

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The pixel that wears the point `x` ahead and `y` up, meters."""
        return self.origin[0] + x * self.pixels_per_m, self.origin[1] - y * self.pixels_per_m


def paint_coat(plan: BodyPlan, rng: np.random.Generator) -> Coat:
    """Paint the coat of one individual."""
    rest = body_of(plan, _spread(plan))
    left, right, top = _extent(rest)
    scale = _PIXELS / (right - left)
    shape = (int((top + 0.08) * scale) + 1, _PIXELS)
    coat = Coat(
        np.zeros((*shape, 3), np.float32),
        np.ones(shape, np.float32),
        scale,
        (-left * scale, top * scale),
        rest,
    )
    _countershade(coat, plan)
    _mark(coat, plan, rng)
    _tint_bones(coat, plan)
    _fur(coat, plan, rng)
    return coat


def _spread(plan: BodyPlan) -> Pose:
    """Standing so that no part hides another."""
    pose = at_ease(plan)
    feet = pose.feet
    if "arms" in plan.extras:
        feet = (Foot(0.12, 0.45 * plan.shoulder), Foot(0.12, 0.45 * plan.shoulder), Foot(), Foot())
    return replace(pose, tail=max(-20.0, plan.tail_deg), feet=feet)


def _extent(rest: Body) -> tuple[float, float, float]:
    ends = [(x, y, max(b.start_radius, b.end_radius)) for b in rest.bones for x, y, _ in (b.start, b.end)]
    margin = 0.03
    return (
        min(x - r for x, _, r in ends) - margin,
        max(x + r for x, _, r in ends) + margin,
        max(y + r for _, y, r in ends) + margin,
    )


def _countershade(coat: Coat, plan: BodyPlan) -> None:
    """Back dark, belly light, along the axis of the trunk; legs go to their own color downwards."""
    height, width = coat.hair.shape
    x = (np.arange(width, dtype=np.float32) - coat.origin[0]) / coat.pixels_per_m
    y = (coat.origin[1] - np.arange(height, dtype=np.float32)) / coat.pixels_per_m
    along = np.clip(x / plan.trunk + 0.5, 0, 1.0)
    axis = plan.hip + (plan.shoulder - plan.hip) * along
    girth = np.interp(along, (0, 0.5, 1), plan.girth).astype(np.float32)
    beyond = np.clip(x - plan.trunk / 2, 0, None) * np.tan(np.radians(max(0.0, plan.neck_deg)))
    level = (y[:, None] - axis[None, :] - beyond[None, :]) / girth[None, :]
    style = plan.coat
    color = blended(style.flank, style.back, smooth_step(level, 0.15, 0.85))
    color = blended(style.belly, color, smooth_step(level, -1.05, -0.45))
    legs = _legs_of(coat, plan) * smooth_step(-level, 0.45, 0.95)
    down = smooth_step(-np.broadcast_to(y[:, None] / plan.hip, level.shape), -0.72, -0.30)
    coat.rgb[:] = blended(color, blended(style.flank, style.legs, down), legs)


def _legs_of(coat: Coat, plan: BodyPlan) -> NDArray[np.float32]:
    """Where the legs are, 0 to 1."""
    mask = np.zeros(coat.hair.shape, np.uint8)
    first = next(
        index for index, bone in enumerate(coat.rest.bones) if bone.start_radius == plan.front.radii[0]
    )
    for bone in coat.rest.bones[first : first + 16]:
        a, b = coat.place(*bone.start[:2]), coat.place(*bone.end[:2])
        thick = int(2.6 * max(bone.start_radius, bone.end_radius) * coat.pixels_per_m) + 2
        cv2.line(mask, (int(a[0]), int(a[1])), (int(b[0]), int(b[1])), 255, thick)
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), 2.0).astype(np.float32) / 255, np.float32)


def _mark(coat: Coat, plan: BodyPlan, rng: np.random.Generator) -> None:
    style = plan.coat
    if style.pattern == "rosettes":
        _rosettes(coat, plan, rng)
    elif style.pattern == "grizzled":
        grain = fractal_noise(rng, coat.hair.shape, (34, 60), octaves=2)
        coat.rgb[:] = blended(coat.rgb, style.mark, 0.55 * smooth_step(grain, 0.52, 0.85))
    elif style.pattern == "wrinkles":
        creases = np.abs(fractal_noise(rng, coat.hair.shape, (26, 14), octaves=3) - 0.5)
        coat.rgb[:] = blended(coat.rgb, style.mark, 0.45 * (1 - smooth_step(creases, 0.0, 0.06)))


def _rosettes(coat: Coat, plan: BodyPlan, rng: np.random.Generator) -> None:
    """Rings of dark blobs on trunk and neck, solid spots on legs, head and tail."""
    height, width = coat.hair.shape
    scale = coat.pixels_per_m
    spacing = 0.062
    dark = np.zeros((height, width), np.uint8)
    tan = np.zeros((height, width), np.uint8)
    for row in np.arange(0.0, height / scale, spacing):
        for column in np.arange(0.0, width / scale, spacing):
            x, y = (
                (column + rng.uniform(0.2, 0.8) * spacing + (row / spacing % 2) * spacing / 2) * scale,
                (row + rng.uniform(0.2, 0.8) * spacing) * scale,
            )
            ahead, up = (x - coat.origin[0]) / scale, (coat.origin[1] - y) / scale
            on_trunk = -0.62 * plan.trunk < ahead < 0.52 * plan.trunk and up > 0.8 * plan.hip
            if on_trunk:
                _rosette(dark, tan, (x, y), 0.021 * scale, rng)
            else:
                small = rng.uniform(0.007, 0.012) * (0.7 if ahead > 0.75 * plan.trunk else 1.0)
                _blob(dark, (x, y), small * scale, rng)
    coat.rgb[:] = blended(coat.rgb, (150, 98, 44), 0.55 * _soft(tan))
    coat.rgb[:] = blended(coat.rgb, plan.coat.mark, 0.9 * _soft(dark))


def _rosette(
    dark: NDArray[np.uint8],
    tan: NDArray[np.uint8],
    at: tuple[float, float],
    radius: float,
    rng: np.random.Generator,
) -> None:
    _blob(tan, at, radius, rng)
    turn = rng.uniform(0, np.pi)
    for angle in turn + np.arange(4) * np.pi / 2 + rng.normal(0, 0.18, 4):
        spot = (at[0] + radius * np.cos(angle), at[1] + radius * np.sin(angle))
        _blob(dark, spot, 0.47 * radius, rng)


def _blob(
    canvas: NDArray[np.uint8], at: tuple[float, float], radius: float, rng: np.random.Generator
) -> None:
    axes = (
        max(1, int(16 * radius * rng.uniform(0.85, 1.35))),
        max(1, int(16 * radius * rng.uniform(0.7, 1.0))),
    )
    center = (int(16 * at[0]), int(16 * at[1]))
    polygon = cv2.ellipse2Poly((0, 0), axes, int(rng.uniform(0, 180)), 0, 360, 40) + np.asarray(center)
    cv2.fillConvexPoly(canvas, polygon.astype(np.int32), 255, cv2.LINE_AA, 4)


def _soft(mask: NDArray[np.uint8]) -> NDArray[np.float32]:
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), 0.7).astype(np.float32) / 255, np.float32)


def _tint_bones(coat: Coat, plan: BodyPlan) -> None:
    """Muzzle, bib, and all that has a color of its own: socks, ears, nose, tail tip, antlers, tusks."""
    skull = coat.rest.eyes[0]
    reach = plan.head + plan.skull
    chin = (skull[0] + 0.62 * plan.head, skull[1] - 0.85 * plan.skull)
    _paint(coat, chin, chin, 0.45 * reach, plan.coat.muzzle, soft=0.22 * reach)
    if "bib" in plan.extras or plan.name == "red fox":
        chest = plan.girth[2]
        throat = (0.62 * plan.trunk, plan.shoulder - 0.35 * chest)
        under_chin = (skull[0] - 0.4 * plan.skull, skull[1] - 1.5 * plan.skull)
        bib = (226, 198, 140) if "bib" in plan.extras else plan.coat.belly
        _paint(coat, throat, under_chin, 0.55 * chest, bib, soft=0.25 * chest)
    for bone in coat.rest.bones:
        if bone.tint is not None and bone.tint != plan.coat.legs:
            radius = 1.15 * max(bone.start_radius, bone.end_radius)
            _paint(coat, bone.start[:2], bone.end[:2], radius, bone.tint, soft=0.2 * radius)


def _paint(
    coat: Coat,
    start: tuple[float, float],
    end: tuple[float, float],
    radius: float,
    color: Color,
    *,
    soft: float,
) -> None:
    (x0, y0), (x1, y1) = coat.place(*start), coat.place(*end)
    a, b = (int(x0), int(y0)), (int(x1), int(y1))
    thick, blur = max(2, int(2 * radius * coat.pixels_per_m)), max(0.8, soft * coat.pixels_per_m)
    mask = np.zeros(coat.hair.shape, np.uint8)
    cv2.line(mask, a, b, 255, thick, cv2.LINE_AA)
    reach = thick // 2 + int(3 * blur) + 5  # further off the blurred line is nothing
    columns, rows = (
        slice(max(0, min(ends) - reach), max(0, max(ends) + reach)) for ends in zip(a, b, strict=True)
    )
    share = cv2.GaussianBlur(mask[rows, columns], (0, 0), blur).astype(np.float32) / 255
    part = coat.rgb[rows, columns]
    part[:] = blended(part, color, np.asarray(share, np.float32))


def _fur(coat: Coat, plan: BodyPlan, rng: np.random.Generator) -> None:
    """Strands: noise drawn out along the body, and broad blotches; also the ragged outline."""
    height, width = coat.hair.shape
    strands = fractal_noise(rng, (height, width), (height / 3.0, width / 9.0), octaves=2)
    blotches = fractal_noise(rng, (height, width), (5, 9), octaves=3)
    strength = 0.16 if plan.coat.shag < 0.001 else 0.30
    light = 1 + strength * (strands - 0.5) + 0.26 * (blotches - 0.5)
    coat.rgb[:] = np.clip(coat.rgb * light[..., None], 0, 255)
    coat.hair[:] = fractal_noise(rng, (height, width), (height / 2.2, width / 3.2), octaves=1)
