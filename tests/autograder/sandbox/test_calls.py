"""Calls into a submission: values, objects and warnings that come back."""

import numpy as np
import pytest

from autograder.sandbox.codec import Function, Items, Opaque, Ref
from autograder.sandbox.outcomes import Definition
from tests.autograder.sandbox.shown import text_of

pytestmark = pytest.mark.sandbox


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("(x, 1.5, None)", (3, 1.5, None)),
        ("np.float64(2)", np.float64(2)),
        ("{'a': [True, b'x']}", {"a": [True, b"x"]}),
        ("(i for i in range(3))", Items("generator", [0, 1, 2])),
        ("zip('ab', [1, 2])", Items("zip", [("a", 1), ("b", 2)])),
        ("range(2)", Items("range", [0, 1])),
        ("object()", Opaque("object")),
        ("lambda: 0", Opaque("function")),
        ("np.array([None])", Opaque("array of dtype object")),
        ("np.zeros(0, dtype='U3')", Opaque("array of dtype <U3")),
        ("{1: 2}", Items("dict", [[1, 2]])),
        ("np.random.default_rng()", Opaque("Generator")),
    ],
)
def test_values_come_back_by_value(student, expression, expected):
    student.run_cell(f"import numpy as np\ndef f(x): return {expression}")
    outcome = student.call("f", [3])
    assert outcome.error is None
    assert outcome.value == expected
    assert type(outcome.value) is type(expected)


def test_arrays_come_back_as_plain_arrays(student):
    student.run_cell("import numpy as np\ndef f(x): return np.ma.array(x, mask=True), np.matrix(x)")
    masked, matrix = student.call("f", [np.eye(2, dtype=np.float32)]).value
    assert type(masked) is type(matrix) is np.ndarray
    assert masked.dtype == np.float32
    assert np.array_equal(masked, np.eye(2))


def test_named_tuples_and_subclasses_come_back_as_their_base(student):
    student.run_cell(
        "from collections import OrderedDict, namedtuple\nimport enum\n"
        "P = namedtuple('P', 'x y')\nclass E(enum.IntEnum):\n    A = 4\n"
        "def f(): return P(1, 2), OrderedDict(a=1), E.A"
    )
    assert student.call("f").value == ((1, 2), {"a": 1}, 4)


def test_arguments_are_locked_unless_asked_otherwise(student):
    student.run_cell("def f(x):\n    x[0] = 9\n    return x")
    assert "read-only" in student.call("f", [np.zeros(2)]).error.message
    assert student.call("f", [np.zeros(2)], readonly=False).value[0] == 9


def test_keyword_arguments_and_memory_order_arrive(student):
    student.run_cell("def f(x, *, lr): return [x.flags.f_contiguous, x.strides[0], lr]")
    outcome = student.call("f", [np.asfortranarray(np.ones((2, 3)))], {"lr": 0.5})
    assert outcome.value == [True, 8, 0.5]


def test_a_public_function_is_passed_by_name(student):
    student.run_cell("def f(x, activation): return activation(x)")
    assert student.call("f", [0.0, Function("scalar_sigmoid")]).value == 0.5
    counter = student.put(Function("counted", {"function": Function("square")}))
    assert student.call("f", [3.0, counter]).value == 9
    assert student.attribute(counter, "calls").value == 1


def test_a_generator_arrives_with_its_state_and_can_be_held(student):
    student.run_cell("def f(*, rng): return rng.normal(size=3)")
    expected = np.random.default_rng(4)
    first = expected.normal(size=3)
    assert np.array_equal(student.call("f", kwargs={"rng": np.random.default_rng(4)}).value, first)
    held = student.put(np.random.default_rng(4))
    student.call("f", kwargs={"rng": held})
    assert np.array_equal(student.call("f", kwargs={"rng": held}).value, expected.normal(size=3))


def test_an_object_is_held_and_used(student):
    student.run_cell(
        "class Layer:\n"
        "    def __init__(self, W): self.W = W\n"
        "    def forward(self, X): return X @ self.W\n"
        "    def itself(self): return self\n"
    )
    made = student.new("Layer", [np.eye(2)])
    assert type(made.value) is Ref
    assert np.array_equal(student.method(made.value, "forward", [np.ones((1, 2))]).value, [[1, 1]])
    assert np.array_equal(student.attribute(made.value, "W").value, np.eye(2))
    assert student.method(made.value, "itself").value == Opaque("Layer")
    again = student.method(made.value, "itself", keep=True).value
    assert student.method(again, "missing").error.name == "AttributeError"


def test_writing_into_a_held_value_shows_who_shares_its_memory(student):
    student.run_cell("class Keep:\n    def set(self, p): self.p, self.q = p, [a.copy() for a in p]")
    keep = student.new("Keep").value
    params = student.put([np.zeros(2), np.zeros(3)])
    student.method(keep, "set", [params])
    assert student.assign(params, (0,), 7.0).error is None
    assert np.array_equal(student.attribute(keep, "p").value[0], [7, 7])
    assert np.array_equal(student.attribute(keep, "q").value[0], [0, 0])
    assert np.array_equal(student.fetch(params).value[0], [7, 7])


def test_warnings_are_told_and_fail_nothing(student):
    student.run_cell("import numpy as np\nnp.seterr(all='ignore')\ndef f(x): return np.exp(x)")
    outcome = student.call("f", [np.array([1000.0])])
    assert outcome.error is None
    assert [warned.category for warned in outcome.warnings] == ["RuntimeWarning"]
    assert "overflow" in outcome.warnings[0].message
    student.run_cell("import warnings\nwarnings.simplefilter('error')")
    assert student.call("f", [np.array([1000.0])]).error is None


def test_what_a_call_prints_is_told(student):
    student.run_cell("def f(): print('inside')")
    assert text_of(student.call("f")) == "inside\n"


def test_definitions_are_told_with_their_signature(student):
    student.run_cell("def f(x, *, lr=0.1): pass\nclass A:\n    def __init__(self, n): pass\nb = 1")
    assert student.defined("f") == Definition("function", "(x, *, lr=0.1)")
    assert student.defined("A") == Definition("class", "(n)")
    assert student.defined("b").kind == "value"
    assert student.defined("c").kind == "missing"
