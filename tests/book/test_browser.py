"""Every page in Chromium: whole, alive without a kernel, accessible, and readable on a phone."""

import pytest

from nabla.widgets import _bundle

pytestmark = pytest.mark.browser
KEYS = {
    "range": ("ArrowRight", "ArrowLeft"),
    "select-one": ("ArrowDown", "ArrowUp"),
    "number": ("ArrowUp", "Enter"),
    "text": ("7", "Enter"),
    "button": ("Enter",),
    "submit": ("Enter",),
    "checkbox": ("Space",),
}
WORDS = """(demo) => {
  const copy = demo.cloneNode(true);
  copy.querySelectorAll("script, noscript, .nabla-control").forEach((node) => node.remove());
  const labels = [...copy.querySelectorAll("[aria-label]")].map((node) => node.ariaLabel);
  return copy.textContent + labels.join();
}"""
READY = "(i) => document.querySelectorAll('.nabla-demo')[i].dataset.state === 'ready'"
RAW_TEX = r"""[...document.querySelectorAll("article .math")]
    .filter((node) => !node.querySelector("mjx-container")).map((node) => node.textContent)"""


def said(demo):
    """Everything a demo says: its sentences and the text alternatives of its pictures."""
    return demo.evaluate(WORDS)


def started_demos(page):
    """The demos of a page, after each has come into view and is ready."""
    demos = page.locator(".nabla-demo").all()
    for number, demo in enumerate(demos):
        demo.scroll_into_view_if_needed()
        page.wait_for_function(READY, arg=number)  # one that trains a network takes its time
        assert demo.locator(".nabla-say").is_visible()
    return demos


def press_keys(page, demo):
    """Press a key on one control after the other until the demo has said something else."""
    before = said(demo)
    for control in demo.locator(".nabla-handle, input, select, button").all():
        if not control.is_enabled():
            continue
        control.focus()
        kind = control.evaluate("n => n.type ?? 'handle'")
        for key in KEYS.get(kind, ("ArrowLeft", "ArrowRight")):
            page.keyboard.press(key)
            if said(demo) != before:
                return True
    return False


def drag(page, demo):
    """Drag a point, or the knob of a slider where there is none; say whether the words changed."""
    before = said(demo)
    for target in demo.locator(".nabla-handle .nabla-point, input[type=range]").all():
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        slider = target.evaluate("n => n.type === 'range'")
        knob = 0.5
        if slider:
            knob = target.evaluate("n => (n.value - n.min) / (n.max - n.min)")
        x, y = box["x"] + box["width"] * knob, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + (60 if knob <= 0.5 else -60) / (1 if slider else 3), y - 9, steps=3)
        page.mouse.up()
        if said(demo) != before:
            return True
    return demo.locator(".nabla-handle, input[type=range]").count() == 0


def test_a_page_is_whole_and_its_demos_answer(show, page_path):
    page = show(page_path)
    assert page.evaluate(RAW_TEX) == []
    assert page.locator("mjx-merror").count() == 0
    for demo in started_demos(page):
        assert press_keys(page, demo)
        assert drag(page, demo)


def test_axe_finds_nothing_in_either_theme(show, page_path):
    page = show(page_path)
    started_demos(page)
    page.add_script_tag(path=_bundle.install() / "axe-core" / "axe.min.js")
    for theme in ("light", "dark"):
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        found = page.evaluate("axe.run(document).then((result) => result.violations)")
        assert [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in found] == []


def test_a_page_fits_a_narrow_phone(show, page_path):
    page = show(page_path, width=320)
    started_demos(page)
    page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")


def test_search_finds_an_exercise_by_a_word_of_its_statement(show, address):
    page = show("search.html?q=residuals")
    link = page.locator("#search-results a[href*='linear_regression']").first
    link.wait_for()
    assert link.get_attribute("href")


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("half_mse", "linear_regression.html#exercise-half_mse_gradient"),
        ("outlier", "losses.html#demo-outlier_tug"),
        ("LossCurves", "losses.html#demo-loss_curves"),
    ],
)
def test_search_leads_to_an_exercise_or_demo_by_a_part_of_its_name(show, words, anchor):
    page = show(f"search.html?q={words}")
    link = page.locator(f"#search-results a[href$='{anchor}']")
    link.wait_for()
    link.click()
    page.wait_for_url(f"**/{anchor}")
    assert page.locator(f"#{anchor.partition('#')[2]}").bounding_box()["y"] < 400


def test_progress_is_kept_in_this_browser_until_it_is_forgotten(show, address):
    page = show("book/losses.html")
    page.get_by_label("I have read this lesson").check()
    page.locator("#exercise-huber").get_by_label("I have solved this").check()
    page.goto(f"{address}/index.html")
    summary = page.locator(".progress-summary")
    assert "read 1 lesson and solved 1 exercise." in summary.inner_text()
    assert page.locator(".map-lesson.is-read").get_attribute("data-lesson") == "losses"
    page.get_by_role("button", name="Forget this").click()
    summary.wait_for(state="hidden")
    page.goto(f"{address}/book/losses.html")
    assert not page.get_by_label("I have read this lesson").is_checked()
    assert page.evaluate("localStorage.getItem('nabla-progress')") is None


def test_the_title_page_is_not_listed_twice_by_search(show):
    page = show("search.html?q=gradient")
    page.locator("#search-results a").first.wait_for()
    links = page.locator("#search-results a").evaluate_all("nodes => nodes.map(n => n.href)")
    assert not [link for link in links if link.endswith("book/index.html")]


def test_a_dark_page_is_printed_in_light_colours(show):
    page = show("index.html")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print")
    page.wait_for_selector("html[data-theme=light]", state="attached")
    page.emulate_media(media="screen")
    page.wait_for_selector("html[data-theme=dark]", state="attached")
