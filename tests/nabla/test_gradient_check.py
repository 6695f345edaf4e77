import numpy as np
import pytest
from hypothesis import given

from nabla import directional_derivative, numerical_gradient, relative_error
from tests.nabla.draws import few, rngs, sizes


def cubes(x):
    return float(np.sum(np.arange(1, x.size + 1).reshape(x.shape) * x**3))


@few
@given(N=sizes, D=sizes, rng=rngs)
def test_the_gradient_of_cubes_is_three_squares(N, D, rng):
    x = rng.normal(size=(N, D))
    wanted = 3 * np.arange(1, x.size + 1).reshape(x.shape) * x**2
    gradient = numerical_gradient(cubes, x)
    assert gradient.shape == x.shape
    np.testing.assert_allclose(gradient, wanted, atol=1e-8)


@few
@given(N=sizes, rng=rngs)
def test_the_directional_derivative_is_the_gradient_along_the_direction(N, rng):
    x, direction = rng.normal(size=(2, N))
    along = float(numerical_gradient(cubes, x) @ direction)
    assert directional_derivative(cubes, x, direction) == pytest.approx(along, abs=1e-6)


def test_central_differences_are_of_second_order():
    errors = [abs(numerical_gradient(np.exp, 0.0, step=step) - 1) for step in (1e-2, 1e-3)]
    assert errors[0] / errors[1] == pytest.approx(100, rel=0.01)


@pytest.mark.parametrize("x", [3, 3.0, [3], np.int64(3), [[3, 1], [4, 1]], np.zeros((2, 0))])
def test_the_gradient_has_the_shape_of_x_also_for_integers(x):
    gradient = numerical_gradient(lambda value: np.sum(value**2), x)
    assert np.shape(gradient) == np.shape(x)
    np.testing.assert_allclose(gradient, 2 * np.asarray(x), atol=1e-8)


def test_x_is_not_written_to_and_is_whole_after_an_error():
    x = np.array([1.0, 2.0])
    x.setflags(write=False)
    numerical_gradient(lambda value: value.sum(), x)
    with pytest.raises(ZeroDivisionError):
        numerical_gradient(lambda value: 1 / 0, x)
    np.testing.assert_array_equal(x, [1, 2])


def test_an_input_used_twice_gets_both_gradients():
    assert numerical_gradient(lambda x: x[0] * x[0] + x[0], [3.0])[0] == pytest.approx(7)


def test_float32_input_is_differentiated_in_float64():
    gradient = numerical_gradient(lambda x: np.sum(np.sin(x)), np.float32([0.5]))
    assert gradient[0] == pytest.approx(np.cos(0.5), abs=1e-9)


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [([1, 2], [1, 2], 0), ([0, 0], [0, 0], 0), ([0], [1e-300], 1), ([1], [-1], 2), (4, 5, 0.2)],
)
def test_relative_error_is_measured_against_the_larger_one(first, second, wanted):
    assert relative_error(first, second) == pytest.approx(wanted)
    assert relative_error(second, first) == pytest.approx(wanted)


def test_shapes_that_differ_are_named():
    with pytest.raises(ValueError, match=r"direction must have the shape of x, \(2,\), got \(1,\)"):
        directional_derivative(cubes, [1, 2], [1])
    with pytest.raises(ValueError, match=r"second must have the shape of first"):
        relative_error([1, 2], [1])
