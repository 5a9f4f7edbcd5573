"""Opens a file with FFmpeg, or says in one sentence why that cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream

from mvit_core.errors import UnreadableVideo

SMALLEST_BYTES = 64
LARGEST_PIXELS = 16384 * 8192
"""A damaged header may promise a picture of gigabytes; no camera makes one larger than this."""


@contextmanager
def opened(path: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    """The container and its main video stream, decoding on one thread; closed at the end.

    Raises UnreadableVideo.
    """
    container = open_container(path)
    try:
        yield container, video_stream(container, path)
    finally:
        container.close()


def open_container(path: Path) -> InputContainer:
    """The container of `path`, to be closed by the caller; raises UnreadableVideo."""
    try:
        _refuse_what_is_no_file(path)
        # FFmpeg reads "file:" names literally: dashes, colons and percent signs in them mean nothing.
        return av.open(f"file:{path}", "r", metadata_errors="replace")
    except (OSError, ValueError, FFmpegError) as error:
        raise unreadable(path, error) from error


def video_stream(container: InputContainer, path: Path) -> VideoStream:
    """The stream that a player would show; raises UnreadableVideo where there is none that can be decoded."""
    stream = container.streams.best("video")
    if not isinstance(stream, VideoStream):
        if container.streams.audio:
            raise UnreadableVideo(f"{path.name} holds sound, but no video stream; take it out of the folder.")
        raise UnreadableVideo(_damage(path, "no video stream in it"))
    if stream.codec_context is None:  # FFmpeg has no decoder for it
        raise UnreadableVideo(
            f"{path.name} uses a video codec that is not supported; convert it to MP4 (H.264)."
        )
    stream.thread_type = "NONE"
    stream.thread_count = 1
    stream.codec_context.options = {"max_pixels": str(LARGEST_PIXELS)}
    return stream


def unreadable(path: Path, error: Exception) -> UnreadableVideo:
    """What stopped us, said for the person whose file it is."""
    name = path.name
    match error:
        case UnreadableVideo():
            return error
        case FileNotFoundError():
            return UnreadableVideo(
                f"{name} is not there any more; plug the drive in or locate the folder again."
            )
        case PermissionError():
            return UnreadableVideo(f"{name} may not be read; change its permissions and try again.")
        case FFmpegError():
            return UnreadableVideo(_damage(path, error.strerror or "unknown data"))
        case _:
            return UnreadableVideo(
                f"{name} cannot be read ({error}); check the card or the drive, and copy it again."
            )


def _refuse_what_is_no_file(path: Path) -> None:
    """Sentences for the plain cases, ahead of FFmpeg's "Invalid data found when processing input"."""
    if path.is_dir():
        raise UnreadableVideo(f"{path.name} is a folder, not a video; open it as a folder.")
    with path.open("rb") as file:
        head = file.read(SMALLEST_BYTES)
    if not head:
        raise UnreadableVideo(f"{path.name} is empty (0 bytes); copy it from the card again.")
    if len(head) < SMALLEST_BYTES:
        raise UnreadableVideo(
            f"{path.name} has only {len(head)} bytes, too few for a video; copy it from the card again."
        )


def _damage(path: Path, reason: str) -> str:
    with path.open("rb") as file:
        head = file.read(4096)
    if not any(head):
        return f"{path.name} holds nothing but zeros at its start; copy it from the card again."
    if head[4:8] == b"ftyp":
        return (
            f"{path.name} was never finished or is damaged: its index is missing (power lost while"
            " recording?); copy it from the card again, or try a repair tool for MP4."
        )
    if head[:4] == b"RIFF":
        return f"{path.name} has a damaged AVI header; copy it from the card again."
    return (
        f"{path.name} is not a video that can be read ({reason}); copy it from the card again or take it out."
    )
