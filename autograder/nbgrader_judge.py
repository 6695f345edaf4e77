"""Stock `nbgrader autograde` and formgrader's Autograde button, with the sandboxed judge in them.

`autograder.authoring.release.configure` puts both classes into nbgrader's settings. nbgrader then
neither reads nor runs a submission: the exporter grades all submissions of the run in the sandbox
(those that are graded already are not graded again) before nbgrader touches anything, and the
preprocessor, which stands where nbgrader's Execute stood, hands on the notebook with its feedback.
Scores, partial credit, comments, late penalties and the attempt that counts are those of
`autograder grade`.
"""

import os
from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.converters import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.authoring.exercise import AuthoringError
from autograder.grading.attempts import earlier_attempts, settle
from autograder.grading.course import CourseError
from autograder.grading.grade import grade
from autograder.grading.results import Place
from autograder.reporting.gradebook import write_again
from autograder.reporting.rules import rules_of
from autograder.reporting.scores import Scores
from autograder.sandbox.outcomes import SandboxUnavailable


class SandboxedSubmissions(NotebookExporter):
    """Grades what a run of nbgrader is about to convert; gives nbgrader empty notebooks to read."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.course, url = Path(self.parent.coursedir.root), self.parent.coursedir.db_url
        places = [Place(*reversed(Path(f).parts[-2:])) for f in sorted(self.parent.assignments)]
        try:
            policy = Scores(self.course, url).policy
            others = earlier_attempts(self.course, places, policy)
            rows = grade(self.course, places + others, os.cpu_count() or 1)
            self.graded = {row.place: row for row in rows}
            settle(self.course, places, policy)
            names, scores = {place.assignment for place in places}, Scores(self.course, url)
            self.rules = {name: rules_of(self.course, url, name, scores) for name in names}
        except (SandboxUnavailable, AuthoringError, CourseError) as error:
            self.log.error("%s", error)
            raise NbGraderException(str(error)) from error

    def from_file(self, file_stream, resources=None, **kwargs):
        """Return an empty notebook, whatever is in the file: it may be damaged or hostile."""
        return self.from_notebook_node(nbformat.v4.new_notebook(), resources=resources, **kwargs)


class SandboxedJudge(NbGraderPreprocessor):
    """Writes the result of a submission into the gradebook; gives the notebook with feedback."""

    def preprocess(self, nb, resources):
        """Return the autograded notebook in place of an empty one."""
        names = resources["nbgrader"]
        place = Place(names["assignment"], names["student"])
        graded = self.parent.graded[place]
        if graded.status == "failed":
            raise NbGraderException(f"{place.student}/{place.assignment}: {graded.message}")
        rules = self.parent.rules[place.assignment]
        path = write_again(self.parent.course, place, names["db_url"], rules)
        return nbformat.read(path, as_version=4), resources
