"""What a label or a result of a scan asks of the database does not go through all of a project."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import event

from app.services import observations
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Kind
from mvit_core.types import Span, VideoResult

MANY = 30  # of a few rows SQLite takes them one by one whatever it could do else
ALL_OF_A_KIND = ("SCAN observations", "SEARCH observations USING INDEX ix_observations_taxon (kind=?)")


@contextmanager
def plans(project: Project) -> Iterator[set[str]]:
    """How SQLite goes about what is asked and changed meanwhile, a line for each table."""
    seen: set[str] = set()

    def explain(_connection, cursor, statement, values, _context, many) -> None:
        if not statement.startswith("INSERT"):
            told = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", values[0] if many else values)
            seen.update(line[3] for line in told)

    event.listen(project.engine, "before_cursor_execute", explain)
    yield seen
    event.remove(project.engine, "before_cursor_execute", explain)


def test_they_go_by_the_ids_of_the_rows_that_they_are_about(
    project: Project, scan: Callable[..., object], make_result: Callable[..., VideoResult]
) -> None:
    many = make_result(*(0.01 * place for place in range(MANY)))
    scan(many)
    found = [one for _, one in observations.all_observations(project)]
    animal = next(one for one in found if one.kind is Kind.ANIMAL)
    bout = next(one for one in found if one.parent_id == animal.id)
    shorter = Span(animal.span.start_s + 0.5, animal.span.end_s)
    with plans(project) as seen:
        undo, _ = labels.apply(project, {animal.id: labels.correct(animal, span=shorter)}, who="ada")
        labels.apply(project, {bout.id: labels.confirm(bout)}, who="ada")
        labels.apply(project, undo, who="ada")
        scan(many, [animal.video_id], rescan=True)
    assert any("INTEGER PRIMARY KEY" in line for line in seen)
    assert not [line for line in seen if line.startswith(ALL_OF_A_KIND)]
