"""The kit by itself: words for numbers, bins and grids, and every control and layer in Chromium."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nabla.widgets import _bundle

KIT = _bundle.SOURCE / "kit"
GALLERY = Path(__file__).parent / "kit_gallery.mjs"
READY = ".nabla-demo[data-state=ready]"
STATE = {"lr": 0.01, "size": 10, "shape": "bowl", "noise": 2, "name": "a", "on": True}
STATE |= {"at": [0.5, 0.5], "steps": 1}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        *((0, "0"), (1.23456, "1.23"), (-12, "−12"), (221900, "221,900"), (0.1 + 0.2, "0.3")),
        *((6.435e-7, "6.43e-7"), (2.2767e11, "2.28e11"), (999.9, "1000"), (0.001, "0.001")),
    ],
)
def test_numbers_are_written_as_people_read_them(javascript, value, words):
    assert javascript(KIT / "format.mjs", ("number", value)) == [words]


def test_typed_numbers_may_have_a_comma_or_a_true_minus(javascript):
    typed = ["1.5", "1,5", "−1.5", " - 1.5 ", "1e-3", "", "one"]
    read = javascript(KIT / "format.mjs", *(("parseNumber", text) for text in typed))
    assert read == [1.5, 1.5, -1.5, -1.5, 0.001, "NaN", "NaN"]


def test_one_step_is_singular(javascript):
    words = javascript(KIT / "format.mjs", ("plural", 1, "step"), ("plural", 1200, "step"))
    assert words == ["1 step", "1,200 steps"]


def test_a_histogram_counts_as_numpy_does(javascript):
    values = np.random.default_rng(3).normal(size=200)
    (bars,) = javascript(KIT / "grid.mjs", ("histogram", values.tolist(), [-2, 2], 7))
    counts, edges = np.histogram(values, bins=7, range=(-2, 2))
    assert [bar["y"] for bar in bars] == counts.tolist()
    assert_allclose([bar["x0"] for bar in bars], edges[:-1])
    assert_allclose([bar["x1"] for bar in bars], edges[1:])


@pytest.fixture
def gallery(site, show, tmp_path):
    """A page with the gallery in its first state; `says()` reads the state it announces."""
    _bundle.esbuild(str(GALLERY), f"--outdir={tmp_path}")
    site.add("/kit_gallery.mjs", (tmp_path / "kit_gallery.mjs").read_text())
    script = f'<script type="application/json">{json.dumps(STATE)}</script>'
    page = show(f'<div class="nabla-demo" data-demo="kit_gallery">{script}</div>')
    page.wait_for_selector(READY)
    return page


def says(page) -> dict:
    """The state in the sentence of the gallery."""
    return json.loads(page.locator(".nabla-say").inner_text())


@pytest.mark.browser
def test_every_control_writes_its_trait(gallery):
    for _ in range(5):
        gallery.get_by_label("rate").press("ArrowRight")
    assert says(gallery)["lr"] == "0.011"  # five hundredths of a decade more
    gallery.get_by_label("rate").press("End")
    gallery.get_by_label("size", exact=True).press("ArrowRight")
    gallery.get_by_label("surface").select_option("saddle")
    gallery.get_by_label("noise").fill("3.5")
    gallery.get_by_label("name").fill("b")
    gallery.get_by_label("second curve").uncheck()
    gallery.get_by_role("button", name="Twice").click()
    expected = {"lr": "1", "size": 100, "shape": "saddle", "noise": 3.5, "name": "b", "on": False}
    assert says(gallery) == expected | {"at": [0, 0], "steps": 2}
    gallery.get_by_role("button", name="Reset").click()
    assert says(gallery) == STATE | {"lr": "0.01"}


@pytest.mark.browser
def test_a_number_out_of_range_is_marked_and_not_taken(gallery):
    field = gallery.get_by_label("noise")
    field.fill("7")
    assert field.get_attribute("aria-invalid") == "true"
    assert says(gallery)["noise"] == 2


@pytest.mark.browser
def test_the_player_runs_until_its_step_says_stop(gallery):
    gallery.get_by_role("button", name="Run").click()
    gallery.wait_for_function("document.querySelector('.nabla-say').textContent.includes('s\":5')")
    gallery.get_by_role("button", name="Run").wait_for()
    assert says(gallery)["steps"] == 5


@pytest.mark.browser
def test_shift_makes_ten_steps_of_an_arrow_and_the_edge_stops_the_point(gallery):
    handle = gallery.locator(".nabla-handle")
    handle.press("Shift+ArrowUp")
    assert_allclose(says(gallery)["at"], [0.5, 1.5])
    for _ in range(3):
        handle.press("Shift+ArrowRight")
    assert_allclose(says(gallery)["at"], [2, 1.5])
    assert handle.get_attribute("aria-valuetext") == "2, 1.5"


@pytest.mark.browser
def test_the_heat_map_follows_the_theme_and_the_values(gallery):
    pixel = """() => { const c = document.querySelector('.nabla-heat');
        return [...c.getContext('2d').getImageData(0, 25, 1, 1).data]; }"""
    light = gallery.evaluate(pixel)
    assert light[3] == 255
    gallery.evaluate("document.documentElement.dataset.theme = 'dark'")
    gallery.wait_for_selector(".nabla-ui[data-dark=true]")
    assert sum(gallery.evaluate(pixel)) < sum(light)


@pytest.mark.browser
def test_the_layers_draw_one_shape_per_datum(gallery):
    plots = gallery.locator(".nabla-plot")
    assert plots.nth(2).locator("rect[fill]").count() == 24
    assert plots.nth(1).locator("text", has_text="goal").count() == 1
    assert plots.nth(1).locator("path[stroke-dasharray='6 3']").count() == 2  # curve and legend
    assert "NaN" not in gallery.inner_html("main")


@pytest.mark.browser
def test_an_axis_of_powers_is_labelled_at_the_powers(gallery):
    ticks = gallery.locator(".nabla-plot").nth(1).locator(".nabla-axis .tick text")
    assert ticks.all_text_contents() == ["1", "10", "100", "0.001", "0.01", "0.1", "1", "10"]
