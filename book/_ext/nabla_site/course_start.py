"""The directive `course-start`: the ways into the course, at the top of the title page."""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from autograder.authoring.publishing import addresses
from nabla_site.course import course, note_lessons
from nabla_site.launching import link, reference_to

INSTRUCTORS = "book/for_instructors"


class CourseStart(SphinxDirective):
    """Links to the first lesson, to the page for instructors and to the source."""

    def run(self):
        """Return one paragraph of links; the source is left out where its address is not known."""
        note_lessons(self.env)
        known = course(self.env.app)
        shown = nodes.paragraph(classes=["launch", "course-start"])
        if known:
            first = next(iter(known.values()))
            text = f"Start: {first.title}"
            shown += reference_to(f"book/{first.name}", text, self.env, "launch-first")
        shown += reference_to(INSTRUCTORS, "For instructors", self.env, "launch-instructors")
        if source := addresses(self.env.srcdir).repository:
            shown += link("Source", source, "launch-source")
        return [shown]


def setup(app):
    """Register the directive."""
    app.add_directive("course-start", CourseStart)
