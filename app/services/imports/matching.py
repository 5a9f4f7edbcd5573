"""Which video of the project a path of another program means."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from unicodedata import normalize

from app.services.exports.cells import coded
from app.services.exports.material import told_apart
from app.services.media.finding_videos import FoundFile, found_video
from app.store.records import Video, VideoId
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_text
from mvit_core.video.suffixes import MEDIA_SUFFIXES

NOTHING_TOLD: Mapping[VideoId, str] = {}


class Videos:
    """The project's videos by what others may call them."""

    def __init__(self, videos: Iterable[Video], told: Mapping[VideoId, str] = NOTHING_TOLD) -> None:
        """`told`: the path of a video in the package that it came from."""
        self._by_name: dict[str, list[tuple[str, Video]]] = {}
        self._exact: dict[str, Video] = {}
        known = list(videos)
        folders = told_apart({video.root for video in known})
        for video in known:
            paths = coded(video.relative_path), told.get(video.id)
            for path in map(_composed, filter(None, paths)):
                self._by_name.setdefault(path.rsplit("/", 1)[-1], []).append((path, video))
            self._exact.setdefault(coded(to_text(video.path.as_posix())), video)
            self._exact.setdefault(coded(folders[video.root] + video.relative_path), video)
        for path, video in list(self._exact.items()):
            self._exact.setdefault(_composed(path), video)

    def alike(self, path: str) -> list[Video]:
        """The videos that a path can mean, whole or by its end: those that share the most of it."""
        composed = _composed(path)
        for spelling in (path, composed):
            if spelling in self._exact:
                return [self._exact[spelling]]
        return self._by_end(composed)

    def alike_loosely(self, path: str) -> list[Video]:
        """The same where none is written so: disks of Windows and macOS tell no IMG.MP4 from img.mp4, and
        cells lose the spaces around a name.
        """
        return self._folded.alike(_loosely(path))

    @cached_property
    def _folded(self) -> "Videos":
        folded = Videos(())
        for those in self._by_name.values():
            for path, video in those:
                name = _loosely(path)
                folded._by_name.setdefault(name.rsplit("/", 1)[-1], []).append((name, video))
        return folded

    def _by_end(self, composed: str) -> list[Video]:
        shared: dict[VideoId, tuple[int, int]] = {}
        videos: dict[VideoId, Video] = {}
        for ours, video in self._by_name.get(composed.rsplit("/", 1)[-1], ()):
            if length := _shared(ours, composed):
                much = length, _num_alike(_composed(to_text(video.path.as_posix())), composed)
                videos[video.id], shared[video.id] = video, max(much, shared.get(video.id, much))
        most = max(shared.values(), default=(0, 0))
        return [video for id_, video in videos.items() if shared[id_] == most]


def file_below(folder: Path, path: str) -> FoundFile | None:
    """A video's file that lies below the imported file's folder; never one that a link leads out to."""
    file = folder / path
    if not file.is_relative_to(folder):  # never asked for: a path may be another computer's
        return None
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        if not inside or not file.is_file() or file.suffix.lower() not in MEDIA_SUFFIXES:
            return None
        return found_video(folder, file)
    except (OSError, UserError):
        return None


def _shared(ours: str, theirs: str) -> int:
    """The letters of the path that ends the other; 0 where neither does."""
    ours, theirs = f"/{ours}", "/" + theirs.lstrip("/")
    return min(len(ours), len(theirs)) if ours.endswith(theirs) or theirs.endswith(ours) else 0


def _num_alike(ours: str, theirs: str) -> int:
    """Parts at the end of two paths that are the same: which card it was, where all cards look alike."""
    pairs = zip(reversed(ours.split("/")), reversed(theirs.split("/")), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _loosely(path: str) -> str:
    return "/".join(part.strip() for part in path.casefold().split("/"))


def _composed(path: str) -> str:
    """With each letter and its accents as one: macOS takes them apart in names, tables of others do not."""
    return normalize("NFC", path)
