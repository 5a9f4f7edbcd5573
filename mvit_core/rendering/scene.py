"""The pictures of one video, frame by frame, and what can be seen in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering import landscape
from mvit_core.rendering.actor import Actor, Moment
from mvit_core.rendering.banner import Banner
from mvit_core.rendering.coat import Coat, paint_coat
from mvit_core.rendering.props import lay_props
from mvit_core.rendering.script import write_script
from mvit_core.rendering.skeleton import body_of
from mvit_core.rendering.spec import ClipSpec, Condition
from mvit_core.rendering.sprite import Light, Sprite, View, draw
from mvit_core.rendering.truth import AnimalInFrame, FrameTruth
from mvit_core.rendering.weather import Clouds, Rain, Sensor, Wind
from mvit_core.types import Box

F32 = NDArray[np.float32]
Picture = NDArray[np.uint8]

_SEEN = 0.35  # cover from which a pixel counts as the animal's
_GLIMPSE = 0.12  # share of what is in the picture that must be free for the animal to be seen
_DAY = Light()
_OVERCAST = Light(direction=(-0.1, 0.85, 0.5), sun=0.42, ambient=0.66)
_LAMP = Light(direction=(0.02, 0.12, 0.99), sun=0.80, ambient=0.22, eyeshine=True)


@dataclass(frozen=True, slots=True)
class _Cast:
    """One drawn animal: how it stands, its picture, how far away it is, and what of it can be seen."""

    actor: Actor
    moment: Moment
    sprite: Sprite
    depth: float
    window: tuple[slice, slice]  # of the frame
    inner: tuple[slice, slice]  # of the sprite
    visible: F32  # cover times what nothing hides, in the window


def frame_times(spec: ClipSpec) -> tuple[float, ...]:
    """When each frame was taken, in seconds from the first."""
    num = max(1, round(spec.duration_s * spec.frame_rate))
    times = np.arange(num) / spec.frame_rate
    if spec.variable_rate:
        rng = np.random.default_rng((spec.seed, 31))
        times[1:] += rng.uniform(-0.4, 0.4, num - 1) / spec.frame_rate
        keep = rng.random(num) > 0.04
        keep[:1] = True
        times = np.round(times[keep], 3)
    return tuple(float(time) for time in times)


def render(spec: ClipSpec, *, animals: bool = True) -> Iterator[tuple[float, Picture, FrameTruth]]:
    """Each frame's time, RGB picture (H x W x 3) and truth; without `animals`, the very same scene empty."""
    scene = Scene(spec)
    for frame_index, time_s in enumerate(frame_times(spec)):
        picture, truth = scene.frame(frame_index, time_s, animals=animals)
        yield time_s, picture, truth


class Scene:
    """A place, its weather, its camera and its animals, ready to be photographed at any time."""

    def __init__(self, spec: ClipSpec) -> None:
        self.spec = spec
        self.land = landscape.paint(spec.site, spec.biome, spec.width, spec.height, spec.night)
        self.actors = write_script(spec, self.land.camera)
        self.coats = [_coat(spec, actor) for actor in self.actors]
        self.ground = lay_props(self.land, self.actors, night=spec.night)
        self.wind = Wind(spec, self.land)
        self.clouds = Clouds(spec, (spec.height, spec.width)) if spec.condition is Condition.SHADOW else None
        self.rain = Rain(spec.seed, spec.night) if spec.condition is Condition.RAIN else None
        self.sensor = Sensor(spec)
        self.banner = Banner(spec)
        dim = spec.condition in (Condition.RAIN, Condition.STORM)
        self.light = _LAMP if spec.night else _OVERCAST if dim else _DAY

    def frame(self, frame_index: int, time_s: float, *, animals: bool = True) -> tuple[Picture, FrameTruth]:
        """One picture and its truth."""
        columns, rows = self.wind.maps(time_s)
        moved = cv2.remap(self.ground, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
        picture: Picture = np.asarray(moved, np.uint8)
        cast = self._cast(time_s, (columns, rows)) if animals else []
        for one in sorted(cast, key=lambda each: -each.depth):
            self._shadow(picture, one)
            _paste(picture, one)
        if self.clouds:
            picture = self.clouds.shade(picture, time_s)
        if self.rain:
            self.rain.fall(picture, frame_index)
        picture = self.sensor.expose(picture, time_s, frame_index)
        self.banner.draw(picture, time_s)
        return picture, FrameTruth(time_s, frame_index, tuple(self._seen(cast)))

    def _cast(self, time_s: float, maps: tuple[F32, F32]) -> list[_Cast]:
        """All animals of a moment, nearest first, each less what the nearer ones hide."""
        drawn = []
        for actor, coat in zip(self.actors, self.coats, strict=True):
            moment = actor.at(time_s)
            one = self._drawn(actor, coat, moment, maps) if moment else None
            if one:
                drawn.append(one)
        drawn.sort(key=lambda each: each.depth)
        if len(drawn) > 1:
            hidden = np.zeros((self.spec.height, self.spec.width), np.float32)
            for one in drawn:
                one.visible[:] *= 1 - hidden[one.window]
                np.maximum(hidden[one.window], one.sprite.alpha[one.inner], out=hidden[one.window])
        return drawn

    def _drawn(self, actor: Actor, coat: Coat, moment: Moment, maps: tuple[F32, F32]) -> _Cast | None:
        across, depth = moment.place
        camera = self.land.camera
        x, y = camera.place(across, depth)
        scale = camera.pixels_per_m(depth) * actor.size
        view = View(x=x, y=y, pixels_per_m=scale, heading_deg=moment.heading_deg, tilt=camera.above_m / depth)
        sprite = draw(actor.plan, body_of(actor.plan, moment.pose), coat, view, self.light)
        if sprite is None:
            return None
        window, inner = _overlap(sprite, self.spec)
        if window[0].start >= window[0].stop or window[1].start >= window[1].stop:
            return None
        hidden = self._hidden(window, maps, depth)
        self._expose_to_place(sprite, (x, y), depth)
        return _Cast(actor, moment, sprite, depth, window, inner, sprite.alpha[inner] * (1 - hidden))

    def _hidden(self, window: tuple[slice, slice], maps: tuple[F32, F32], depth: float) -> F32:
        """What stands nearer than `depth`, 0 to 1."""
        near = cv2.remap(self.land.depth, maps[0][window], maps[1][window], cv2.INTER_NEAREST)
        return np.asarray(cv2.blur((near < depth - 0.04).astype(np.float32), (2, 2)), np.float32)

    def _expose_to_place(self, sprite: Sprite, at: tuple[float, float], depth: float) -> None:
        """Light and air of the place where the animal stands."""
        row = min(self.spec.height - 1, max(0, int(at[1]) - 2))
        column = min(self.spec.width - 1, max(0, int(at[0])))
        if self.spec.night:
            lit = float(landscape.lamp_falloff(depth)) * self._spot(column)
            sprite.rgb[:] = _reflect(sprite.rgb, lit)
            return
        light = float(
            np.median(self.land.light[max(0, row - 8) : row + 1, max(0, column - 20) : column + 20])
        )
        haze = 1 - float(np.exp(-max(0.0, depth - 5) / 30))
        sprite.rgb[:] = (
            sprite.rgb * (light * (1 - haze)) + np.asarray(self.land.biome.haze, np.float32) * haze
        )

    def _spot(self, column: int) -> float:
        place = (column / self.spec.width - 0.5) / 0.52
        return 1.05 * float(np.exp(-0.9 * place * place))

    def _shadow(self, picture: Picture, one: _Cast) -> None:
        """Dark below the body, and by day a soft shadow that falls to the right and towards the camera."""
        camera = self.land.camera
        x, y = camera.place(*one.moment.place)
        scale = camera.pixels_per_m(one.depth) * one.actor.size
        length = one.actor.plan.trunk * scale
        foreshortened = abs(np.cos(np.radians(one.moment.heading_deg)))
        wide = length * (0.35 + 0.55 * foreshortened)
        tall = max(1.5, length * 0.42 * camera.above_m / one.depth + 0.05 * length)
        left, right = int(x - 2.2 * wide) - 4, int(x + 2.2 * wide) + 4
        top, bottom = int(y - 3 * tall) - 4, int(y + 3 * tall) + 4
        left, right = max(0, left), min(self.spec.width, right)
        top, bottom = max(0, top), min(self.spec.height, bottom)
        if left >= right or top >= bottom:
            return
        columns = (np.arange(left, right, dtype=np.float32)[None, :] - x) / wide
        rows = (np.arange(top, bottom, dtype=np.float32)[:, None] - y) / tall + 0.35
        dark = 0.52 * np.exp(-1.1 * (columns * columns + rows * rows))
        if not self.spec.night:
            skew = columns - 0.25 - 0.25 * rows
            dark += 0.22 * np.exp(-0.7 * (skew * skew + (rows - 0.5) ** 2))
        standing = self.land.depth[top:bottom, left:right] < one.depth - 0.3
        dark = np.where(standing, 0, np.clip(dark, 0, 0.75))
        part = picture[top:bottom, left:right]
        part[:] = (part * (1 - dark[..., None])).astype(np.uint8)

    def _seen(self, cast: Sequence[_Cast]) -> Iterator[AnimalInFrame]:
        high, low = self.banner.opaque_rows
        for one in sorted(cast, key=lambda each: each.actor.id):
            mask = (one.visible > _SEEN).astype(np.uint8)
            mask[: max(0, high - one.window[0].start)] = 0
            mask[max(0, self.spec.height - low - one.window[0].start) :] = 0
            whole = float(np.count_nonzero(one.sprite.alpha > _SEEN))
            num = int(np.count_nonzero(mask))
            inside = float(np.count_nonzero(one.sprite.alpha[one.inner] > _SEEN))
            if num < max(6.0, 0.02 * whole, _GLIMPSE * inside):
                continue
            x, y, w, h = cv2.boundingRect(mask)
            box = Box(
                (one.window[1].start + x) / self.spec.width,
                (one.window[0].start + y) / self.spec.height,
                w / self.spec.width,
                h / self.spec.height,
            )
            yield AnimalInFrame(one.actor.id, box, one.moment.behavior, num / whole)


def _coat(spec: ClipSpec, actor: Actor) -> Coat:
    return paint_coat(actor.plan, np.random.default_rng((spec.seed, 41, actor.id)))


def _overlap(sprite: Sprite, spec: ClipSpec) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    """The part of the frame that a sprite covers, and the part of the sprite that lies in the frame."""
    height, width = sprite.alpha.shape
    top, bottom = max(0, sprite.top), min(spec.height, sprite.top + height)
    left, right = max(0, sprite.left), min(spec.width, sprite.left + width)
    window = (slice(top, bottom), slice(left, right))
    inner = (slice(top - sprite.top, bottom - sprite.top), slice(left - sprite.left, right - sprite.left))
    return window, inner


def _paste(picture: Picture, one: _Cast) -> None:
    part = picture[one.window]
    weight = one.visible[..., None]
    part[:] = np.clip(part + (one.sprite.rgb[one.inner] - part) * weight, 0, 255).astype(np.uint8)


def _reflect(rgb: F32, light: float) -> F32:
    """Fur under the infrared lamp: paler than by day, without color."""
    albedo = 0.62 * (0.35 * rgb[..., 0] + 0.45 * rgb[..., 1] + 0.20 * rgb[..., 2]) + 34
    lit = 255 * (1 - np.exp(np.float32(-1.5 * light / 255) * albedo))
    return np.asarray(np.repeat(lit[..., None], 3, axis=2), np.float32)
