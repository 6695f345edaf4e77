"""The playground on a page: run, pause, address, keyboard, phone."""

import pytest

import nabla
from nabla import widgets

pytestmark = pytest.mark.browser
READY = ".nabla-demo[data-state=ready]"
DIVERGING = dict(activation="linear", hidden=[4, 4], lr=10.0)


def html(**traits):
    return widgets.Playground(**traits).static_html()


def say(page):
    return page.locator(".nabla-say").first.inner_text()


@pytest.fixture
def playground(show):
    """A page with the first state, for readers who want no motion: Run is 200 epochs."""
    page = show(html(), reduced_motion="reduce")
    page.wait_for_selector(READY)
    return page


def run_to(page, epoch):
    page.get_by_role("button", name="Run").click()
    said = "document.querySelector('.nabla-say').innerText"
    page.wait_for_function(f"{said}.includes('Epoch {epoch}:')")


def test_running_learns_and_starting_over_gives_the_same_numbers_again(playground):
    run_to(playground, 200)
    assert "the network found the shape" in say(playground)
    figures = playground.locator(".nabla-figures")
    first = figures.inner_text()
    playground.get_by_role("button", name="Start over").click()
    assert "epoch 0" in figures.inner_text()
    run_to(playground, 200)
    assert figures.inner_text() == first
    playground.get_by_role("button", name="New weights").click()
    assert say(playground).startswith("New weights. Epoch 0:")


def test_a_breakdown_is_explained_and_cured_by_one_button(show):
    page = show(html(**DIVERGING), reduced_motion="reduce")
    page.wait_for_selector(READY)
    page.get_by_role("button", name="Run").click()
    cure = page.get_by_role("button", name="Start over with learning rate 1", exact=True)
    cure.wait_for()
    assert "broken down" in say(page)
    assert "not a number" in page.locator(".nabla-figures").inner_text()
    cure.click()
    assert say(page).startswith("Learning rate 1. Epoch 0:")
    assert cure.is_hidden()


def test_the_address_follows_the_settings_and_the_settings_the_address(playground):
    playground.get_by_label("activation").select_option("relu")
    playground.wait_for_function("location.hash === '#playground=activation:relu'")
    playground.evaluate("location.hash = '#playground=hidden:3-2,lr:0.03,nonsense:%'")
    playground.evaluate("location.hash = '#playground=hidden:3-2,lr:0.03'")
    playground.wait_for_function("document.querySelectorAll('.nabla-unit').length === 8")
    assert playground.get_by_label("activation").input_value() == "tanh"
    assert "Hidden layers: 3, then 2 units." in say(playground)
    playground.get_by_role("button", name="Reset").click()
    playground.wait_for_function("location.hash === ''")


def test_an_address_leads_to_a_demo_far_below_and_only_the_first_one_obeys(show):
    page = show('<div style="height: 5000px"></div>', html(), html())
    page.evaluate("location.hash = '#playground=dataset:xor,noise:0.05'")
    page.wait_for_selector(READY)
    page.wait_for_function("scrollY > 3000")
    page.locator(".nabla-demo").last.scroll_into_view_if_needed()
    page.wait_for_function(f"document.querySelectorAll('{READY}').length === 2")
    chosen = page.get_by_label("data set")
    assert [chosen.nth(i).input_value() for i in range(2)] == ["xor", "circles"]


def test_units_are_reached_with_arrow_keys_and_show_their_weights(playground):
    output = playground.get_by_role("button", name="show output")
    assert output.get_attribute("aria-pressed") == "true"
    output.focus()
    playground.keyboard.press("ArrowLeft")
    playground.keyboard.press("Enter")
    assert "h1.1" in playground.locator(".nabla-plot-title").first.inner_text()
    field = playground.get_by_label("weight of x₁ into unit 1 of layer 1")
    before = playground.locator(".nabla-figures").inner_text()
    field.fill("5")
    assert "A weight was set by hand." in say(playground)
    assert playground.locator(".nabla-figures").inner_text() != before
    assert "is 5, from input x₁ to unit 1" in playground.locator(
        ".nabla-network .nabla-svg"
    ).get_attribute("aria-label")


def test_layers_and_units_are_added_and_taken_away_by_buttons(playground):
    playground.get_by_role("button", name="more hidden layers").click()
    fewer = playground.get_by_role("button", name="fewer units in layer 2")
    fewer.focus()
    playground.keyboard.press("Enter")
    assert fewer.evaluate("node => node === document.activeElement")
    assert say(playground).startswith("Hidden layers: 4, then 3 units. Epoch 0:")
    sizes = [2, 4, 3, 1]
    assert f"{nabla.count_parameters(sizes)} weights" in playground.inner_text(".nabla-network")
    for _ in range(2):
        playground.get_by_role("button", name="fewer hidden layers").click()
    assert "logistic regression" in say(playground)
    fewer = playground.get_by_role("button", name="fewer hidden layers")
    assert fewer.get_attribute("aria-disabled") == "true"


def test_a_tile_is_the_right_way_up(playground):
    tile = playground.get_by_role("button", name="show input x₂").locator("canvas")
    pixel = "(c, y) => [...c.getContext('2d').getImageData(24, y, 1, 1).data]"
    red, _, blue, _ = tile.evaluate(pixel, 0)
    assert red > blue  # large x2 is above, in the colour of class 1
    red, _, blue, _ = tile.evaluate(pixel, 47)
    assert red < blue


def test_the_last_input_cannot_be_taken_away(playground):
    playground.get_by_label("x₁", exact=True).uncheck()
    assert playground.get_by_label("x₂", exact=True).is_disabled()
    assert say(playground).startswith("Inputs: x₂.")


def test_the_groups_are_folded_on_a_phone_and_open_on_a_desk(show):
    page = show(html(), width=390)
    page.wait_for_selector(READY)
    assert not page.get_by_label("data set").is_visible()
    page.get_by_text("Data", exact=True).click()
    assert page.get_by_label("data set").is_visible()
    page.set_viewport_size({"width": 900, "height": 800})
    page.get_by_label("optimizer").wait_for()
