"""One stylesheet and one script for all pages, in the place of the theme's two dozen files.

When all pages are written, what they ask for is put together in order, without rules for classes
that occur nowhere, and scripts no longer hold up the page: `_static/site.css`, `_static/site.js`.
A script that a page alone needs (search, demos) stays as it is.
"""

import hashlib
import re
import tempfile
from pathlib import Path

from nabla.widgets import _bundle
from nabla_site.purge import purge, words_of_page, words_of_script

FILE = r'"(?P<up>(?:\.\./)*)_static/(?P<file>[^"?]+)(?:\?[^"]*)?"'
STYLESHEET = re.compile(rf'[ \t]*<link (?=[^>]*rel="stylesheet")[^>]*href={FILE}[^>]*>\n?')
SCRIPT = re.compile(rf"[ \t]*<script [^>]*src={FILE}[^>]*></script>\n?")
SEARCH_INDEX = re.compile(
    r'<script src="(searchindex\.js|_static/(?:searchtools|language_data)\.js)'
)
PRELOAD = re.compile(r'[ \t]*<link rel="preload" as="script"[^>]*>\n?')
INLINE = re.compile(  # settings of scripts that are dropped
    r'[ \t]*<script(?: type="text/x-thebe-config")?>\s*(?:let toggle|var togglebutton|'
    r"DOCUMENTATION_OPTIONS\.pagename|kernelName|\{\s*requestKernel).*?</script>\n?",
    re.DOTALL,
)
UNUSED = ("togglebutton.js", "design-tabs.js")  # dropdowns are <details>; there are no tabs
OWN = ("searchtools.js", "language_data.js", "demos/mount.mjs")  # stay as they are
MADE = ("site.css", "site.js")  # here, of all others
VERSION = re.compile(r'((?:\.\./)*_static/site\.(css|js))\?v=\w*"')
LOADERS = ("--loader:.svg=dataurl", "--loader:.woff=file", "--loader:.png=dataurl")
NAMES = ("--asset-names=formulas/fonts/[name]", "--allow-overwrite", "--external:../vendor/*")


def assemble(app, error):
    """Make both files, and let every page name them."""
    if error or app.builder.format != "html":
        return
    site = Path(app.outdir)
    pages = {file: file.read_text("utf-8") for file in site.rglob("*.html")}
    wanted = [name for page in pages.values() for name in files_of(page)]
    if wanted:  # some pages were written anew; what the others asked for was noted before
        make_both(site, names_with_earlier(site, wanted))
    sheet = (site.parent / "site-styles.css").read_text("utf-8")
    known = set().union(
        *map(words_of_page, pages.values()), *map(words_of_script, scripts_of(site))
    )
    write(site / "_static" / "site.css", purge(sheet, known))
    versions = {kind: version(site / "_static" / f"site.{kind}") for kind in ("css", "js")}
    for file, page in pages.items():
        new = named(slim(page), versions)
        if new != page:
            file.write_text(new, encoding="utf-8")


def names_with_earlier(site, wanted):
    """Return the files that pages ask for, those of earlier builds too, and note them."""
    note = site.parent / "site-assets.txt"
    earlier = note.read_text("utf-8").split("\n") if note.is_file() else []
    names = [n for n in dict.fromkeys([*wanted, *earlier]) if (site / "_static" / n).is_file()]
    write(note, "\n".join(names))
    return names


def make_both(site, names):
    """Write `_static/site.js` and, beside the site, all its styles."""
    styles = [name for name in names if name.endswith(".css")]
    scripts = [name for name in names if name.endswith("js")]
    write(site.parent / "site-styles.css", bundled_styles(site / "_static", styles))
    write(site / "_static" / "site.js", joined_scripts(site / "_static", scripts))


def files_of(page):
    """Return the stylesheets and scripts of a page that go into the common files, in order."""
    found = [match["file"] for match in STYLESHEET.finditer(page)]
    found += [match["file"] for match in SCRIPT.finditer(page)]
    return [name for name in found if name not in (*OWN, *UNUSED, *MADE)]


def slim(page):
    """Return the page with one stylesheet and one script in the place of those it asked for."""
    first = STYLESHEET.search(page)
    if first is None or first["file"] == "site.css":
        return page
    page = INLINE.sub("", PRELOAD.sub("", page))
    first = STYLESHEET.search(page)
    up, place = first["up"], first.start()
    page = STYLESHEET.sub("", page)
    page = SCRIPT.sub(lambda m: m.group(0) if m["file"] in OWN else "", page)
    page = SEARCH_INDEX.sub(r'<script defer src="\1', page)
    sheet = f'<link rel="stylesheet" href="{up}_static/site.css?v=" />\n'
    page = page[:place] + sheet + page[place:]
    demos = SCRIPT.search(page)  # a page with demos makes the first before all else
    place = demos.end() if demos and demos["file"] == "demos/mount.mjs" else place + len(sheet)
    return f'{page[:place]}<script defer src="{up}_static/site.js?v="></script>\n{page[place:]}'


def named(page, versions):
    """Return the page with the present versions of both files in their addresses."""
    return VERSION.sub(lambda m: f'{m[1]}?v={versions[m[2]]}"', page)


def version(file):
    """Return a short hash of a file's content."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10]


def write(file, text):
    """Write a text."""
    file.write_text(text, encoding="utf-8")


def bundled_styles(static, names):
    """Return all stylesheets as one, minified; icons lie in it."""
    with tempfile.TemporaryDirectory(dir=static) as folder:
        entry = Path(folder, "entry.css")
        write(entry, "".join(f'@import "../{name}";\n' for name in names))
        _bundle.esbuild(str(entry), f"--outdir={static}", "--entry-names=site", *LOADERS, *NAMES)
    return (static / "site.css").read_text("utf-8")


def joined_scripts(static, names):
    """Return the scripts one after the other; modules each in a scope of their own."""
    parts = []
    for name in names:
        text = (static / name).read_text("utf-8").split("\n//# sourceMappingURL")[0]
        parts.append(f"(() => {{\n{text}\n}})();" if name.endswith(".mjs") else text)
    with tempfile.TemporaryDirectory(dir=static) as folder:
        entry = Path(folder, "entry.js")
        write(entry, "\n;\n".join(parts))
        # not bundled: what the theme's scripts define is used by others under its name
        packages = _bundle.install()
        command = [str(packages / "esbuild" / "bin" / "esbuild"), str(entry)]
        command += [
            "--minify-whitespace",
            "--minify-syntax",
            f"--outfile={entry.with_name('o.js')}",
        ]
        _bundle.node([*command, "--log-level=warning"])
        return entry.with_name("o.js").read_text("utf-8")


def scripts_of(site):
    """Yield the text of every script of the site that may name a class."""
    static = site / "_static"
    for file in (static / "site.js", static / "searchtools.js", *static.glob("demos/*.mjs")):
        if file.is_file():
            yield file.read_text("utf-8")


def setup(app):
    """Connect to Sphinx's event, when formulas are set and before unused files are deleted."""
    app.connect("build-finished", assemble, priority=850)
