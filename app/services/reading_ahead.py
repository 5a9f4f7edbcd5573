"""What takes a moment the first time that it is asked for, asked for before a person does; in any thread."""

import logging
from importlib import import_module

from app.services.guide import guide_folder, pages

SOON_WANTED = (
    "mvit_core.scan",  # by a scan, and with OpenCV by who brightens a picture
    "app.services.analysis.catalog",
)
log = logging.getLogger(__name__)


def read_ahead() -> None:
    """Import what the first scan and the first analysis need, and read the guide."""
    try:
        for name in SOON_WANTED:
            import_module(name)
        pages(guide_folder())
    except (ImportError, OSError) as error:
        log.warning("not read ahead: %s", error)  # it is said to who asks for it
