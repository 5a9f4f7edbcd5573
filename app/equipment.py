"""What a worker has to work with: its words, and the model, the detector and the decoder that they name."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import decoders_dir
from mvit_core.events import WorkerReady
from mvit_core.machine.memory import processes_that_fit

if TYPE_CHECKING:
    from mvit_core.detection import Detector
    from mvit_core.inference import Predictor
    from mvit_core.scan import Tools
    from mvit_core.video.hardware import Hardware

DEPTH = 3  # with a model: a video being labelled, one that waits, one being read


def parser() -> argparse.ArgumentParser:
    """The words."""
    words = argparse.ArgumentParser(prog="trapline worker", description="Serves scans on stdin and stdout.")
    words.add_argument("--model", type=Path, help="a checkpoint that names species and behaviors")
    words.add_argument("--detector", type=Path, help="an ONNX file that finds animals, people and vehicles")
    words.add_argument("--detector-is-tried", action="store_true", help="it has run here before")
    words.add_argument("--sure", type=float, default=0.0, help="share of calls to be right (0: as trained)")
    words.add_argument("--fast", action="store_true", help="read coarsely where keyframes look alike")
    words.add_argument("--processor-decodes", action="store_true", help="leave the graphics card alone")
    words.add_argument("--threads", type=int, default=1, help="threads of the model (default: 1)")
    return words


@dataclass(frozen=True, slots=True)
class Equipment:
    """Model, detector and what may decode beside the processor, where there are any."""

    predictor: "Predictor | None"
    detector: "Detector | None"
    hardware: "Hardware | None"

    @staticmethod
    def named_by(words: argparse.Namespace) -> "Equipment":
        """Loaded; raises UserError, with the reason, where something cannot be used."""
        from mvit_core.video.hardware import Hardware

        detector = _load_detector(words)
        predictor = _load_model(words) if words.model else None
        return Equipment(predictor, detector, None if words.processor_decodes else Hardware(decoders_dir()))

    def tools(self) -> "Tools":
        """As a scan takes them."""
        from mvit_core.scan import Tools

        return Tools(predictor=self.predictor, detector=self.detector, hardware=self.hardware)

    def ready(self) -> WorkerReady:
        """What the parent is told of it."""
        family = self.detector.family if self.detector else ""
        if self.predictor is None:
            return WorkerReady(detector=family, most_workers=processes_that_fit() if self.detector else 0)
        limits = (self.predictor.most_workers, processes_that_fit())
        return WorkerReady(
            device=self.predictor.chosen.name,
            precision=self.predictor.precision,
            note=self.predictor.note,
            why=self.predictor.why,
            model=self.predictor.header.model,
            detector=family,
            depth=DEPTH,
            most_workers=min(filter(None, limits), default=0),
            clip_s=self.predictor.clip_s,
        )


def _load_detector(words: argparse.Namespace) -> "Detector | None":
    """The detector; one that has never run here is tried in a process of its own first."""
    if words.detector is None:
        return None
    from mvit_core.detection import Detector

    return Detector.load(words.detector, num_threads=words.threads, trusted=words.detector_is_tried)


def _load_model(words: argparse.Namespace) -> "Predictor":
    """The model, torch with it, computing with so many threads."""
    import torch

    from mvit_core.inference import Predictor

    torch.set_num_threads(words.threads)
    return Predictor.from_checkpoint(words.model, sure=words.sure)
