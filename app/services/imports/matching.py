"""Which video of the project a path of another program means."""

from collections.abc import Iterable
from pathlib import Path

from app.services.exports.material import told_apart
from app.services.finding_videos import FoundFile, found_video
from app.store.records import Video
from mvit_core.errors import UserError
from mvit_core.path_text import to_text
from mvit_core.video.suffixes import MEDIA_SUFFIXES


class Videos:
    """The project's videos by what others may call them."""

    def __init__(self, videos: Iterable[Video]) -> None:
        self._by_name: dict[str, list[Video]] = {}
        self._exact: dict[str, Video] = {}
        known = list(videos)
        folders = told_apart({_root(video) for video in known})
        for video in known:
            self._by_name.setdefault(video.name, []).append(video)
            self._exact.setdefault(to_text(video.path.as_posix()), video)
            self._exact.setdefault(folders[_root(video)] + video.relative_path, video)

    def find(self, path: str) -> Video | None:
        """The one video that a path can mean, whole or by its end. None where none or several can."""
        if path in self._exact:
            return self._exact[path]
        alike = [
            video for video in self._by_name.get(path.rsplit("/", 1)[-1], ()) if _ends_alike(video, path)
        ]
        return alike[0] if len(alike) == 1 else None


def file_below(folder: Path, path: str) -> FoundFile | None:
    """A video's file that lies below the imported file's folder; never one that a link leads out to."""
    file = folder / path
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        if not inside or not file.is_file() or file.suffix.lower() not in MEDIA_SUFFIXES:
            return None
        return found_video(folder, file)
    except (OSError, UserError):
        return None


def _ends_alike(video: Video, path: str) -> bool:
    ours, theirs = f"/{video.relative_path}", "/" + path.lstrip("/")
    return ours.endswith(theirs) or theirs.endswith(ours)


def _root(video: Video) -> Path:
    return video.path.parents[video.relative_path.count("/")]
