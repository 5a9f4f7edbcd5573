"""Decoding by the graphics card, where it has proved itself here: the same pictures in less time.

A kind of video (codec and profile, size, layout of its pixels) is tried once on the first file of it that
comes along: frames as a scan wants them, by the processor and by the card, have to be alike to the bit. So
nothing that a scan finds depends on which of them decoded. What came out is remembered until a driver or
FFmpeg changes, or `LASTS_S` have passed. A trial that never ended (the driver took the process with it)
counts as failed.
"""

import hashlib
import platform
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import av
import msgspec
from av.codec.hwaccel import HWAccel, hwdevices_available
from av.error import FFmpegError

from mvit_core.errors import UnreadableVideo
from mvit_core.files.whole_file import whole_file
from mvit_core.video.opening import opened
from mvit_core.video.reader import VideoReader

BY_SYSTEM = {"win32": ("cuda", "d3d11va"), "darwin": ("videotoolbox",)}
ELSEWHERE = ("cuda", "vaapi")
CODECS = frozenset({"h264", "hevc", "av1", "vp9"})
"""What cards decode exactly; of motion JPEG, scans leave most packets out anyway."""
EVERY_CARD_DECODES = "h264"
DRIVER = Path("/proc/driver/nvidia/version")
FAILURES = (FFmpegError, OSError, ValueError, RuntimeError, NotImplementedError, UnreadableVideo)
"""What PyAV and FFmpeg raise where a device is not there or does not do."""
LASTS_S = 30 * 86400.0  # a driver may change unseen
UNFINISHED_LASTS_S = 86400.0
TRIED_S = 3.0  # of wall time by the processor
TRIED_FRAMES = 40  # of those that a scan looks at
RATE_HZ = 5.0
LUMA_WIDTH, RGB_SIDE = 320, 640
FASTER = 0.8  # share of the processor's time that it may take

Sight = list[tuple[float, ...]]  # time; checksums of luma and colors as a scan takes them, and of the whole


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one device and one kind of video."""

    device: str
    kind: str  # such as "h264 High 1920x1080 yuv420p"
    judged_at: float  # seconds of the epoch
    is_good: bool = False
    is_final: bool = True  # else the trial has begun and not ended
    is_there: bool = True  # the device, whatever the kind
    note: str  # a sentence

    @property
    def holds(self) -> bool:
        """Whether it is young enough to be believed."""
        return 0 <= time.time() - self.judged_at < (LASTS_S if self.is_final else UNFINISHED_LASTS_S)


class Hardware:
    """The devices of this computer, and what is known of them, a file for each verdict in `folder`."""

    def __init__(self, folder: Path, devices: Sequence[str] | None = None) -> None:
        self._folder = folder
        self._devices = list(offered() if devices is None else devices)

    def device_for(self, path: Path) -> str:
        """What decodes this video; empty for the processor. Tries a kind that is new, which takes seconds."""
        kind = kind_of(path) if self._devices else ""
        for device in self._devices if kind else ():
            verdict = self._known(device, kind) or self._tried(path, device, kind)
            if verdict.is_good:
                return device
            if not verdict.is_there:  # no further file has to be opened to ask
                self._devices = [each for each in self._devices if each != device]
        return ""

    def distrust(self, path: Path, why: str) -> None:
        """Leave videos of this kind to the processor: a device that was good has failed."""
        kind = kind_of(path) if self._devices else ""
        for device in self._devices if kind else ():
            known = self._known(device, kind)
            if known is not None and known.is_good:
                self._keep(verdict_on(device, kind, why))

    def verdicts(self) -> list[Verdict]:
        """All that is known and still believed, by device and kind."""
        found = [_read(file) for file in sorted(self._folder.glob("*.json"))]
        believed = [each for each in found if each is not None and each.holds]
        return sorted(believed, key=lambda each: (each.device, each.kind))

    def _tried(self, path: Path, device: str, kind: str) -> Verdict:
        begun = verdict_on(device, kind, "The trial of it has not ended.", is_final=False)
        self._keep(begun)
        verdict = try_out(path, device, kind)
        self._keep(verdict)
        return verdict

    def _known(self, device: str, kind: str) -> Verdict | None:
        verdict = _read(self._file(device, kind))
        return verdict if verdict is not None and verdict.holds else None

    def _keep(self, verdict: Verdict) -> None:
        file = self._file(verdict.device, verdict.kind)
        with suppress(OSError):  # unknown again next time
            self._folder.mkdir(parents=True, exist_ok=True)
            with whole_file(file, several_writers=True, durable=not verdict.is_final) as draft:
                draft.write_bytes(msgspec.json.encode(verdict))

    def _file(self, device: str, kind: str) -> Path:
        known_by = "\n".join((device, kind, surroundings()))
        return self._folder / f"{hashlib.sha256(known_by.encode()).hexdigest()[:16]}.json"


def offered() -> list[str]:
    """Kinds of devices that this FFmpeg can talk to and that this system may have, best first."""
    built_in = hwdevices_available()
    return [each for each in BY_SYSTEM.get(sys.platform, ELSEWHERE) if each in built_in]


def ask_for(device: str) -> None:
    """Raises one of FAILURES where this computer has no such device, or its driver does not answer."""
    HWAccel(device, allow_software_fallback=False).create(av.Codec(EVERY_CARD_DECODES, "r"))


def kind_of(path: Path) -> str:
    """What videos have to share for one trial to speak for all; empty where no card is asked."""
    try:
        with opened(path) as (_, stream):
            context = stream.codec_context
            name, size = context.codec.canonical_name, f"{context.width}x{context.height}"
            parts = (name, context.profile, size, context.pix_fmt)
            return " ".join(filter(None, parts)) if name in CODECS else ""
    except UnreadableVideo:
        return ""


def surroundings() -> str:
    """What a verdict depends on beside the kind: system, FFmpeg and, where it says so, the driver."""
    driver = ""
    with suppress(OSError):
        driver = DRIVER.read_text(encoding="utf-8", errors="replace")
    return f"{platform.platform()} {av.__version__} {av.library_versions} {driver}"


def try_out(path: Path, device: str, kind: str) -> Verdict:
    """Let both decode the beginning of a video."""
    try:
        ask_for(device)
    except FAILURES as error:
        return verdict_on(device, kind, f"It does not work here ({reason(error)}).", is_there=False)
    try:
        see(path, device, 1)  # at once where it does not know the kind; else it is made ready now
    except FAILURES as error:
        return verdict_on(device, kind, f"It does not work here ({reason(error)}).")
    try:
        expected, ours_s = see(path, "", TRIED_FRAMES, TRIED_S)
        found, theirs_s = see(path, device, len(expected))
    except FAILURES as error:
        return verdict_on(device, kind, f"It failed on the way ({reason(error)}).")
    if found != expected:
        return verdict_on(device, kind, "It gives other pictures than the processor.")
    share = theirs_s / max(ours_s, 1e-9)
    is_good = share <= FASTER
    said = "It gives the same pictures" if is_good else "It gives the same pictures, but is not faster"
    return verdict_on(device, kind, f"{said} ({share:.2f} of the processor's time).", is_good=is_good)


def see(path: Path, device: str, most: int, until_s: float = 1e9) -> tuple[Sight, float]:
    """What a scan would see of a video's beginning, and the wall seconds that it took.

    Whole pictures are looked at too: an error of a level or two in one pixel vanishes in small ones. That is
    not counted, as no scan does it.
    """
    started_s = time.perf_counter()
    not_counted_s = 0.0
    sight: Sight = []
    with VideoReader(path, device=device) as reader:
        width = min(LUMA_WIDTH, reader.info.width)
        for frame in reader.frames(RATE_HZ):
            luma, rgb = frame.to_luma(width), frame.to_rgb(RGB_SIDE)
            seen_s = time.perf_counter()
            sight.append((frame.time_s, *(crc32(each.tobytes()) for each in (luma, rgb, frame.to_rgb()))))
            not_counted_s += time.perf_counter() - seen_s
            if len(sight) >= most or time.perf_counter() - started_s > until_s:
                break
    return sight, time.perf_counter() - started_s - not_counted_s


def reason(error: BaseException) -> str:
    """What the device said, not what that would mean of a file."""
    first = error.__cause__ or error
    said = first.strerror if isinstance(first, FFmpegError) else str(first)
    return (said or type(first).__name__).rstrip(".")


def verdict_on(device: str, kind: str, note: str, **more: bool) -> Verdict:
    """A verdict of now."""
    return Verdict(device=device, kind=kind, judged_at=time.time(), note=note, **more)


def _read(file: Path) -> Verdict | None:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Verdict)
    except (OSError, ValueError):
        return None
