"""Painting what stands on the ground: trunks, bushes, tufts of grass, ferns, stones."""

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.canvas import SHIFT, Canvas, fixed_point, mixed
from mvit_core.rendering.noise import fractal_noise
from mvit_core.rendering.plans import Color

NUM_BLADES = 14  # of a tuft of grass

Place = tuple[float, float]  # meters across and away
Column = NDArray[np.float64]  # P x 1


def trunk(
    canvas: Canvas,
    rng: np.random.Generator,
    place: Place,
    *,
    diameter_m: float,
    bark: tuple[Color, Color],
    jointed: bool,
) -> None:
    """A tree from the ground to above the picture, round, rough, a little leaning; `jointed` is bamboo."""
    depth_m = place[1]
    x, y = canvas.camera.place(*place)
    scale = canvas.camera.pixels_per_m(depth_m)
    width = max(1.5, diameter_m * scale)
    rows = min(int(y) + 3, canvas.camera.height)
    if x + 3 * width < 0 or x - 3 * width > canvas.camera.width or rows < 4:
        return
    columns = np.arange(canvas.camera.width, dtype=np.float32)[None, :]
    ys = np.arange(rows, dtype=np.float32)[:, None]
    up = (y - ys) / scale
    lean = rng.normal(0, 0.025) * (y - ys)
    bow = 0.4 * width * np.sin(up * rng.uniform(0.4, 1.0) + rng.uniform(0, 6))
    flare = 1 + (0.0 if jointed else 0.55) * np.exp(-up / 0.16)
    half = 0.5 * width * flare * (1 - 0.035 * np.clip(up, 0, 6))
    inside = (columns - x - lean - (0 if jointed else 0.3) * bow) / half
    low, high = int(max(0, np.floor(x - 3 * width - 0.1 * rows))), int(x + 3 * width + 0.1 * rows) + 2
    window = slice(low, min(high, canvas.camera.width))
    inside = inside[:, window]
    cover = np.clip((1 - np.abs(inside)) * half + 0.5, 0, 1)
    if not cover.size:
        return
    cells = (rows / max(6.0, 0.45 * width), max(2.0, inside.shape[1] / max(2.0, 0.10 * width)))
    rough = fractal_noise(rng, (rows, inside.shape[1]), (cells[0] * 0.6, cells[1]), octaves=3)
    side = np.sqrt(np.clip(1 - inside * inside, 0.0, 1)) * 0.62 + 0.22 - 0.26 * inside
    tone = np.clip(side * (0.45 + 1.05 * rough), 0, 1.15)
    if jointed:
        ring = np.abs(((up / 0.30 + rng.random()) % 1.0) - 0.5) * 0.30 * scale
        tone = tone * (0.72 + 0.28 * np.clip(ring - 0.6, 0, 1)) + 0.10
    dark, light = (np.asarray(canvas.hazy(c, depth_m), np.float32) for c in bark)
    color = dark * 0.62 + (light * 1.12 - dark * 0.62) * tone[..., None]
    _lay(canvas, (slice(0, rows), window), color, np.asarray(cover, np.float32), depth_m)


def _lay(
    canvas: Canvas,
    where: tuple[slice, slice],
    color: NDArray[np.float32],
    cover: NDArray[np.float32],
    depth_m: float,
) -> None:
    under = canvas.rgb[where]
    weight = cover[..., None]
    under[:] = np.clip(under * (1 - weight) + color * weight, 0, 255).astype(np.uint8)
    solid = cover > 0.5
    canvas.depth[where][solid] = depth_m
    canvas.sway[where][solid] = 0.0


def leaves(
    canvas: Canvas,
    rng: np.random.Generator,
    center: tuple[float, float],
    *,
    spread: tuple[float, float],
    num: int,
    leaf_px: float,
    shape: float,
    colors: tuple[Color, Color],
    depth_m: float,
    sway: float = 1.0,
) -> None:
    """A cloud of leaves around `center` (pixels), dark inside and below, bright on top."""
    offsets = rng.normal(0, 0.42, (num, 2))
    order = np.argsort(-np.abs(offsets[:, 0]) * 0.2 - offsets[:, 1] + rng.normal(0, 0.35, num))
    angles = rng.normal(0.35, 0.75, num) + np.where(offsets[:, 0] < 0, np.pi - 0.7, 0)
    sizes = leaf_px * rng.uniform(0.55, 1.25, num)
    light = np.clip(0.45 - 0.55 * offsets[:, 1] + rng.normal(0, 0.22, num), 0, 1)
    outline = np.array(((0, 0), (0.35, 0.5), (0.7, 0.36), (1, 0), (0.7, -0.36), (0.35, -0.5)))
    outline = outline * (1.0, 1.0 / shape)
    cosines, sines = np.cos(angles)[:, None], np.sin(angles)[:, None]
    x = (outline[:, 0] * cosines - outline[:, 1] * sines) * sizes[:, None]
    y = (outline[:, 0] * sines + outline[:, 1] * cosines) * sizes[:, None]
    at = np.asarray(center) + offsets * spread
    polygons = np.stack((x, y), axis=2) + at[:, None]
    seen = canvas.all_hazy(mixed(*colors, light[:, None]), depth_m)
    canvas.fill_all(polygons[order], seen[order], depth_m, sway)


def tuft(
    canvas: Canvas,
    rng: np.random.Generator,
    place: Place,
    *,
    height_m: float,
    colors: tuple[Color, Color],
) -> None:
    """A tuft of grass: bent, tapering blades, dark at the root, light at the tip."""
    depth_m = place[1]
    x, y = canvas.camera.place(*place)
    scale = canvas.camera.pixels_per_m(depth_m)
    if not (-40 < x < canvas.camera.width + 40) or y > canvas.camera.height + 0.8 * height_m * scale:
        return
    drawn = [
        (rng.uniform(0.45, 1.1), rng.normal(0, 0.42), rng.normal(0, 0.055), rng.uniform(0.0, 0.55))
        for _ in range(NUM_BLADES)
    ]
    tall, bend, aside, shade = np.array(drawn).T[..., None]
    low, high = _blades(
        (x, y), tall * (height_m * scale), bend, aside * scale, half=max(0.45, 0.0045 * scale)
    )
    dark, light = (
        canvas.all_hazy(mixed(*colors, share), depth_m) for share in (shade, np.minimum(1.0, shade + 0.40))
    )
    each = zip(fixed_point(low), dark.tolist(), fixed_point(high), light.tolist(), strict=True)
    for lower, dark_color, upper, light_color in each:
        canvas.fill_fixed(lower, dark_color, depth_m, 0.12)
        canvas.fill_fixed(upper, light_color, depth_m, 0.55)


def _blades(
    root: tuple[float, float], tall: Column, bent: Column, aside: Column, *, half: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Outlines of the lower and the upper parts of P blades, P x 4 x 2 and P x 3 x 2 pixels."""
    x, y = root[0] + aside, root[1]
    bend = tall * bent
    across = np.array((half, 0.0))
    middle = np.hstack((x + 0.35 * bend, y - 0.62 * tall))
    tip = np.hstack((x + bend, y - tall * (1 - 0.12 * abs(bend) / tall)))
    base = np.hstack((x, np.full_like(x, y)))
    left, right = middle - 0.8 * across, middle + 0.8 * across
    return (
        np.stack((base - across, left, right, base + across), axis=1),
        np.stack((left, tip, right), axis=1),
    )


def fern(
    canvas: Canvas, rng: np.random.Generator, place: Place, *, size_m: float, colors: tuple[Color, Color]
) -> None:
    """A rosette of fronds, each a bowed stalk with paired leaflets."""
    depth_m = place[1]
    x, y = canvas.camera.place(*place)
    scale = canvas.camera.pixels_per_m(depth_m) * size_m
    if not (-scale < x < canvas.camera.width + scale):
        return
    for angle in np.sort(rng.uniform(0.12, np.pi - 0.12, 8)):
        reach = scale * rng.uniform(0.7, 1.0)
        light = rng.uniform(0.15, 0.9)
        for step in np.linspace(0.18, 1, max(5, min(14, int(scale / 3)))):
            along = reach * step
            at = np.array((x + along * np.cos(angle), y - along * np.sin(angle) * (1 - 0.42 * step * step)))
            long = 0.30 * reach * (1.08 - step)
            color = canvas.hazy(mixed(*colors, float(np.clip(light + rng.normal(0, 0.12), 0, 1))), depth_m)
            for side in (1.0, -1.0):
                lean = angle + side * 1.15
                tip = at + long * np.array((np.cos(lean), -np.sin(lean) * 0.75))
                wide = 0.22 * long * np.array((np.sin(lean), np.cos(lean)))
                canvas.fill(
                    np.stack((at, (at + tip) / 2 + wide, tip, (at + tip) / 2 - wide)), color, depth_m, 0.5
                )


def stone(canvas: Canvas, rng: np.random.Generator, place: Place, *, size_m: float, tint: Color) -> None:
    """A boulder, lit from above."""
    depth_m = place[1]
    x, y = canvas.camera.place(*place)
    radius = size_m * canvas.camera.pixels_per_m(depth_m)
    angles = np.linspace(0, 2 * np.pi, 22, endpoint=False)
    wobble = 1 + 0.10 * np.sin(2 * angles + rng.uniform(0, 6)) + 0.06 * np.sin(5 * angles + rng.uniform(0, 6))
    ring = np.stack((np.cos(angles) * wobble, np.sin(angles) * wobble * 0.62), 1) * radius
    for share in np.linspace(0, 1, 7):
        color = canvas.hazy(mixed((40, 38, 34), tint, 0.25 + 0.75 * share), depth_m)
        at = (x - 0.16 * radius * share, y - 0.42 * radius - 0.20 * radius * share)
        canvas.fill(ring * (1 - 0.62 * share) + at, color, depth_m, 0.0)


def fallen_leaf(canvas: Canvas, rng: np.random.Generator, place: Place, tint: Color) -> None:
    """A leaf that lies flat: part of the ground, it hides and sways nothing."""
    x, y = canvas.camera.place(*place)
    long = float(rng.uniform(0.03, 0.06)) * canvas.camera.pixels_per_m(place[1])
    angle, flat = float(rng.uniform(0, np.pi)), 0.45
    ahead = np.array((np.cos(angle), flat * np.sin(angle))) * long
    aside = np.array((-np.sin(angle), flat * np.cos(angle))) * 0.4 * long
    color = mixed((52, 40, 30), tint, float(rng.uniform(0.2, 1.15)))
    outline = np.stack((-ahead, aside, ahead, -aside)) + np.array((x, y))
    fixed = fixed_point(outline)
    cv2.fillConvexPoly(canvas.rgb, fixed, color.tolist(), cv2.LINE_AA, SHIFT)
