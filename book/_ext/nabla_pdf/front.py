"""Pages of the printed book that the site does not have: title, contents, page numbers."""

from datetime import UTC, datetime
from html import escape
from itertools import groupby

STYLE = """<!doctype html><html lang="en"><meta charset="utf-8"><style>
  @page { size: A4; margin: 0; }
  body { margin: 0; color: #1f2328; 
    font: 10.5pt/1.5 "Noto Sans", "Liberation Sans", Arial, sans-serif; }
  .sheet { position: relative; box-sizing: border-box; width: 210mm; height: 296.9mm;
    padding: 25mm 22mm; break-after: page; overflow: hidden; }
  .sheet:last-child { break-after: auto; }
  .contents { height: auto; overflow: visible; }
  h1 { font-size: 40pt; font-weight: 600; line-height: 1.1; margin: 65mm 0 4mm; color: #0b5cad; }
  h2 { font-size: 20pt; font-weight: 600; margin: 0 0 8mm; }
  .subtitle { font-size: 17pt; }
  .below { position: absolute; bottom: 25mm; color: #57606a; }
  .part { font-weight: 600; color: #57606a; margin: 5mm 0 1mm; }
  .line { display: flex; text-decoration: none; color: inherit; gap: 2mm; padding: 0.5mm 0; }
  .line i { flex: 1; border-bottom: 1px dotted #a3adb8; margin-bottom: 1.5mm; }
  .running { position: absolute; left: 18mm; right: 18mm; font-size: 8pt; color: #57606a; }
  .top { top: 10mm; } .foot { bottom: 10mm; text-align: center; }
</style>"""


def contents(about, base, book):
    """Return the title page and the table of contents; numbers count from the title page."""
    lines = []
    for part, held in groupby(book, key=lambda chapter: chapter.part):
        lines.append(f'<p class="part">{escape(part)}</p>' if part else "")
        lines += [
            f'<a class="line" href="{base}{chapter.address}">{escape(chapter.title)}<i></i>'
            f"<span>{chapter.first + 1}</span></a>"
            for chapter in held
        ]
    made = datetime.now(UTC).strftime("%-d %B %Y")
    return f"""{STYLE}
<div class="sheet"><h1>{escape(about["title"])}</h1>
<p class="subtitle">{escape(about["subject"])}</p>
<p class="below">{escape(about["author"])}<br>{escape(about["licence"])}<br>
Printed from the site on {made}. There the pictures answer.</p></div>
<div class="sheet contents"><h2>Contents</h2>{"".join(lines)}</div>"""
