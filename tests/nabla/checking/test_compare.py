"""What counts as right, and how a difference is put into words."""

import numpy as np
import pytest

from nabla.checking.compare import Tolerance, agrees
from nabla.checking.describe import describe, sizes_of
from nabla.checking.probes import Failure

A = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


@pytest.mark.parametrize(
    ("got", "wanted"),
    [
        (np.float32(0.5), 0.5),
        (np.array(0.5), 0.5),
        (1, 1.0),
        (np.True_, True),
        ([1.0, 2.0], (1.0, 2.0)),
        ((A, 1.0), (A, 1.0)),
        (A.tolist(), A),
        (np.asfortranarray(A), A),
        (A.astype(int), A),
        (A * (1 + 1e-12), A),
        (np.array([np.inf, np.nan]), np.array([np.inf, np.nan])),
        (None, None),
        ({"a": 1}, {"a": 1.0}),
        (np.zeros((0, 3)), np.zeros((0, 3))),
    ],
)
def test_these_count_as_right(got, wanted):
    assert agrees(got, wanted)


@pytest.mark.parametrize(
    ("got", "wanted"),
    [
        (np.array([0.5]), 0.5),
        (0.5, np.array([0.5])),
        (A.T, A),
        (A * (1 + 1e-6), A),
        (np.nan, 1.0),
        (np.inf, 1.0),
        ((1.0,), (1.0, 2.0)),
        (1.0, (1.0, 2.0)),
        (None, 0.0),
        ("1.0", 1.0),
        (np.array([1, None]), np.array([1.0, 2.0])),
        (1j, 0.0),
        ([[1.0], [2.0, 3.0]], np.array([1.0, 2.0])),
        (Failure("error", "ValueError"), 1.0),
        (np.array([1e300, -1e300]), np.array([-1e300, 1e300])),
    ],
)
def test_these_do_not(got, wanted):
    assert not agrees(got, wanted)


def test_errors_are_measured_against_the_largest_entry():
    assert agrees(np.array([1e6, 1e-3]), np.array([1e6, 0.0]))
    assert not agrees(np.array([1.0, 1e-3]), np.array([1.0, 0.0]))


def test_an_absolute_tolerance_serves_statistics():
    assert agrees({"mean": 0.01}, {"mean": 0.0}, Tolerance(0.0, 0.02))
    assert not agrees({"mean": 0.03}, {"mean": 0.0}, Tolerance(0.0, 0.02))


@pytest.mark.parametrize(
    ("got", "wanted", "words"),
    [
        (A.T, A, "transposed"),
        (-A, A, "sign is reversed"),
        (2 * A, A, "twice as large"),
        (7 * A, A, "exactly N times too large (N = 7)"),
        (A / 7, A, "exactly N times too small (N = 7)"),
        (1.25 * A, A, "1.25 times"),
        (A[0], A, "has shape (3,); (2, 3) is wanted"),
        (np.where(A == 5, np.nan, A), A, "holds nan"),
        (np.where(A == 5, np.inf, A), A, "holds inf"),
        (np.where(A == 5, 9, A), A, "1 of 6 differ; the first is entry [1, 1]"),
        (None, A, "None (is a return missing?)"),
        ((A, 2 * A), (A, A), "part 2 of the output"),
        ((A,), (A, A), "has 1 parts; 2 are wanted"),
        (1.5, 1.0, "too large"),
        (Failure("stub"), A, "not written yet"),
        (Failure("error", "TypeError", "bad", 3, "x + y"), A, "TypeError: bad in line 3 (`x + y`)"),
    ],
)
def test_the_first_difference_is_named(got, wanted, words):
    assert words in describe(got, wanted, sizes={"N": 7})


def test_no_difference_has_no_words():
    assert describe(A, A) is None


def test_words_never_show_the_wanted_numbers():
    wanted = np.array([0.123456789, 9.87654321])
    sentence = describe(np.array([0.5, 9.87654321]), wanted)
    assert "0.1234" not in sentence
    assert "0.5" in sentence


def test_sizes_come_from_the_first_array():
    assert sizes_of([3, np.zeros(4)]) == {"N": 4}
    assert sizes_of(["a", 2.0]) == {}


def test_a_rounding_error_is_not_called_a_factor():
    assert "times" not in describe(A * 1.0001, A)
