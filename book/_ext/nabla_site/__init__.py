"""The site's own Sphinx extension: what Jupyter Book does not do for this course.

cards       the directive `graded-exercise`
demos       the demos' modules beside the pages
formulas    formulas are set when the site is built
offline     no page asks another machine for anything
freshness   lessons run again when the code they import has changed
notebooks   the students' notebooks beside the pages
package     the package that the notebooks install
launching   links that open a lesson's notebook
course      what is known of each lesson, read from its text and exercises
heads       the head of each lesson: time, exercises, notebook
course_start the directive `course-start`
course_map  the directive `course-map`
course_list the directive `course-list`
planned     references to lessons that are not written yet
home        the title page is /index.html
assets      one stylesheet and one script for all pages
purge       the stylesheet without rules that no page needs
search      finds exercises, demos, and words without their diacritics
preview     descriptions, what a shared link shows, the sitemap
mending     small repairs to the theme's HTML
"""

from importlib import import_module

PARTS = (
    *("cards", "demos", "formulas", "offline", "freshness", "notebooks", "package", "planned"),
    *("home", "mending", "course", "launching", "heads", "course_start", "course_map"),
    *("course_list", "assets", "search", "preview"),
)


def setup(app):
    """Register every part with Sphinx."""
    for part in PARTS:
        import_module(f"nabla_site.{part}").setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
