"""Decoded frames around the playhead, bounded in bytes. No Qt; safe between threads."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Image = TypeVar("Image")


class FrameCache(Generic[Image]):
    """Images by frame; the least useful make room first. Within the budget, or a single frame above it."""

    def __init__(self, budget_bytes: int) -> None:
        self.budget_bytes = budget_bytes
        self._images: dict[int, tuple[Image, int]] = {}
        self._num_bytes = 0
        self._lock = Lock()

    def __contains__(self, index: object) -> bool:
        return index in self._images

    def __len__(self) -> int:
        return len(self._images)

    def get(self, index: int) -> Image | None:
        """The frame, or None where it is not held."""
        held = self._images.get(index)
        return held[0] if held else None

    def put(self, index: int, image: Image, *, num_bytes: int, distance: Callable[[int], float]) -> bool:
        """Hold a frame, letting go of the most distant; False where there was no room for itself."""
        with self._lock:
            self._drop(index)
            self._images[index] = (image, num_bytes)
            self._num_bytes += num_bytes
            while self._num_bytes > self.budget_bytes and len(self._images) > 1:
                self._drop(max(self._images, key=distance))
            return index in self._images

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._images.clear()
            self._num_bytes = 0

    def _drop(self, index: int) -> None:
        _, num_bytes = self._images.pop(index, (None, 0))
        self._num_bytes -= num_bytes
