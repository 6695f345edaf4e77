import numpy as np
import pytest
from hypothesis import given

from nabla import adagrad_step, adam_step, descend, momentum_step, rmsprop_step
from tests.nabla.draws import few, rngs, sizes

GRADS = [2.0, -1.0, 4.0, 1e-5, -3e-7]  # varying, and tiny ones, where the place of eps shows


def run(step, num_memories, grads=GRADS, **options):
    """Apply a rule to W = 1 for all gradients; Adam also receives t."""
    W, memories = np.array([1.0]), [np.zeros(1)] * num_memories
    for t, grad in enumerate(grads, start=1):
        arguments = [W, np.array([grad]), *memories] + ([t] if step is adam_step else [])
        W, *memories = step(*arguments, **options)
    return float(W[0])


def test_momentum_by_hand():
    # V: -0.2, 0, -0.4; W: 0.8, 0.8, 0.4
    assert run(momentum_step, 1, GRADS[:3], lr=0.1, momentum=0.5) == pytest.approx(0.4)


def test_adagrad_by_hand():
    # C: 4, 5, 21; steps 2/2, -1/sqrt 5, 4/sqrt 21, each times lr = 0.5
    wanted = 1 - 0.5 * (1 - 1 / 5**0.5 + 4 / 21**0.5)
    assert run(adagrad_step, 1, GRADS[:3], lr=0.5, eps=0) == pytest.approx(wanted, rel=1e-14)


def test_rmsprop_by_hand():
    # decay 0.75. C: 1, 1, 4.75
    wanted = 1 - 0.5 * (2 / 1 - 1 / 1 + 4 / 4.75**0.5)
    got = run(rmsprop_step, 1, GRADS[:3], lr=0.5, decay=0.75, eps=0)
    assert got == pytest.approx(wanted, rel=1e-14)


def test_adam_by_hand():
    # beta1 = beta2 = 0.5. m: 1, 0, 2; v: 2, 1.5, 8.75; corrections 1/2, 3/4, 7/8
    m_hat, v_hat = [2, 0, 16 / 7], [4, 2, 10]
    wanted = 1 - 0.1 * sum(m / v**0.5 for m, v in zip(m_hat, v_hat, strict=True))
    got = run(adam_step, 2, GRADS[:3], lr=0.1, beta1=0.5, beta2=0.5, eps=0)
    assert got == pytest.approx(wanted, rel=1e-14)


def test_adam_equals_its_sums_written_out_with_tiny_gradients():
    """m and v after t steps are weighted sums of all gradients; nothing is kept between steps."""
    W = 1.0
    for t in range(1, len(GRADS) + 1):
        weights1 = [0.9 ** (t - i) for i in range(1, t + 1)]
        weights2 = [0.999 ** (t - i) for i in range(1, t + 1)]
        m_hat = sum(w * g for w, g in zip(weights1, GRADS, strict=False)) / sum(weights1)
        v_hat = sum(w * g * g for w, g in zip(weights2, GRADS, strict=False)) / sum(weights2)
        W -= 0.1 * m_hat / (v_hat**0.5 + 1e-8)
    assert run(adam_step, 2, lr=0.1) == pytest.approx(W, rel=1e-12)


def test_the_first_step_of_adam_has_length_lr_whatever_the_gradient():
    for grad in (1e-3, 1.0, 1e6):
        assert run(adam_step, 2, [grad], lr=0.1) == pytest.approx(0.9, rel=1e-5)


@pytest.mark.parametrize("step", [adagrad_step, rmsprop_step, adam_step])
def test_eps_is_outside_the_root(step):
    num_memories = 2 if step is adam_step else 1
    options = {"decay": 0.0} if step is rmsprop_step else {}
    # the first step of each is lr g / (|g| + eps); inside the root it would be lr 0.7071
    got = run(step, num_memories, [1e-8], lr=0.1, eps=1e-8, **options)
    assert got == pytest.approx(1 - 0.1 / 2, rel=1e-12)


def test_two_conventions_of_momentum_part_when_the_rate_falls():
    """W^2/2 from W = 1, lr 0.1 for ten steps and 0.01 for ten more, momentum 0.9."""
    W1, V1, W2, V2 = 1.0, 0.0, 1.0, 0.0
    for t in range(20):
        lr = 0.1 if t < 10 else 0.01
        W1, V1 = momentum_step(W1, W1, V1, lr=lr, momentum=0.9)
        V2 = 0.9 * V2 + W2
        W2 = W2 - lr * V2
        if t == 9:
            np.testing.assert_allclose(W1, W2, rtol=1e-13)
    assert (round(float(W1), 4), round(W2, 4)) == (-0.2924, -0.3584)


@pytest.mark.parametrize(
    ("step", "num_memories"),
    [(momentum_step, 1), (adagrad_step, 1), (rmsprop_step, 1), (adam_step, 2)],
)
@few
@given(N=sizes, D=sizes, rng=rngs)
def test_entries_do_not_mix_and_inputs_stay(step, num_memories, N, D, rng):
    arrays = [rng.normal(size=(N, D)) for _ in range(2)]
    arrays += [rng.uniform(size=(N, D)) for _ in range(num_memories)]
    for array in arrays:
        array.setflags(write=False)
    t = [3] if step is adam_step else []
    options = {"lr": 0.1, **({"momentum": 0.9} if step is momentum_step else {})}
    whole = step(*arrays, *t, **options)
    corner = step(*[array[-1, -1] for array in arrays], *t, **options)
    assert len(whole) == 1 + num_memories
    for array, number in zip(whole, corner, strict=True):
        assert array.shape == (N, D)
        assert array[-1, -1] == pytest.approx(float(number), rel=1e-13)


@pytest.mark.parametrize("dtype", [np.int64, np.float32])
def test_integers_count_as_floats_and_float32_is_close(dtype):
    arrays = [np.array([[1, -2], [3, 4]]), np.array([[5, 7], [-1, 0]]), np.ones((2, 2))]
    for got, wanted in zip(
        rmsprop_step(*[array.astype(dtype) for array in arrays], lr=0.1),
        rmsprop_step(*arrays, lr=0.1),
        strict=True,
    ):
        np.testing.assert_allclose(got, wanted, rtol=1e-6)


def test_a_large_integer_gradient_does_not_wrap_around():
    _, cache = adagrad_step(np.array([1]), np.array([10**10]), np.array([0]), lr=1)
    assert cache[0] == 1e20


def test_a_wrong_shape_or_time_is_named():
    with pytest.raises(ValueError, match=r"grad must have the shape of param, \(3,\), got \(2,\)"):
        momentum_step(np.ones(3), np.ones(2), np.ones(3), lr=1, momentum=0)
    with pytest.raises(ValueError, match=r"v must have the shape of param, \(3,\), got \(3, 1\)"):
        adam_step(*np.ones((3, 3)), np.ones((3, 1)), 1, lr=1)
    with pytest.raises(ValueError, match="t must be 1 at the first step, got 0"):
        adam_step(*np.ones((4, 3)), 0, lr=1)


def test_descend_stops_after_the_update_that_reaches_the_goal():
    W, num_steps = descend(lambda W: W, np.array([8.0, 0.0]), lr=0.5, goal=0.5, max_steps=100)
    np.testing.assert_allclose(W, [0.5, 0.0])
    assert num_steps == 4


def test_descend_counts_every_update_and_makes_no_more_than_allowed():
    calls = []

    def gradient(W):
        calls.append(W)
        return np.ones_like(W)

    W, num_steps = descend(gradient, np.zeros((2, 3)), lr=0.1, goal=0.5, max_steps=7)
    assert num_steps == len(calls) == 7
    np.testing.assert_allclose(W, -0.7)


def test_descend_with_no_steps_returns_a_copy_of_the_start():
    start = np.array([1, 2])
    W, num_steps = descend(lambda W: W, start, lr=0.1, goal=0, max_steps=0)
    assert num_steps == 0
    assert W.tolist() == [1.0, 2.0]
    assert not np.shares_memory(W, start)


def test_descend_in_a_ravine_reaches_the_minimum():
    curvature = np.array([[1.0, 25.0]])
    W, num_steps = descend(
        lambda W: curvature * (W - 3), [[9, 9]], lr=0.07, goal=1e-9, max_steps=10**4
    )
    np.testing.assert_allclose(W, 3, atol=1e-7)
    assert num_steps < 400
