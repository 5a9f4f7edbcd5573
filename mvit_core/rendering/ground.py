"""What lies behind everything that stands: sky, far foliage, and the sunlit ground in perspective."""

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.biome import Biome
from mvit_core.rendering.camera import Camera
from mvit_core.rendering.canvas import Canvas, blended
from mvit_core.rendering.noise import fractal_noise, smooth_step

F32 = NDArray[np.float32]


def paint_background(canvas: Canvas, biome: Biome, rng: np.random.Generator) -> F32:
    """Fill the picture; returns the pattern of sunlight on the ground, H x W, 0 to 1."""
    horizon = int(canvas.camera.horizon)
    canvas.rgb[:horizon] = np.clip(_sky(horizon, canvas.camera.width, biome, rng), 0, 255)
    ground, sunlight = _ground(canvas.camera, biome, rng, horizon)
    canvas.rgb[horizon:] = np.clip(ground, 0, 255)
    full = np.full(canvas.depth.shape, 0.5, np.float32)
    full[horizon:] = sunlight
    return full


def _sky(rows: int, width: int, biome: Biome, rng: np.random.Generator) -> F32:
    """Sky with bright gaps between crowns, out of focus; a bare sky has thin clouds."""
    down = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
    sky = blended(biome.sky[0], biome.sky[1], np.broadcast_to(down, (rows, width)))
    if biome.canopy < 0.3:
        clouds = smooth_step(fractal_noise(rng, (rows, width), (5, 3), octaves=5), 0.50, 0.85)
        return np.asarray(sky + (244 - sky) * 0.7 * clouds[..., None], np.float32)
    crowns = fractal_noise(rng, (rows, width), (5, 21), octaves=5) + 0.30 * (down - 0.3)
    hidden = smooth_step(crowns, 0.98 - biome.canopy, 1.14 - biome.canopy)
    mottled = fractal_noise(rng, (rows, width), (22, 96), octaves=2)
    massed = fractal_noise(rng, (rows, width), (4, 17), octaves=3)
    foliage = blended(biome.far[0], biome.far[1], smooth_step(0.6 * mottled + 0.4 * massed, 0.28, 0.78))
    leafy = sky * (1 - hidden[..., None]) + foliage * hidden[..., None]
    return np.asarray(cv2.GaussianBlur(leafy, (0, 0), width / 420), np.float32)


def _ground(camera: Camera, biome: Biome, rng: np.random.Generator, horizon: int) -> tuple[F32, F32]:
    """Soil, litter, low green and a trail; and where the sun falls."""
    rows = np.arange(horizon, camera.height, dtype=np.float32)[:, None] + 0.5
    depth = camera.focal * camera.above_m / np.maximum(rows - camera.horizon, 0.7)
    across = (np.arange(camera.width, dtype=np.float32)[None, :] - camera.width / 2) * depth / camera.focal
    patches = _textured(rng, across, depth, 0.9)
    grain = 0.5 * _textured(rng, across, depth, 0.07) + 0.5 * _textured(rng, across, depth, 0.026)
    litter = _textured(rng, across, depth, 0.10)
    winding = 0.35 * np.sin(depth * 0.5 + float(rng.uniform(0, 6)))
    trail = np.asarray(np.abs(across - winding) / (0.36 + 0.22 * patches), np.float32)
    worn = 1 - smooth_step(trail, 0.5, 1.3)
    color = blended(biome.soil[0], biome.soil[1], smooth_step(grain, 0.2, 0.8))
    green: F32 = smooth_step(
        _f32(patches + 0.5 * (grain - 0.5)), 0.85 - biome.cover_share, 1.15 - biome.cover_share
    )
    green = _f32(green * (1 - 0.85 * worn))
    color = blended(color, blended(biome.cover[0], biome.cover[1], grain), green)
    fallen = _f32(smooth_step(litter, 0.58, 0.70) * (1 - 0.6 * green) * 0.45)
    color = blended(color, np.asarray(biome.litter, np.float32), fallen)
    sunlight = smooth_step(_f32(_textured(rng, across, depth, 0.55) + 0.15 * (grain - 0.5)), 0.52, 0.62)
    light = (0.84 + 1.6 * biome.sun * (sunlight - 0.25)) * (0.66 + 0.66 * grain)
    color = _f32(color * light[..., None])
    far = np.asarray(1 - np.exp(-np.clip(depth - 8, 0, None) / 30), np.float32) * np.ones_like(across)
    color = blended(
        color, 0.55 * blended(biome.far[0], biome.haze, 0.6 * np.ones_like(across)) + 0.2 * color, far
    )
    return color, np.asarray(cv2.GaussianBlur(sunlight, (0, 0), 2), np.float32)


def _textured(rng: np.random.Generator, across: F32, depth: F32, cell_m: float) -> F32:
    """Noise with bumps of some `cell_m` meters, laid on the ground, fading where bumps become small."""
    tile = fractal_noise(rng, (256, 256), (12, 12), octaves=3)
    tile = np.block([[tile, tile[:, ::-1]], [tile[::-1], tile[::-1, ::-1]]])  # wraps without a seam
    step = 256 / (12 * cell_m)
    u = np.mod(across * step + 8192, 511).astype(np.float32)
    v = np.broadcast_to(np.mod(depth * step, 511), u.shape).astype(np.float32)
    sampled = cv2.remap(tile, u, v, cv2.INTER_LINEAR)
    blur = np.clip((depth - 40 * cell_m**0.5) / (45 * cell_m**0.5), 0, 1)
    return np.asarray(sampled * (1 - blur) + 0.5 * blur, np.float32)


def _f32(value: NDArray[np.floating]) -> F32:
    return np.asarray(value, np.float32)
