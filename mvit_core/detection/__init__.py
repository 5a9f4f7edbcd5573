"""An optional detector (ONNX), the frames it is shown, and how its word is weighed against motion."""

from mvit_core.detection.choosing import choose_frames, survey_times
from mvit_core.detection.detector import Detector
from mvit_core.detection.fusion import FusedTrack, FusionSettings, fuse
from mvit_core.detection.standing import Look
from mvit_core.detection.values import Detected, Picture
from mvit_core.types import Evidence, Subject

__all__ = [
    "Detected",
    "Detector",
    "Evidence",
    "FusedTrack",
    "FusionSettings",
    "Look",
    "Picture",
    "Subject",
    "choose_frames",
    "fuse",
    "survey_times",
]
