"""Opens a file with FFmpeg, or says in one sentence why that cannot be."""

import errno
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import av
from av.codec.hwaccel import HWAccel
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream

from mvit_core.errors import UnreadableVideo
from mvit_core.files.path_text import LONGEST_ON_WINDOWS, is_too_long, to_line
from mvit_core.video.decoding import words_of
from mvit_core.video.suffixes import is_photo

SMALLEST_BYTES = 64
LARGEST_PIXELS = 16384 * 8192
"""A damaged header may promise a picture of gigabytes; no camera makes one larger than this."""


@contextmanager
def opened(
    path: Path, *, fast: bool = False, device: str = ""
) -> Iterator[tuple[InputContainer, VideoStream]]:
    """The container and its main video stream, decoding on one thread; closed at the end.

    `fast` leaves the codec's loop filter out: cheaper pictures, with the borders of their blocks in them.
    `device` decodes by a graphics card, or not at all: see `mvit_core.video.hardware`.
    Raises UnreadableVideo.
    """
    with ExitStack() as stack:
        container = _open(path, stack, device)
        stream = video_stream(container, path)
        if fast:
            stream.codec_context.options |= {"skip_loop_filter": "all"}
        yield container, stream


def _open(path: Path, stack: ExitStack, device: str) -> InputContainer:
    try:
        card = HWAccel(device, allow_software_fallback=False) if device else None
        _refuse_what_is_no_file(path)
        # FFmpeg reads "file:" names literally: dashes, colons and percent signs in them mean nothing.
        # What is not UTF-8 (cards written in Latin-1) it cannot open by name at all.
        by_name = _is_unicode(str(path))
        source = f"file:{path}" if by_name else stack.enter_context(path.open("rb"))
        # A photo's name is no pattern for the numbers of others beside it.
        plain = {"pattern_type": "none"} if by_name and is_photo(path.name) else {}
        return stack.enter_context(
            av.open(source, "r", metadata_errors="replace", options=plain, hwaccel=card)
        )
    except (OSError, ValueError, RuntimeError, FFmpegError) as error:
        raise unreadable(path, error) from error


def _is_unicode(text: str) -> bool:
    return text.encode("utf-8", "replace").decode() == text


def displayed_name(path: Path) -> str:
    """The file's name as it can be shown and stored, whatever bytes it is made of."""
    return to_line(path.name)


def video_stream(container: InputContainer, path: Path) -> VideoStream:
    """The stream that a player would show; raises UnreadableVideo where there is none that can be decoded."""
    stream = container.streams.best("video")
    if not isinstance(stream, VideoStream):
        if container.streams.audio:
            raise UnreadableVideo(
                f"{displayed_name(path)} holds sound, but no video stream; take it out of the folder."
            )
        raise UnreadableVideo(_damage(path, "no video stream in it"))
    if stream.codec_context is None:  # FFmpeg has no decoder for it
        raise UnreadableVideo(
            f"{displayed_name(path)} uses a video codec that is not supported; convert it to MP4 (H.264)."
        )
    stream.thread_type = "NONE"
    stream.thread_count = 1
    stream.codec_context.options = {"max_pixels": str(LARGEST_PIXELS)}
    return stream


def unreadable(path: Path, error: Exception) -> UnreadableVideo:
    """What stopped us, said for the person whose file it is."""
    if isinstance(error, UnreadableVideo):
        return error
    if isinstance(error, FFmpegError) and path.is_file():
        return UnreadableVideo(_damage(path, words_of(error)))
    return UnreadableVideo(_refusal(path, error))


def _refusal(path: Path, error: Exception) -> str:
    """What the system said of it, as a sentence."""
    name = displayed_name(path)
    match error:
        case FileNotFoundError() if is_too_long(path):
            said = (
                f"{name} lies too deep: this Windows takes paths of {LONGEST_ON_WINDOWS} letters; give the "
                "folders around it shorter names."
            )
        case FileNotFoundError() | NotADirectoryError():
            said = f"{name} is not there any more; plug the drive in or locate the folder again."
        case OSError(errno=errno.ELOOP):
            said = f"{name} is a link that leads back to itself; take it out of the folder."
        case PermissionError() if sys.platform == "win32":  # which says so of a file that is in use, too
            said = (
                f"{name} may not be read; close other programs that have it open, or change its permissions, "
                "and try again."
            )
        case PermissionError():
            said = f"{name} may not be read; change its permissions and try again."
        case _:
            reason = getattr(error, "strerror", None) or error
            said = f"{name} cannot be read ({reason}); check the card or the drive, and copy it again."
    return said


def _refuse_what_is_no_file(path: Path) -> None:
    """Sentences for the plain cases, ahead of FFmpeg's "Invalid data found when processing input"."""
    if path.is_dir():
        raise UnreadableVideo(f"{displayed_name(path)} is a folder, not a video; open it as a folder.")
    if path.exists() and not path.is_file():  # a pipe or a device would be waited for without end
        raise UnreadableVideo(f"{displayed_name(path)} is not a file; take it out of the folder.")
    with path.open("rb") as file:
        head = file.read(SMALLEST_BYTES)
    if not head:
        raise UnreadableVideo(f"{displayed_name(path)} is empty (0 bytes); copy it from the card again.")
    if len(head) < SMALLEST_BYTES:
        raise UnreadableVideo(
            f"{displayed_name(path)} has only {len(head)} bytes, no video; copy it from the card again."
        )


def _damage(path: Path, reason: str) -> str:
    name = displayed_name(path)
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:  # the card was pulled meanwhile
        return str(unreadable(path, error))
    if not any(head):
        return f"{name} holds nothing but zeros at its start; copy it from the card again."
    if head[4:8] == b"ftyp":
        return (
            f"{name} was never finished or is damaged: its index is missing (power lost while"
            " recording?); copy it from the card again, or try a repair tool for MP4."
        )
    if head[:4] == b"RIFF":
        return f"{name} has a damaged AVI header; copy it from the card again."
    return f"{name} is not a video that can be read ({reason}); copy it again or take it out."
