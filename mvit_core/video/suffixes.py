"""Which files of a card are taken for videos, by name alone."""

VIDEO_SUFFIXES: frozenset[str] = frozenset(
    {
        ".avi",
        ".mp4",
        ".m4v",
        ".mov",
        ".qt",
        ".asf",
        ".wmv",
        ".mkv",
        ".webm",
        ".mts",
        ".m2ts",
        ".m2t",
        ".ts",
        ".mpg",
        ".mpeg",
        ".mpe",
        ".m2v",
        ".vob",
        ".3gp",
        ".3g2",
        ".flv",
        ".ogv",
        ".mjpg",
        ".mjpeg",
        ".dv",
        ".h264",
        ".264",
        ".h265",
        ".265",
        ".hevc",
    }
)
"""Lower case, with the dot: compare with `path.suffix.lower()`."""
