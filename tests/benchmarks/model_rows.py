"""What the comparison of models says, a row for each case."""

from dataclasses import asdict, dataclass
from math import isnan


@dataclass(frozen=True)
class Result:
    """One row: milliseconds a clip; not a number where it was not asked for."""

    model: str
    what: str  # "forward" or "training step"
    device: str
    dtype: str
    batch: int
    ours_ms: float
    torchvision_ms: float
    floor_ms: float
    difference: float  # of the logits, largest, relative to their largest
    ours_compiled_ms: float
    torchvision_compiled_ms: float
    ours_mib: float  # the most memory that a pass held beyond the models
    torchvision_mib: float

    @property
    def ratio(self) -> float:
        """How many times faster ours is."""
        return self.torchvision_ms / self.ours_ms

    def plain(self) -> dict[str, object]:
        """For JSON, which has no word for what is not a number."""
        fields = asdict(self) | {"ratio": self.ratio}
        return {
            name: None if isinstance(value, float) and isnan(value) else value
            for name, value in fields.items()
        }


def shown(ms: float) -> str:
    """Milliseconds, of few of them the hundredths, too."""
    return f"{ms:6.0f} ms" if ms >= 100 else f"{ms:6.2f} ms"


def show(result: Result) -> None:
    """One line."""
    what = f"{result.model:14} {result.what:13} {result.device} {result.dtype:8} batch {result.batch}"
    times = f"ours {shown(result.ours_ms)}, torchvision {shown(result.torchvision_ms)}, {result.ratio:.2f}x"
    floor = f"floor {shown(result.floor_ms)} ({result.ours_ms / result.floor_ms:.2f})"
    said = [times, *([] if isnan(result.floor_ms) else [floor]), f"logits differ by {result.difference:.1e}"]
    print(f"{what}: {'; '.join(said)}", flush=True)
    if not isnan(result.ours_compiled_ms):
        pair = f"ours {shown(result.ours_compiled_ms)}, torchvision {shown(result.torchvision_compiled_ms)}"
        best = min(result.ours_ms, result.ours_compiled_ms)
        print(f"  compiled: {pair}; torchvision's / our best {result.torchvision_compiled_ms / best:.2f}x")
    if result.device != "cpu":
        share = 100 * result.floor_ms / min(result.ours_ms, result.ours_compiled_ms)
        print(f"  {share:.0f} % of the card's matrix rate")
    if not isnan(result.ours_mib):
        print(f"  memory {result.ours_mib:.0f} MiB, torchvision {result.torchvision_mib:.0f} MiB", flush=True)
