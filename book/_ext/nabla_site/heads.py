"""The head of a lesson: how long it is, what it builds on, its exercises, and its notebook.

It is put under the heading of every lesson when the page is read, from `nabla_site.course`.
"""

from pathlib import Path

from docutils import nodes

from nabla_site.course import counted, course
from nabla_site.launching import launch_links, reference_to


def add_head(app, doctree):
    """Put the head under the heading of a lesson."""
    env = app.env
    lesson = course(app).get(Path(env.docname).name)
    section = next(iter(doctree.findall(nodes.section)), None)
    if lesson is None or section is None or not env.docname.startswith("book/"):
        return
    head = nodes.container(classes=["lesson-head"])
    head += facts(lesson, env)
    head += launch_links(lesson.name, env)
    if lesson.exercises:
        head += exercise_list(lesson)
    section.insert(1, head)


def facts(lesson, env):
    """Return the line with reading time and what the lesson builds on."""
    line = nodes.paragraph(classes=["lesson-facts"])
    line += nodes.inline("", f"About {lesson.minutes} minutes to read", classes=["lesson-fact"])
    before = [f"book/{name}" for name in lesson.needs if f"book/{name}" in env.found_docs]
    if before:
        needs = nodes.inline("", "Builds on ", classes=["lesson-fact"])
        for number, page in enumerate(before):
            needs += [nodes.Text(" and ")] if number else []
            title = course(env.app)[Path(page).name].title
            needs += reference_to(page, title, env)
        line += needs
    return line


def exercise_list(lesson):
    """Return the exercises with their points, each a link to its card, behind one line."""
    count = counted(len(lesson.exercises), "exercise")
    summary = f"<summary>{count}, {counted(lesson.points, 'point')}</summary>"
    items = nodes.enumerated_list()
    for name, points in lesson.exercises:
        to_card = nodes.reference("", "", refid=f"exercise-{name}", internal=True)
        to_card += nodes.literal("", name)
        item = nodes.paragraph("", "", to_card, nodes.Text(f" {counted(points, 'point')}"))
        items += nodes.list_item("", item, ids=[f"list-{name}"])
    opening = f'<details class="lesson-exercises">{summary}'
    return [raw(opening), items, raw("</details>")]


def raw(html):
    """Return HTML that the page takes as it is."""
    return nodes.raw("", html, format="html")


def setup(app):
    """Connect to Sphinx's event."""
    app.connect("doctree-read", add_head)
