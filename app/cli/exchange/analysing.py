"""`trapline analyse`: all analyses of a project as one HTML file, or as JSON."""

import argparse

from app.cli.console import escaped, is_output, messages, output, write_json, written_to
from app.cli.exchange.exporting import selection_of
from app.services.analysis.catalog import all_findings
from app.services.analysis.survey import Clock, Options
from app.services.analysis.tables import as_values
from app.services.projects import open_project
from app.services.survey_report import write_survey_report
from mvit_core.errors import UserError


def run(arguments: argparse.Namespace) -> int:
    """Write the report, the values, or both."""
    if arguments.out is None and not arguments.json:
        raise UserError("Say where the report should go (--out report.html), or ask for the values (--json).")
    if is_output(arguments.out) and arguments.json:
        raise UserError("The report and the values cannot both go to the output: give --out a file.")
    with open_project(arguments.project) as project:
        options = Options(
            selection=selection_of(project, arguments),
            clock=Clock.SUN if arguments.sun else Clock.CAMERA,
            occasion_days=arguments.occasion,
            least_share=arguments.least_share,
            num_bootstraps=arguments.bootstraps,
            place_decimals=arguments.round_coordinates,
            language=arguments.language,
        )
        if arguments.out is None:
            findings = list(all_findings(project, options))
        else:
            with written_to(arguments.out, ".html") as place:
                findings = write_survey_report(project, place, options, overwrite=arguments.overwrite)
    if arguments.json:
        write_json(map(as_values, findings))
        return 0
    for finding in findings:
        if finding.missing:
            messages().print(
                f"[yellow]{escaped(finding.title)}:[/] {escaped(finding.missing)}", soft_wrap=True
            )
    number = sum(not finding.missing for finding in findings)
    analyses = "1 analysis" if number == 1 else f"{number} analyses"
    printed = is_output(arguments.out)
    say, where = (messages(), "the output") if printed else (output(), str(arguments.out))
    say.print(f"Wrote {analyses} to {escaped(where)}.", soft_wrap=True)
    return 0
