"""The public functions: same values here and at the worker, and clear refusals."""

import doctest

import numpy as np
import pytest

from autograder.sandbox import doctor, functions
from autograder.sandbox.codec import Function, decode, encode
from autograder.sandbox.functions import FUNCTIONS, MAKERS, make

ELEMENTWISE = ("identity", "sigmoid", "tanh", "relu", "step", "square", "affine", "exponential")
SCALAR = ("scalar_sigmoid", "scalar_relu", "scalar_step", "scalar_tanh", "scalar_affine")


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_elementwise_functions_keep_the_shape(name):
    z = np.linspace(-2, 2, 6).reshape(2, 3)
    values = FUNCTIONS[name](z)
    assert values.shape == z.shape
    assert all(np.isclose(FUNCTIONS[name](z[i, j]), values[i, j]) for i in (0, 1) for j in (0, 2))


@pytest.mark.parametrize("name", SCALAR)
def test_scalar_functions_take_one_number_and_agree_with_the_elementwise_ones(name):
    function, whole = FUNCTIONS[name], FUNCTIONS[name.removeprefix("scalar_")]
    for z in (-1.5, 0, np.float64(0.5), np.array(2.0)):
        assert isinstance(function(z), int | float)
        assert np.isclose(function(z), whole(z))
    with pytest.raises(TypeError, match="one number"):
        function(np.zeros(1))


def test_sigmoid_neither_overflows_nor_warns():
    assert np.array_equal(make(Function("sigmoid"))([-1e4, 0, 1e4]), [0, 0.5, 1])


@pytest.mark.parametrize(
    ("function", "x", "expected"),
    [
        (Function("sum_of_squares"), [[1, 2], [3, 0]], 14.0),
        (Function("sum_of_sines"), [0, np.pi / 2], 1.0),
        (Function("sum_of_cubes"), [1, -2], -7.0),
        (Function("sum_of_logs"), [1, np.e], 1.0),
        (Function("product"), [2, 3, 4], 24.0),
        (Function("weighted_quadratic", {"weights": np.array([2.0, 4.0])}), [1, 2], 9.0),
        (Function("weighted_sum", {"weights": np.array([2.0, 4.0])}), [1, 2], 10.0),
    ],
)
def test_functions_of_an_array_give_a_number(function, x, expected):
    assert make(function)(np.array(x)) == pytest.approx(expected)
    assert type(make(function)(np.array(x))) is float


def test_the_gradient_of_a_bowl_is_zero_at_its_centre():
    centre = np.array([1.0, -2.0])
    for curvature in (np.array([1.0, 3.0]), np.array([[2.0, 1.0], [1.0, 3.0]])):
        gradient = make(Function("quadratic_gradient", {"curvature": curvature, "centre": centre}))
        assert np.array_equal(gradient(centre), [0, 0])
        assert not np.array_equal(gradient(centre + 1), [0, 0])


def test_a_predictor_with_dropout_draws_from_the_generator_it_gets():
    predict = make(Function("predict_with_dropout", {"W": np.ones((4, 2)), "drop_prob": 0.5}))
    X = np.ones((3, 4))
    first = predict(X, rng=np.random.default_rng(0))
    assert np.array_equal(first, predict(X, rng=np.random.default_rng(0)))
    assert not np.array_equal(first, predict(X, rng=np.random.default_rng(1)))
    with pytest.raises(TypeError, match="Generator"):
        predict(X, rng=0)


def test_a_counted_function_counts_its_calls_and_shapes():
    counted = make(Function("counted", {"function": Function("relu")}))
    assert np.array_equal(counted(np.array([-1.0, 2.0])), [0, 2])
    counted(1.0)
    assert counted.calls == 2
    assert counted.shapes == [([2],), ([],)]


def test_an_unknown_name_is_refused_with_the_list():
    with pytest.raises(ValueError, match=r"sigmoid.*got 'eval'"):
        make(Function("eval"))


@pytest.mark.parametrize("name", sorted([*FUNCTIONS, *MAKERS]))
def test_every_name_travels(name):
    assert decode(encode(Function(name))) == Function(name)


def test_the_examples_in_the_text_are_right():
    for module in (functions, doctor):
        result = doctest.testmod(module)
        assert result.attempted > 0
        assert result.failed == 0
