"""The place where a camera stands: painted once, by day or by infrared lamp, then moved by the wind."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.biome import Biome, biome_of
from mvit_core.rendering.camera import Camera
from mvit_core.rendering.canvas import NOTHING_M, Canvas
from mvit_core.rendering.ground import paint_background
from mvit_core.rendering.growth import plant

F32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Landscape:
    """A painted place. Do not write into its arrays: videos of one camera share them."""

    camera: Camera
    biome: Biome
    rgb: NDArray[np.uint8]  # H x W x 3
    depth: F32  # H x W, meters, of what stands; NOTHING_M elsewhere
    sway: F32  # H x W, 0 to 1
    light: F32  # H x W, how brightly an animal there would be lit, about 1


@lru_cache(maxsize=8)
def paint(site: int, biome_name: str, width: int, height: int, infrared: bool) -> Landscape:
    """The landscape of one site; the same at night as by day."""
    rng = np.random.default_rng((site, 77))
    biome = biome_of(biome_name)
    camera = Camera(width, height, height * float(rng.uniform(0.36, 0.43)), float(rng.uniform(0.75, 0.95)))
    canvas = Canvas(
        camera,
        np.zeros((height, width, 3), np.uint8),
        np.full((height, width), NOTHING_M, np.float32),
        np.zeros((height, width), np.float32),
        biome.haze,
    )
    sunlight = paint_background(canvas, biome, rng)
    plant(canvas, biome, rng)
    if infrared:
        light = _lamp(canvas, rng)
        rgb = _infrared(canvas.rgb.astype(np.float32), light)
    else:
        light = np.asarray(0.82 + 0.36 * cv2.GaussianBlur(sunlight, (0, 0), width / 60), np.float32)
        rgb = _lens(canvas.rgb.astype(np.float32), rng)
    sway = np.asarray(cv2.GaussianBlur(canvas.sway, (0, 0), width / 160), np.float32)
    return Landscape(camera, biome, np.clip(rgb, 0, 255).astype(np.uint8), canvas.depth, sway, light)


def _lens(rgb: F32, rng: np.random.Generator) -> F32:
    """Softness, flat colors, vignette and the cast of a cheap lens."""
    soft = np.asarray(cv2.GaussianBlur(rgb, (0, 0), 0.6), np.float32)
    gray = soft.mean(axis=2, keepdims=True)
    cast = np.asarray(rng.uniform(0.96, 1.04, 3), np.float32)
    muted = (gray + 0.80 * (soft - gray)) * cast * _vignette(rgb.shape[:2], 0.24)[..., None]
    toned = 255 * np.clip(muted / 255, 0, 1) ** 1.12 * 1.06
    return np.asarray(toned, np.float32)


def _vignette(shape: tuple[int, ...], strength: float) -> F32:
    rows = np.linspace(-1, 1, shape[0], dtype=np.float32)[:, None]
    columns = np.linspace(-1, 1, shape[1], dtype=np.float32)[None, :]
    return np.asarray(1 - strength * np.clip(rows * rows + columns * columns - 0.25, 0, 2), np.float32)


def lamp_falloff(depth_m: F32 | float) -> F32:
    """How brightly the infrared lamp lights a thing at a distance, about 1 at five meters."""
    return np.asarray(np.clip((5.2 / np.maximum(depth_m, 2.2)) ** 1.35, 0, 1.75), np.float32)


def _lamp(canvas: Canvas, rng: np.random.Generator) -> F32:
    """The lamp's light on each pixel: a round spot that weakens with distance."""
    height, width = canvas.depth.shape
    ground = np.full((height, 1), 60.0, np.float32)
    for row in range(int(canvas.camera.horizon) + 1, height):
        ground[row] = canvas.camera.depth_of_row(row)
    falloff = lamp_falloff(np.minimum(canvas.depth, ground))
    rows = (np.arange(height, dtype=np.float32)[:, None] / height - float(rng.uniform(0.50, 0.60))) / 0.62
    columns = (np.arange(width, dtype=np.float32)[None, :] / width - float(rng.uniform(0.46, 0.54))) / 0.52
    spot = np.exp(-0.9 * (rows * rows + columns * columns))
    return np.asarray(np.clip(falloff * spot * 1.15, 0.015, 1.5), np.float32)


def _infrared(rgb: F32, light: F32) -> F32:
    """What the lamp shows: leaves are bright in the near infrared, the sky is black."""
    leafy = np.clip((rgb[..., 1] - 0.5 * (rgb[..., 0] + rgb[..., 2])) / 26, 0, 1)
    albedo = 0.16 * rgb[..., 0] + 0.46 * rgb[..., 1] + 0.22 * rgb[..., 2] + 30 * leafy
    lit = 255 * (1 - np.exp(-1.25 * albedo * light / 255))
    lit = cv2.GaussianBlur(lit, (0, 0), 0.8)
    return np.asarray(np.repeat(lit[..., None], 3, axis=2), np.float32)
