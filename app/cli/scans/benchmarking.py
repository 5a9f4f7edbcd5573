"""`trapline benchmark`: how fast this computer scans, and how long a folder will take."""

import argparse
import time
from fractions import Fraction
from pathlib import Path

import av
import msgspec
import numpy as np
from rich import box
from rich.table import Table

from app.cli.console import messages, output, write_json
from app.cli.given import given_file
from app.cli.wording import counted, lasting
from app.services import media
from app.services.scanning.driver import Crew, Work, default_num_workers
from app.services.scanning.settings import ScanSettings
from app.services.scanning.trial_scan import Gathering, Prediction, Probes, TrialScan
from mvit_core.errors import UnreadableVideo, UserError
from mvit_core.files.temporary import temporary_folder
from mvit_core.scan.measuring import (
    FAST_MODE,
    Part,
    measure_detector,
    measure_hardware,
    measure_model,
    measure_paces,
    measure_reading,
)
from mvit_core.video.hardware import offered

FRAMES = 90


def run(arguments: argparse.Namespace) -> int:
    """Measure each part; with a folder scan some of it, keep nothing, and say how long all of it takes."""
    arguments.model = given_file(arguments.model, "checkpoint")
    arguments.detector = given_file(arguments.detector, "detector")
    settings = ScanSettings(
        model_path=arguments.model,
        detector_path=arguments.detector,
        fast=arguments.fast,
        num_workers=arguments.workers or default_num_workers(),
    )
    prediction = predicted(arguments.folder, settings, arguments.seconds) if arguments.folder else None
    parts = measured(settings, arguments.folder)
    if arguments.json:
        write_json([msgspec.to_builtins(each) for each in (*parts, *([prediction] if prediction else []))])
        return 0
    output().print(table_of(parts))
    if any(part.name == FAST_MODE for part in parts):
        output().print("Read fast (--fast), about 2 visits in 100 were missed on drawn footage.")
    if prediction is not None:
        say(prediction, settings)
    return 0


def predicted(folder: Path, settings: ScanSettings, budget_s: float) -> Prediction:
    """Try some of a folder's videos with as many workers as a scan would have."""
    if not folder.is_dir():
        raise UserError(f"There is no folder {folder}. Check the name, and that its drive is connected.")
    files = [found.path for found in media.find_videos(folder, problems=[])]
    if not files:
        raise UserError(f"There are no videos in {folder}.")
    workers = min(settings.num_workers, len(files))
    with Crew(workers, settings=settings) as crew:
        gathering = Gathering(crew)
        work(crew, gathering)
        probes = Probes(files)
        started_s = time.monotonic()
        work(crew, probes)
        starting_s = gathering.first_s + time.monotonic() - started_s
        trial = TrialScan(probes.infos, budget_s)
        work(crew, trial)
    clip_s = crew.ready.clip_s if crew.ready else 0.0
    return trial.prediction(len(files), starting_s, clip_s)


def work(crew: Crew, what: Work) -> None:
    """All of it."""
    for _ in crew.do(what):
        pass


def measured(settings: ScanSettings, folder: Path | None) -> list[Part]:
    """The parts of a scan, one after the other, each on one core."""
    parts: list[Part] = []
    say = messages()
    with temporary_folder() as place:
        made = place / "scene.mp4"
        write_scene(made)
        say.print("measuring…")
        for path in (made, *some_of(folder)):
            try:
                parts += measure_reading(path)
                parts += measure_paces(path)
                parts += measure_hardware(path, offered())
            except UnreadableVideo:
                continue
    if settings.detector_path:
        from mvit_core.detection import Detector

        parts.append(measure_detector(Detector.load(settings.detector_path), settings.detector_path.stem))
    if settings.model_path:
        parts += measure_model(settings.model_path)
    return parts


def some_of(folder: Path | None) -> list[Path]:
    """Two files of the folder, far apart."""
    files = [found.path for found in media.find_videos(folder, problems=[])] if folder else []
    return [files[0], files[len(files) // 2]] if len(files) > 1 else files


def write_scene(path: Path) -> None:
    """Three seconds of 1080p H.264 in which a texture trembles and something crosses."""
    random = np.random.default_rng(1)
    ground = np.repeat(np.repeat(random.integers(60, 180, (272, 482), np.uint8), 4, 0), 4, 1)
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=30, options={"preset": "veryfast", "crf": "24"})
        stream.width, stream.height, stream.pix_fmt = 1920, 1080, "yuv420p"
        for index in range(FRAMES):
            shift = int(3 + 3 * np.sin(index / 3))
            picture = ground[:1080, shift : shift + 1920].copy()
            picture[500:700, 20 * index : 20 * index + 250] = 20
            frame = av.VideoFrame.from_ndarray(picture, format="gray")
            frame.pts, frame.time_base = index, Fraction(1, 30)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def table_of(parts: list[Part]) -> Table:
    """One line a part."""
    table = Table(box=box.SIMPLE)
    for column in ("part", "one piece of work"):
        table.add_column(column)
    table.add_column("ms", justify="right")
    table.add_column("")
    for part in parts:
        table.add_row(part.name, part.what, f"{part.ms:.1f}" if part.ms else "-", part.note)
    return table


def say(prediction: Prediction, settings: ScanSettings) -> None:
    """The answer to "how long will it take here?"."""
    printed = output()
    printed.print(
        f"{counted(prediction.num_videos, 'video')}, {lasting(prediction.footage_s)} of footage. "
        f"Tried {counted(prediction.num_tried, 'video')} ({lasting(prediction.tried_footage_s)}) "
        f"with {counted(settings.num_workers, 'worker')} in {lasting(prediction.tried_s)}."
    )
    if prediction.num_unreadable:
        printed.print(f"{counted(prediction.num_unreadable, 'file')} cannot be read and will take no time.")
    printed.print(f"A scan of all of it will take about {lasting(prediction.expected_s)} on this computer.")
