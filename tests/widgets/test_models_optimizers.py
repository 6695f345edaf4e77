"""Demos of `optimizers`: same inputs, same numbers as nabla."""

from functools import partial
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from nabla import schedules, widgets
from nabla.linear import half_mse, half_mse_gradient
from nabla.update_rules import adagrad_step, adam_step, momentum_step, rmsprop_step
from nabla.widgets.optimizer_race import GRADIENTS
from tests.widgets.draws import few_draws, number

STEPS = {
    "sgd": partial(momentum_step, momentum=0.0),
    "momentum": partial(momentum_step, momentum=0.9),
    "adagrad": adagrad_step,
    "rmsprop": rmsprop_step,
    "adam": adam_step,
}
RATE = st.floats(0.001, 1).map(lambda v: round(v, 3))


@few_draws
@given(st.sampled_from(sorted(GRADIENTS)), number, number)
def test_python_and_the_picture_climb_the_same_land(javascript, landscape, x, y):
    points = [np.array([x, y]) + h * step for h in (-1e-5, 1e-5) for step in np.eye(2)]
    asked = [{"landscape": landscape, "point": list(point)} for point in ([x, y], *points)]
    shown, *losses = javascript(
        "optimizer_race", ("gradient", asked[0]), *(("loss", a) for a in asked[1:])
    )
    assert_allclose(shown, GRADIENTS[landscape](np.array([x, y])), atol=1e-12)
    slope = (np.array(losses[2:]) - losses[:2]) / 2e-5
    assert_allclose(shown, slope, atol=1e-5)


@pytest.mark.parametrize("method", STEPS)
@pytest.mark.parametrize("landscape", GRADIENTS)
def test_every_method_walks_as_the_same_step_of_nabla_given_as_ones_own(
    javascript, bundles, method, landscape
):
    start = [1.7, -0.6]
    race = widgets.OptimizerRace(
        step=STEPS[method], lr=0.015, starts=dict.fromkeys(GRADIENTS, start)
    )
    state = {"landscape": landscape, "method": method, "start": start, "lr": 0.015}
    (points,) = javascript("optimizer_race", ("path", state | {"num_steps": 60}))
    assert_allclose(points, race.own_paths[landscape][:61], rtol=1e-7, atol=1e-9)
    assert len(race.own_paths[landscape]) == 201


def test_a_step_of_ones_own_gets_memories_time_and_the_rate_of_the_slider(bundles):
    seen = []

    def my_step(param, grad, first, t, second, *, lr, unused=3):
        seen.append((t, lr, first.copy(), second.copy()))
        return param - lr * grad, first + 1, second + 2

    race = widgets.OptimizerRace(step=my_step, lr=0.005)
    assert race.method == "own"
    assert [t for t, *_ in seen[:200]] == list(range(1, 201))
    assert_allclose(seen[2][2:], [[2, 2], [4, 4]])
    assert {lr for _, lr, *_ in seen} == {0.005}
    assert_allclose(race.own_paths["ravine"][1], [10 - 0.005 * 10, 1 - 0.005 * 100])
    race.starts = race.starts | {"ravine": [-2.0, 0.5]}
    race.rates = race.rates | {"ravine": race.rates["ravine"] | {"own": 0.01}}
    assert race.own_paths["ravine"][:2] == [[-2.0, 0.5], [-2.0 + 0.01 * 2, 0.5 - 0.01 * 50]]


def test_a_step_without_memory_that_flies_away_leaves_numbers_that_json_knows(bundles):
    race = widgets.OptimizerRace(step=lambda param, grad: param - 1e200 * grad**3)
    assert "own" not in race.rates["ravine"]
    assert len(race.own_paths["ravine"]) == 2
    assert np.all(np.isfinite(race.own_paths["ravine"]))
    assert "own_paths" in race.static_html()


def test_a_page_without_a_step_of_ones_own_has_five_methods(javascript, bundles):
    race = widgets.OptimizerRace()
    (racers,) = javascript("optimizer_race", ("race", race.state()))
    assert [racer["method"] for racer in racers] == list(STEPS)
    assert all(len(racer["points"]) == race.num_steps + 1 for racer in racers)


def test_a_path_of_ones_own_is_shown_only_from_the_start_it_was_run_from(javascript, bundles):
    state = widgets.OptimizerRace(step=adam_step, landscape="saddle").state()
    moved = state | {"starts": state["starts"] | {"saddle": [1, 1]}}
    here, gone = javascript("optimizer_race", ("race", state), ("race", moved))
    assert [racer["method"] for racer in here] == [*STEPS, "own"]
    assert here[-1]["points"] == state["own_paths"]["saddle"][: state["num_steps"] + 1]
    assert [racer["method"] for racer in gone] == list(STEPS)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (momentum_step, r"step needs momentum: pass functools.partial\(step, momentum=...\)"),
        (lambda param: param, "parameter and the gradient first"),
        (lambda param, grad, state, t: param, r"must return \(param, state\), got 1 values"),
        (lambda param, grad: 1.0, r"must return \(param\) of shape \(2,\), got \(\)"),
    ],
)
def test_a_step_that_does_not_fit_is_told_why(bundles, step, words):
    with pytest.raises(ValueError, match=words):
        widgets.OptimizerRace(step=step)


def test_crossings_of_the_floor_are_counted_on_both_ravines(javascript):
    straight = {"landscape": "ravine", "points": [[1, 1], [1, -1], [-1, -1], [-1, 2]]}
    askew = {"landscape": "askew", "points": [[0, 1], [1, 0], [2, 2.01], [2, 1.99], [-3, 0]]}
    counts = javascript("optimizer_race", ("crossings", straight), ("crossings", askew))
    assert counts == [2, 3]


@pytest.mark.browser
def test_a_click_in_the_land_puts_the_start_there(show):
    page = show(widgets.OptimizerRace(landscape="minima").static_html())
    page.wait_for_selector(".nabla-demo[data-state=ready]")
    start = page.get_by_role("slider", name="start", exact=True)
    assert start.get_attribute("aria-valuetext") == "w₁ −4, w₂ 3"
    box = (
        page.locator(".nabla-plot")
        .first.locator("clipPath rect")
        .evaluate(
            "rect => { const [w, h] = ['width', 'height'].map((n) => Number(rect.getAttribute(n)));"
            " const p = new DOMPoint(w / 2, h / 4).matrixTransform("
            "rect.ownerSVGElement.querySelector('g').getScreenCTM()); return [p.x, p.y]; }"
        )
    )
    page.mouse.click(*box)
    x, y = (
        float(part.split()[1].replace("−", "-"))
        for part in start.get_attribute("aria-valuetext").split(",")
    )
    assert_allclose([x, y], [0, 2.5], atol=0.05)


def batch_state(**changed):
    return widgets.BatchNoise(**changed).state()


@pytest.mark.parametrize("batch_size", [1, 7, 60, 100])
def test_every_epoch_deals_out_every_example_once(javascript, bundles, batch_size):
    state = batch_state(batch_size=batch_size, num_epochs=2)
    (parts,) = javascript("batch_noise", ("batches", state))
    per_epoch = -(-60 // batch_size)
    epochs = [sum(parts[:per_epoch], []), sum(parts[per_epoch:], [])]
    assert [sorted(order) for order in epochs] == [list(range(60))] * 2
    assert epochs[0] != epochs[1]
    assert {len(part) for part in parts[: per_epoch - 1]} <= {batch_size}


def test_the_path_in_batches_is_descent_with_the_gradients_of_nabla(javascript, bundles):
    state = batch_state(batch_size=7, lr=0.3)
    parts, points = javascript("batch_noise", ("batches", state), ("path", state))
    X, t, (w, b) = np.array(state["xs"])[:, None], np.array(state["ts"]), state["start"]
    for rows, point in zip(parts, points[1:], strict=True):
        dw, db = half_mse_gradient(X[rows], t[rows], np.array([w]), b)
        w, b = w - 0.3 * dw[0], b - 0.3 * db
        assert_allclose(point, [w, b], atol=1e-12)
    (loss,) = javascript("batch_noise", ("loss", state | {"at": points[-1]}))
    assert_allclose(loss, half_mse(X[:, 0] * w + b, t))


@pytest.mark.parametrize("batch_size", [1, 2, 4, 6])
def test_the_noise_foretold_is_that_of_all_possible_batches(javascript, batch_size):
    rng = np.random.default_rng(3)
    x, t, w, b = rng.normal(size=6), rng.normal(size=6), 0.7, -0.4
    gap = w * x + b - t
    each = np.column_stack([gap * x, gap])
    means = [each[list(rows)].mean(axis=0) for rows in combinations(range(6), batch_size)]
    expected = np.sqrt(np.mean(np.sum((means - each.mean(axis=0)) ** 2, axis=1)))
    state = {"xs": x.tolist(), "ts": t.tolist(), "at": [w, b], "batch_size": batch_size}
    assert_allclose(javascript("batch_noise", ("noise", state)), [expected], atol=1e-12)


def test_the_gradients_drawn_are_as_noisy_as_foretold(javascript, bundles):
    state = batch_state(batch_size=5) | {"at": [0.5, 2.0], "draws": 4000}
    drawn, foretold, whole = javascript(
        "batch_noise",
        ("cloud", state),
        ("noise", state),
        ("gradient", state | {"rows": list(range(60))}),
    )
    assert_allclose(np.mean(drawn, axis=0), whole, atol=4 * foretold / np.sqrt(4000))
    off = np.sqrt(np.mean(np.sum((np.array(drawn) - whole) ** 2, axis=1)))
    assert_allclose(off, foretold, rtol=0.06)


@few_draws
@given(RATE, RATE, st.integers(1, 300), st.integers(0, 1000))
def test_the_rates_are_those_of_nabla(javascript, lr, k, every, t):
    state = {"lr": lr, "k": k, "every": every, "t": t}
    kinds = ("constant", "step", "exponential", "inverse")
    shown = javascript("decay_curves", *(("rate", state | {"kind": kind}) for kind in kinds))
    expected = [
        lr,
        schedules.step_decay(lr, t, factor=0.5, every=every),
        schedules.exponential_decay(lr, t, k=k),
        schedules.inverse_time_decay(lr, t, k=k),
    ]
    assert_allclose(shown, expected, rtol=1e-9)


def test_one_over_t_keeps_the_mean_of_what_it_has_seen(javascript):
    state = {"kind": "inverse", "lr": 1, "k": 1, "every": 1, "noise": 2, "distance": 9}
    (shown,) = javascript("decay_curves", ("distances", state | {"num_steps": 50}))
    assert_allclose(shown, [9, *(2 / np.sqrt(np.arange(1, 51)))])


def test_the_constant_rate_ends_on_its_floor_and_descents_are_as_far_as_said(javascript):
    state = {"kind": "step", "lr": 0.3, "k": 0.1, "every": 20, "noise": 1.5, "distance": 4}
    constant, (low, stepped) = (
        javascript("decay_curves", ("floor", state), ("distances", state | {"kind": kind}))
        for kind in ("constant", "step")
    )
    assert_allclose(constant[1][-1], low, rtol=1e-9)
    rng, w = np.random.default_rng(0), np.full(20000, 4.0)
    for t in range(60):
        lr = schedules.step_decay(0.3, t, factor=0.5, every=20)
        w = w - lr * (w - 1.5 * rng.normal(size=w.size))
    assert_allclose(stepped[60], np.sqrt(np.mean(w**2)), rtol=0.03)
