"""An optional detector (ONNX) and how its word is weighed against motion."""

from mvit_core.detection.detector import Detector
from mvit_core.detection.values import Detected, Picture, Subject

__all__ = ["Detected", "Detector", "Picture", "Subject"]
