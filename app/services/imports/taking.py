"""One transaction of an import: where it writes, what of which file, by what names, and what it reports."""

from sqlalchemy.orm import Session

from app.services.imports.names import Names
from app.services.imports.report import ImportReport
from app.services.imports.values import Found, FoundBehavior


class Taking:
    """What all that take in the words of a file work with; `who` imports it."""

    def __init__(
        self, session: Session, found: Found, names: Names, report: ImportReport, *, who: str
    ) -> None:
        self.session = session
        self.found = found
        self.names = names
        self.report = report
        self.who = who
        self._points = {one.name: one.is_point for one in found.behaviors}

    def behavior(self, name: str) -> str:
        """The key of a behavior, which comes into the ethogram where it is not there."""
        return self.names.behavior(FoundBehavior(name, self._points.get(name, False)))
