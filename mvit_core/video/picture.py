"""One decoded frame, upright and with square pixels, as arrays."""

from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

WIDEST_ASPECT = 4
PLANAR = {"nv12": "yuv420p", "nv21": "yuv420p", "p010le": "yuv420p10le"}
"""Layouts of graphics cards, and those of decoders with the same samples in other places."""
UNSPECIFIED_COLORSPACE = 2  # AVCOL_SPC_UNSPECIFIED
FULL_RANGE = 2  # AVCOL_RANGE_JPEG


@dataclass(frozen=True, slots=True)
class Geometry:
    """How the pictures of one video are shown; all of them alike, even where their size changes mid-file."""

    width: int  # displayed: pixel aspect and rotation applied
    height: int
    rotation: int  # clockwise: 0, 90, 180, 270

    @classmethod
    def of(cls, picture: av.VideoFrame, sample_aspect: Fraction | None) -> "Geometry":
        """As the first picture of a video has it; `sample_aspect` is a pixel's width over its height."""
        rotation = round(-picture.rotation / 90) * 90 % 360
        aspect = sane_aspect(sample_aspect)
        width, height = displayed_size(picture.width, picture.height, aspect=aspect, rotation=rotation)
        return cls(width, height, rotation)

    def within(self, max_side: int | None) -> tuple[int, int]:
        """Width and height with the longer side at most `max_side`; never enlarged."""
        longer = max(self.width, self.height)
        if max_side is None or longer <= max_side:
            return self.width, self.height
        return self.at_scale(max_side / longer)

    def at_scale(self, scale: float) -> tuple[int, int]:
        """Width and height times `scale`, at least one pixel each."""
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))


class Painter:
    """Makes arrays of pictures; one for each video, for FFmpeg's scaler is set up once and used again."""

    def __init__(self, geometry: Geometry) -> None:
        self.geometry = geometry
        self._rgb_scaler = VideoReformatter()
        self._luma_scaler = VideoReformatter()
        self._sorter = VideoReformatter()

    def rgb(self, picture: av.VideoFrame, size: tuple[int, int]) -> NDArray[np.uint8]:
        """(height, width, 3) for `size` = (width, height) as displayed."""
        return self._upright(self._scaled(self._rgb_scaler, picture, size, "rgb24"))

    def luma(self, picture: av.VideoFrame, size: tuple[int, int]) -> NDArray[np.uint8]:
        """(height, width), black 0 and white 255 whatever the range of the file, for `size` as displayed."""
        return self._upright(self._scaled(self._luma_scaler, picture, size, "gray"))

    def _scaled(
        self, scaler: VideoReformatter, picture: av.VideoFrame, size: tuple[int, int], pixel_format: str
    ) -> NDArray[np.uint8]:
        width, height = size if self.geometry.rotation % 180 == 0 else size[::-1]
        if planar := PLANAR.get(picture.format.name):
            # Scaled from there at once, colors would be rounded otherwise than the processor's are.
            picture = self._sorter.reformat(picture, format=planar)
        scaled = scaler.reformat(
            picture,
            width,
            height,
            pixel_format,
            src_colorspace=_colorspace(picture) if pixel_format == "rgb24" else None,
            interpolation=Interpolation.AREA if width < picture.width else Interpolation.BICUBIC,
            threads=1,
        )
        return np.asarray(scaled.to_ndarray(), np.uint8)

    def _upright(self, array: NDArray[np.uint8]) -> NDArray[np.uint8]:
        return np.ascontiguousarray(np.rot90(array, -self.geometry.rotation // 90))


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a video, converted on demand."""

    index: int  # from 0, in presentation order, among the frames that decode
    time_s: float  # from the first frame
    picture: av.VideoFrame  # as decoded: neither turned nor scaled
    painter: Painter

    def to_rgb(self, max_side: int | None = None) -> NDArray[np.uint8]:
        """(height, width, 3) as displayed, its longer side at most `max_side`."""
        return self.painter.rgb(self.picture, self.painter.geometry.within(max_side))

    def to_luma(self, width: int) -> NDArray[np.uint8]:
        """(height, width) brightness as displayed, scaled to `width` straight from the decoded picture."""
        return self.painter.luma(self.picture, (width, self.luma_height(width)))

    def luma_height(self, width: int) -> int:
        """The height that `to_luma(width)` has."""
        return self.painter.geometry.at_scale(width / self.painter.geometry.width)[1]


def displayed_size(width: int, height: int, *, aspect: Fraction, rotation: int) -> tuple[int, int]:
    """Width and height on the screen; `aspect` widens the coded picture, `rotation` may swap its sides."""
    shown = max(1, round(width * aspect)), max(1, height)
    return shown if rotation % 180 == 0 else shown[::-1]


def sane_aspect(aspect: Fraction | None) -> Fraction:
    """The pixel aspect, or 1 where the file says nonsense."""
    if aspect is None or not Fraction(1, WIDEST_ASPECT) <= aspect <= WIDEST_ASPECT:
        return Fraction(1)
    return aspect


def _colorspace(picture: av.VideoFrame) -> Colorspace | None:
    """Where the file does not say: BT.709 for HD, as players have it, but BT.601 for JPEG; None leaves it."""
    if picture.colorspace != UNSPECIFIED_COLORSPACE:
        return None
    is_hd = picture.height >= 720 and picture.color_range != FULL_RANGE
    return Colorspace.ITU709 if is_hd else Colorspace.ITU601
