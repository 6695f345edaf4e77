"""The site's own Sphinx extension: what Jupyter Book does not do for this course.

cards       the directive `graded-exercise`
demos       the demos' modules beside the pages
formulas    formulas are set when the site is built
offline     no page asks another machine for anything
freshness   lessons run again when the code they import has changed
notebooks   the button "Download notebook" and the files behind it
planned     references to lessons that are not written yet
home        the title page is /index.html
mending     small repairs to the theme's HTML
"""

from nabla_site import cards, demos, formulas, freshness, home, mending, notebooks, offline, planned


def setup(app):
    """Register every part with Sphinx."""
    for part in (cards, demos, formulas, offline, freshness, notebooks, planned, home, mending):
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
