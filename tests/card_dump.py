"""A messy dump of trail cameras' cards, drawn on the spot: what ecologists come home with.

    python -m tests.card_dump FOLDER

Two cards of one site with the same file names, 100MEDIA and 101MEDIA of one deployment, bursts of photos
between videos, letters beyond ASCII, files that are broken, a camera whose clock fell back to 2000.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from mvit_core.rendering.clip import write_clip
from mvit_core.rendering.scene import render
from mvit_core.rendering.spec import ClipSpec, Scenario
from mvit_core.rendering.truth import truth_path

SHOTS = 3  # photos of a burst
_HOLLOW = ClipSpec(site=201, biome="broadleaf", camera="HOLLOW-1", width=640, height=360, duration_s=4.0)
_FORD = replace(_HOLLOW, site=202, biome="boreal", camera="FORD 2")


def write_photo(path: Path, rgb: NDArray[np.uint8], taken: datetime | None, *, orientation: int = 1) -> Path:
    """A JPEG as a trail camera writes it; `taken` is its EXIF time."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0110] = orientation, "Reconyx", "HC500"
    if taken is not None:
        exif.get_ifd(0x8769)[0x9003] = taken.strftime("%Y:%m:%d %H:%M:%S")
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(rgb).save(path, "JPEG", quality=88, exif=exif)
    if taken is not None:
        touch(path, taken)
    return path


def touch(path: Path, at: datetime) -> None:
    """Give a file the time that a camera's card shows."""
    os.utime(path, (at.timestamp(), at.timestamp()))


def write_burst(
    folder: Path, first: int, spec: ClipSpec, *, gap_s: float = 1.0, begin_s: float = 0.5
) -> list[Path]:
    """Photos from one drawn scene, `gap_s` apart, numbered from `first`."""
    wanted = [begin_s + number * gap_s for number in range(SHOTS)]
    written: list[Path] = []
    for time_s, picture, _ in render(spec):
        if len(written) < SHOTS and time_s >= wanted[len(written)] - 1e-6:
            taken = spec.starts_at + timedelta(seconds=int(time_s))
            name = f"IMG_{first + len(written):04}.JPG"
            written.append(write_photo(folder / name, np.asarray(picture, np.uint8), taken))
    return written


def write_video(path: Path, spec: ClipSpec) -> Path:
    """A video whose file was written when it ended."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_clip(spec, path, codec="mjpeg" if path.suffix.lower() == ".avi" else "h264")
    truth_path(path).unlink()
    touch(path, spec.starts_at + timedelta(seconds=spec.duration_s))
    return path


def write_dump(folder: Path) -> Path:
    """The whole dump below `folder`."""
    hollow = folder / "Höhle Süd"
    _hollow_first(hollow / "Karte 1" / "DCIM")
    _hollow_second(hollow / "Karte 2" / "DCIM" / "100MEDIA")
    _ford(folder / "Ford_2024-06-20")
    return folder


def _hollow_first(dcim: Path) -> None:
    fox = replace(_HOLLOW, seed=1, starts_at=datetime(2024, 6, 3, 5, 12, 9), species="vulpes")
    write_burst(dcim / "100MEDIA", 1, fox)
    write_video(dcim / "100MEDIA" / "IMG_0004.AVI", fox)
    gust = replace(_HOLLOW, seed=2, starts_at=datetime(2024, 6, 4, 13, 1, 0), scenario=Scenario.BLANK)
    write_burst(dcim / "100MEDIA", 5, gust)
    deer = replace(_HOLLOW, seed=3, starts_at=datetime(2024, 6, 5, 20, 44, 30), species="cervus")
    write_burst(dcim / "101MEDIA", 1, deer)  # the names begin anew
    write_video(dcim / "101MEDIA" / "IMG_0004.AVI", deer)
    (dcim / "101MEDIA" / "IMG_0005.JPG").write_bytes(b"")
    whole = (dcim / "101MEDIA" / "IMG_0001.JPG").read_bytes()
    (dcim / "101MEDIA" / "IMG_0006.JPG").write_bytes(whole[: len(whole) // 2])
    video = (dcim / "101MEDIA" / "IMG_0004.AVI").read_bytes()
    (dcim / "101MEDIA" / "IMG_0007.AVI").write_bytes(video[: len(video) // 2])


def _hollow_second(media: Path) -> None:
    """The second card of the same site: its camera lost its power and began again in 2000."""
    boar = replace(_HOLLOW, seed=4, starts_at=datetime(2024, 7, 1, 23, 10, 5), species="hog", infrared=True)
    write_burst(media, 1, boar)
    reset = replace(boar, seed=5, starts_at=datetime(2000, 1, 1, 0, 3, 0))
    write_burst(media, 4, reset)
    write_video(media / "IMG_0007.AVI", replace(reset, starts_at=datetime(2000, 1, 2, 4, 30, 0)))


def _ford(folder: Path) -> None:
    hare = replace(_FORD, seed=6, starts_at=datetime(2024, 6, 12, 3, 0, 0), species="lepus")
    write_video(folder / "20240612_030000.MP4", hare)
    picture = next(iter(render(hare)))[1]
    write_photo(folder / "Übersicht.jpg", np.asarray(picture, np.uint8), None)  # alone, without EXIF
    touch(folder / "Übersicht.jpg", datetime(2024, 6, 12, 10, 0, 0))


def main(arguments: Sequence[str]) -> None:
    """Write the dump into the folder named."""
    write_dump(Path(arguments[0]))


if __name__ == "__main__":
    main(sys.argv[1:])
