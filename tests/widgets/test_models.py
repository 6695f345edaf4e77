"""The demos compute what nabla and NumPy compute: same inputs, same numbers."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from nabla import activations, bump, data, widgets
from nabla.activations import sigmoid
from nabla.backpropagation import linear_backward, product_graph, sigmoid_circuit
from nabla.class_losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    cross_entropy,
    cross_entropy_gradient,
    multiclass_hinge,
    multiclass_hinge_gradient,
)
from nabla.gradient_check import numerical_gradient
from nabla.heads import softmax
from nabla.learned_activations import prelu_backward
from nabla.linear import gradient_descent, half_mse, half_mse_gradient, normal_equation, predict
from nabla.logistic import classify, logistic_gradient, quadratic_features
from nabla.losses import huber, huber_gradient, mae, mae_gradient, mse, mse_gradient
from nabla.neuron import adaline_step, glm_mean, perceptron_epoch

AREAS = [1.18, 2.57, 0.77, 1.96]
PRICES = [2.219, 5.38, 1.8, 6.04]
RAW_AREAS = [1180.0, 2570.0, 770.0, 1960.0]
RAW_PRICES = [221900.0, 538000.0, 180000.0, 604000.0]
AREAS_WITH_YEARS = [1180.0, 200.0, 770.0, 1960.0]
YEARS = [1980.0, 2010.0, 2011.0, 1990.0]
few_draws = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
number = st.floats(-3, 3).map(lambda v: round(v, 4))


@few_draws
@given(st.lists(st.tuples(number, number), min_size=3, max_size=7), number, number)
def test_the_loss_and_gradient_of_the_line_are_those_of_nabla(javascript, houses, w, b):
    areas, prices = (list(column) for column in zip(*houses, strict=True))
    X, targets = np.array(areas)[:, None], np.array(prices)
    state = {"areas": areas, "prices": prices, "w": w, "b": b}
    loss, gradient = javascript("regression_line", ("halfMse", state), ("gradient", state))
    dw, db = half_mse_gradient(X, targets, np.array([w]), b)
    assert_allclose(loss, half_mse(predict(X, np.array([w]), b), targets), atol=1e-12)
    assert_allclose(gradient, [dw[0], db], atol=1e-12)


def test_the_path_of_the_line_from_zero_is_gradient_descent_of_nabla(javascript):
    state = {"areas": AREAS, "prices": PRICES, "start": [0, 0], "lr": 0.1, "num_steps": 25}
    path, best, limit = javascript(
        "regression_line", ("trajectory", state), ("bestLine", state), ("limit", state)
    )
    X, targets = np.array(AREAS)[:, None], np.array(PRICES)
    w, b, history = gradient_descent(X, targets, lr=0.1, num_steps=25)
    assert_allclose(path[-1][:2], [w[0], b], rtol=1e-12)
    assert_allclose([loss for *_, loss in path], history, rtol=1e-12)
    w, b = normal_equation(X, targets)
    assert_allclose([best["w"], best["b"]], [w[0], b], rtol=1e-9)
    A = np.column_stack([np.ones(4), AREAS])
    assert_allclose(limit, 2 / np.linalg.eigvalsh(A.T @ A / 4)[-1], rtol=1e-12)


def test_the_first_states_hold_the_lectures_tables(bundles):
    X, prices = data.houses()
    line, weight = widgets.RegressionLine(), widgets.LearningRate()
    assert_allclose([line.areas, line.prices], [X[:, 0] / 1e3, prices / 1e5])
    assert_allclose([weight.areas, weight.prices], [X[:, 0], prices])
    scaling = widgets.FeatureScaling()
    assert_allclose(np.array([scaling.areas, scaling.years]).T, data.houses_with_year()[0])


def test_the_line_through_houses_of_one_size_is_flat(javascript):
    state = {"areas": [1, 1, 1], "prices": [2, 4, 9]}
    (best,) = javascript("regression_line", ("bestLine", state))
    assert_allclose([best["w"], best["b"]], [0, 5])


def test_one_weight_has_the_limit_and_the_minimum_of_the_lectures_table(javascript):
    state = {"areas": RAW_AREAS, "prices": RAW_PRICES}
    limit, best = javascript("learning_rate", ("limit", state), ("bestWeight", state))
    assert f"{limit:.3e}" == "6.435e-07"
    assert f"{best:.4f}" == "238.6575"


@pytest.mark.parametrize("ratio", [0.03, 0.5, 0.9, 1.05])
def test_the_steps_of_one_weight_are_gradient_descent(javascript, ratio):
    state = {"areas": RAW_AREAS, "prices": RAW_PRICES, "start": 30, "ratio": ratio, "num_steps": 9}
    weights, loss = javascript(
        "learning_rate", ("trajectory", state), ("loss", state | {"w": 17.5})
    )
    x, t = np.array(RAW_AREAS), np.array(RAW_PRICES)
    assert_allclose(loss, half_mse(17.5 * x, t))
    lr, expected = ratio * 2 / np.mean(x**2), [30.0]
    for _ in range(9):
        dw, _db = half_mse_gradient(x[:, None], t, np.array([expected[-1]]), 0.0)
        expected.append(expected[-1] - lr * dw[0])
    assert_allclose(weights, expected, rtol=1e-9)


def test_the_words_for_a_learning_rate_change_at_the_limit(javascript):
    below, at, above = javascript("learning_rate", *(("regime", r) for r in (0.98, 1.0, 1.02)))
    assert "remains" in below
    assert "for ever" in at
    assert above.startswith("Diverging")


@pytest.mark.parametrize(("method", "condition"), [("raw", "2.3e+11"), ("standardized", "5.5e+00")])
def test_the_condition_numbers_are_those_of_the_design_matrix(javascript, method, condition):
    state = {"areas": AREAS_WITH_YEARS, "years": YEARS, "method": method}
    (shape,) = javascript("feature_scaling", ("landscape", state))
    X = np.array([AREAS_WITH_YEARS, YEARS]).T
    if method == "standardized":
        X = (X - X.mean(axis=0)) / X.std(axis=0)
    A = np.column_stack([np.ones(4), X])
    assert f"{shape['condition']:.1e}" == condition
    assert_allclose(shape["condition"], np.linalg.cond(A) ** 2, rtol=1e-6)
    curvatures = np.linalg.svd(A, compute_uv=False) ** 2 / 4
    assert_allclose([shape["steep"], shape["flat"]], curvatures[[0, -1]], rtol=1e-6)


@pytest.mark.parametrize("method", ["centred", "scaled", "standardized"])
def test_every_way_of_scaling_is_that_of_numpy(javascript, method):
    (scaled,) = javascript("feature_scaling", ("transform", YEARS), ("transform", YEARS))[:1]
    assert_allclose(scaled, YEARS)  # without a method nothing is done
    state = {"areas": AREAS_WITH_YEARS, "years": YEARS, "method": method}
    (shape,) = javascript("feature_scaling", ("landscape", state))
    X = np.array([AREAS_WITH_YEARS, YEARS]).T
    shift = X.mean(axis=0) if method != "scaled" else 0
    factor = X.std(axis=0) if method != "centred" else 1
    A = np.column_stack([np.ones(4), (X - shift) / factor])
    assert_allclose(shape["condition"], np.linalg.cond(A) ** 2, rtol=1e-6)


def test_the_path_in_the_picture_is_descent_along_the_curvatures(javascript):
    state = {"steep": 4.0, "flat": 0.5, "start": [-0.8, 0.7], "num_steps": 6}
    (points,) = javascript("feature_scaling", ("path", state))
    curvature, point, lr = np.array([0.5, 4.0]), np.array([-0.8, 0.7]), 0.8 * 2 / 4.0
    for shown in points:
        assert_allclose(shown, point, atol=1e-12)
        point = point - lr * curvature * point


def test_half_the_way_takes_the_steps_that_are_announced(javascript):
    (steps,) = javascript("feature_scaling", ("stepsToHalf", {"condition": 5.49}))
    remaining = (1 - 1.6 / 5.49) ** np.array([steps - 1, steps])
    assert remaining[1] <= 0.5 < remaining[0]


@few_draws
@given(st.tuples(number, number, number))
def test_the_product_graph_has_the_gradients_of_nabla(javascript, xyz):
    inputs = dict(zip("xyz", xyz, strict=True))
    argument = {"example": "product", "inputs": inputs}
    values, slopes = javascript("graph_stepper", ("forward", argument), ("gradients", argument))
    f, gradient = product_graph(*xyz)
    assert_allclose(values["f"], f, atol=1e-12)
    assert_allclose([slopes[name] for name in "xyz"], gradient, atol=1e-12)


@few_draws
@given(st.lists(number, min_size=5, max_size=5))
def test_the_sigmoid_circuit_has_the_gradients_of_nabla(javascript, numbers):
    names = ["w0", "w1", "w2", "x0", "x1"]
    argument = {"example": "sigmoid", "inputs": dict(zip(names, numbers, strict=True))}
    values, slopes = javascript("graph_stepper", ("forward", argument), ("gradients", argument))
    f, dw, dx = sigmoid_circuit(np.array(numbers[:3]), np.array(numbers[3:]))
    assert_allclose(values["f"], f, rtol=1e-12)
    assert_allclose([slopes[name] for name in names], [*dw, *dx], atol=1e-12)


def judge(javascript, *typed):
    """Verdicts on the edge from q into × at (−2, 5, −4), where −4 × 1 = −4 is right."""
    argument = {"example": "product", "inputs": {"x": -2, "y": 5, "z": -4}}
    ((edge, *_),) = javascript("graph_stepper", ("edges", argument))
    calls = [("verdict", {"edge": edge, "local": a, "product": b}) for a, b in typed]
    return javascript("graph_stepper", *calls)


def test_a_right_edge_is_called_right_and_a_rounded_one_too(javascript):
    right, rounded, far = judge(javascript, (-4, -4), (-4.001, -3.999), (-4.1, -4))
    assert right["local"]
    assert right["product"]
    assert right["words"].startswith("Right")
    assert rounded["product"]
    assert not far["local"]


def test_a_wrong_local_gradient_is_explained_without_the_answer(javascript):
    sign, own, other, nothing = judge(javascript, (4, 0), (3, 3), (17, 0), (None, None))
    assert "sign" in sign["words"]
    assert "value of q itself" in own["words"]
    for verdict in (sign, own, other, nothing):
        assert not verdict["local"]
        assert "−4" not in verdict["words"]


def test_a_sum_in_place_of_the_product_is_named(javascript):
    (added,) = judge(javascript, (-4, -3))
    assert added["local"]
    assert not added["product"]
    assert "does not add" in added["words"]


def run_network(N, D, H, K):
    """Shapes of every array, from NumPy running the network forward and backward."""
    rng = np.random.default_rng(N + D + H + K)
    X, W1, W2 = (rng.normal(size=s) for s in ((N, D), (D, H), (H, K)))
    b1, b2 = np.zeros(H), np.zeros(K)
    Z1 = X @ W1 + b1
    A1 = np.maximum(Z1, 0)
    S = A1 @ W2 + b2
    dS = 2 * S / N
    dA1 = dS @ W2.T
    dZ1 = np.where(Z1 > 0, dA1, 0)
    arrays = dict(X=X, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1, S=S, loss=np.mean(S**2))
    arrays |= dict(dS=dS, dW2=A1.T @ dS, db2=dS.sum(axis=0), dA1=dA1, dZ1=dZ1)
    arrays |= dict(dW1=X.T @ dZ1, db1=dZ1.sum(axis=0), dX=dZ1 @ W1.T)
    return {name: list(np.shape(array)) for name, array in arrays.items()}


@pytest.mark.parametrize("sizes", [(64, 1000, 100, 10), (5, 7, 3, 2), (1, 1, 1, 1)])
def test_the_shapes_are_those_of_a_network_that_runs(javascript, sizes):
    (shapes,) = javascript("shape_table", ("shapes", dict(zip("NDHK", sizes, strict=True))))
    assert shapes == run_network(*sizes)


def verdict_on_shape(javascript, name, *typed):
    sizes = {"N": 64, "D": 1000, "H": 100, "K": 10}
    calls = [("verdict", {"name": name, "typed": t, "sizes": sizes}) for t in typed]
    return javascript("shape_table", *calls)


def test_a_shape_may_be_written_in_many_ways(javascript):
    typed = ["64x100", "64 × 100", "(64, 100)", "[64,100]", "N x H", "n,h", "64 100", "64*100"]
    assert {v["state"] for v in verdict_on_shape(javascript, "Z1", *typed)} == {"right"}
    states = verdict_on_shape(javascript, "db1", "100", "(100,)", "H", "1x100", "100x1")
    assert [v["state"] for v in states] == ["right"] * 3 + ["wrong"] * 2
    states = verdict_on_shape(javascript, "loss", "()", "scalar", "64", "")
    assert [v["state"] for v in states] == ["right", "right", "wrong", "empty"]


def test_a_wrong_shape_is_explained(javascript):
    flipped, other, unread = verdict_on_shape(javascript, "dW1", "100x1000", "64x100", "big")
    assert "transposed" in flipped["words"]
    assert "look at W1" in other["words"]
    assert unread["state"] == "unread"


@few_draws
@given(st.lists(st.tuples(number, st.integers(0, 1)), min_size=1, max_size=5), number)
def test_both_slices_have_the_loss_and_slope_of_nabla(javascript, examples, w):
    xs, targets = (list(column) for column in zip(*examples, strict=True))
    state = {"xs": xs, "targets": targets, "w": w}
    calls = [("slice", state | {"kind": kind}) for kind in ("cross", "squared")]
    cross, squared = javascript("loss_slices", *calls)
    x, t = np.array(xs), np.array(targets)
    p = sigmoid(w * x)
    dw, _ = logistic_gradient(x[:, None], t, [w], 0.0)
    assert_allclose(cross["loss"], binary_cross_entropy(w * x, t), rtol=1e-12)
    assert_allclose(cross["slope"], dw[0], atol=1e-12)
    assert_allclose(cross["curvature"], np.mean(p * (1 - p) * x**2), atol=1e-12)
    assert_allclose(squared["loss"], half_mse(p, t), rtol=1e-12)
    slope = numerical_gradient(lambda v: half_mse(sigmoid(v * x), t), np.float64(w))
    assert_allclose(squared["slope"], slope, atol=1e-9)


def test_the_squared_slice_bends_down_where_the_formula_says(javascript):
    one = {"xs": [1], "targets": [1], "kind": "squared"}
    weights = [-6.0, -2.0, -np.log(2.0), 0.0, 3.0]
    slices = javascript("loss_slices", *(("slice", one | {"w": w}) for w in weights))
    p = sigmoid(np.array(weights))
    curvature = p * (1 - p) ** 2 * (3 * p - 1)
    assert_allclose([s["curvature"] for s in slices], curvature, atol=1e-15)


def test_the_descents_on_both_slices_are_those_of_their_slopes(javascript):
    state = {"xs": [10, 1, 0.2], "targets": [1, 0, 1], "w": -4.0, "num_steps": 30, "lr": 0.2}
    ((*_, end),) = javascript("loss_slices", ("descent", state | {"kind": "cross"}))
    X, t, w = np.array([[10.0], [1.0], [0.2]]), np.array([1, 0, 1]), np.array([-4.0])
    for _ in range(30):
        w = w - 0.2 * logistic_gradient(X, t, w, 0.0)[0]
    assert_allclose(end, w[0], rtol=1e-9)


@pytest.mark.parametrize("features", ["plain", "squared"])
def test_the_boundary_is_fitted_by_the_gradient_of_nabla(javascript, features):
    shown = widgets.DecisionBoundary()
    state = shown.state() | {"features": features, "num_steps": 40}
    (found,) = javascript("decision_boundary", ("fit", state))
    F, t = np.array(shown.points), np.array(shown.labels)
    F = quadratic_features(F) if features == "squared" else F
    w, b, history = np.zeros(F.shape[1]), 0.0, []
    for _ in range(41):
        history.append(binary_cross_entropy(predict(F, w, b), t))
        last, (dw, db) = (w, b), logistic_gradient(F, t, w, b)
        w, b = w - shown.lr * dw, b - shown.lr * db
    assert_allclose(found["history"], history, rtol=1e-9)
    assert_allclose([*found["w"], found["b"]], [*last[0], last[1]], rtol=1e-9)
    (right,) = javascript("decision_boundary", ("numRight", state | found))
    assert right == np.sum(classify(F, *last) == t)


def test_the_kind_of_boundary_is_told_from_the_weights_of_the_squares(javascript):
    weights = [[1, 1, -3, -3], [1, 1, -3, -1], [0, 0, 2, -1], [0, 0, 0, 0]]
    calls = [("conic", {"features": "squared", "w": w}) for w in weights]
    kinds = javascript("decision_boundary", *calls, ("conic", {"features": "plain", "w": [1, 2]}))
    wanted = ["nearly a circle", "an ellipse", "a hyperbola", "no boundary yet", "a straight line"]
    assert kinds == wanted


@few_draws
@given(
    st.lists(st.floats(-900, 900).map(lambda v: round(v, 3)), min_size=2, max_size=5),
    st.sampled_from([0.1, 0.7, 1.0, 10.0]),
)
def test_the_bars_are_the_softmax_of_nabla_at_any_temperature(javascript, scores, temperature):
    label = len(scores) // 2
    state = {"scores": scores, "temperature": temperature, "label": label}
    calls = [(name, state) for name in ("softmax", "crossEntropy", "gradient")]
    probs, loss, gradient = javascript("softmax_bars", *calls)
    scaled = np.array([scores]) / temperature
    assert_allclose([probs], softmax(scaled), atol=1e-12)
    assert_allclose(loss, cross_entropy(scaled, [label]), rtol=1e-12, atol=1e-12)
    assert_allclose([gradient], cross_entropy_gradient(scaled, [label]), atol=1e-12)


def test_the_words_for_the_bars_follow_the_scores(javascript):
    state = {"names": ["bird", "horse"], "label": 0, "temperature": 1}
    words = [
        javascript("softmax_bars", ("verdict", state | {"scores": scores}))[0].split(":")[0]
        for scores in ([1, 1], [9, 1], [1, 9])
    ]
    assert words == ["All scores are equal", "Right and sure", "Sure and wrong"]


@few_draws
@given(st.lists(st.tuples(number, number, number), min_size=1, max_size=4), st.floats(1, 300))
def test_bumps_and_their_descent_are_those_of_nabla(javascript, bumps, steepness):
    state = {"target": "wave", "bumps": bumps, "steepness": steepness}
    x = np.linspace(0, 1, 101)
    wanted = 0.5 - 0.4 * np.cos(3 * np.pi * x)

    def outputs(parameters):
        return sum(bump(x, *b, steepness) for b in np.reshape(parameters, (-1, 3)))

    def loss(parameters):
        return half_mse(outputs(parameters), wanted)

    value, slopes, moved = javascript(
        "bump_builder",
        ("network", state | {"x": 0.37}),
        ("gradient", state),
        ("descend", state | {"num_steps": 1}),
    )
    flat = np.ravel(bumps)
    assert_allclose(value, outputs(flat)[37], atol=1e-9)
    scale = max(1, np.abs(slopes).max())
    assert_allclose(np.ravel(slopes), numerical_gradient(loss, flat), atol=1e-4 * scale)
    lr = 4 / (4 + steepness)
    assert_allclose(np.ravel(moved), flat - lr * np.ravel(slopes), atol=1e-9)


def test_the_first_bumps_are_the_equal_ones_and_their_error_is_the_described(javascript):
    demo = widgets.BumpBuilder()
    state = demo.state()
    equal, worst = javascript("bump_builder", ("equalBumps", state), ("largestError", state))
    assert_allclose(equal, demo.bumps)
    assert f"wrong by {worst['error']:.3f} at most" in demo.describe()


def test_descent_of_bumps_makes_the_error_small(javascript):
    state = {"target": "wave", "num_bumps": 5, "flat": True, "steepness": 100}
    (bumps,) = javascript("bump_builder", ("equalBumps", state))
    before, after = (
        javascript("bump_builder", ("loss", state | {"bumps": b}))[0]
        for b in (
            bumps,
            javascript("bump_builder", ("descend", state | {"bumps": bumps, "num_steps": 400}))[0],
        )
    )
    assert after < 0.05 * before


@pytest.mark.parametrize(
    "name", ["sigmoid", "tanh", "relu", "leaky_relu", "prelu", "elu", "softplus"]
)
def test_the_activations_and_slopes_are_those_of_nabla(javascript, name):
    states = [{"name": name, "z": z, "alpha": 0.3} for z in (-900.0, -10.0, -0.7, 1.3, 10.0, 900.0)]
    calls = [(function, state) for function in ("value", "slope") for state in states]
    got = np.reshape(javascript("activation_explorer", *calls), (2, -1))
    z, of = np.array([state["z"] for state in states]), name.replace("prelu", "leaky_relu")
    extra = {"alpha": 0.3} if of in ("leaky_relu", "elu") else {}
    assert_allclose(got[0], getattr(activations, of)(z, **extra), atol=1e-12)
    assert_allclose(got[1], getattr(activations, f"{of}_gradient")(z, **extra), atol=1e-12)
    (left,) = javascript("activation_explorer", ("left", {**states[2], "layers": 4}))
    assert_allclose(left, got[1, 2] ** 4)


@pytest.mark.parametrize(("kind", "scale"), [("sigmoid", 1.0), ("tanh", 1.4), ("relu", 2.0)])
def test_gradients_through_depth_are_those_of_the_layers(javascript, kind, scale):
    (drawn,) = javascript("gradient_flow", ("draws", {"seed": 3, "depth": 5, "width": 7}))
    state = {"kind": kind, "depth": 5, "scale": scale, "drawn": drawn}
    (sizes,) = javascript("gradient_flow", ("gradientSizes", state))
    f, slope = getattr(activations, kind), getattr(activations, f"{kind}_gradient")
    A, inputs = np.reshape(drawn["X"], (-1, 7)), []
    matrices = [np.reshape(W, (7, 7)) * scale / np.sqrt(7) for W in drawn["W"]]
    for W in matrices:
        inputs.append(A @ W)
        A = f(inputs[-1])
    dA = np.reshape(drawn["dY"], A.shape)
    expected = [np.linalg.norm(dA)]
    for W, Z in zip(matrices[::-1], inputs[::-1], strict=True):
        dA, _, _ = linear_backward(dA * slope(Z), A, W)
        expected.insert(0, np.linalg.norm(dA))
    assert_allclose(sizes, np.array(expected) / expected[-1], rtol=1e-9)
    assert abs(np.std(drawn["W"]) - 1) < 0.2


@few_draws
@given(number, number, st.sampled_from([0.0, 0.1, 0.5]))
def test_the_gradient_of_the_unit_is_that_of_nabla(javascript, w, b, alpha):
    inputs, targets = np.array([0.5, 1.0, 2.0]), np.array([1.0, -0.5, 2.0])
    state = {"inputs": inputs.tolist(), "targets": targets.tolist(), "alpha": alpha}
    loss, (dw, db) = javascript(
        "dying_relu",
        ("loss", state | {"w": w, "b": b}),
        ("gradient", state | {"w": w, "b": b}),
    )
    z = w * inputs + b
    y = activations.leaky_relu(z, alpha)
    assert_allclose(loss, half_mse(y, targets), atol=1e-12)
    dZ, _ = prelu_backward((y - targets) / 3, z, alpha)
    assert_allclose([dw, db], [dZ @ inputs, dZ.sum()], atol=1e-12)


def test_the_unit_dies_by_a_long_step_and_comes_back_with_a_leak(javascript):
    state = {"inputs": [1, 2], "targets": [1, 1], "start": [1, 0], "alpha": 0, "num_steps": 60}
    leaky = state | {"start": [-1, -1], "alpha": 0.1, "lr": 0.5}
    long, short, back = javascript(
        "dying_relu",
        *(("trajectory", s) for s in (state | {"lr": 2}, state | {"lr": 0.5}, leaky)),
    )
    assert_allclose([long[1], long[-1]], [[-1, -1], [-1, -1]])
    assert_allclose([short[1], short[-1]], [[0.5, -0.25], [0, 1]], atol=0.15)
    (active,) = javascript("dying_relu", ("numActive", {"inputs": [1, 2], "w": 0.0, "b": 1.0}))
    assert active == 2
    assert_allclose(back[-1], [0, 1], atol=0.2)


@few_draws
@given(st.data(), st.integers(2, 9))
def test_three_rules_are_the_epochs_and_steps_of_nabla(javascript, data, size):
    eighth = st.integers(-24, 24).map(lambda v: v / 8)  # sums are exact, so ties are the same
    points = data.draw(st.lists(st.tuples(eighth, eighth), min_size=size, max_size=size))
    labels = data.draw(st.lists(st.integers(0, 1), min_size=size, max_size=size))
    state = {"points": points, "labels": labels, "num_steps": 5, "ratio": 0.6}
    found, limit = javascript("three_rules", ("train", state), ("limit", state))
    X, t = np.array(points), np.array(labels)
    A = np.column_stack([X, np.ones(size)])
    assert_allclose(limit, 2 / np.linalg.eigvalsh(A.T @ A)[-1], rtol=1e-6)
    (v, c), (w, b) = (np.zeros(2), 0.0), (np.zeros(2), 0.0)
    for taught, squares in zip(found["perceptron"][1:], found["adaline"][1:], strict=True):
        v, c, mistakes = perceptron_epoch(X, t, v, c, lr=1.0)
        w, b = adaline_step(X, t, w, b, lr=limit * 0.6)
        assert_allclose([*taught["w"], taught["b"], taught["mistakes"]], [*v, c, mistakes])
        assert_allclose([*squares["w"], squares["b"]], [*w, b], atol=1e-12)


def test_three_rules_begin_where_the_perceptron_is_right_and_adaline_is_not(javascript):
    state = widgets.ThreeRules().state()
    X, t = np.array(state["points"]), np.array(state["labels"])
    found, line = javascript("three_rules", ("train", state), ("byHand", state))
    assert found["perceptron"][-1]["wrong"] == found["perceptron"][-1]["mistakes"] == 0
    last = found["adaline"][-1]
    assert last["wrong"] == np.sum((X @ last["w"] + last["b"] > 0.5) != t) > 0
    assert_allclose(np.array(state["hand"]) @ line["w"] + line["b"], 0, atol=1e-12)
    assert np.dot(line["w"], [0, 1]) > 0  # class 1 lies above a line drawn from left to right


@few_draws
@given(st.tuples(number, number), number, st.tuples(number, number))
def test_the_surface_of_the_neuron_is_that_of_nabla(javascript, w, b, x):
    state = {"w": w, "b": b, "x": x}
    families = {"linear": "linear", "logistic": "logistic", "exp": "poisson"}
    calls = [("output", state | {"activation": name}) for name in families]
    *found, ends = javascript("neuron_surface", *calls, ("boundary", state))
    for shown, family in zip(found, families.values(), strict=True):
        assert_allclose(shown["y"], glm_mean([x], w, b, family)[0], rtol=1e-9, atol=1e-12)
    if np.linalg.norm(w) > 0.01:
        assert_allclose(np.array(ends) @ w + b, 0, atol=1e-9)


def test_the_threshold_of_the_surface_says_0_at_a_sum_of_0(javascript):
    state = {"w": [1, 1], "b": -1, "activation": "threshold"}
    outputs = javascript("neuron_surface", *(("output", state | {"x": [v, 0]}) for v in (1, 1.5)))
    assert [found["y"] for found in outputs] == [0, 1]


@few_draws
@given(st.lists(st.tuples(number, number), min_size=3, max_size=6, unique_by=lambda p: p[0]))
def test_the_lines_of_outlier_tug_are_the_best_by_nablas_losses(javascript, points):
    xs, ys = (list(column) for column in zip(*points, strict=True))
    state = {"xs": xs, "ys": ys, "delta": 0.5}
    measures = {"mse": mse, "mae": mae, "huber": lambda p, t: huber(p, t, 0.5)}
    for kind, measure in measures.items():
        (line,) = javascript("outlier_tug", ("fit", state | {"kind": kind}))
        (value,) = javascript("outlier_tug", ("loss", state | {"kind": kind} | line))
        x, t = np.array(xs), np.array(ys)
        assert_allclose(value, measure(line["w"] * x + line["b"], t), rtol=1e-9, atol=1e-12)
        for dw, db in [(1e-2, 0), (-1e-2, 0), (0, 1e-2), (0, -1e-2), (1e-2, -1e-2)]:
            assert value <= measure((line["w"] + dw) * x + line["b"] + db, t) + 1e-9


def test_one_point_tilts_the_line_of_squares_and_no_other(javascript):
    state = widgets.OutlierTug().state()
    calls = [("fit", state | {"kind": kind}) for kind in ("mse", "mae", "huber")]
    tilted, absolute, between = javascript("outlier_tug", *calls)
    assert [round(line["w"], 3) for line in (tilted, absolute, between)] == [1.118, 0.5, 0.564]


@few_draws
@given(number, st.floats(0.1, 4))
def test_loss_curves_are_those_of_nabla(javascript, place, delta):
    def both(kind):
        state = {"kind": kind, "place": place, "delta": delta}
        return javascript("loss_curves", ("values", state), ("slopes", state))

    d, zero, one = np.array([place]), np.zeros(1), np.ones(1)
    values, slopes = both("number")
    assert_allclose(values, [mse(d, zero) / 2, mae(d, zero), huber(d, zero, delta)])
    gradients = [mse_gradient(d, zero) / 2, mae_gradient(d, zero), huber_gradient(d, zero, delta)]
    assert_allclose(slopes, np.ravel(gradients))
    values, slopes = both("yes")
    two_scores, label = np.array([[0.0, place]]), np.array([1])
    p = sigmoid(d)
    expected = [binary_cross_entropy(d, one), mse(p, one), multiclass_hinge(two_scores, label)]
    assert_allclose(values, expected)
    gradients = [binary_cross_entropy_gradient(d, one), mse_gradient(p, one) * p * (1 - p)]
    assert_allclose(slopes[:2], np.ravel(gradients))
    assert slopes[2] == multiclass_hinge_gradient(two_scores, label)[0, 1]
