"""The command line of the course: release, collect, grade, feedback, export, report, check.

Exit status 0 when done, 2 for a wrong call, 1 for a failure. An error is one line that names the
file and the cure. What a command needs is imported when it runs, so that `--help` answers at once.
"""

import difflib
import json
import os
from collections import Counter
from contextlib import contextmanager
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


database = click.option(
    "--db", envvar="NABLA_DB", help="URL of the gradebook; default: gradebook.db."
)


@main.command()
@click.argument("lessons", nargs=-1)
@click.pass_obj
def release(course, lessons):
    """Write source and release notebooks and answer sheets (of LESSONS, or of all)."""
    from autograder.authoring.release import release as write
    from autograder.grading.policy import write_settings

    write(course, list(lessons) or None, tell=click.echo)
    write_settings(course)


@main.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.pass_obj
def collect(course, source):
    """Collect hand-ins from SOURCE, a folder or a zip archive of a learning platform."""
    from autograder.grading.collect import collect as gather

    done = gather(course, source)
    for path, reason in done.left_out:
        click.echo(f"left out: {path}: {reason}", err=True)
    click.echo(
        f"{len(done.new)} new, {len(done.replaced)} replaced, {len(done.unchanged)} unchanged, "
        f"{len(done.left_out)} left out"
    )


@main.command()
@click.argument("assignment", required=False)
@click.option("--student", help="Grade the submissions of one student only.")
@click.option("--jobs", type=click.IntRange(1, 256), help="How many at once; default: processors.")
@click.option("--scheduler", help="Grade on the Dask cluster at this address, as tcp://HOST:8786.")
@database
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each submission.")
@click.pass_context
def grade(ctx, assignment, student, jobs, scheduler, db, as_json):
    """Grade what was submitted (for ASSIGNMENT, or all) and write it into the gradebook.

    What is graded already and has not changed is not graded again. All attempts are graded; which
    one counts, due dates and late penalties are set in course.toml.
    """
    from autograder.grading import grade as grading
    from autograder.grading.attempts import earlier_attempts, settle
    from autograder.grading.course import released_lessons
    from autograder.reporting.gradebook import write_gradebook
    from autograder.reporting.scores import Scores

    lessons = released_lessons(ctx.obj)
    if assignment and assignment not in lessons:
        names = f"no assignment {assignment!r}; released are {', '.join(lessons)}"
        raise click.BadParameter(names, param_hint="ASSIGNMENT")
    places = grading.places_to_grade(ctx.obj, [assignment] if assignment else lessons, student)
    policy = Scores(ctx.obj, db).policy
    others = earlier_attempts(ctx.obj, places, policy)
    with workers(scheduler) as (executor, size):
        rows = grading.grade(ctx.obj, places + others, jobs or size, executor)
        counts = show_progress(rows, len(places + others), as_json)
    settle(ctx.obj, places, policy)
    with stage("gradebook", as_json) as tell:
        write_gradebook(ctx.obj, db, assignment, tell)
    if not as_json:
        click.echo(", ".join(f"{count} {status}" for status, count in sorted(counts.items())))
    ctx.exit(1 if counts["failed"] else 0)


@contextmanager
def workers(scheduler):
    """Give an executor for `grade` (None is this machine's) and how many work in it."""
    if scheduler is None:
        yield None, os.cpu_count() or 1
        return
    from autograder.grading.cluster import cluster_of

    with cluster_of(scheduler) as found:
        yield found


def show_progress(rows, total, as_json):
    """Show each graded submission as it comes; return how many there are of each status."""
    counts = Counter()
    with stage("grading", as_json) as tell:
        for done, row in enumerate(rows, start=1):
            counts[row.status] += 1
            tell(done, total)
            if as_json:
                click.echo(json.dumps(row.as_dict()))
            elif row.status == "failed":
                place = f"{row.place.student}/{row.place.assignment}"
                click.echo(f"failed: {place}: {row.message}", err=True)
    return counts


@contextmanager
def stage(name, quiet):
    """Give a function of (done, total) that moves a progress bar on stderr."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeElapsedColumn

    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=quiet) as progress:
        task = progress.add_task(name, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


@main.command()
@click.argument("assignment", required=False)
@click.option("--student", help="One student only.")
@click.option("--site", envvar="NABLA_SITE", help="Address of the site, for links to the lessons.")
@database
@click.pass_obj
def feedback(course, assignment, student, site, db):
    """Write a feedback page for each student and lesson."""
    from autograder.reporting.feedback import write_feedback

    count = sum(1 for _ in write_feedback(course, site, assignment, student, db))
    click.echo(f"{count} pages in {course / 'feedback'}")


@main.command()
@click.argument("assignment", required=False)
@click.option("--to", type=click.Path(path_type=Path), help="Another file (for Moodle: folder).")
@click.option(
    "--for",
    "platform",
    type=click.Choice(["canvas", "moodle"]),
    help="For the grade book of Canvas (one file) or Moodle (one file a lesson).",
)
@database
@click.pass_obj
def export(course, assignment, to, platform, db):
    """Write the grades (of ASSIGNMENT, or of all lessons) as CSV, one column an exercise."""
    from autograder.reporting.export import write_grades

    for path in write_grades(course, to, platform, assignment, db):
        click.echo(path)


@main.command()
@click.argument("assignment", required=False)
@database
@click.pass_obj
def report(course, assignment, db):
    """Write the class report (of ASSIGNMENT, or of all lessons)."""
    from autograder.reporting.report import write_report

    click.echo(write_report(course, assignment, db))


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
    if unread := [str(path) for path in files if not path.is_file()]:
        raise click.ClickException(f"{unread[0]}: no such file; name a file with the answer")


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
    from autograder.sandbox.doctor import diagnose

    findings = diagnose()
    for finding in findings:
        click.echo(finding)
    ctx.exit(0 if all(finding.holds for finding in findings) else 1)
