"""The one place that runs networks: in onnxruntime where it is installed, else in OpenCV (docs/adr/0007)."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Size = tuple[int, int]
Shapes = dict[str, tuple[int, ...]]

FAILURES = (cv2.error, MemoryError, ValueError, OverflowError)
OWN_FAILURES = (  # what onnxruntime raises; they have no common base but Exception
    "Fail",
    "InvalidArgument",
    "InvalidGraph",
    "InvalidProtobuf",
    "NoModel",
    "NotImplemented",
    "EPFail",
    "RuntimeException",
)
SILENT = 4


class Network(Protocol):
    """A graph ready to run; pictures one at a time."""

    @property
    def output_names(self) -> tuple[str, ...]:
        """Names of what comes out at the end of the graph."""

    def run(self, blob: Array, names: tuple[str, ...]) -> list[Array]:
        """The outputs of that name for an input (1, 3, height, width), or without the 1 where the graph wants
        it so; raises one of FAILURES.
        """


def open_network(data: bytes, *, num_threads: int) -> Network:
    """The graph in a file; raises one of FAILURES where it can't be used.

    A hostile file may end the process, so that files nobody vouches for go through `trial.try_out` first.
    """
    kind = OnnxRuntimeNetwork if has_onnxruntime() else OpenCvNetwork
    return kind(data, num_threads=num_threads)


def has_onnxruntime() -> bool:
    """Whether the faster engine is there."""
    return find_spec("onnxruntime") is not None


class OpenCvNetwork:
    """A graph in OpenCV's own engine."""

    def __init__(self, data: bytes, *, num_threads: int) -> None:
        # Without the engine named, what it refuses goes to its predecessor, which crashes on damaged files.
        self._net = cv2.dnn.readNetFromONNX(np.frombuffer(data, np.uint8), engine=cv2.dnn.ENGINE_NEW)
        self._num_threads = num_threads

    @property
    def output_names(self) -> tuple[str, ...]:
        """See `Network`."""
        return tuple(self._net.getUnconnectedOutLayersNames())

    def run(self, blob: Array, names: tuple[str, ...]) -> list[Array]:
        """See `Network`."""
        before = cv2.getNumThreads()
        if before != self._num_threads:
            cv2.setNumThreads(self._num_threads)
        try:
            self._net.setInput(blob)
            return [np.asarray(each, np.float32) for each in self._net.forward(list(names))]
        finally:
            if before != self._num_threads:
                cv2.setNumThreads(before)


class OnnxRuntimeNetwork:
    """A graph in onnxruntime, on the CPU; its failures become ValueError."""

    def __init__(self, data: bytes, *, num_threads: int) -> None:
        runtime = import_module("onnxruntime")
        state = import_module("onnxruntime.capi.onnxruntime_pybind11_state")
        self._failures = tuple(getattr(state, name) for name in OWN_FAILURES if hasattr(state, name))
        runtime.set_default_logger_severity(SILENT)
        options = runtime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = num_threads, 1
        options.log_severity_level = SILENT
        try:
            self._session: Any = runtime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        except self._failures as error:
            raise ValueError(str(error)) from error

    @property
    def output_names(self) -> tuple[str, ...]:
        """See `Network`."""
        return tuple(port.name for port in self._session.get_outputs())

    def run(self, blob: Array, names: tuple[str, ...]) -> list[Array]:
        """See `Network`."""
        try:
            outputs = self._session.run(list(names), {self._session.get_inputs()[0].name: blob})
        except self._failures as error:
            raise ValueError(str(error)) from error
        return [np.asarray(each, np.float32) for each in outputs]


def output_shapes(network: Network, size: Size, *, alone: bool) -> Shapes:
    """Shapes of all outputs for a gray picture of `size`, given `alone` or as a batch of one.

    Raises one of FAILURES.
    """
    names = network.output_names
    blob = np.full((3, *size) if alone else (1, 3, *size), 0.5, np.float32)
    return {name: each.shape for name, each in zip(names, network.run(blob, names), strict=True)}


def reason_of(error: BaseException) -> str:
    """What the engine says, in short."""
    if isinstance(error, MemoryError) or "Insufficient memory" in str(error) or "allocate" in str(error):
        return "it takes too much memory"
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[-1].split("error: ")[-1].strip(" >.'")[:160]
