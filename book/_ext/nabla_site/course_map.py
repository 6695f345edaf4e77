"""The directive `course-map`: lessons and what depends on what, as a picture with links.

Drawn when the site is built, from `nabla_needs` in _config.yml. A lesson stands in the row below
the last of those it needs; an arrow leads from a lesson to the next. Planned lessons are shown
without a link. The same facts stand as words in the list of lessons and at each lesson's head.
"""

from html import escape

from sphinx.util.docutils import SphinxDirective

from nabla_site.course import course, note_lessons
from nabla_site.heads import raw

WIDTH, HEIGHT, GAP_X, GAP_Y, MARGIN = 172, 42, 24, 34, 4


class CourseMap(SphinxDirective):
    """The picture."""

    def run(self):
        """Return the map as an SVG in a box that scrolls on narrow screens."""
        note_lessons(self.env)
        known = course(self.env.app)
        titles = {name: lesson.title for name, lesson in known.items()}
        planned = self.env.app.config.nabla_planned
        needs = {
            name: [b for b in before if b in titles or b in planned]
            for name, before in self.env.app.config.nabla_needs.items()
            if name in titles or name in planned
        }
        titles |= {name: planned[name] for name in needs if name not in titles}
        links = {name: self.address(name) for name in known}
        return [raw(f'<div class="course-map">{draw(needs, titles, links)}</div>')]

    def address(self, name):
        """Return the address of a lesson as seen from this page."""
        here = self.env.app.builder.get_target_uri(self.env.docname)
        return "../" * here.count("/") + f"book/{name}.html"


def rows_of(needs):
    """Return {lesson: number of its row}: each below the last of those it needs.

    >>> rows_of({"a": [], "b": ["a"], "c": ["a"], "d": ["a", "b"]})
    {'a': 0, 'b': 1, 'c': 1, 'd': 2}
    """
    rows = {}

    def row_of(name, below=()):
        if name in below:
            raise ValueError(f"nabla_needs: {name} needs itself")
        if name not in rows:
            before = [row_of(other, (*below, name)) for other in needs.get(name, [])]
            rows[name] = 1 + max(before, default=-1)
        return rows[name]

    for name in needs:
        row_of(name)
    return rows


def routes(needs, rows):
    """Return the way of each arrow as (from, a gap in each row between, to).

    >>> routes({"a": [], "b": ["a"], "d": ["a", "b"]}, {"a": 0, "b": 1, "d": 2})
    [['a', 'b'], ['a', ('a', 'd', 1), 'd'], ['b', 'd']]
    """
    return [
        [before, *((before, name, row) for row in range(rows[before] + 1, rows[name])), name]
        for name in needs
        for before in needs[name]
    ]


def place(rows, ways):
    """Return {lesson or gap: (x, y)} of the middles, and the size of the picture.

    In each row boxes and gaps stand in the order of what they come from, around the middle.
    """
    where = rows | {gap: gap[2] for way in ways for gap in way[1:-1]}
    above = {place: [way[i] for way in ways for i in range(len(way) - 1) if way[i + 1] == place]
             for place in where}  # fmt: skip
    lines = [[p for p in where if where[p] == row] for row in range(1 + max(rows.values()))]
    width = max(sum(size(p) for p in line) + GAP_X * (len(line) - 1) for line in lines)
    places = {}
    for row, line in enumerate(lines):
        at = {p: sum(places[b][0] for b in above[p]) / max(1, len(above[p])) for p in line}
        x = MARGIN + (width - sum(size(p) for p in line) - GAP_X * (len(line) - 1)) / 2
        for one in sorted(line, key=at.get):
            places[one] = (x + size(one) / 2, MARGIN + row * (HEIGHT + GAP_Y) + HEIGHT / 2)
            x += size(one) + GAP_X
    return places, (width + 2 * MARGIN, len(lines) * (HEIGHT + GAP_Y) - GAP_Y + 2 * MARGIN)


def size(place):
    """Return the width of a lesson's box or of a gap."""
    return WIDTH if isinstance(place, str) else 0


def draw(needs, titles, links):
    """Return the SVG; every lesson that has an address is a link."""
    rows = rows_of(needs)
    ways = routes(needs, rows)
    places, (width, height) = place(rows, ways)
    arrows = [arrow([places[p] for p in way]) for way in ways]
    boxes = [box(name, titles[name], links.get(name), places[name]) for name in needs]
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" '
        'role="group" aria-label="Map of the lessons: what to read before what">'
        '<defs><marker id="map-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>'
        f'<g aria-hidden="true">{"".join(arrows)}</g>{"".join(boxes)}</svg>'
    )


def arrow(points):
    """Return a curve from the lower edge of one box, through gaps, to the upper edge of another."""
    (x, y), *rest = points
    path, y = f"M{x:g} {y + HEIGHT / 2:g}", y + HEIGHT / 2
    for number, (x2, middle) in enumerate(rest, start=1):
        top, bottom = middle - HEIGHT / 2, middle + HEIGHT / 2
        bend = (top - y) / 2
        path += f"C{x:g} {y + bend:g} {x2:g} {top - bend:g} {x2:g} {top:g}"
        path += f"V{bottom:g}" if number < len(rest) else ""
        x, y = x2, bottom
    return f'<path class="map-arrow" d="{path}" marker-end="url(#map-tip)"/>'


def box(name, title, link, middle):
    """Return one lesson."""
    x, y = middle
    shape = (
        f'<rect x="{x - WIDTH / 2:g}" y="{y - HEIGHT / 2:g}" width="{WIDTH}" height="{HEIGHT}" '
        f'rx="7"/><text x="{x:g}" y="{y:g}">{escape(title)}</text>'
    )
    if not link:
        return f'<g class="map-planned">{shape}</g>'
    return f'<a class="map-lesson" href="{escape(link)}" data-lesson="{name}">{shape}</a>'


def setup(app):
    """Register the directive."""
    app.add_directive("course-map", CourseMap)
