"""The directive `course-list`: all lessons by part, with time, exercises, points and goals.

Between the list and its heading the page offers the reader's progress, if the browser keeps any
(`progress.mjs`).
"""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from nabla_site.course import counted, note_lessons, parts
from nabla_site.heads import raw
from nabla_site.launching import reference_to

PROGRESS = '<div class="progress-summary" hidden></div>'


class CourseList(SphinxDirective):
    """The list."""

    def run(self):
        """Return a list of lessons for each part of the book."""
        note_lessons(self.env)
        shown = [raw(PROGRESS)]
        for caption, lessons in parts(self.env.app):
            shown.append(nodes.paragraph("", caption, classes=["course-part"]))
            items = nodes.bullet_list(classes=["course-lessons"])
            items += [self.item(lesson) for lesson in lessons]
            shown.append(items)
        return shown

    def item(self, lesson):
        """Return one lesson: its title, what it takes, and what one can do afterwards."""
        title = nodes.paragraph(classes=["course-title"])
        title += reference_to(f"book/{lesson.name}", lesson.title, self.env)
        takes = f"{lesson.minutes} min"
        if lesson.exercises:
            count = counted(len(lesson.exercises), "exercise")
            takes += f" · {count} · {counted(lesson.points, 'point')}"
        title += [nodes.Text(" "), nodes.inline("", takes, classes=["course-takes"])]
        item = nodes.list_item("", title, ids=[f"lesson-{lesson.name}"])
        if lesson.goals:
            item += raw('<details class="course-goals"><summary>What you can do afterwards')
            item += raw(f"<span class='visually-hidden'>: {lesson.title}</span></summary>")
            item += self.goals(lesson)
            item += raw("</details>")
        return item

    def goals(self, lesson):
        """Return the goals as a list, with the marks of the lesson's text."""
        text = [f"- {goal}" for goal in lesson.goals]
        held = nodes.container()
        self.state.nested_parse(text, 0, held)
        return held.children


def setup(app):
    """Register the directive."""
    app.add_directive("course-list", CourseList)
