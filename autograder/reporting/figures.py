"""Figures as inline SVG that takes the page's text colour, with a text alternative."""

import io
import re
import zlib

from markupsafe import Markup, escape

from autograder.reporting.statistics import STATES

TEXT = "#010203"  # stands for the colour of the page's text until the SVG is written
COLOURS = dict(zip(STATES, ("#2f7fb8", "#8fc1e3", "#e0a030", "#c0504d", "#9aa0a6"), strict=True))
BINS = 10
SEPARATES = 0.3  # a correlation from which an exercise separates well


def distribution(lesson):
    """Return the histogram of a lesson's points in tenths."""
    counts = tenths(lesson.shares.values())
    figure, axes = new_figure(height=2.4)
    axes.bar(range(BINS), counts, width=0.92, color=COLOURS["right"])
    axes.set_xticks([-0.5, 1.5, 3.5, 5.5, 7.5, 9.5], ["0", "20", "40", "60", "80", "100 %"])
    axes.set_xlabel("share of the points")
    axes.set_ylabel("students")
    axes.yaxis.get_major_locator().set_params(integer=True)
    parts = [f"{n} between {10 * i} and {10 * i + 10} %" for i, n in enumerate(counts) if n]
    return as_svg(figure, "Number of students by share of the points: " + ", ".join(parts) + ".")


def tenths(shares):
    """Return how many shares lie in each tenth; the last one includes 1.

    >>> tenths([0.0, 0.05, 1.0])
    [2, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    """
    counts = [0] * BINS
    for share in shares:
        counts[min(int(share * BINS + 1e-9), BINS - 1)] += 1
    return counts


def success(lesson):
    """Return one bar for each exercise, divided by what became of it."""
    exercises = list(lesson.exercises.values())[::-1]
    figure, axes = new_figure(height=0.9 + 0.32 * len(exercises))
    left = [0.0] * len(exercises)
    for state in STATES:
        widths = [100 * e.states[state] / e.states.total() for e in exercises]
        names = [e.name for e in exercises]
        axes.barh(names, widths, left=left, color=COLOURS[state], label=state, height=0.75)
        left = [a + b for a, b in zip(left, widths, strict=True)]
    axes.set_xlim(0, 100)
    axes.set_xlabel("students, %")
    legend = {"ncols": len(STATES), "loc": "lower center", "bbox_to_anchor": (0.5, 1.0)}
    axes.legend(frameon=False, fontsize=8, labelcolor=TEXT, handlelength=1, **legend)
    right = ", ".join(f"{e.name} {e.share_right:.0%}" for e in exercises[::-1])
    return as_svg(figure, f"Share of students who have each exercise right: {right}.")


def separation(lesson):
    """Return how many have each exercise right, against how well it separates strong from weak."""
    exercises = [e for e in lesson.exercises.values() if e.separation is not None]
    if not exercises:
        return ""
    figure, axes = new_figure(height=0.9 + 0.32 * len(exercises))
    names = [e.name for e in exercises[::-1]]
    values = [e.separation for e in exercises[::-1]]
    colours = [COLOURS["right" if value >= SEPARATES else "partly right"] for value in values]
    axes.barh(names, values, color=colours, height=0.75)
    axes.axvline(0, color=TEXT, linewidth=0.8)
    axes.axvline(SEPARATES, color=TEXT, linewidth=0.8, linestyle=":")
    axes.set_xlim(min(-0.2, *values), 1)
    axes.set_xlabel("correlation with the points of the other exercises")
    said = ", ".join(f"{e.name} {e.separation:.2f}" for e in exercises)
    return as_svg(figure, f"How well each exercise separates strong from weak students: {said}.")


def new_figure(height):
    """Return a figure and its axes without a frame."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.2, height), layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    for spine in axes.spines.values():
        spine.set_color(TEXT)
    axes.tick_params(colors=TEXT, labelsize=9)
    axes.xaxis.label.set_color(TEXT)
    axes.yaxis.label.set_color(TEXT)
    return figure, axes


def as_svg(figure, alternative):
    """Return a figure as SVG for a page, with ids of its own."""
    import matplotlib

    buffer = io.StringIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "nabla"}):
        figure.savefig(buffer, format="svg", transparent=True, metadata=nothing)
    text = buffer.getvalue()
    text = text[text.index("<svg") :].replace(TEXT, "currentColor")
    prefix = f"f{zlib.crc32(alternative.encode())}"
    text = re.sub(r'(\bid="|url\(#|xlink:href="#)', rf"\g<1>{prefix}-", text)
    label = f'<svg role="img" aria-label="{escape(alternative)}"'
    return Markup(text.replace("<svg", label, 1))
