"""What a reply may make the trusted side believe: nothing that is not plain, short and tame."""

import base64

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.sandbox import outcomes
from autograder.sandbox.limits import Limits

LIMITS = Limits(output_chars=100, image_chars=1000)
KEYS = ("output_type", "stream", "name", "stdout", "text", "data", "text/plain", "image/png")
MORE = ("execute_result", "message", "traceback", "cell", "line", "kind", "function", "signature")
words = st.sampled_from(KEYS + MORE)
anything = st.recursive(
    st.none() | st.integers() | st.floats() | st.text() | words | st.just(np.zeros(3)),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(words | st.text(max_size=3), inner, max_size=5)
    ),
    max_leaves=20,
)
PNG_TEXT = base64.b64encode(outcomes.PNG + b"x").decode()


@given(anything)
def test_any_reply_is_read_without_an_error(reply):
    error = outcomes.read_error(reply)
    assert error is None or isinstance(error, outcomes.StudentError)
    for output in outcomes.read_outputs(reply, LIMITS):
        assert output["output_type"] in ("stream", "execute_result", "display_data")
    assert all(isinstance(w, outcomes.Warned) for w in outcomes.read_warnings(reply))
    assert all(name.isidentifier() for name in outcomes.read_names(reply))
    assert isinstance(outcomes.read_definition(reply), outcomes.Definition)


def test_text_loses_terminal_codes_and_direction_marks():
    assert outcomes.tame("a\x1b[31mb\x1b]0;t\x07c\x9bd\u202ee\r\x00\tf\n", 100) == "abcde\tf\n"
    assert outcomes.tame("x" * 101, 100) == "x" * 100 + "…"
    assert outcomes.tame(b"bytes", 100) == ""


def test_outputs_share_one_budget():
    stream = {"output_type": "stream", "name": "stdout", "text": "x" * 80}
    told = outcomes.read_outputs([stream, stream, stream], LIMITS)
    assert sum(len(output["text"]) for output in told) <= LIMITS.output_chars + len(told)


@pytest.mark.parametrize(
    "image", ["<svg/>", PNG_TEXT + "!", base64.b64encode(b"GIF89a").decode(), "A" * 5000, 7, None]
)
def test_what_is_no_png_is_dropped(image):
    output = {"output_type": "display_data", "data": {"text/plain": "x", "image/png": image}}
    (told,) = outcomes.read_outputs([output], LIMITS)
    assert told["data"] == {"text/plain": "x"}


def test_a_png_is_kept_and_other_forms_are_dropped():
    data = {"image/png": PNG_TEXT, "text/html": "<b>", "application/javascript": "1"}
    (told,) = outcomes.read_outputs([{"output_type": "display_data", "data": data}], LIMITS)
    assert told["data"] == {"image/png": PNG_TEXT}
