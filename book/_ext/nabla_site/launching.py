"""Ways to run a lesson's notebook: download, Colab, Binder, and what to install.

All addresses follow from the one in `_config.yml` (`autograder.authoring.publishing`). Where it
says nothing, the links to other machines are left out and the package is a file to download.
On any page `{{ nabla_package }}` is what to install, `{{ nabla_wheel }}` a link to the file.
"""

from pathlib import Path

from docutils import nodes
from sphinx import addnodes

from autograder.authoring.publishing import addresses
from nabla_site.notebooks import notebook_uri

HOW_TO_RUN = "book/run_notebooks"


def launch_links(lesson, env):
    """Return a paragraph with the ways to get at a lesson's notebook, or nothing."""
    uri = notebook_uri(env, lesson)
    if not uri:
        return []
    known = addresses(env.srcdir)
    shown = nodes.paragraph(classes=["launch"])
    shown += link("Download notebook", uri, "launch-download", internal=True)
    for name, address in (("Colab", known.colab(lesson)), ("Binder", known.binder(lesson))):
        if address:
            shown += link(f"Open in {name}", address, f"launch-{name.lower()}")
    if HOW_TO_RUN in env.found_docs:
        shown += reference_to(HOW_TO_RUN, "How to run it", env, "launch-how")
    return [shown]


def link(text, uri, name, internal=False):
    """Return a link with a class of its own."""
    return nodes.reference("", text, refuri=uri, internal=internal, classes=[name])


def reference_to(page, text, env, name=None):
    """Return a reference to a page of the book, in a span of its own class if that is named."""
    reference = addnodes.pending_xref(
        "",
        nodes.inline("", text),
        refdomain="std",
        reftype="doc",
        refdoc=env.docname,
        reftarget=f"/{page}",
        refexplicit=True,
        refwarn=True,
    )
    return nodes.inline("", "", reference, classes=[name]) if name else reference


def fill_in(app, docname, source):
    """Write the package's address into a page that asks for it."""
    if "{{ nabla_" not in source[0]:
        return
    known = addresses(app.srcdir)
    up = "../" * docname.count("/")
    wheel = f'<a href="{up}notebooks/{known.wheel}" download>{known.wheel}</a>'
    first = "" if known.site else f"Download the package {wheel} beside your notebooks. "
    for name, text in (("package", known.package()), ("wheel", wheel), ("first", first)):
        source[0] = source[0].replace(f"{{{{ nabla_{name} }}}}", text)
    app.env.note_dependency(str(Path(app.srcdir, "_config.yml")))


def setup(app):
    """Connect to Sphinx's event."""
    app.connect("source-read", fill_in)
