"""The codec: what goes in comes out, and no bytes make it fail in any other way than CodecError."""

import contextlib
import json
import math
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.sandbox.codec import CodecError, Function, Items, Opaque, Ref, decode, encode
from autograder.sandbox.values import DTYPE_OF, MAX_DEPTH, MAX_NODES

numbers = st.sampled_from(list(DTYPE_OF.values()))
arrays = numbers.flatmap(lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=0, min_side=0)))
texts = st.text(st.characters(), max_size=20) | st.text("xß\ud800", min_size=190, max_size=300)
leaves = (
    st.none()
    | st.booleans()
    | st.integers(-(2**300), 2**300)
    | st.floats()
    | st.complex_numbers()
    | texts
    | st.binary(max_size=50)
    | arrays
    | arrays.map(np.asfortranarray)
    | numbers.map(lambda dtype: dtype.type(1))
    | st.builds(Ref, st.integers(0, 1000))
    | st.builds(Opaque, st.text(max_size=10))
)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(texts, inner, max_size=4)
        | st.builds(Items, st.just("generator"), st.lists(inner, max_size=4))
        | st.builds(Function, st.just("sigmoid"), st.dictionaries(texts, inner, max_size=3))
    ),
    max_leaves=20,
)


def same(a, b):
    """Equal in type and content; nan equals nan, and 0.0 is not -0.0."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray | np.generic):
        orders = getattr(a, "flags", None) is None or a.ndim < 2 or same_order(a, b)
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes() and orders
    if isinstance(a, float | complex):
        return repr(a) == repr(b)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if isinstance(a, Items | Function):
        return same(vars(a), vars(b))
    return a == b


def same_order(a, b):
    return (
        a.flags.c_contiguous == b.flags.c_contiguous or a.flags.f_contiguous == b.flags.f_contiguous
    )


@given(values)
def test_a_value_comes_back_as_it_was(value):
    assert same(decode(encode(value)), value)


@given(st.binary(max_size=300))
def test_random_bytes_give_a_value_or_a_codec_error(message):
    with contextlib.suppress(CodecError):
        decode(message)


@given(values, st.data())
def test_a_message_with_changed_bytes_gives_a_value_or_a_codec_error(value, data):
    message = bytearray(encode(value))
    for _ in range(data.draw(st.integers(1, 4))):
        message[data.draw(st.integers(0, len(message) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(CodecError):
        decode(message)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.text(max_size=3), inner, max_size=2)
        | st.tuples(st.sampled_from("sbcltdangrfoi"), inner, inner, inner, inner).map(list)
        | st.tuples(st.sampled_from("sbcltdangrfoi"), inner).map(list)
    ),
    max_leaves=15,
)


@given(json_values, st.binary(max_size=40))
def test_a_header_of_any_form_gives_a_value_or_a_codec_error(header, blobs):
    with contextlib.suppress(CodecError):
        decode(message(header, blobs))


@given(values, st.integers(0, 60))
def test_a_cut_message_is_refused(value, cut):
    whole = encode(value)
    with pytest.raises(CodecError):
        decode(whole[: max(0, len(whole) - 1 - cut)])


def message(header, blobs=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<I", len(text)) + text + blobs


@pytest.mark.parametrize(
    "bad",
    [
        message(["a", "f8", "C", [10**18], 10**18]),
        message(["a", "f8", "C", [10**18, 0], 8]),
        message(["a", "f8", "C", [-1], -8], b"\0" * 8),
        message(["a", "O", "C", [1], 8], b"\0" * 8),
        message(["a", "f8", "X", [1], 8], b"\0" * 8),
        message(["a", "f8", "C", [1.0], 8], b"\0" * 8),
        message(["a", "f8", "C", [True], 8], b"\0" * 8),
        message(["a", "f8", "C", [1] * 40, 8], b"\0" * 8),
        message(["a", "f8", "C", [2], 8], b"\0" * 8),
        message(["n", "f8", 4], b"\0" * 4),
        message(["s", 100], b"x"),
        message(["s", 1], b"\xff"),
        message(["s", -1]),
        message(["b", True], b"x"),
        message(["r", "0"]),
        message(["r", 1.5]),
        message(["d", "key"]),
        message(["d", 1, 2]),
        message(["g", 1 << 200, 1, 0, 0]),
        message(["g", 1, 1, 0, "x"]),
        message(["g", "PCG64", {}]),
        message(["?", 1]),
        message([]),
        message([["l"]]),
        message({"l": 1}),
        message(b"nan"),
        message(b"1" * 5000),
        message(b"0." + b"1" * 100),
        message(b"[" * 100_000),
        message(b'["l",' * 1000 + b"1" + b"]" * 1000),
        message(b"[" + b"0," * (2 * MAX_NODES) + b"0]"),
        message(1, b"left over"),
        message(b"9" * 2000),
        struct.pack("<I", 2**32 - 1) + b"1",
        b"",
        b"\0",
    ],
)
def test_what_is_no_message_is_refused(bad):
    with pytest.raises(CodecError):
        decode(bad)


@pytest.mark.parametrize(
    "value",
    [
        object(),
        {1, 2},
        {1: 2},
        1 << 5000,
        np.array([None]),
        np.array(["text"]),
        np.zeros(2, [("a", float)]),
        np.datetime64(0, "s"),
        np.random.Generator(np.random.MT19937(0)),
        lambda: 0,
        type("Liar", (float,), {})(1.0),
        np.zeros(2).view(type("Liar", (np.ndarray,), {})),
        [0] * (MAX_NODES + 1),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_may_not_travel_is_refused(value):
    with pytest.raises(CodecError):
        encode(value)


def test_depth_is_bounded_on_both_sides():
    deep = []
    for _ in range(MAX_DEPTH + 1):
        deep = [deep]
    with pytest.raises(CodecError, match="levels deep"):
        encode(deep)
    assert decode(encode([[[1]]])) == [[[1]]]


def test_a_generator_goes_on_where_it_was():
    rng = np.random.default_rng(7)
    rng.integers(0, 9, dtype=np.int32)  # leaves half a draw behind
    copy = decode(encode(rng))
    assert np.array_equal(
        copy.integers(0, 9, 5, dtype=np.int32), rng.integers(0, 9, 5, dtype=np.int32)
    )
    assert copy.normal() == rng.normal()


@pytest.mark.parametrize("order", ["C", "F"])
def test_the_memory_order_of_an_array_is_kept(order):
    array = np.array([[1.0, 2, 3], [4, 5, 6]], order=order)
    back = decode(encode(array))
    assert back.flags.c_contiguous == array.flags.c_contiguous
    assert back.flags.f_contiguous == array.flags.f_contiguous
    assert np.array_equal(back, array)


def test_views_and_other_byte_orders_arrive_as_their_numbers():
    base = np.arange(12.0).reshape(3, 4)
    assert np.array_equal(decode(encode(base[::-1, ::2])), base[::-1, ::2])
    assert np.array_equal(decode(encode(base.astype(">f8"))), base)
    assert np.array_equal(decode(encode(np.broadcast_to(3.0, (2, 2)))), np.full((2, 2), 3.0))


def test_arrays_may_be_written_to_and_own_their_memory():
    back = decode(encode(np.zeros(3)))
    back[0] = 1
    assert back.flags.owndata


@given(st.floats())
def test_every_float_comes_back_exactly(x):
    back = decode(encode(x))
    assert back == x or (math.isnan(back) and math.isnan(x))
