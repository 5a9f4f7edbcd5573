"""What grows and lies at a site: drawn up first, then painted from far to near."""

from collections.abc import Callable
from functools import partial

import numpy as np

from mvit_core.rendering.biome import Biome
from mvit_core.rendering.canvas import Canvas, mixed
from mvit_core.rendering.vegetation import Place, fallen_leaf, fern, leaves, stone, trunk, tuft


def plant(canvas: Canvas, biome: Biome, rng: np.random.Generator) -> None:
    """Paint all plants; the middle is left open up to some ten meters, so that animals can be seen."""
    garden = _Garden(canvas, biome, rng)
    garden.far_hedge()
    for _ in range(biome.trunks):
        garden.tree()
    if biome.name != "savanna":
        garden.near_trunk()
    for _ in range(biome.bushes):
        garden.bush()
    for _ in range(biome.tufts):
        garden.tuft()
    for _ in range(biome.ferns):
        garden.fern()
    for _ in range(biome.fallen):
        garden.fallen_leaf()
    for _ in range(4):
        garden.stone()
    garden.paint()


class _Garden:
    """Collects what is to be painted, with its distance."""

    def __init__(self, canvas: Canvas, biome: Biome, rng: np.random.Generator) -> None:
        self.canvas, self.biome, self.rng = canvas, biome, rng
        self.items: list[tuple[float, Callable[[], None]]] = []

    def paint(self) -> None:
        for _, draw in sorted(self.items, key=lambda item: -item[0]):
            draw()

    def _uniform(self, low: float, high: float) -> float:
        return float(self.rng.uniform(low, high))

    def _somewhere(self, depth: float, clear: float = 0.0) -> Place:
        """A place at a distance, at least `clear` (share of the half width) off the middle."""
        share = self._uniform(clear, 1.12) * float(self.rng.choice((-1, 1)))
        return share * self.canvas.camera.half_width_m(depth), depth

    def far_hedge(self) -> None:
        """Distant leaves hide where the ground ends."""
        camera, num = self.canvas.camera, 54
        for index in range(num):
            depth = self._uniform(17, 32)
            x = camera.width * (index + float(self.rng.random())) / num
            y = (
                camera.horizon
                - self._uniform(-0.030, 0.05 if self.biome.canopy < 0.3 else 0.12) * camera.height
            )
            wide = camera.width * self._uniform(0.05, 0.09)
            self.items.append((depth, partial(self._hedge, (x, y), wide, depth)))

    def _hedge(self, at: tuple[float, float], wide: float, depth: float) -> None:
        tall = wide * (0.40 if self.biome.canopy < 0.3 else 0.80)
        leaves(
            self.canvas,
            self.rng,
            at,
            spread=(wide, tall),
            num=70,
            leaf_px=self.canvas.camera.width / 150,
            shape=min(3.0, self.biome.leaf),
            colors=self.biome.far,
            depth_m=depth + 8,
            sway=0.25,
        )

    def tree(self) -> None:
        """A trunk with boughs, or an acacia; none in the open middle."""
        savanna = self.biome.name == "savanna"
        depth = self._uniform(12, 45) if savanna else self._uniform(6.0, 34)
        place = self._somewhere(depth, 0.35 if depth < 11 else 0.0)
        if savanna:
            self.items.append((depth, lambda: self._acacia(place)))
            return
        thick = self._uniform(*self.biome.trunk_m)
        self._add_trunk(place, thick)
        if self.rng.random() < 0.7:
            self.items.append((depth - 0.1, lambda: self._boughs(place)))

    def near_trunk(self) -> None:
        """One trunk close by, behind which animals pass."""
        depth = self._uniform(2.6, 3.4)
        across = self._uniform(0.56, 0.80) * float(self.rng.choice((-1, 1)))
        thick = self._uniform(0.7, 1.0) * (0.07 if self.biome.name == "bamboo" else 0.16)
        self._add_trunk((across * self.canvas.camera.half_width_m(depth), depth), thick)

    def _add_trunk(self, place: Place, thick: float) -> None:
        jointed = self.biome.name == "bamboo"
        self.items.append(
            (
                place[1],
                lambda: trunk(
                    self.canvas, self.rng, place, diameter_m=thick, bark=self.biome.bark, jointed=jointed
                ),
            )
        )

    def _boughs(self, place: Place) -> None:
        """Leafy branches around a trunk, above head height."""
        x, y = self.canvas.camera.place(*place)
        scale = self.canvas.camera.pixels_per_m(place[1])
        for _ in range(3):
            at = (x + float(self.rng.normal(0, 0.7)) * scale, y - self._uniform(1.6, 4.4) * scale)
            self._leafy(
                at, (0.80 * scale, 0.40 * scale), num=100, leaf_px=0.085 * scale + 1.4, depth=place[1]
            )

    def _leafy(
        self, at: tuple[float, float], spread: tuple[float, float], *, num: int, leaf_px: float, depth: float
    ) -> None:
        leaves(
            self.canvas,
            self.rng,
            at,
            spread=spread,
            num=num,
            leaf_px=leaf_px,
            shape=self.biome.leaf,
            colors=self.biome.bush,
            depth_m=depth,
        )

    def _acacia(self, place: Place) -> None:
        """A flat-topped tree on a short forked stem."""
        depth = place[1]
        x, y = self.canvas.camera.place(*place)
        scale = self.canvas.camera.pixels_per_m(depth)
        top = self._uniform(3.0, 4.4)
        bark = self.canvas.hazy(mixed(*self.biome.bark, 0.3), depth)
        fork, thick = np.array((x, y - 0.5 * top * scale)), np.array((0.09 * scale, 0))
        stem = np.stack(
            (np.array((x, y)) - thick, fork - 0.7 * thick, fork + 0.7 * thick, np.array((x, y)) + thick)
        )
        self.canvas.fill(stem, bark, depth, 0.0)
        for side in (-0.9, -0.3, 0.4, 1.0):
            end = np.array((x + side * 0.9 * scale, y - 0.95 * top * scale))
            self.canvas.fill(np.stack((fork - 0.6 * thick, end, fork + 0.6 * thick)), bark, depth, 0.0)
        for _ in range(6):
            at = (
                x + float(self.rng.normal(0, 0.8)) * scale,
                y - (top + float(self.rng.normal(0, 0.1))) * scale,
            )
            self._leafy(at, (1.1 * scale, 0.20 * scale), num=120, leaf_px=0.07 * scale + 0.8, depth=depth)

    def bush(self) -> None:
        """A round shrub, off the middle."""
        depth = self._uniform(2.8, 18)
        place = self._somewhere(depth, 0.70 if depth < 9 else 0.25)
        size = self._uniform(0.25, 0.60) * (1.0 if depth > 4 else 0.6)
        self.items.append((depth, lambda: self._bush(place, size)))

    def _bush(self, place: Place, size: float) -> None:
        x, y = self.canvas.camera.place(*place)
        scale = self.canvas.camera.pixels_per_m(place[1])
        spread = (1.05 * size * scale, 0.85 * size * scale)
        leaf_px = scale * (0.055 if self.biome.leaf < 3 else 0.11) + 1.2
        num = int(np.clip(300 * size, 60, 190))
        self._leafy((x, y - 0.5 * size * scale), spread, num=num, leaf_px=leaf_px, depth=place[1])

    def tuft(self) -> None:
        """Grass, sparse on the trail."""
        depth = 1.9 + 16 * float(self.rng.random()) ** 1.7
        place = self._somewhere(depth)
        height = self.biome.grass_m * self._uniform(0.45, 1.15) * (0.65 if depth > 5 else 1.0)
        if abs(place[0]) > 0.5 or self.rng.random() < 0.2:
            colors = self.biome.grass
            self.items.append(
                (depth, lambda: tuft(self.canvas, self.rng, place, height_m=height, colors=colors))
            )

    def fern(self) -> None:
        """A fern beside the trail."""
        depth = self._uniform(3.2, 12)
        place = self._somewhere(depth, 0.3)
        size, colors = self._uniform(0.28, 0.46), self.biome.bush
        self.items.append((depth, lambda: fern(self.canvas, self.rng, place, size_m=size, colors=colors)))

    def fallen_leaf(self) -> None:
        """One leaf on the ground."""
        place = self._somewhere(1.7 + 7 * float(self.rng.random()) ** 1.5)
        self.items.append(
            (place[1] + 30, lambda: fallen_leaf(self.canvas, self.rng, place, self.biome.litter))
        )

    def stone(self) -> None:
        """A boulder, off the middle."""
        place = self._somewhere(self._uniform(3.0, 9), 0.45)
        size = self._uniform(0.05, 0.20)
        tint = (128, 124, 116)
        self.items.append((place[1], lambda: stone(self.canvas, self.rng, place, size_m=size, tint=tint)))
