"""How taking in cards grows with the files: `python -m tests.benchmarks.ingest [--files N] [--json]`.

Tiny videos and photos, each of its own content, are written below a folder of many cards; then, for a
quarter, a half and all of them, into a project of their own: walking the folders, taking the files in,
probing some of them in worker processes, opening the folder again with nothing new and with one new file in a
hundred, and reading the library as the window does. Times are CPU seconds of this process (probing: wall
clock over all workers), so that other programs do not count. Linear means: the same time for each file at
every size.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av
import cv2
import numpy as np

from app.services import media
from app.services.media.probing import ProbeRun
from app.services.projects import Project, create_project
from app.services.scanning.driver import Crew, default_num_workers
from app.ui.library.rows import arrange

SHARES = (0.25, 0.5, 1.0)
A_CARD = 500  # files of one card, in two folders that the camera makes
A_BATCH = 200  # files taken in at once, as the window does
Figures = dict[str, float]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--probed", type=int, default=2_000, help="files that are probed at the largest size")
    parser.add_argument(
        "--folder", type=Path, help="where the files are written (default: a temporary folder)"
    )
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        rounds = measure(Path(folder), num_files=arguments.files, num_probed=arguments.probed)
    if arguments.json:
        print(json.dumps(rounds, indent=2))
        return
    names = list(rounds[0])
    for name in names:
        print(f"{name:52s}" + "".join(f"{each[name]:14,.1f}" for each in rounds))


def measure(folder: Path, *, num_files: int, num_probed: int) -> list[Figures]:
    """Figures of each size; microseconds a file unless the name says otherwise."""
    cards = folder / "cards"
    rounds, written = [], 0
    for share in SHARES:
        wanted = round(num_files * share)
        write_files(cards, written, wanted)
        written = wanted
        print(f"{wanted:,} files", file=sys.stderr)
        rounds.append(one_round(folder, cards, wanted, round(num_probed * share)))
    return rounds


def one_round(folder: Path, cards: Path, num_files: int, num_probed: int) -> Figures:
    """All figures at one size."""
    figures: Figures = {"files": num_files}
    each = 1e6 / num_files
    with create_project(folder / f"{num_files}.trapline") as project:
        figures["walk the folders"] = each * cpu_s(lambda: sum(1 for _ in media.find_videos(cards)))
        figures["walk and take in"] = each * cpu_s(lambda: take_in(project, cards))
        figures["open again, nothing new"] = each * cpu_s(lambda: take_in(project, cards))
        assert media.num_videos(project) == num_files
        more = folder / "more"
        write_files(more, 0, num_files // 100)
        for card in sorted(more.iterdir()):
            card.rename(cards / f"New {card.name}")
        figures["open again, one in a hundred new"] = each * cpu_s(lambda: take_in(project, cards))
        assert media.num_videos(project) == num_files + num_files // 100
        for card in cards.glob("New *"):
            shutil.rmtree(card)
        figures["read the library"] = each * cpu_s(lambda: media.videos(project))
        figures["read and arrange it"] = each * cpu_s(
            lambda: arrange(media.sites(project), media.deployments(project), media.videos(project))
        )
        figures["look up one page of what is not probed"] = each * cpu_s(
            lambda: media.unprobed(project, limit=500)
        )
        figures |= probing(project, num_probed)
    return figures


def probing(project: Project, number: int) -> Figures:
    """Some of the files, by as many workers as there are cores; their start is not counted."""
    if not number:
        return {}
    run, workers = Some(project, number), default_num_workers()
    with Crew(workers) as crew:
        for _ in crew.do(Some(project, workers)):
            pass
        began, own = time.perf_counter(), time.process_time()
        for _ in crew.do(run):
            pass
        wall_s, own_s = time.perf_counter() - began, time.process_time() - own
    return {
        f"probe, wall clock with {workers} workers": 1e6 * wall_s / number,
        "probe, of that in the process that stores": 1e6 * own_s / number,
    }


class Some(ProbeRun):
    """The first so many that wait."""

    def __init__(self, project: Project, number: int) -> None:
        super().__init__(project)
        self._waiting = islice(self._waiting, number)  # type: ignore[assignment]
        self._left = number

    @property
    def is_done(self) -> bool:
        """Whether all of them have answered."""
        return not self._left

    def _forget(self, key: int) -> None:
        self._left -= 1
        super()._forget(key)


def take_in(project: Project, folder: Path) -> None:
    """As window and command line do it."""
    files = media.find_videos(folder)
    while some := list(islice(files, A_BATCH)):
        media.add_files(project, folder, some)


def cpu_s(work: Callable[[], object]) -> float:
    """CPU seconds that it takes here."""
    began = time.process_time()
    work()
    return time.process_time() - began


def write_files(cards: Path, first: int, end: int) -> None:
    """Files number `first` to `end`: two videos to each photo, on cards of 500."""
    bodies = (tiny_video(), tiny_video(), tiny_photo())
    suffixes = ("AVI", "AVI", "JPG")
    for number in range(first, end):
        card, place = divmod(number, A_CARD)
        folder = (
            cards / f"Site {card // 2:04}" / f"Card {card % 2 + 1}" / "DCIM" / f"{100 + place // 250}MEDIA"
        )
        if place % 250 == 0 or number == first:
            folder.mkdir(parents=True, exist_ok=True)
        kind = number % 3
        name = f"IMG_{place % 250:04}.{suffixes[kind]}"
        (folder / name).write_bytes(bodies[kind] + number.to_bytes(8, "little"))


def tiny_video() -> bytes:
    """Two frames of motion JPEG."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.avi"
        with av.open(str(path), "w") as out:
            stream = out.add_stream("mjpeg", rate=Fraction(10), options={"huffman": "default"})
            stream.width, stream.height, stream.pix_fmt = 16, 16, "yuvj420p"
            for packet in encoded(stream):
                out.mux(packet)
        return path.read_bytes()


def encoded(stream: "av.VideoStream") -> Iterator["av.Packet"]:
    """Two gray frames."""
    for tone in (60, 120):
        yield from stream.encode(av.VideoFrame.from_ndarray(np.full((16, 16, 3), tone, np.uint8)))
    yield from stream.encode(None)


def tiny_photo() -> bytes:
    """A gray JPEG."""
    return cv2.imencode(".jpg", np.full((16, 16, 3), 90, np.uint8))[1].tobytes()


if __name__ == "__main__":
    main()
