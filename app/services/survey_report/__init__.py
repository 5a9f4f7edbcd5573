"""All analyses in one HTML file that needs nothing else: pictures inside, tables, methods, sources,
settings.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from string import Template

from app.services.analysis.catalog import ANALYSES
from app.services.analysis.survey import Clock, Options, Survey, event_rule
from app.services.analysis.tables import shown
from app.services.analysis.values import Finding, Table
from app.services.exports.writing import new_file
from app.services.plots.figures import encoded
from app.services.projects import Project
from resources import resource

PICTURE_DPI = 160
MOST_ROWS = 400  # of a table in the report; the files of single tables have all

Progress = Callable[[int], None]


def write_survey_report(
    project: Project,
    out: Path,
    options: Options | None = None,
    *,
    overwrite: bool = True,
    progress: Progress = lambda _done: None,
) -> list[Finding]:
    """Write the report to `out` (.html) and return what it says.

    `progress` is told how many analyses are done. UserError where nothing can be written there.
    """
    survey = Survey(project, options)
    with new_file(out, overwrite=overwrite, suffixes=(".html", ".htm")) as draft:
        findings, parts = [], []
        for number, one in enumerate(ANALYSES, start=1):
            finding = one.find(survey)
            findings.append(finding)
            parts.append(_section(finding))
            progress(number)
        draft.write_text(_page(survey, findings, parts), encoding="utf-8", errors="backslashreplace")
    return findings


def settings_of(survey: Survey) -> list[tuple[str, str]]:
    """What the figures depend on, to be told with them."""
    options, wish = survey.options, survey.options.selection
    taxonomy = survey.material.surroundings.taxonomy
    taxa = [taxon.short_name for key in wish.taxa if (taxon := taxonomy.get(key))]
    days = " to ".join(str(day) if day else "…" for day in (wish.since, wish.until))
    return [
        ("Sites", ", ".join(wish.sites) or "all"),
        ("Species", ", ".join(taxa) or "all"),
        ("Days", days if wish.since or wish.until else "all"),
        ("Observations", "reviewed by a person" if wish.reviewed else "all that count"),
        ("Events", event_rule(survey)),
        ("Hours", "sun time" if options.clock is Clock.SUN else "the camera's clock"),
        ("Occasions", f"{options.occasion_days} days"),
        ("Bootstraps", f"{options.num_bootstraps:,}"),
    ]


def _page(survey: Survey, findings: Sequence[Finding], parts: Iterable[str]) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        program = f"Trapline {version('trapline')}"
    except PackageNotFoundError:
        program = "Trapline"
    template = Template(resource("theme", "report.html").read_text(encoding="utf-8"))
    contents = "".join(
        f'<li><a href="#{each.key}">{escape(each.title)}</a>{" (nothing yet)" if each.missing else ""}</li>'
        for each in findings
    )
    settings = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in settings_of(survey)
    )
    return template.substitute(
        title=escape(survey.project.name),
        facts=escape(_facts(survey)),
        contents=contents,
        settings=settings,
        sections="".join(parts),
        made=escape(f"{program}, {datetime.now():%Y-%m-%d %H:%M}"),
    )


def _facts(survey: Survey) -> str:
    nights = sum(survey.nights.values())
    return (
        f"{len(survey.material.videos):,} videos at {len(survey.sites):,} sites in {nights:,.0f} trap "
        f"nights; "
        f"{len(survey.events):,} independent events of {len(survey.species):,} species"
    )


def _section(finding: Finding) -> str:
    parts = [f'<section id="{finding.key}"><h2>{escape(finding.title)}</h2>']
    if finding.missing:
        parts.append(f'<p class="missing">{escape(finding.missing)}</p>')
    if finding.plot is not None:
        data = b64encode(encoded(finding, "png", dpi=PICTURE_DPI)).decode()
        parts.append(f'<img alt="{escape(finding.title)}" src="data:image/png;base64,{data}">')
    parts += [f'<p class="note">{escape(note)}</p>' for note in finding.notes]
    if finding.table.rows:
        parts.append(_table(finding.table))
    parts.append(f'<p class="method">{escape(finding.method)}</p>')
    if finding.sources:
        parts.append(
            f'<ul class="sources">{"".join(f"<li>{escape(each)}</li>" for each in finding.sources)}</ul>'
        )
    return "".join([*parts, "</section>"])


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in table.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in shown(row)) + "</tr>"
        for row in table.rows[:MOST_ROWS]
    )
    left = len(table.rows) - MOST_ROWS
    more = f'<p class="note">{left:,} more rows are left out here.</p>' if left > 0 else ""
    summary = f"{len(table.rows):,} row{'' if len(table.rows) == 1 else 's'}"
    return (
        f"<details><summary>Numbers: {summary}</summary><div "
        f"class='wide'><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>{more}</details>"
    )
