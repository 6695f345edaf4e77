import numpy as np
import pytest

from nabla.inputs import as_float, as_floats, as_labels, expect_same_shape, expect_shape


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (([1, 2],), "float64"),
        ((True,), "float64"),
        ((np.float32([1]),), "float32"),
        ((np.float16([1]),), "float32"),
        ((np.float32([1]), np.array([3]), 0.5, [0.25]), "float32"),
        ((np.float32([1]), np.float64(2)), "float32"),
        ((np.float32([1]), np.array([2.0])), "float64"),
        ((np.uint8([1]), np.arange(2)), "float64"),
    ],
)
def test_the_widest_array_decides_the_type(values, wanted):
    assert {array.dtype.name for array in as_floats(*values)} == {wanted}


def test_an_array_of_floats_is_not_copied():
    X = np.ones((2, 3))
    assert as_float(X) is X


@pytest.mark.parametrize("value", ["x", None, [1j], [object()], np.array(["2026"], "datetime64")])
def test_what_is_no_number_is_named(value):
    with pytest.raises(ValueError, match="wanted real numbers, got an array of"):
        as_float(value)


@pytest.mark.parametrize(
    ("shape", "wanted", "message"),
    [
        ((3,), ("N", 2), r"X must have shape \(N, 2\), got \(3,\)"),
        ((3, 3), ("N", 2), r"X must have shape \(N, 2\), got \(3, 3\)"),
        ((0, 2), ("N", 2), r"X must have shape \(N, 2\), got \(0, 2\)"),
        ((1,), (), r"X must have shape \(\), got \(1,\)"),
        ((4, 1), (4,), r"X must have shape \(4,\), got \(4, 1\)"),
    ],
)
def test_a_wrong_shape_is_named_with_the_wanted_one(shape, wanted, message):
    with pytest.raises(ValueError, match=message):
        expect_shape("X", np.ones(shape), *wanted)


def test_a_letter_stands_for_any_size_and_a_number_also_for_zero():
    expect_shape("X", np.ones((3, 2)), "N", 2)
    expect_shape("X", np.ones((3, 0)), "N", 0)
    expect_same_shape("a", np.ones((2, 1)), "b", np.zeros((2, 1)))


@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.int32, np.int64])
def test_labels_of_any_integer_type_are_kept(dtype):
    labels = np.array([2, 0, 1], dtype)
    assert as_labels(labels, 3) is labels


def test_labels_that_are_no_integers_are_refused():
    for labels in ([0.0, 1.0], [True, False], ["0"]):
        with pytest.raises(ValueError, match="labels must be integers, got an array of"):
            as_labels(labels, 2)
