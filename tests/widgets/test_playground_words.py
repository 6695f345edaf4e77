"""What the playground says of a run, its address, and how it is used on a page."""

import pytest

from nabla import widgets

READY = ".nabla-demo[data-state=ready]"


def first_state(**changed):
    """The settings of the demo as the page gives them, a few of them changed."""
    return widgets.Playground(**changed).state()


def diagnosis(javascript, num_epochs, **changed):
    """The run of these settings and what is said of it."""
    (run,) = javascript("playground", ("learned", first_state(**changed), num_epochs))
    return run, run["diagnosis"]["words"], run["diagnosis"]["cure"]


DIVERGING = dict(activation="linear", hidden=[4, 4], lr=10.0)


def test_a_run_that_breaks_down_says_why_and_its_cure_helps(javascript):
    run, words, cure = diagnosis(javascript, 50, **DIVERGING)
    assert run["epoch"] < 50
    assert "training loss not a number" in run["standing"]
    assert "right" not in run["standing"]
    assert "learning rate 10" in words
    assert "Cure: a smaller learning rate" in words
    assert cure["patch"] == {"lr": 1}
    run, words, _ = diagnosis(javascript, 50, **(DIVERGING | cure["patch"]))
    assert run["epoch"] == 50
    assert run["train"]["loss"] < 1


def test_a_penalty_that_overshoots_is_named_as_the_cause(javascript):
    run, words, cure = diagnosis(javascript, 200, l2=10.0, lr=1.0)
    assert "learning rate × λ = 10 is more than 2" in words
    assert cure["patch"] == {"lr": 0.1}


def test_zeros_are_called_equal_units_and_random_weights_cure_them(javascript):
    run, words, cure = diagnosis(javascript, 30, init="zeros", activation="sigmoid")
    W = run["last"][0]["W"]
    assert W[:4] == [W[0]] * 4
    assert "never become different" in words
    assert cure["patch"] == {"init": "xavier"}


def test_dead_units_are_counted(javascript):
    run, words, cure = diagnosis(javascript, 10, activation="relu", lr=10.0)
    assert words.startswith("4 of 4 ReLU units are dead")
    assert cure["patch"]["activation"] == "leaky_relu"
    _, words, cure = diagnosis(javascript, 60, activation="relu")
    assert "dead" not in words


def test_a_penalty_that_is_too_strong_is_named(javascript):
    _, words, cure = diagnosis(javascript, 150, l2=1.0, lr=0.1)
    assert "λ = 1 outweighs the data" in words
    assert cure["patch"] == {"l2": 0.001}


def test_a_linear_network_that_stops_is_told_that_it_draws_a_line(javascript):
    _, words, cure = diagnosis(javascript, 150, hidden=[])
    assert "its boundary is a straight line" in words
    assert cure["patch"] == {"hidden": [4], "activation": "tanh"}
    _, words, cure = diagnosis(javascript, 150, hidden=[], features=["x1x1", "x2x2"])
    assert "found the shape" in words
    assert cure is None


def test_a_rising_test_loss_is_called_overfitting_and_dated(javascript):
    settings = dict(dataset="moons", noise=0.5, num_examples=50, hidden=[8, 8])
    run, words, _ = diagnosis(javascript, 300, **settings, optimizer="adam", lr=0.03)
    lowest = min(run["history"], key=lambda entry: entry[2])
    assert run["best"] == {"epoch": lowest[0], "loss": lowest[2]}
    assert f"lowest at epoch {lowest[0]} " in words
    assert "rather than the shape" in words


def test_an_address_is_read_as_it_was_written(javascript):
    usual = first_state()
    changed = first_state(
        dataset="spirals",
        features=["x1", "x2x2", "sinx2"],
        hidden=[8, 3],
        activation="leaky_relu",
        lr=0.003,
        l2=1e-4,
        show_test=False,
    )
    (text,) = javascript("playground", ("toAddress", changed, usual))
    assert "hidden:8-3" in text
    assert "batch_size" not in text
    (found,) = javascript("playground", ("fromAddress", f"#playground={text}"))
    assert usual | found == changed
    nothing, none = javascript(
        "playground", ("toAddress", usual, usual), ("fromAddress", "#playground=hidden:0")
    )
    assert nothing == ""
    assert none == {"hidden": []}


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", None),
        ("#overfitting", None),
        ("#playgrounds=lr:1", None),
        ("#playground=", {}),
        ("#playground=%E0%A4%A", {}),
        ("#playground=lr:NaN,lr:-1,lr:1e9,lr:,lr,hidden:9,hidden:1-1-1-1-1,hidden:1.5", {}),
        ("#playground=dataset:__proto__,toString:1,features:,features:x1-x9,noise:much", {}),
        ("#playground=hidden:4%2D2,%20lr:0.5,unknown:1,show_test:0,show_test:yes", "good"),
    ],
)
def test_an_address_that_makes_no_sense_is_left_out(javascript, address, found):
    expected = {"hidden": [4, 2], "lr": 0.5, "show_test": False} if found == "good" else found
    assert javascript("playground", ("fromAddress", address)) == [expected]


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


@pytest.mark.browser
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


@pytest.mark.browser
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


@pytest.mark.browser
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


@pytest.mark.browser
def test_an_address_leads_to_a_demo_far_below_and_only_the_first_one_obeys(show):
    page = show('<div style="height: 5000px"></div>', html(), html())
    page.evaluate("location.hash = '#playground=dataset:xor,noise:0.05'")
    page.wait_for_selector(READY)
    page.wait_for_function("scrollY > 3000")
    page.locator(".nabla-demo").last.scroll_into_view_if_needed()
    page.wait_for_function(f"document.querySelectorAll('{READY}').length === 2")
    chosen = page.get_by_label("data set")
    assert [chosen.nth(i).input_value() for i in range(2)] == ["xor", "circles"]


@pytest.mark.browser
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


@pytest.mark.browser
def test_layers_and_units_are_added_and_taken_away_by_buttons(playground):
    playground.get_by_role("button", name="more hidden layers").click()
    fewer = playground.get_by_role("button", name="fewer units in layer 2")
    fewer.focus()
    playground.keyboard.press("Enter")
    assert fewer.evaluate("node => node === document.activeElement")
    assert say(playground).startswith("Hidden layers: 4, then 3 units. Epoch 0:")
    for _ in range(2):
        playground.get_by_role("button", name="fewer hidden layers").click()
    assert "logistic regression" in say(playground)
    fewer = playground.get_by_role("button", name="fewer hidden layers")
    assert fewer.get_attribute("aria-disabled") == "true"


@pytest.mark.browser
def test_the_last_input_cannot_be_taken_away(playground):
    playground.get_by_label("x₁", exact=True).uncheck()
    assert playground.get_by_label("x₂", exact=True).is_disabled()
    assert say(playground).startswith("Inputs: x₂.")


@pytest.mark.browser
def test_the_groups_are_folded_on_a_phone_and_open_on_a_desk(show):
    page = show(html(), width=390)
    page.wait_for_selector(READY)
    assert not page.get_by_label("data set").is_visible()
    page.get_by_text("Data", exact=True).click()
    assert page.get_by_label("data set").is_visible()
    page.set_viewport_size({"width": 900, "height": 800})
    page.get_by_label("optimizer").wait_for()
