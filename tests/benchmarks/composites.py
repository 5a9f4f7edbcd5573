"""Clips made of photographs, with exact truth: `python -m tests.benchmarks.composites PHOTOS SCENES DIR`.

A second opinion beside `mvit_core.rendering`, so that motion is not fitted to how that one draws. PHOTOS
holds pictures of animals, each with a YOLO text file of its boxes; SCENES, pictures of places without any. An
animal is cut out of its photograph and walks through a scene; wind bends the scene by a field that swings;
rain, clouds, exposure and the lamp are laid over it. DIR is then measured with
`python -m tests.benchmarks.localization --folder DIR`. These are clips made from stills, not footage.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.spec import Condition, Scenario
from tests.benchmarks.film import Film, Shown

Picture = NDArray[np.float32]  # H x W x 3 or H x W
WIDTH, HEIGHT, RATE, SECONDS = 640, 360, 15, 10.0
LEAST_VISIBLE = 24  # pixels from which an animal counts as seen


@dataclass(frozen=True)
class Sprite:
    """An animal cut out of a photograph, facing either way."""

    tones: Picture
    alpha: Picture


@dataclass(frozen=True)
class Walk:
    """Where an animal's feet are, in pixels, and whether it walks, at each of some times."""

    sprite: Sprite
    times_s: tuple[float, ...]
    places: tuple[float, ...]
    ground: float
    flip: bool
    phase: float

    def at(self, time_s: float) -> tuple[float, float]:
        """Place, and speed in pixels a second."""
        x, later = (float(np.interp(time_s + d, self.times_s, self.places)) for d in (0.0, 0.1))
        return x, (later - x) * 10


def main() -> None:
    """Write one clip for each condition and scenario."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("photos", type=Path)
    parser.add_argument("scenes", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    photos = sorted(path for path in arguments.photos.rglob("*.jpg") if path.with_suffix(".txt").is_file())
    scenes = sorted(path for path in arguments.scenes.rglob("*") if path.suffix in {".jpg", ".png"})
    left_out = (Scenario.UNTRIMMED, Scenario.TOGETHER)
    scenarios = [each for each in Scenario if each not in left_out]
    for number, (condition, scenario) in enumerate((c, s) for c in Condition for s in scenarios):
        dice = np.random.default_rng([arguments.seed, number])
        walks = cast(photos, condition, scenario, dice)
        path = arguments.folder / f"{condition}_{scenario}.mp4"
        write(path, ground_of(scenes, dice), walks, Weather(condition, dice), scenario)


def write(path: Path, scene: Picture, walks: list[Walk], weather: "Weather", scenario: Scenario) -> None:
    """One clip and its truth."""

    def pictures() -> Iterator[Shown]:
        for index in range(int(SECONDS * RATE)):
            picture = weather.bent(scene, index / RATE)
            bodies = []
            for walk in walks:
                alpha, picture = drawn(walk, picture, index / RATE)
                bodies.append(alpha > 0.5)
            yield weather.shown(picture, index / RATE), bodies

    film = Film(path, (WIDTH, HEIGHT), RATE, SECONDS, crf=25, least_visible=LEAST_VISIBLE)
    film.write(pictures(), len(walks), weather.condition, scenario)


def cast(
    photos: list[Path], condition: Condition, scenario: Scenario, dice: np.random.Generator
) -> list[Walk]:
    """Who is there, and where they go."""
    walks = []
    for number in range({Scenario.BLANK: 0, Scenario.TWO_ANIMALS: 2}.get(scenario, 1)):
        tall = dice.uniform(0.05, 0.08) if condition is Condition.FAR else dice.uniform(0.18, 0.45)
        sprite = cut_out(photos, tall * HEIGHT, dice)
        wide = sprite.alpha.shape[1]
        start, end = -wide, WIDTH + wide
        middle = dice.uniform(0.2, 0.8) * WIDTH
        times, places = {
            Scenario.STOPS: ((0.5, 3.0, 7.0, 9.5), (start, middle, middle, end)),
            Scenario.STARTS_STILL: ((0.0, 4.5, 7.5), (middle, middle, end)),
            Scenario.STAYS: ((0.0, 10.0), (middle, middle)),
        }.get(scenario, ((dice.uniform(0.5, 2), dice.uniform(7, 9)), (start, end)))
        flip = bool(number or dice.random() < 0.5)
        if flip:
            places = tuple(WIDTH - place for place in places)
        ground = dice.uniform(0.65, 0.92) * HEIGHT
        walks.append(Walk(sprite, times, places, ground, flip, dice.uniform(0, 6)))
    return walks


def drawn(walk: Walk, picture: Picture, time_s: float) -> tuple[Picture, Picture]:
    """The animal's alpha, and the picture with it: legs swing, a head nods, flanks breathe."""
    x, speed = walk.at(time_s)
    height, width = walk.sprite.alpha.shape
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    u, v = columns - (x - width / 2), rows - (walk.ground - height)
    if walk.flip:
        u = width - 1 - u
    stride = 2 * np.pi * (time_s * 1.6 + walk.phase)
    moving = min(1.0, abs(speed) / 30)
    legs = np.clip(v / height - 0.55, 0, 1)
    u = u + moving * legs * 0.35 * height * np.sin(stride + 3 * u / width)
    head = np.clip(u / width - 0.7, 0, 1) * 3
    nod = np.clip(np.sin(time_s * 1.1 + walk.phase) * 2 - 1, 0, 1) + 0.2 * np.sin(time_s * 5)
    v = v - (1 - moving) * head * nod * 0.1 * height + moving * 0.02 * height * np.sin(2 * stride)
    v = v + (1 - moving) * 0.01 * height * np.sin(time_s * 2.5) * np.clip(1 - v / height, 0, 1)
    options = {"interpolation": cv2.INTER_LINEAR, "borderMode": cv2.BORDER_CONSTANT, "borderValue": 0}
    u, v = u.astype(np.float32), v.astype(np.float32)
    alpha = cv2.remap(walk.sprite.alpha, u, v, **options)
    tones = cv2.remap(walk.sprite.tones, u, v, **options)
    return alpha, picture + alpha[..., None] * (tones - picture)


class Weather:
    """What happens to a scene over time."""

    def __init__(self, condition: Condition, dice: np.random.Generator) -> None:
        self.condition, self._dice = condition, dice
        self._bend = {Condition.WIND: 2.2, Condition.STORM: 4.0, Condition.RAIN: 0.8}.get(condition, 0.15)
        self._where = smooth(dice, 60, (HEIGHT, WIDTH)) > 0.3
        self._phases = smooth(dice, 30, (HEIGHT, WIDTH)) * 4
        self._clouds = smooth(dice, 90, (HEIGHT, WIDTH * 3))
        self._night = condition is Condition.IR_RAMP or dice.random() < 0.25
        self._steps = dice.uniform(0.75, 1.3, int(SECONDS) + 1)
        self._lamp = (
            1 - np.hypot(*np.mgrid[-0.7 : 0.7 : HEIGHT * 1j, -0.8 : 0.8 : WIDTH * 1j])[..., None] * 0.7
        )

    def bent(self, scene: Picture, time_s: float) -> Picture:
        """The scene as the wind bends it."""
        rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
        gust = self._bend * (0.6 + 0.4 * np.sin(0.9 * time_s)) * cv2.blur(self._where * 1.0, (41, 41))
        swing = gust * np.sin(2 * np.pi * 0.8 * time_s + self._phases)
        u, v = columns + swing, rows + 0.4 * gust * np.cos(2 * np.pi * 1.1 * time_s + self._phases)
        return cv2.remap(scene, np.float32(u), np.float32(v), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)

    def shown(self, picture: Picture, time_s: float) -> NDArray[np.uint8]:
        """What the camera writes."""
        match self.condition:
            case Condition.SHADOW:
                shift = int(time_s * 60)
                picture = (
                    picture
                    * (1 - 0.45 * np.clip(2 * self._clouds[:, shift : shift + WIDTH], 0, 1))[..., None]
                )
            case Condition.FLICKER:
                picture = picture * self._steps[int(time_s)]
            case Condition.IR_RAMP:
                picture = picture * min(1.0, 0.25 + 0.35 * time_s)
            case Condition.STORM:
                picture = picture * (0.6 + 0.05 * np.sin(time_s))
        if self._night:
            picture = np.repeat(picture.mean(axis=2, keepdims=True), 3, axis=2) * self._lamp
        if self.condition in {Condition.RAIN, Condition.STORM}:
            picture = self._with_streaks(picture)
        picture = picture + self._dice.normal(0, 6 if self._night else 3, (HEIGHT, WIDTH, 1))
        return np.clip(picture, 0, 255).astype(np.uint8)

    def _with_streaks(self, picture: Picture) -> Picture:
        picture = np.ascontiguousarray(picture)
        for _ in range(90 if self.condition is Condition.RAIN else 25):
            x, y = int(self._dice.integers(0, WIDTH)), int(self._dice.integers(0, HEIGHT))
            length = int(self._dice.integers(8, 26))
            cv2.line(picture, (x, y), (x + length // 6, y + length), (190, 195, 200), 1, cv2.LINE_AA)
        return picture


def smooth(dice: np.random.Generator, sigma: float, shape: tuple[int, int]) -> Picture:
    """Noise of patches, of deviation 1."""
    field = cv2.GaussianBlur(dice.normal(0, 1, shape).astype(np.float32), (0, 0), sigma)
    return field / field.std()


def first_box(photo: Path, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Left, top, width, height in pixels of the first animal of a photograph; empty where there is none."""
    line = next(iter(photo.with_suffix(".txt").read_text("utf-8").splitlines()), "0 0 0 0 0")
    x, y, w, h = (float(each) for each in line.split()[1:5])
    height, width = shape[:2]
    return int((x - w / 2) * width), int((y - h / 2) * height), int(w * width), int(h * height)


def ground_of(scenes: list[Path], dice: np.random.Generator) -> Picture:
    """A part of a scene, of the clip's size, as it is or mirrored."""
    picture = read(scenes[int(dice.integers(len(scenes)))])
    scale = max(WIDTH / picture.shape[1], HEIGHT / picture.shape[0]) * dice.uniform(1.0, 1.3)
    large = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    top = int(dice.integers(0, large.shape[0] - HEIGHT + 1))
    left = int(dice.integers(0, large.shape[1] - WIDTH + 1))
    part = large[top : top + HEIGHT, left : left + WIDTH]
    return np.ascontiguousarray(part[:, :: int(dice.choice([-1, 1]))]).astype(np.float32)


def cut_out(photos: list[Path], tall: float, dice: np.random.Generator) -> Sprite:
    """An animal that the box lets GrabCut find, `tall` pixels high."""
    while True:
        photo = photos[int(dice.integers(len(photos)))]
        picture = read(photo)
        height, width = picture.shape[:2]
        x, y, w, h = first_box(photo, picture.shape)
        inside = x > 2 and y > 2 and x + w < width - 2 and y + h < height - 2
        if not inside or min(w, h) < 60 or w * h > 0.7 * width * height or h > 1.8 * w:
            continue
        mask = np.zeros((height, width), np.uint8)
        cv2.setRNGSeed(1)
        cv2.grabCut(
            picture, mask, (x, y, w, h), np.zeros((1, 65)), np.zeros((1, 65)), 4, cv2.GC_INIT_WITH_RECT
        )
        body = np.asarray((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD), np.uint8)
        _, labels, stats, _ = cv2.connectedComponentsWithStats(body)
        largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA])) if len(stats) > 1 else 0
        if not largest or not 0.3 < stats[largest, cv2.CC_STAT_AREA] / (w * h) < 0.85:
            continue
        x, y, w, h = stats[largest, :4].tolist()
        size = (max(6, round(w * tall / h)), max(6, round(tall)))
        crop = np.s_[y : y + h, x : x + w]
        alpha = cv2.GaussianBlur((labels == largest).astype(np.float32), (3, 3), 0)[crop]
        tones = cv2.resize(picture[crop], size, interpolation=cv2.INTER_AREA).astype(np.float32)
        return Sprite(tones, cv2.resize(alpha, size, interpolation=cv2.INTER_AREA))


def read(photo: Path) -> NDArray[np.uint8]:
    """H x W x 3 RGB, at most 640 pixels wide."""
    picture = cv2.cvtColor(cv2.imread(str(photo)), cv2.COLOR_BGR2RGB)
    scale = min(1.0, 640 / picture.shape[1])
    return cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


if __name__ == "__main__":
    main()
