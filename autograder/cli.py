"""The command line of the course: release, collect, grade, feedback, export, report, check.

Exit status 0 when done, 2 for a wrong call, 1 for a failure. An error is one line that names the
file and the cure. What a command needs is imported when it runs, so that `--help` answers at once.
"""

import difflib
import json
from pathlib import Path

import click


class Commands(click.Group):
    """A group whose expected errors are one line."""

    def invoke(self, ctx):
        """Run the command; turn the errors that this project raises into one line."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            if not is_expected(error):
                raise
            raise click.ClickException(" ".join(str(error).split())) from error


def is_expected(error):
    """Return True for errors that say what is wrong and how to cure it."""
    from autograder.authoring.exercise import AuthoringError
    from autograder.grading.course import CourseError
    from autograder.sandbox.outcomes import SandboxUnavailable

    return isinstance(error, (AuthoringError, CourseError, SandboxUnavailable, OSError))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--course",
    type=click.Path(file_okay=False, path_type=Path),
    default="course",
    envvar="NABLA_COURSE",
    show_default=True,
    show_envvar=True,
    help="The course folder: source, release, submitted, results, feedback, gradebook.db.",
)
@click.pass_context
def main(ctx, course):
    """Release, collect and grade the exercises of Nabla."""
    ctx.obj = course


@main.command()
@click.argument("lessons", nargs=-1)
@click.pass_obj
def release(course, lessons):
    """Write source and release notebooks and answer sheets (of LESSONS, or of all)."""
    from autograder.authoring.release import release as write

    write(course, list(lessons) or None, tell=click.echo)


@main.command()
@click.argument("exercise")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each file.")
def check(exercise, files, as_json):
    """Grade answer FILES with all checks of EXERCISE, written <lesson>/<exercise>."""
    from autograder.authoring.exercise import load_exercise
    from autograder.grading.answer_file import judge_file
    from autograder.judging.judge import Judge
    from autograder.sandbox.session import Sandbox

    refuse_unknown(exercise)
    known, judge = load_exercise(exercise), Judge()
    with Sandbox() as sandbox:
        for path in files:
            verdict = judge_file(known, path, sandbox, judge)
            show_verdict(path, verdict, as_json)


def refuse_unknown(path):
    """Raise a usage error that names the exercises with the closest names."""
    from autograder.authoring.catalogue import all_exercise_paths

    paths = all_exercise_paths()
    if path in paths:
        return
    by_name = [known for known in paths if known.split("/")[1] == path.split("/")[-1]]
    close = by_name or difflib.get_close_matches(path, paths, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(close)}?" if close else "it is written <lesson>/<exercise>"
    raise click.BadParameter(f"no exercise {path!r}; {hint}", param_hint="EXERCISE")


def show_verdict(path, verdict, as_json):
    """Print the result of one file."""
    checks = [
        {"name": c.name, "points": c.points, "max_points": c.max_points, "message": c.message}
        for c in verdict.checks
    ]
    if as_json:
        result = {
            "file": str(path),
            "points": verdict.points,
            "max_points": verdict.max_points,
            "diagnosis": verdict.diagnosis,
            "checks": checks,
        }
        click.echo(json.dumps(result))
        return
    click.echo(f"{path}: {verdict.points:g} of {verdict.max_points:g} points")
    for result, title in zip(checks, [c.title for c in verdict.checks], strict=True):
        passed = result["points"] == result["max_points"]
        click.echo(
            f"  {'passed' if passed else 'failed'}  {title}{': ' * (not passed)}{result['message']}"
        )
    if verdict.diagnosis:
        click.echo(f"  {verdict.diagnosis}")


@main.command()
@click.pass_context
def doctor(ctx):
    """Say whether submissions can be graded on this machine, and the cure if not."""
    from autograder.sandbox.doctor import main as examine

    ctx.exit(examine())
