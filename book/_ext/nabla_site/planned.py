"""References to lessons that are not written yet.

`nabla_planned` in `_config.yml` names them with their titles. A reference to one shows the title
without a link; a reference to anything else that does not exist stays an error.
"""

from pathlib import PurePosixPath

from docutils import nodes


def show_title(app, env, node, contnode):
    """Return the text for a reference to a planned lesson, or nothing."""
    name = PurePosixPath(node.get("reftarget", "")).name
    if node.get("reftype") not in ("doc", "ref", "myst") or name not in app.config.nabla_planned:
        return None
    if node.get("refexplicit"):
        return contnode
    return nodes.inline("", app.config.nabla_planned[name], classes=["planned"])


def setup(app):
    """Connect to Sphinx's event."""
    app.add_config_value("nabla_planned", {}, "env")
    app.connect("missing-reference", show_title)
