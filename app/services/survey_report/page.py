"""The report as HTML that needs nothing else: pictures inside, tables, methods, sources, settings."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from importlib.metadata import PackageNotFoundError, version
from string import Template

from app.services.analysis.caveats import event_rule
from app.services.analysis.occasions import occasions_of
from app.services.analysis.shown_places import exactness
from app.services.analysis.survey import Clock, Survey
from app.services.analysis.tables import shown
from app.services.analysis.values import Finding, Table
from app.services.exports.selection import Selection, Word
from app.services.plots.figures import encoded
from app.services.speech import Speech
from resources import resource

PICTURE_DPI = 160
HASH_LETTERS = 12  # of a model's, to tell it from others of its name
MOST_ROWS = 400  # of a table in the report; the files of single tables have all


def page(survey: Survey, findings: Sequence[Finding], sections: Iterable[str]) -> str:
    """All of it."""
    say = survey.say
    template = Template(resource("theme", "report.html").read_text(encoding="utf-8"))
    contents = "".join(
        f'<li><a href="#{each.key}">{escape(each.title)}</a>'
        f"{escape(say(' (nothing yet)')) if each.missing else ''}</li>"
        for each in findings
    )
    settings = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in settings_of(survey)
    )
    return template.substitute(
        language=say.language,
        title=escape(survey.project.name),
        facts=escape(_facts(survey)),
        contents=contents,
        settings_title=escape(say("Settings")),
        settings=settings,
        sections="".join(sections),
        made=escape(_made(say)),
    )


def section(finding: Finding) -> str:
    """One analysis."""
    say = Speech(finding.language)
    parts = [f'<section id="{finding.key}"><h2>{escape(finding.title)}</h2>']
    if finding.missing:
        parts.append(f'<p class="missing">{escape(finding.missing)}</p>')
    if finding.plot is not None:
        data = b64encode(encoded(finding, "png", dpi=PICTURE_DPI)).decode()
        parts.append(f'<img alt="{escape(finding.title)}" src="data:image/png;base64,{data}">')
    parts += [f'<p class="note">{escape(note)}</p>' for note in finding.notes]
    if finding.table.rows:
        parts.append(_table(finding.table, say))
    parts.append(f'<p class="method">{escape(finding.method)}</p>')
    if finding.sources:
        parts.append(
            f'<ul class="sources">{"".join(f"<li>{escape(each)}</li>" for each in finding.sources)}</ul>'
        )
    return "".join([*parts, "</section>"])


def settings_of(survey: Survey) -> list[tuple[str, str]]:
    """What the figures depend on, to be told with them."""
    say, options, wish = survey.say, survey.options, survey.options.selection
    taxonomy = survey.material.surroundings.taxonomy
    taxa = [taxon.short_name for key in wish.taxa if (taxon := taxonomy.get(key))]
    days = say("{first} to {last}", first=wish.since or "…", last=wish.until or "…")
    return [
        (say("Sites"), ", ".join(wish.sites) or say("all")),
        (say("Species"), ", ".join(taxa) or say("all")),
        (say("Days"), days if wish.since or wish.until else say("all")),
        (say("Observations"), _whose(wish, say)),
        (say("Models"), _models(survey) or say("none")),
        (say("Events"), event_rule(survey)),
        (say("Hours"), say("sun time") if options.clock is Clock.SUN else say("the camera's clock")),
        (say("Occasions"), occasions_of(survey)),
        (say("Coordinates"), exactness(survey)),
        (say("Bootstraps"), say.number(options.num_bootstraps)),
    ]


def _whose(wish: Selection, say: Speech) -> str:
    match wish.word:
        case Word.BY_EYE:
            return say("reviewed by a person")
        case Word.ACCEPTED:
            return say("reviewed by a person or confirmed by a rule")
    if wish.min_confidence <= 0:
        return say("all that count")
    share = say.number(100 * wish.min_confidence, 0)
    return say("all that count; of models alone from a confidence of {share} % on", share=share)


def _models(survey: Survey) -> str:
    """Those that looked at the animals, with the beginning of the hash of each file."""
    names = {row.observation.model for row in survey.animals if row.observation.model}
    known = survey.material.model_hashes(names)
    told = [f"{name} (SHA-256 {sha256[:HASH_LETTERS]}…)" for name, sha256 in known]
    return ", ".join([*told, *sorted(names - {name for name, _ in known})])


def _made(say: Speech) -> str:
    try:
        program = f"Trapline {version('trapline')}"
    except PackageNotFoundError:
        program = "Trapline"
    return say(
        "Made by {program}, {when}. Everything was computed on this computer.",
        program=program,
        when=f"{datetime.now():%Y-%m-%d %H:%M}",
    )


def _facts(survey: Survey) -> str:
    say = survey.say
    return say(
        "{videos} videos at {sites} sites in {nights} trap nights; {events} independent events of {species} "
        "species.",
        videos=say.number(len(survey.material.videos)),
        sites=say.number(len(survey.sites)),
        nights=say.number(sum(survey.nights.values()), 0),
        events=say.number(len(survey.events)),
        species=say.number(len(survey.apart(survey.species))),
    )


def _table(table: Table, say: Speech) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in table.columns)
    decimals = table.decimals()
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in shown(row, say, decimals)) + "</tr>"
        for row in table.rows[:MOST_ROWS]
    )
    left = len(table.rows) - MOST_ROWS
    more = say("{n} more rows are left out here.", n=say.number(left)) if left > 0 else ""
    number = len(table.rows)
    summary = say("Numbers: one row") if number == 1 else say("Numbers: {n} rows", n=say.number(number))
    note = f'<p class="note">{escape(more)}</p>' if more else ""
    return (
        f"<details><summary>{escape(summary)}</summary>"
        f"<div class='wide'><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>{note}</details>"
    )
