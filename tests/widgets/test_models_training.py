"""Demos of `training`: the numbers of nabla; every patient is ill, and can be cured."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

import nabla
from nabla import widgets
from tests.widgets.test_playground import OPTIMIZERS, Sfc32, nabla_data, nabla_measures, nabla_model

PATIENTS = {  # number: (disease, treatments that cure, treatments that do not)
    1: ("long", ["slower"], ["faster", "batch", "leaky", "units"]),
    2: ("equal", ["xavier", "large"], ["faster", "tanh", "units"]),
    3: ("short", ["faster"], ["slower", "large", "batch", "units"]),
    4: ("overfit", ["penalty", "examples", "slower"], ["faster", "leaky", "units"]),
    5: ("dead", ["slower"], ["faster", "xavier", "batch", "scale"]),
    6: ("uphill", ["turn"], ["slower", "xavier", "tanh", "scale"]),
    7: ("vanishing", ["xavier"], ["slower", "faster", "leaky"]),
    8: ("unscaled", ["scale"], ["slower", "faster", "xavier", "units"]),
    9: ("penalty", ["free"], ["slower", "large", "leaky", "scale"]),
    10: ("vanishing", ["tanh", "leaky"], ["slower", "faster", "xavier"]),
    11: ("mixed", ["pairs"], ["slower", "large", "penalty", "examples"]),
    12: ("saturated", ["xavier", "penalty"], ["slower", "scale"]),
    13: ("line", ["tanh", "leaky"], ["slower", "faster", "large", "units"]),
    14: ("noisy", ["slower", "batch"], ["faster", "leaky", "units"]),
}


def test_every_patient_of_the_ward_is_looked_at(javascript):
    (lists,) = javascript("ward_round", ("lists",))
    assert list(PATIENTS) == list(range(1, lists["patients"] + 1))
    assert {disease for disease, *_ in PATIENTS.values()} == set(lists["diseases"])
    assert {name for _, cures, _ in PATIENTS.values() for name in cures} <= set(lists["treatments"])


@pytest.mark.parametrize("number", PATIENTS)
def test_a_patient_shows_one_disease_and_only_its_treatment_cures(javascript, number):
    disease, cures, wrong = PATIENTS[number]
    ill, ward = javascript("ward_round", ("course", number), ("ward", number, cures + wrong))
    assert ill["disease"] == disease
    assert ill["shown"] == [disease]  # the sign of this disease and of no other
    assert ill["ailing"]
    well = [name for name, rest in zip(cures + wrong, ward, strict=True) if not rest]
    assert well == cures


def test_the_verdict_tells_the_name_from_the_effect(javascript):
    words = [
        answer["words"]
        for answer in javascript(
            "ward_round",
            ("course", 6),
            ("course", 6, "turn", "uphill"),
            ("course", 6, "slower", "long"),
            ("course", 3, "examples", ""),
        )
    ]
    assert words[0].startswith("Patient 6, 100 training examples, 10 a step.")
    assert words[1].startswith("Your diagnosis is right, step in the direction of the gradient")
    assert "is cured" in words[1]
    assert words[2].startswith("Not “learning rate too large”")
    assert "is not well: only" in words[2]
    assert "bought with five times as many steps" in words[3]


CHARTS = [(1, ""), (4, "scale"), (8, ""), (8, "scale"), (9, ""), (11, ""), (5, ""), (6, "")]


@pytest.mark.parametrize(("number", "given"), CHARTS)
def test_the_chart_has_the_numbers_of_nabla(javascript, number, given):
    (course,) = javascript("ward_round", ("course", number, given))
    s, chart = course["settings"], course["chart"]
    rng = Sfc32(s["weight_seed"], 2)
    (X, labels), (X_val, labels_val) = nabla_data(s)
    X, X_val = s["scale"] * X, s["scale"] * X_val
    if s["standardized"]:
        X, X_val = nabla.standardize_split(X, X_val)
    if s["mixed"]:
        labels = Sfc32(s["data_seed"], 3).permutation(labels)
    model = nabla_model(s, rng)
    optimizer = OPTIMIZERS[s["optimizer"]](model, lr=-s["lr"] if s["uphill"] else s["lr"])
    W = model.params["0.W"]
    for entry in chart[:3]:
        if entry["epoch"] > 0:
            ratios = []
            for batch in nabla.minibatches(X, labels, s["batch_size"], rng=rng):
                before = W.copy()
                gradients(model, *batch)
                nabla.add_l2_gradient([model], s["l2"])
                optimizer.step()
                ratios.append(nabla.update_ratio(before, W - before))
            assert_allclose(entry["ratio"], np.mean(ratios), rtol=1e-6)
        for part, data in (("train", (X, labels)), ("val", (X_val, labels_val))):
            measured = nabla_measures(model, *data)
            assert_allclose(entry[part]["loss"], measured["loss"], rtol=1e-7)
            assert entry[part]["accuracy"] == pytest.approx(measured["accuracy"])
        gradients(model, X, labels)
        last = list(model.grads)[-2]
        for name, grad in (("first", "0.W"), ("last", last)):
            assert_allclose(entry[name], np.linalg.norm(model.grads[grad]), rtol=1e-6)
        hidden = model.layers[1].Y
        dead = nabla.dead_fraction(model.layers[0].Y) if s["activation"] == "relu" else 0
        assert_allclose(entry["dead"], dead)
        flat = np.mean(1 - hidden**2 < 0.02) if s["activation"] == "tanh" else 0
        if len(s["hidden"]) == 1:
            assert_allclose(entry["flat"], flat)


def gradients(model, X, labels):
    """Write the gradients of the mean cross-entropy into the model."""
    scores = model.forward(X)
    model.backward(nabla.binary_cross_entropy_gradient(scores, labels[:, None]))


def test_the_first_state_is_ill_and_the_text_alternative_names_the_ward():
    assert "Patient 1 of 14" in widgets.WardRound().describe()


def coverage(**changed):
    """The state of the demo as the page gives it, a few traits changed."""
    return widgets.SearchCoverage(**changed).state()


def test_windows_and_trials_of_the_search_are_those_of_the_generator(javascript):
    state = coverage(width=0.3, height=0.4, draw=5)
    (scene,) = javascript("search_coverage", ("scene", state))
    rng = Sfc32(5, 7)
    x, y = 0.7 * rng.random(), 0.6 * rng.random()
    assert_allclose(scene["window"], [x, x + 0.3, y, y + 0.4])
    assert_allclose(scene["trials"], rng.random((9, 2)))


def test_the_grid_of_the_search_tries_every_pair_and_three_values_of_each(javascript):
    window = [0.4, 0.9, 0.1, 0.6]
    trials, found = javascript(
        "search_coverage",
        ("gridTrials",),
        ("found", window, [[0.5, 0.5], [0.9, 0.1], [0.3, 0.2], [0.5, 0.7]]),
    )

    def inside(x, y):
        return float(window[0] <= x <= window[1] and window[2] <= y <= window[3])

    thirds = [1 / 6, 1 / 2, 5 / 6]
    _, scores = nabla.grid_search(inside, x=thirds, y=thirds)
    (in_grid,) = javascript("search_coverage", ("found", window, trials))
    assert in_grid == scores.sum() == 4
    assert found == 2


@pytest.mark.parametrize(("width", "height"), [(0.1, 1.0), (0.3, 0.3), (0.16, 0.5), (1.0, 1.0)])
def test_counted_draws_come_to_the_calculated_chances(javascript, width, height):
    state = coverage(width=width, height=height, draw=4999)
    tally, chances = javascript("search_coverage", ("tally", state), ("chances", state))
    for search in ("grid", "random"):
        chance = chances[search]
        slack = 4 * np.sqrt(chance * (1 - chance) / 5000)
        assert abs(tally[search] / 5000 - chance) <= slack
    assert_allclose(chances["random"], 1 - (1 - width * height) ** 9)


def test_random_wins_where_one_parameter_matters_and_the_grid_where_both_do(javascript):
    one, both = (coverage(width=0.1), coverage(width=0.3, height=0.3))
    answers = javascript(
        "search_coverage",
        ("chances", one),
        ("sentence", one, {"draws": 1, "grid": 0, "random": 1}),
        ("sentence", both, {"draws": 1001, "grid": 812, "random": 580}),
    )
    assert answers[0]["grid"] == pytest.approx(1 / 3)
    assert "none of the grid's trials, 2 of the random ones" in answers[1]
    assert "random is better" in answers[1]
    assert "In 1,001 draws the grid found it 812 times (81.1 %)" in answers[2]
    assert "the grid is better" in answers[2]


@pytest.mark.browser
def test_a_treatment_runs_in_the_page_and_the_next_patient_begins_anew(show):
    page = show(widgets.WardRound(patient=13).static_html())
    page.wait_for_selector(".nabla-demo[data-state=ready]")
    said = page.locator(".nabla-say")
    page.get_by_label("It has").select_option("line")
    assert said.inner_text().startswith("Your diagnosis is right, network cannot bend")
    page.get_by_label("It gets").select_option("tanh")
    page.get_by_role("button", name="Treat").press("Enter")
    page.wait_for_function("document.querySelector('.nabla-say').textContent.includes('is cured')")
    page.get_by_role("button", name="Next patient").click()
    page.wait_for_function("document.querySelector('.nabla-say').textContent.includes('What is')")
    assert said.inner_text().startswith("Patient 14, 100 training examples, 1 a step.")
    assert page.get_by_label("It gets").input_value() == ""
