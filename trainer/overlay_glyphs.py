"""Makes the weights of mvit_core.overlay.glyphs anew: `python -m trainer.overlay_glyphs [FONT.ttf ...]`.

Signs are drawn with OpenCV's fonts, with those that Matplotlib brings, and with the fonts named; in all
sizes, thick and thin, with and without a rim, over noise and textures; then blurred, made small, packed as
JPEG and cut out as a reading cuts them out. Left out, for tests to judge by: OpenCV's duplex, DejaVu Sans
Mono, Pillow's own.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import matplotlib
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from mvit_core.overlay.glyphs import SIGNS, shown
from mvit_core.overlay.lines import FAINTEST, STROKE, TALLEST, Part

NUM_SAMPLES = 24_000
HIDDEN = 96
OTHERS = "BCEFGHJKNRSTUVWXYZabdefghknqrtuy%#&@$+=?<>~*"
OF_MATPLOTLIB = ("DejaVuSans", "DejaVuSans-Bold", "cmss10", "cmtt10", "STIXGeneral", "DejaVuSerif", "cmr10")
HERSHEY = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_PLAIN, cv2.FONT_HERSHEY_COMPLEX)
PLACE = Path(__file__).parents[1] / "resources" / "overlay" / "glyphs.npz"
Picture = NDArray[np.uint8]


def main(fonts: Sequence[str]) -> None:
    """Draw, train, judge on a tenth, write."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    named = [*(str(folder / f"{name}.ttf") for name in OF_MATPLOTLIB), *fonts]
    random = np.random.default_rng(7)
    samples = list(_samples(random, named))
    pictures = np.stack([picture for picture, _ in samples])
    signs = np.array([sign for _, sign in samples])
    weights, right = _fit(pictures, signs)
    num_fonts = len(named) + len(HERSHEY)
    sys.stdout.write(f"{len(samples)} signs, {num_fonts} fonts; {right:.2%} of a tenth kept back are right\n")
    np.savez_compressed(PLACE, **weights)  # type: ignore[arg-type]


def _samples(random: np.random.Generator, fonts: Sequence[str]) -> Iterator[tuple[NDArray[np.float32], int]]:
    number = 0
    while number < NUM_SAMPLES:
        sign = int(random.integers(len(SIGNS)))
        letter = SIGNS[sign] if SIGNS[sign] != "?" else str(random.choice(list(OTHERS)))
        picture = _drawn(random, fonts, letter)
        if picture is not None:
            number += 1
            yield picture, sign


def _drawn(random: np.random.Generator, fonts: Sequence[str], letter: str) -> NDArray[np.float32] | None:
    """One sign between two others, as a camera and a codec leave it; None where nothing of it stands out."""
    size = int(random.integers(36, 60))
    around = ["", *SIGNS[:11], "  ", ":", "-"]
    left, right = (str(random.choice(around)) for _ in range(2))
    mask, where = _mask(random, fonts, (left, letter, right), size)
    height, width = mask.shape
    scene = _scene(random, height, width)
    ink, paper = _tones(random)
    if random.random() < 0.4:
        scene[:] = paper
    else:
        scene = np.clip(scene * abs(paper - ink) / 380 + (0 if ink > 128 else 130), 0, 255)
    if random.random() < 0.4:
        rim = cv2.dilate(mask, np.ones((5, 5), np.float32))
        scene = scene * (1 - rim) + (0 if ink > 128 else 255) * rim
    picture = scene * (1 - mask) + ink * mask
    small = _degraded(random, picture, size)
    back = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC).astype(np.float32)
    scale = random.uniform(14, 46) / size
    page = cv2.resize(
        np.clip(back, 0, 255).astype(np.uint8), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA
    )
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (STROKE, STROKE))
    operation = cv2.MORPH_TOPHAT if ink > 128 else cv2.MORPH_BLACKHAT
    strokes = np.asarray(cv2.morphologyEx(page, operation, kernel), np.uint8)
    part = _found(strokes, [value * scale for value in where])
    if part is None:
        return None
    return shown(strokes, part)


def _mask(
    random: np.random.Generator, fonts: Sequence[str], letters: tuple[str, str, str], size: int
) -> tuple[NDArray[np.float32], tuple[float, float, float, float]]:
    """The letters as 0 to 1, and where the middle one is: left, top, right, bottom."""
    canvas = np.zeros((size * 2, size * 5), np.uint8)
    alone = np.zeros_like(canvas)
    choice = int(random.integers(len(fonts) + 2 * len(HERSHEY)))
    gap = int(random.integers(2, 7))
    if choice < len(fonts):
        font = ImageFont.truetype(fonts[choice], int(size * random.uniform(1.2, 1.45)))
        at = float(size)
        for place, letter in enumerate(letters):
            for target in (canvas, alone) if place == 1 else (canvas,):
                image = Image.fromarray(target)
                ImageDraw.Draw(image).text((at, size * 0.3), letter, fill=255, font=font)
                target[:] = np.asarray(image)
            at += font.getlength(letter) + gap * 0.4
    else:
        face = HERSHEY[(choice - len(fonts)) % len(HERSHEY)]
        thick = int(random.integers(2, 8))
        scale = size / cv2.getTextSize("0", face, 1.0, 1)[0][1]
        at_ = size
        for place, letter in enumerate(letters):
            for target in (canvas, alone) if place == 1 else (canvas,):
                cv2.putText(target, letter, (at_, int(size * 1.5)), face, scale, 255, thick, cv2.LINE_AA)
            at_ += cv2.getTextSize(letter, face, scale, thick)[0][0] + gap
    if random.random() < 0.3:
        squeeze = random.uniform(0.75, 1.2)
        canvas, alone = (
            np.asarray(cv2.resize(each, None, fx=squeeze, fy=1.0), np.uint8) for each in (canvas, alone)
        )
    ys, xs = np.nonzero(alone > 100)
    if not len(xs):
        return np.asarray(canvas, np.float32) / np.float32(255), (0.0, 0.0, 0.0, 0.0)
    where = float(xs.min()), float(ys.min()), float(xs.max() + 1), float(ys.max() + 1)
    return np.asarray(canvas, np.float32) / np.float32(255), where


def _scene(random: np.random.Generator, height: int, width: int) -> NDArray[np.float32]:
    """Clouds and leaves: noise of three sizes."""
    scene = np.zeros((height, width), np.float32)
    for cell in (3, 9, 40):
        noise = random.random((height // cell + 2, width // cell + 2)).astype(np.float32)
        scene += random.uniform(0.2, 1.0) * cv2.resize(noise, (width, height), interpolation=cv2.INTER_CUBIC)
    low, high = float(scene.min()), float(scene.max())
    result: NDArray[np.float32] = (scene - low) / max(high - low, 1e-6) * 255
    return result


def _tones(random: np.random.Generator) -> tuple[float, float]:
    bright, dark = random.uniform(150, 255), random.uniform(0, 90)
    return (bright, dark) if random.random() < 0.7 else (dark, bright)


def _degraded(random: np.random.Generator, picture: NDArray[np.float32], size: int) -> Picture:
    """As small as a camera writes it, blurred and packed."""
    scale = random.uniform(9, 34) / size
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), random.uniform(0.05, 0.9))
    small = small + random.normal(0, random.uniform(0, 8), small.shape)
    quality = int(random.integers(35, 96))
    _, coded = cv2.imencode(
        ".jpg", np.clip(small, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality]
    )
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE), np.uint8)


def _found(strokes: Picture, where: Sequence[float]) -> Part | None:
    """The part that lies where the sign was drawn, as a reading would cut it out."""
    near = cv2.dilate(strokes, np.ones((TALLEST // 2, TALLEST // 2), np.uint8))
    ink = (strokes > np.maximum(FAINTEST, near * np.float32(0.5))).astype(np.uint8)
    _, _, facts, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, right, bottom = where
    whole = max((right - left) * (bottom - top), 1.0)
    for x, y, wide, tall, _ in facts[1:].tolist():
        across = min(right, x + wide) - max(left, x)
        down = min(bottom, y + tall) - max(top, y)
        common = max(across, 0) * max(down, 0)
        if common / (whole + wide * tall - common) > 0.6:
            return Part(x, y, wide, tall)
    return None


def _fit(
    pictures: NDArray[np.float32], signs: NDArray[np.int64]
) -> tuple[dict[str, NDArray[np.float16]], float]:
    torch.manual_seed(7)
    order = np.random.default_rng(1).permutation(len(signs))
    kept, taken = order[: len(order) // 10], order[len(order) // 10 :]
    x, y = torch.from_numpy(pictures), torch.from_numpy(signs)
    first, second = torch.nn.Linear(pictures.shape[1], HIDDEN), torch.nn.Linear(HIDDEN, len(SIGNS))
    net = torch.nn.Sequential(first, torch.nn.ReLU(), second)
    optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-3)
    rounds, shuffle = 30, np.random.default_rng(2)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, rounds)
    for _ in range(rounds):
        for some in torch.split(torch.from_numpy(shuffle.permutation(taken)), 256):
            loss = torch.nn.functional.cross_entropy(net(x[some]), y[some], label_smoothing=0.02)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        schedule.step()
    with torch.no_grad():
        right = float((net(x[kept]).argmax(dim=1) == y[kept]).float().mean())
    arrays = {
        "first": first.weight.T,
        "first_bias": first.bias,
        "second": second.weight.T,
        "second_bias": second.bias,
    }
    return {name: each.detach().numpy().astype(np.float16) for name, each in arrays.items()}, right


if __name__ == "__main__":
    main(sys.argv[1:])
