"""What others show of a page: its description, the picture of a shared link, and the sitemap.

The description of a page is its first paragraph. Picture and sitemap need absolute addresses: they
are made when the site's address is known (`autograder.authoring.publishing`).
"""

import hashlib
from html import escape
from pathlib import Path

from docutils import nodes

from autograder.authoring.publishing import addresses

LONGEST = 200
PICTURE = "_static/preview.png"
SIZE = (1200, 630)
BLUE, RED, DARK, LIGHT = "#3a86d1", "#d9480f", "#14181d", "#e6e9ed"


def describe(doctree, title):
    """Return the first paragraph of a page's text, cut after a word; else its title."""
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section) and "launch" not in paragraph["classes"]:
            words = " ".join(paragraph.astext().split())
            return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
    return title


def add_description(app, pagename, templatename, context, doctree):
    """Put description and preview into the head of a page."""
    if doctree is None:
        return
    site = addresses(app.srcdir).site
    root = pagename == app.config.root_doc
    title = context.get("title") or app.config.project
    description = describe(doctree, title)
    tags = {
        "og:title": title,
        "og:description": description,
        "og:type": "website" if root else "article",
        "og:site_name": app.config.html_title or app.config.project,
    }
    if site:
        tags["og:url"] = site + ("" if root else app.builder.get_target_uri(pagename))
        tags["og:image"] = site + PICTURE
        tags |= {"og:image:width": str(SIZE[0]), "og:image:height": str(SIZE[1])}
    lines = [f'<meta name="description" content="{escape(description)}" />']
    lines += [f'<meta property="{name}" content="{escape(v)}" />' for name, v in tags.items()]
    lines += ['<meta name="twitter:card" content="summary_large_image" />'] if site else []
    context["metatags"] = "\n    ".join([context.get("metatags", ""), *lines])


def use_address(app, config):
    """Let pages name their canonical address."""
    if not config.html_baseurl:
        config.html_baseurl = addresses(app.srcdir).site


def write_sitemap(app, error):
    """Write sitemap.xml and the picture into the built site."""
    if error or app.builder.format != "html":
        return
    make_picture(Path(app.outdir, PICTURE), Path(app.outdir).parent / "preview.stamp")
    if site := addresses(app.srcdir).site:
        pages = sorted(app.env.found_docs, key=lambda name: (name != app.config.root_doc, name))
        uris = ["" if n == app.config.root_doc else app.builder.get_target_uri(n) for n in pages]
        entries = "".join(f"  <url><loc>{escape(site + uri)}</loc></url>\n" for uri in uris)
        text = '<?xml version="1.0" encoding="utf-8"?>\n'
        text += (
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
        )
        Path(app.outdir, "sitemap.xml").write_text(text, encoding="utf-8")


def make_picture(file, stamp):
    """Draw the picture, unless it was drawn by this very file."""
    made_by = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    if file.is_file() and stamp.is_file() and stamp.read_text("utf-8") == made_by:
        return
    import numpy as np
    from matplotlib.figure import Figure

    figure = Figure(figsize=(SIZE[0] / 100, SIZE[1] / 100), dpi=100, facecolor=DARK)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(-8, 8), ylim=(-4.2, 4.2))
    axes.axis("off")
    x, y = np.meshgrid(np.linspace(-8, 8, 400), np.linspace(-4.2, 4.2, 210))
    curved, best = np.array([[0.5, 0.25], [0.25, 1.4]]), np.array([3.8, -0.6])
    u, v = x - best[0], y - best[1]
    loss = curved[0, 0] * u**2 + 2 * curved[0, 1] * u * v + curved[1, 1] * v**2
    axes.contour(x, y, np.sqrt(loss), levels=16, colors=BLUE, linewidths=1.4, alpha=0.6)
    path = [np.array([0.6, 3.1])]
    for _ in range(30):
        path.append(path[-1] - 1.15 * curved @ (path[-1] - best))
    axes.axvspan(-8, -0.4, color=DARK, alpha=0.86, linewidth=0, zorder=3)
    axes.plot(*np.array(path).T, "o-", color=RED, linewidth=3, markersize=7, zorder=4)
    axes.text(
        -7.3, 1.5, "∇  Nabla", color=LIGHT, fontsize=64, fontweight="bold", va="center", zorder=5
    )
    axes.text(-7.3, -0.6, "Neural networks\nfrom first principles", color=LIGHT, fontsize=36,
              va="center", linespacing=1.4, zorder=5)  # fmt: skip
    axes.text(-7.3, -2.9, "read  ·  move  ·  solve  ·  graded", color=BLUE, fontsize=24, zorder=5)
    figure.savefig(file)
    stamp.write_text(made_by, encoding="utf-8")


def setup(app):
    """Connect to Sphinx's events."""
    app.connect("config-inited", use_address)
    app.connect("html-page-context", add_description, priority=850)
    app.connect("build-finished", write_sitemap)
