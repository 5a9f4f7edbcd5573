"""What animals need at hand: a puddle where one drinks, a carcass where a hunter eats."""

from math import cos, radians

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.actor import Act, Actor
from mvit_core.rendering.behaviors import DRINKS, EATS
from mvit_core.rendering.landscape import Landscape
from mvit_core.rendering.noise import fractal_noise

Picture = NDArray[np.uint8]
_HUNTERS = frozenset({"panthera", "ursus", "vulpes", "martes"})


def lay_props(land: Landscape, actors: tuple[Actor, ...], *, night: bool) -> Picture:
    """The landscape's picture with what its animals will use."""
    picture = land.rgb.copy()
    for actor in actors:
        for act in actor.acts:
            if act.behavior == DRINKS:
                _puddle(picture, land, actor, act, night=night)
            elif act.behavior == EATS and actor.plan.species in _HUNTERS:
                _carcass(picture, land, actor, act, night=night)
    return picture


def _muzzle(actor: Actor, act: Act) -> tuple[float, float]:
    """Where its mouth reaches the ground, meters."""
    plan = actor.plan
    reach = actor.size * (0.5 * plan.trunk + 0.62 * plan.neck + 0.5 * plan.head + 0.3 * plan.girth[2])
    return act.start[0] + reach * cos(radians(act.heading_deg)), act.start[1] - 0.02


def _puddle(picture: Picture, land: Landscape, actor: Actor, act: Act, *, night: bool) -> None:
    """Still water that mirrors the sky, with a dark rim."""
    across, depth = _muzzle(actor, act)
    x, y = land.camera.place(across, depth)
    scale = land.camera.pixels_per_m(depth)
    wide = max(0.55, 0.62 * actor.plan.trunk + 0.25) * scale
    tall = max(3.0, 1.25 * wide * land.camera.above_m / depth)
    mask = _blot(
        picture.shape[:2], (x + 0.25 * wide * cos(radians(act.heading_deg)), y + 0.35 * tall), (wide, tall)
    )
    mask[land.depth < depth - 0.25] = 0
    water = cv2.flip(picture, 0).astype(np.float32)
    shift = int(2 * land.camera.horizon - picture.shape[0])
    water = np.roll(water, shift, axis=0)
    water = np.asarray(cv2.GaussianBlur(water, (0, 0), sigmaX=2.0, sigmaY=5.0), np.float32)
    sky = np.full(3, 18.0) if night else 0.8 * np.asarray(land.biome.sky[0], np.float64)
    mirror = 0.42 * water + 0.36 * sky
    rim = cv2.GaussianBlur(mask, (0, 0), 4.0)
    share = cv2.GaussianBlur(mask, (0, 0), 0.9)[..., None]
    wet = picture * (1 - 0.45 * rim[..., None])
    picture[:] = np.clip(wet * (1 - share) + mirror * share, 0, 255).astype(np.uint8)


def _carcass(picture: Picture, land: Landscape, actor: Actor, act: Act, *, night: bool) -> None:
    """A torn, furry heap."""
    across, depth = _muzzle(actor, act)
    x, y = land.camera.place(across, depth)
    scale = land.camera.pixels_per_m(depth)
    size = 0.42 * actor.plan.girth[2] * 2.2 * actor.size * scale
    mask = _blot(picture.shape[:2], (x, y - 0.12 * size), (1.25 * size, 0.42 * size))
    mask[land.depth < depth - 0.1] = 0
    rough = fractal_noise(np.random.default_rng(5), picture.shape[:2], (60, 110), octaves=2)[..., None]
    fur, flesh = ((92, 92, 92), (64, 64, 64)) if night else ((104, 78, 56), (96, 40, 32))
    color = np.asarray(fur, np.float32) + (np.asarray(flesh, np.float32) - np.asarray(fur, np.float32)) * (
        rough > 0.72
    )
    share = cv2.GaussianBlur(mask, (0, 0), 0.8)[..., None]
    shade = np.linspace(1.25, 0.55, picture.shape[0], dtype=np.float32)[:, None, None] * 0 + (
        0.55 + 0.7 * rough
    )
    picture[:] = np.clip(picture * (1 - share) + color * shade * share, 0, 255).astype(np.uint8)


def _blot(shape: tuple[int, ...], at: tuple[float, float], radii: tuple[float, float]) -> NDArray[np.float32]:
    """A smooth, uneven ellipse, 1 inside."""
    angles = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    wobble = 1 + 0.10 * np.sin(3 * angles + 1) + 0.06 * np.sin(5 * angles)
    ring = np.stack(
        (at[0] + radii[0] * wobble * np.cos(angles), at[1] + radii[1] * wobble * np.sin(angles)), 1
    )
    mask = np.zeros(shape[:2], np.float32)
    cv2.fillPoly(mask, [np.round(ring).astype(np.int32)], 1.0)
    return mask
