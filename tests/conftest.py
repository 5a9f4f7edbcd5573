"""Fixtures that every part's tests may use: the real footage, and small videos made on the spot."""

import os
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import av
import hypothesis
import numpy as np
import pytest
from numpy.typing import NDArray

from app.paths import HOME_VARIABLE
from launcher.display import DISPLAYS

if TYPE_CHECKING:
    from tests.patience import PatientBot
    from tests.postgres import PostgresServer

# Read by torch when it is imported, here and in every process that a test starts: the tensors are small, and
# threads that wait for each other by spinning take minutes where another program uses a core.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# Read by Qt and Python when they start: tests expect sentences in English, whatever the computer speaks.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)  # would count for more

# Read by Triton when it is imported: without a card it imitates one (tests/mvit_core/gpu).
if not Path("/dev/nvidia0").exists():
    os.environ.setdefault("TRITON_INTERPRET", "1")

# Processes of the tests that share a display take the focus from each other's windows.
if displays := os.environ.get(DISPLAYS, "").split():
    own = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    os.environ["DISPLAY"] = displays[own % len(displays)]

# A shell has Ctrl+C ignored by what it starts in the background, and by all that that starts in turn.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says what else the computer does, not whether the code is right.
hypothesis.settings.register_profile(
    "busy", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("busy")

# Nothing of what tests do may land among a person's own settings, models and backups.
os.environ[HOME_VARIABLE] = tempfile.mkdtemp(prefix="trapline-tests-")


class MakeVideo(Protocol):
    """What the fixture `make_video` offers; see `write_video`."""

    def __call__(
        self,
        path: Path,
        frames: Iterable[NDArray[np.uint8]],
        *,
        rate: Fraction | int = 25,
        codec: str = "libx264",
        pix_fmt: str | None = None,
        times_s: Sequence[float] | None = None,
        sample_aspect: Fraction | None = None,
        rotation: int = 0,
        metadata: Mapping[str, str] | None = None,
        options: Mapping[str, str] | None = None,
        container_options: Mapping[str, str] | None = None,
        audio_s: float = 0.0,
    ) -> Path: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take long come first, so that the processes end at about the same time."""
    sizes = Counter(item.path for item in items)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path not in slow, -sizes[item.path]))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Root of the shared data (footage, golden, taxonomy ...); the test is skipped where it is absent."""
    root = Path(os.environ.get("TRAPLINE_SHARED") or Path(__file__).parents[2] / "shared")
    if not (root / "footage").is_dir():
        pytest.skip(f"no shared data at {root}; set TRAPLINE_SHARED to their folder")
    return root


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> "PatientBot":
    """pytest-qt's own, with the patience that busy computers ask for."""
    from tests.patience import PatientBot

    return PatientBot(request)


@pytest.fixture(scope="session")
def postgres() -> "Iterator[PostgresServer]":
    """A PostgreSQL server of this run's own; the test is skipped where none is installed."""
    pytest.importorskip("psycopg", reason="no driver of PostgreSQL: pip install psycopg[binary]")
    if sys.platform == "win32":
        pytest.skip("Debian's server is tested with")
    from tests.postgres import PostgresServer, find_programs

    programs = find_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server: apt-get install postgresql")
    server = PostgresServer(programs)
    yield server
    server.remove()


@pytest.fixture(scope="session")
def make_video() -> MakeVideo:
    """Writes a small video: `make_video(path, frames, rate=25, codec="libx264", ...) -> path`."""
    return write_video


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    """Widgets that a test lets go are gone after it: Qt keeps them for a main loop, which no test has, and a
    style or a closing then takes seconds for thousands of them."""
    done = yield
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return done


@pytest.fixture(scope="session")
def two_sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the `footage` of the window's tests is a copy of: encoded once."""
    folder = tmp_path_factory.mktemp("two-sites")
    for number, name in enumerate(("Hill/DCIM/IMG_0001.mp4", "Pond/DCIM/IMG_0001.mp4")):
        (folder / name).parent.mkdir(parents=True)
        frames = [np.full((48, 64), 40 + 3 * index + 80 * number, np.uint8) for index in range(20)]
        write_video(folder / name, frames, rate=10)
    (folder / "Pond/DCIM/IMG_0002.mp4").touch()
    return folder


def write_video(
    path: Path,
    frames: Iterable[NDArray[np.uint8]],
    *,
    rate: Fraction | int = 25,
    codec: str = "libx264",
    pix_fmt: str | None = None,
    times_s: Sequence[float] | None = None,
    sample_aspect: Fraction | None = None,
    rotation: int = 0,
    metadata: Mapping[str, str] | None = None,
    options: Mapping[str, str] | None = None,
    container_options: Mapping[str, str] | None = None,
    audio_s: float = 0.0,
) -> Path:
    """Encode `frames`, (H, W, 3) RGB or (H, W) gray with even sides; `path`'s suffix names the container.

    `times_s` gives each frame its own time (a variable frame rate, resolution 1 ms). `rotation` is the
    clockwise turn (0, 90, 180, 270) that a player has to make. `options` go to the encoder, as
    {"g": "12", "bf": "2"}; `container_options` to the muxer, as {"movflags": "faststart"}. `audio_s` adds
    that much silence.
    """
    with av.open(str(path), "w", container_options=dict(container_options or {})) as out:
        out.metadata.update(metadata or {})
        quiet = {"x265-params": "log-level=none"} if codec == "libx265" else {}
        stream = out.add_stream(codec, rate=rate, options=quiet | dict(options or {}))
        stream.pix_fmt = pix_fmt or ("yuvj420p" if codec == "mjpeg" else "yuv420p")
        stream.thread_count = 1
        tick = Fraction(1, 1000) if times_s is not None else 1 / Fraction(rate)
        stream.codec_context.time_base = tick
        if sample_aspect is not None:
            stream.codec_context.sample_aspect_ratio = sample_aspect
        if rotation:
            stream.set_display_rotation(-rotation)
        sound = (
            out.add_stream("pcm_s16le" if path.suffix == ".avi" else "aac", rate=16000) if audio_s else None
        )
        for index, array in enumerate(frames):
            if not index:
                stream.height, stream.width = array.shape[:2]
            frame = av.VideoFrame.from_ndarray(array, format="rgb24" if array.ndim == 3 else "gray")
            frame.pts = index if times_s is None else round(times_s[index] * 1000)
            frame.time_base = tick
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
        for number in range(int(audio_s * 16000 / 1024) if sound else 0):
            silence = av.AudioFrame(
                format="fltp" if path.suffix != ".avi" else "s16", layout="mono", samples=1024
            )
            for plane in silence.planes:
                plane.update(bytes(plane.buffer_size))
            silence.sample_rate, silence.pts = 16000, number * 1024
            out.mux(sound.encode(silence))
        if sound:
            out.mux(sound.encode(None))
    return path
