"""Errors that the world causes. Everything else that is raised is a bug of ours."""


class UserError(Exception):
    """Something outside the program is wrong; the message is one sentence that says what to do."""


class UnreadableVideo(UserError):  # noqa: N818 - it names the state of a file
    """Not one frame of the file can be decoded; the message says why."""


class BadCheckpoint(UserError):  # noqa: N818
    """A file offered as model weights is damaged, hostile, of an unknown layout or does not fit."""
