"""The title page is a real page at /index.html, though its source is book/index.md."""


def serve_at_root(app):
    """Give the root document the address index.html; links to it follow by themselves."""
    builder = app.builder
    if builder.name != "html" or app.config.root_doc == "index":
        return
    root, target_uri, outfilename = (
        app.config.root_doc,
        builder.get_target_uri,
        builder.get_outfilename,
    )
    builder.get_target_uri = lambda name, typ=None: (
        "index.html" if name == root else target_uri(name, typ)
    )
    builder.get_outfilename = lambda name: outfilename("index" if name == root else name)


def setup(app):
    """Connect to Sphinx's event."""
    app.connect("builder-inited", serve_at_root)
