"""Decoded pictures around the one that is looked at."""

import av


class PictureCache:
    """Keeps pictures within `max_bytes`; those farthest from the last wish have to go first."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._num_bytes = 0
        self._pictures: dict[int, av.VideoFrame] = {}

    def get(self, number: int) -> av.VideoFrame | None:
        """The picture, if it is kept."""
        return self._pictures.get(number)

    def put(self, number: int, picture: av.VideoFrame, *, around: int) -> None:
        """Keeps a picture; what lies farthest from number `around` has to make room."""
        if number in self._pictures:
            return
        self._pictures[number] = picture
        self._num_bytes += _num_bytes(picture)
        while self._num_bytes > self._max_bytes and len(self._pictures) > 1:
            farthest = max(min(self._pictures), max(self._pictures), key=lambda kept: abs(kept - around))
            self._num_bytes -= _num_bytes(self._pictures.pop(farthest))

    def clear(self) -> None:
        """Lets go of all."""
        self._pictures.clear()
        self._num_bytes = 0


def _num_bytes(picture: av.VideoFrame) -> int:
    return sum(plane.buffer_size for plane in picture.planes)
