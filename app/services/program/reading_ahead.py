"""What takes a moment the first time that it is asked for, asked for before a person does; in any thread."""

import logging
from importlib import import_module

SOON_WANTED = (
    "mvit_core.scan",  # by a scan, and with OpenCV by who brightens a picture
    "app.services.analysis.catalog",
)
OF_THE_WINDOW = (  # with all that they import themselves; a test holds that nothing is left out
    "app.services.analysis.values",
    "app.services.because",
    "app.services.blind_review",
    "app.services.choosing.filter_counts",
    "app.services.choosing.queue_orders",
    "app.services.choosing.saved_filters",
    "app.services.confirming",
    "app.services.exports",
    "app.services.imports",
    "app.services.imports.way_back",
    "app.services.keeping.recovery",
    "app.services.learning.labels_at_hand",
    "app.services.learning.left_out",
    "app.services.learning.stopped_trainings",
    "app.services.learning.suggestions",
    "app.services.letters",
    "app.services.model_shelf.shelf",
    "app.services.media.moving",
    "app.services.media.removal",
    "app.services.media.neighbours",
    "app.services.observer_agreement.table",
    "app.services.others",
    "app.services.media.probing",
    "app.services.raw_scores",
    "app.services.review.between",
    "app.services.review.exclusion",
    "app.services.review.false_spots",
    "app.services.review.pins",
    "app.services.review.reaching",
    "app.services.scanning.driver",
    "app.services.scanning.rereading",
    "app.services.scanning.waiting_footage",
    "app.services.stepwise",
    "app.services.observations.bouts_left",
    "app.services.observations.tiles",
    "app.services.told_places",
    "mvit_core.machine.memory",
)
log = logging.getLogger(__name__)


def import_services() -> None:
    """Import what the window's own modules will ask for: half a second that it need not wait for."""
    for name in OF_THE_WINDOW:
        import_module(name)


def read_ahead() -> None:
    """Import what the first scan and the first analysis need, and read the guide and the licences."""
    try:
        from app.services.program.guide import guide_folder, made_of, pages
        from app.services.program.versions import PARTS, shipped_text

        for name in SOON_WANTED:
            import_module(name)
        pages(guide_folder())
        made_of("parts", shipped_text(PARTS))
    except (ImportError, OSError) as error:
        log.warning("not read ahead: %s", error)  # it is said to who asks for it
