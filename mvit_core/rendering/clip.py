"""Writing a rendered video and its truth to disk."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from numpy.typing import NDArray

from mvit_core.errors import UserError
from mvit_core.rendering.fauna import plan_of
from mvit_core.rendering.scene import Scene, frame_times
from mvit_core.rendering.script import species_of
from mvit_core.rendering.spec import ClipSpec
from mvit_core.rendering.truth import (
    AnimalInFrame,
    AnimalTruth,
    BoutTruth,
    FrameTruth,
    Truth,
    truth_path,
    write_truth,
)
from mvit_core.types import Span, TrackPoint, union_of

# encoder, its options, its pixel format
_CODECS = {
    "h264": (
        "libx264",
        {"preset": "veryfast", "crf": "25", "g": "30", "x264-params": "threads=1"},
        "yuv420p",
    ),
    "mjpeg": ("mjpeg", {"qscale": "4", "huffman": "default"}, "yuvj420p"),
    "mpeg4": ("mpeg4", {"qscale": "4", "g": "24"}, "yuv420p"),
    "vp8": ("libvpx", {"deadline": "realtime", "cpu-used": "8", "crf": "20", "b": "800k"}, "yuv420p"),
}
_GAP_S = 0.5  # an animal hidden for less is still there


def write_clip(
    spec: ClipSpec, path: Path, *, codec: str = "h264", each_frame: Callable[[int, int], None] | None = None
) -> Truth:
    """Render `spec` into a video, and its truth beside it; the suffix of `path` names the container.

    `codec` is h264, mjpeg, mpeg4 or, for WebM, vp8. AVI keeps one frame rate: a variable one needs another
    container.
    `each_frame` is told how many frames are done, of how many; what it raises ends the writing.
    """
    if spec.variable_rate and path.suffix.lower() == ".avi":
        raise UserError("AVI files keep one frame rate; write a variable one to MP4 or MKV.")
    times = frame_times(spec)
    scene = Scene(spec)
    seen: list[FrameTruth] = []

    def pictures() -> Iterable[tuple[float, NDArray[np.uint8]]]:
        for frame_index, time_s in enumerate(times):
            picture, truth = scene.frame(frame_index, time_s)
            seen.append(truth)
            yield time_s, picture
            if each_frame:
                each_frame(frame_index + 1, len(times))

    encode(spec, path, codec, pictures())
    truth = gather(spec, path.name, seen, scene)
    write_truth(truth, truth_path(path))
    return truth


def encode(
    spec: ClipSpec, path: Path, codec: str, pictures: Iterable[tuple[float, NDArray[np.uint8]]]
) -> None:
    """Write pictures (RGB) and their times as one video of the spec's size; `codec` as in `write_clip`."""
    encoder, options, pixels = _CODECS[codec]
    rate = Fraction(spec.frame_rate).limit_denominator(1001)
    tick = Fraction(1, 1000) if spec.variable_rate else 1 / rate
    with av.open(f"file:{path}", "w") as out:
        key = "date" if path.suffix.lower() == ".avi" else "creation_time"
        out.metadata[key] = spec.starts_at.isoformat(sep=" ")
        out.metadata["comment"] = f"rendered by Trapline; {spec.camera}"
        stream = cast(av.VideoStream, out.add_stream(encoder, rate=rate, options=options))
        stream.width, stream.height, stream.pix_fmt = spec.width, spec.height, pixels
        stream.codec_context.time_base = tick
        stream.codec_context.thread_count = 1
        for time_s, picture in pictures:
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = round(Fraction(time_s).limit_denominator(100000) / tick), tick
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def gather(spec: ClipSpec, video: str, frames: Iterable[FrameTruth], scene: Scene) -> Truth:
    """The truth of a whole video from that of its frames."""
    frames = list(frames)
    times = tuple(frame.time_s for frame in frames)
    last = times[-1] + 1 / spec.frame_rate
    ends = (*times[1:], last)
    seen: dict[int, list[tuple[FrameTruth, float, AnimalInFrame]]] = defaultdict(list)
    for frame, end_s in zip(frames, ends, strict=True):
        for animal in frame.animals:
            seen[animal.id].append((frame, end_s, animal))
    return Truth(
        video=video,
        width=spec.width,
        height=spec.height,
        duration_s=last,
        animals=tuple(_animal(spec, animal_id, seen[animal_id]) for animal_id in sorted(seen)),
        num_frames=len(frames),
        frame_rate=spec.frame_rate,
        times_s=times,
        condition=spec.condition,
        scenario=spec.scenario,
        infrared=spec.night,
        camera=spec.camera,
        captured_at=spec.starts_at,
        seed=spec.seed,
        overlays=scene.banner.boxes,
    )


def _animal(
    spec: ClipSpec, animal_id: int, seen: list[tuple[FrameTruth, float, AnimalInFrame]]
) -> AnimalTruth:
    plan = plan_of(species_of(spec, animal_id))
    shown = [(frame, Span(frame.time_s, end_s), animal) for frame, end_s, animal in seen]
    behaviors = sorted({animal.behavior for _, _, animal in shown})
    bouts = [
        BoutTruth(name, span)
        for name in behaviors
        for span in union_of((each for _, each, animal in shown if animal.behavior == name), gap_s=_GAP_S)
    ]
    return AnimalTruth(
        id=animal_id,
        species=plan.species,
        body_plan=plan.name,
        spans=union_of((each for _, each, _ in shown), gap_s=_GAP_S),
        points=tuple(TrackPoint(frame.time_s, frame.frame_index, animal.box) for frame, _, animal in shown),
        bouts=tuple(sorted(bouts, key=lambda bout: bout.span.start_s)),
    )
