"""Demos on a static page in Chromium: no kernel, no console error, no request to another host."""

import pytest

import nabla.widgets
from nabla.widgets import _bundle

pytestmark = pytest.mark.browser
NAMES = nabla.widgets.__all__
READY = ".nabla-demo[data-state=ready]"


def html(name: str, **traits) -> str:
    """The page form of a demo."""
    return getattr(nabla.widgets, name)(**traits).static_html()


def shown(page) -> tuple[str, ...]:
    """Everything a demo says: its sentence, then the text alternatives of its pictures."""
    script = "[...document.querySelectorAll('.nabla-say, .nabla-svg')].map("
    return tuple(page.evaluate(script + "n => n.ariaLabel ?? n.textContent)"))


@pytest.mark.parametrize("name", NAMES)
def test_a_demo_starts_without_a_kernel_and_says_what_it_shows(show, name):
    page = show(html(name))
    page.wait_for_selector(READY)
    sentence = page.locator(".nabla-say").inner_text()
    assert len(sentence) > 30
    assert "NaN" not in page.inner_text("main")
    assert "undefined" not in page.inner_html("main")


@pytest.mark.parametrize("name", NAMES)
def test_every_point_and_slider_moves_with_the_arrow_keys(show, name):
    page = show(html(name))
    page.wait_for_selector(READY)
    controls = page.locator(".nabla-handle, .nabla-ui input[type=range]")
    for i in range(controls.count()):
        before = shown(page), controls.nth(i).get_attribute("aria-valuetext")
        controls.nth(i).focus()
        for ring in controls.nth(i).locator(".nabla-ring").all():
            assert ring.evaluate("n => getComputedStyle(n).strokeWidth") == "3px"
        page.keyboard.press("ArrowLeft")
        after = shown(page), controls.nth(i).get_attribute("aria-valuetext")
        assert before != after


@pytest.mark.parametrize("name", NAMES)
def test_every_point_can_be_dragged_and_reset_brings_the_start_back(show, name):
    page = show(html(name))
    page.wait_for_selector(READY)
    first = shown(page)
    handles = page.locator(".nabla-handle")
    for i in range(handles.count()):
        box, before = handles.nth(i).locator(".nabla-point").bounding_box(), shown(page)
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 21, y - 13, steps=3)
        page.mouse.up()
        assert shown(page) != before
    page.get_by_role("button", name="Reset").click()
    assert shown(page) == first


@pytest.mark.parametrize("name", NAMES)
def test_a_demo_fits_a_phone_and_follows_when_the_phone_is_turned(show, name):
    page = show(html(name), width=320)
    page.wait_for_selector(READY)
    for width in (320, 390, 844):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_either_theme(show, name):
    page = show(html(name))
    page.wait_for_selector(READY)
    page.add_script_tag(path=_bundle.install() / "axe-core" / "axe.min.js")
    for theme, dark in (("light", "false"), ("dark", "true")):
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        page.wait_for_selector(f".nabla-ui[data-dark={dark}]")
        violations = page.evaluate("axe.run(document).then((result) => result.violations)")
        assert [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in violations] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_is_there_on_paper(show, name):
    page = show(html(name))
    page.wait_for_selector(READY)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print")
    assert page.locator(".nabla-say").is_visible()
    ground = page.locator(".nabla-ui").evaluate("n => getComputedStyle(n).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_two_demos_on_one_page_do_not_disturb_each_other(show):
    page = show(html("LearningRate"), html("LearningRate", ratio=1.1))
    page.wait_for_function(f"document.querySelectorAll('{READY}').length === 2")
    first, second = page.locator(".nabla-demo").all()
    before = second.inner_text()
    first.get_by_role("button", name="Too small").click()
    assert "Too small:" in first.locator(".nabla-say").inner_text()
    assert second.inner_text() == before
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(n => n.id)).size") == (
        page.locator("[id]").count()
    )


def test_a_demo_far_below_waits_until_it_is_near(show):
    page = show(html("LearningRate"), '<div style="height: 5000px"></div>', html("ShapeTable"))
    page.wait_for_selector(READY)
    last = page.locator(".nabla-demo").last
    assert last.get_attribute("data-state") is None
    last.scroll_into_view_if_needed()
    page.wait_for_selector("[data-demo=shape_table][data-state=ready]")


def test_printing_starts_a_demo_that_was_never_in_view(show):
    page = show('<div style="height: 5000px"></div>', html("ShapeTable"))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_selector("[data-demo=shape_table][data-state=ready]", state="attached")


def test_a_demo_that_cannot_start_says_so(site, chromium):
    body = (
        '<div class="nabla-demo" data-demo="no_such_demo"><script type="application/json">{}'
        "</script></div>"
    )
    page = chromium.new_page()
    page.goto(site.page(body))
    page.wait_for_selector("[data-state=failed]")
    assert "could not start" in page.get_by_role("alert").inner_text()
    page.close()


def test_running_fits_the_line_and_stops_by_itself(show):
    page = show(html("RegressionLine", lr=0.45), reduced_motion="reduce")
    page.wait_for_selector(READY)
    page.get_by_role("button", name="Run").click()
    assert "no line fits these houses better" in page.locator(".nabla-say").inner_text()
    assert page.get_by_role("button", name="Run").is_visible()


def test_the_learning_rate_past_the_limit_is_called_diverging(show):
    page = show(html("LearningRate"))
    page.wait_for_selector(READY)
    assert "limit 6.435e-7" in page.locator(".nabla-marks").inner_text()
    slider = page.get_by_role("slider", name="learning rate")
    slider.focus()
    for _ in range(15):
        page.keyboard.press("ArrowRight")
    assert page.locator(".nabla-say").inner_text().startswith("Diverging")


def test_scaling_changes_the_condition_number_in_the_title(show):
    page = show(html("FeatureScaling"))
    page.wait_for_selector(READY)
    titles = page.locator(".nabla-plot-title")
    assert titles.all_inner_texts() == [
        "As measured: condition number 2.28e11",
        "Standardized: condition number 5.49",
    ]
    page.get_by_label("on the right").select_option("centred")
    assert titles.nth(1).inner_text().startswith("Mean subtracted: condition number")
    assert "5.49" not in titles.nth(1).inner_text()


def test_the_graph_is_solved_by_typing(show):
    page = show(html("GraphStepper", answered=0))
    page.wait_for_selector(READY)
    say = page.locator(".nabla-say")
    for local, product in [("4", "4"), ("-4", "-4"), ("3", "3"), ("1", "-4"), ("1,0", "−4")]:
        page.get_by_label("local gradient").fill(local)
        page.get_by_label("= ∂f").fill(product)
        page.keyboard.press("Enter")
        if local == "4":
            assert "sign is not" in say.inner_text()
    assert "All done: ∂f/∂x = −4, ∂f/∂y = −4, ∂f/∂z = 3" in say.inner_text()
    assert "from −12 to −12.04" in say.inner_text()


def test_the_inputs_of_the_graph_can_be_changed(show):
    page = show(html("GraphStepper"))
    page.wait_for_selector(READY)
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("z", exact=True).fill("2")
    assert "∂f/∂x = 2" in page.locator(".nabla-say").inner_text()
    page.get_by_label("graph", exact=True).select_option("sigmoid")
    assert "s = 1" in page.locator(".nabla-svg").get_attribute("aria-label")


def test_shapes_typed_are_judged_and_can_all_be_shown(show):
    page = show(html("ShapeTable"))
    page.wait_for_selector(READY)
    page.get_by_label("shape of dW1").fill("100x1000")
    page.keyboard.press("Enter")
    assert "transposed" in page.locator("tr", has_text="dW1").inner_text()
    page.get_by_label("shape of dW1").fill("1000x100")
    page.keyboard.press("Enter")
    assert "right" in page.locator("tr", has_text="dW1").inner_text()
    assert page.locator(".nabla-say").inner_text().startswith("2 of 12 right")
    page.get_by_label("show all shapes").check()
    assert "(1000, 100)" in page.locator("tr", has_text="dW1").inner_text()
