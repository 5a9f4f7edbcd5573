"""Which files of a card are taken for videos and photos, by name alone."""

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

PHOTO_SUFFIXES: frozenset[str] = frozenset({".jpg", ".jpeg", ".jpe"})
"""Trail cameras write JPEG. A photo is a video of one frame that lasts no time."""

MEDIA_SUFFIXES = VIDEO_SUFFIXES | PHOTO_SUFFIXES


def is_photo(name: str) -> bool:
    """Whether a file is taken for a photo, by its name or path."""
    return name[name.rfind(".") :].lower() in PHOTO_SUFFIXES
