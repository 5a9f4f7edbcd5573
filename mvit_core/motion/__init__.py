"""Localization of moving animals without learned weights.

A trail-camera clip is short and its scan is offline, so the background is a model of the whole clip, not a
guess from what came before: `find_motion` takes luma samples (some five a second, about 320 pixels wide) and
gives tracks, a motion curve and the burnt-in regions that it left out.
"""

from mvit_core.motion.burst import find_in_burst
from mvit_core.motion.busy import busy_keyframes
from mvit_core.motion.find import find_motion, motion_steps
from mvit_core.motion.values import LumaSample, Motion, MotionSettings

__all__ = [
    "LumaSample",
    "Motion",
    "MotionSettings",
    "busy_keyframes",
    "find_in_burst",
    "find_motion",
    "motion_steps",
]
