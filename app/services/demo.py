"""The demonstration: cards as they come home from the field, with footage that Trapline draws itself.

Three cameras of a mountain forest and one at a waterhole, by day and by infrared; two videos in which nothing
happens, one that the camera did not finish and one that it never began.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from mvit_core.errors import UserError
from mvit_core.files.whole_file import rename
from mvit_core.rendering.clip import write_clip
from mvit_core.rendering.scene import frame_times
from mvit_core.rendering.spec import ClipSpec, Condition, Scenario
from mvit_core.rendering.truth import truth_path

_WORKSHOP = ".rendering"  # files lie here until they are whole


@dataclass(frozen=True, slots=True)
class DemoVideo:
    """One file of the demonstration; `kept` is the share of its bytes that the camera wrote."""

    place: str  # below the folder, with forward slashes
    spec: ClipSpec
    codec: str = "h264"
    kept: float = 1.0


def render_demo(
    folder: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Path:
    """Write the demonstration into `folder` and return it. Files that lie there already are kept.

    `progress` is told frames done, of how many. Where `cancelled` turns true, what is whole stays and the
    next call goes on. Raises UserError where the folder cannot be written.
    """
    workshop = folder / _WORKSHOP
    try:
        workshop.mkdir(parents=True, exist_ok=True)
        done, total = 0, sum(num_frames(video) for video in DEMO)
        for video in DEMO:
            report = _Report(done, total, progress, cancelled)
            if not (folder / video.place).exists():
                _render(video, folder, workshop, report)
            done += num_frames(video)
            report(num_frames(video), num_frames(video))
    except _Cancelled:
        pass
    except OSError as error:
        why = error.strerror or str(error)
        raise UserError(
            f"The demonstration cannot be written to {folder}: {why}. Choose another folder."
        ) from error
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return folder


class _Cancelled(Exception):  # noqa: N818 - no error: the person changed their mind
    """Ends the drawing of a file half-way."""


@dataclass(frozen=True, slots=True)
class _Report:
    """Passes progress on and watches for the wish to stop."""

    before: int
    total: int
    progress: Callable[[int, int], None] | None
    cancelled: Callable[[], bool] | None

    def __call__(self, done: int, _of: int) -> None:
        if self.progress:
            self.progress(self.before + done, self.total)
        if self.cancelled and self.cancelled():
            raise _Cancelled


def num_frames(video: DemoVideo) -> int:
    """How many frames are drawn for a file."""
    return len(frame_times(video.spec)) if video.kept else 0


def _render(video: DemoVideo, folder: Path, workshop: Path, report: _Report) -> None:
    """Draw one file aside, then put it in its place: what lies there is always whole."""
    target = folder / video.place
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = workshop / target.name
    if not video.kept:
        draft.touch()
    else:
        write_clip(video.spec, draft, codec=video.codec, each_frame=report)
    if video.kept == 1.0:
        rename(truth_path(draft), truth_path(target), over=True)
    else:
        os.truncate(draft, int(draft.stat().st_size * video.kept))
    taken = video.spec.starts_at.timestamp() + video.spec.duration_s
    os.utime(draft, (taken, taken))
    rename(draft, target, over=True)


_RIDGE = ClipSpec(site=101, biome="broadleaf", camera="RIDGE-01", temperature_c=14)
_RIVER = ClipSpec(site=102, biome="bamboo", camera="RIVER CAM2", banner="strip", temperature_c=16)
_SPRUCE = ClipSpec(site=103, biome="boreal", camera="SPRUCE BOG", banner="outline", width=854, height=480)
_WATERHOLE = ClipSpec(site=104, biome="savanna", camera="WATERHOLE", temperature_c=31)
_GOES = Scenario.CROSSES
_STOPS = Scenario.STOPS
_STAYS = Scenario.STAYS
_BLANK = Scenario.BLANK


def _day(day: int, hour: int, minute: int, second: int) -> datetime:
    return datetime(2024, 6, day, hour, minute, second)


def _ridge() -> Iterator[DemoVideo]:
    card = "Ridge/DCIM/100MEDIA/IMG_000"
    here, night = _RIDGE, replace(_RIDGE, infrared=True, temperature_c=9)
    cat = replace(
        here, seed=1, starts_at=_day(12, 6, 42, 8), species="panthera", scenario=_GOES, duration_s=9
    )
    yield DemoVideo(card + "1.MP4", cat)
    gust = replace(here, seed=2, starts_at=_day(12, 13, 5, 9), scenario=_BLANK, duration_s=8)
    yield DemoVideo(card + "2.MP4", replace(gust, condition=Condition.WIND))
    boar = replace(night, seed=3, starts_at=_day(12, 23, 18, 10), species="hog", scenario=_STOPS)
    yield DemoVideo(card + "3.MP4", replace(boar, behaviors=("eats_food",)))
    stags = replace(
        here, seed=4, starts_at=_day(14, 7, 2, 11), species="cervus", scenario=Scenario.TWO_ANIMALS
    )
    yield DemoVideo(card + "4.MP4", replace(stags, behaviors=("fights",)))


def _river() -> Iterator[DemoVideo]:
    card = "River/CAM2/0612000"
    here, night = _RIVER, replace(_RIVER, infrared=True, temperature_c=8)
    bear = replace(here, seed=11, starts_at=_day(11, 17, 31, 14), species="ursus", scenario=_STOPS)
    yield DemoVideo(card + "1.AVI", replace(bear, behaviors=("drinks_water",)), codec="mjpeg")
    marten = replace(night, seed=12, starts_at=_day(12, 2, 44, 15), species="martes", duration_s=8)
    yield DemoVideo(card + "2.AVI", marten, codec="mjpeg")
    fox = replace(
        here, seed=13, starts_at=_day(13, 5, 58, 16), species="vulpes", scenario=_STAYS, duration_s=8
    )
    cut = replace(fox, behaviors=("eats_food",))
    yield DemoVideo(card + "3.AVI", cut, codec="mjpeg", kept=0.55)
    yield DemoVideo(card + "4.AVI", replace(cut, starts_at=_day(13, 5, 59, 2)), codec="mjpeg", kept=0.0)


def _spruce() -> Iterator[DemoVideo]:
    card = "Spruce bog/DCIM/100EK113/DSCF000"
    fox = replace(_SPRUCE, seed=21, starts_at=_day(15, 19, 12, 41), species="vulpes", scenario=_STOPS)
    yield DemoVideo(card + "1.MP4", replace(fox, behaviors=("looks", "grooms")))
    hare = replace(_SPRUCE, seed=22, starts_at=_day(16, 3, 36, 42), species="lepus", duration_s=9)
    hare = replace(
        hare, scenario=Scenario.STARTS_STILL, condition=Condition.IR_RAMP, behaviors=("eats_food",)
    )
    yield DemoVideo(card + "2.MP4", hare)
    bear = replace(_SPRUCE, seed=23, starts_at=_day(16, 11, 20, 43), species="ursus", duration_s=8)
    bear = replace(bear, scenario=Scenario.STARTS_STILL, condition=Condition.SHADOW, behaviors=("sleeps",))
    yield DemoVideo(card + "3.MP4", bear)


def _waterhole() -> Iterator[DemoVideo]:
    card = "Waterhole/DCIM/100MEDIA/IMG_000"
    drinks = replace(_WATERHOLE, scenario=_STOPS, behaviors=("drinks_water",))
    elephant = replace(drinks, seed=31, starts_at=_day(18, 16, 25, 42), species="elephant", duration_s=12)
    yield DemoVideo(card + "1.MP4", elephant)
    heat = replace(_WATERHOLE, seed=32, starts_at=_day(19, 12, 1, 43), scenario=_BLANK, duration_s=8)
    yield DemoVideo(card + "2.MP4", heat)
    leopard = replace(drinks, seed=33, starts_at=_day(19, 21, 47, 44), species="panthera", infrared=True)
    yield DemoVideo(card + "3.MP4", replace(leopard, temperature_c=22))


DEMO: tuple[DemoVideo, ...] = (*_ridge(), *_river(), *_spruce(), *_waterhole())
