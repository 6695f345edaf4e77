import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabla import (
    SGD,
    Adam,
    BatchNorm,
    Dropout,
    EarlyStopping,
    Linear,
    ReLU,
    Sequential,
    cross_entropy,
    cross_entropy_and_gradient,
    cross_entropy_gradient,
    evaluate,
    expected_initial_loss,
    fit,
    l2_penalty,
    minibatches,
    train_step,
    update_ratio,
)
from nabla.data import digits
from tests.nabla.draws import few, rngs, sizes
from tests.nabla.oracle import assert_gradient


def scaled_digits(count):
    X, labels = digits()
    return (X[:count] - 4.9) / 6.0, labels[:count]


def network(*sizes, rng):
    layers = []
    for num_inputs, num_outputs in zip(sizes[:-1], sizes[1:], strict=True):
        layers += [Linear(num_inputs, num_outputs, rng=rng), ReLU()]
    return Sequential(*layers[:-1])


@few
@given(N=st.integers(0, 20), batch_size=st.integers(1, 25), rng=rngs)
def test_an_epoch_has_every_example_once_beside_its_target(N, batch_size, rng):
    X, targets = np.arange(2 * N).reshape(N, 2), np.arange(N) * 10
    X.setflags(write=False)
    targets.setflags(write=False)
    parts = list(minibatches(X, targets, batch_size, rng=rng))
    lengths = [len(part) for part, _ in parts]
    assert all(length == batch_size for length in lengths[:-1])
    assert sum(lengths) == N
    assert 0 not in lengths
    for part, part_targets in parts:
        np.testing.assert_array_equal(part[:, 0] * 5, part_targets)
    assert sorted(t for _, part in parts for t in part.tolist()) == targets.tolist()


def test_every_order_of_the_examples_is_equally_likely():
    rng, num_draws = np.random.default_rng(0), 6000
    X = np.arange(3)
    counts = {}
    for _ in range(num_draws):
        order = tuple(x for part, _ in minibatches(X, X, 2, rng=rng) for x in part.tolist())
        counts[order] = counts.get(order, 0) + 1
    assert len(counts) == 6
    sigma = (num_draws * 1 / 6 * 5 / 6) ** 0.5
    assert max(abs(count - num_draws / 6) for count in counts.values()) < 4 * sigma


def test_wrong_batches_are_named_before_the_first_is_drawn():
    rng = np.random.default_rng(1)
    with pytest.raises(ValueError, match="batch_size must be at least 1, got 0"):
        minibatches(np.ones(3), np.ones(3), 0, rng=rng)
    with pytest.raises(ValueError, match=r"as many rows as X, \(3, 2\), got \(4,\)"):
        minibatches(np.ones((3, 2)), np.ones(4), 2, rng=rng)


def test_a_fresh_network_has_the_loss_of_chance_and_regularization_raises_it():
    rng = np.random.default_rng(2)
    X, labels = scaled_digits(500)
    model = network(64, 50, 10, rng=rng)
    model.layers[-1].params["W"] *= 0.01
    loss, accuracy = evaluate(model, X, labels)
    assert loss == pytest.approx(expected_initial_loss(10), abs=0.01)
    assert accuracy < 0.3
    weights = [param for param in model.params.values() if param.ndim == 2]
    assert loss + l2_penalty(weights, 0.1) > loss + 1


@few
@given(N=sizes, K=sizes, rng=rngs)
def test_loss_and_gradient_together_are_the_two_apart(N, K, rng):
    scores, labels = rng.normal(size=(N, K)) * 10.0 ** rng.integers(-3, 300), rng.integers(0, K, N)
    scores.setflags(write=False)
    loss, gradient = cross_entropy_and_gradient(scores, labels)
    assert loss == cross_entropy(scores, labels)
    np.testing.assert_allclose(gradient, cross_entropy_gradient(scores, labels), atol=1e-15)


def test_loss_at_chance_of_ten_classes():
    assert expected_initial_loss(10) == pytest.approx(2.302585, abs=1e-6)
    assert expected_initial_loss(1) == 0.0


@few
@given(N=sizes, D=sizes, K=sizes, rng=rngs)
def test_a_step_follows_the_gradient_of_loss_and_penalty(N, D, K, rng):
    model = Linear(D, K, rng=rng)
    X, labels = rng.normal(size=(N, D)), rng.integers(0, K, N)
    before = {name: param.copy() for name, param in model.params.items()}
    returned = train_step(model, SGD(model, lr=0.5), X, labels, l2_strength=0.3)
    assert returned == pytest.approx(cross_entropy(X @ before["W"] + before["b"], labels))

    def loss(W, b):
        return cross_entropy(X @ W + b, labels) + l2_penalty([W], 0.3)

    dW, db = (2 * (before[name] - model.params[name]) for name in ("W", "b"))
    assert_gradient(lambda W: loss(W, before["b"]), before["W"], dW, rng)
    assert_gradient(lambda b: loss(before["W"], b), before["b"], db, rng)


def test_twenty_examples_can_be_learned_by_heart():
    X, labels = scaled_digits(20)
    model = network(64, 50, 10, rng=np.random.default_rng(3))
    optimizer = Adam(model, lr=0.01)
    for _ in range(100):
        train_step(model, optimizer, X, labels)
    loss, accuracy = evaluate(model, X, labels)
    assert loss < 0.01
    assert accuracy == 1.0


def test_evaluation_is_in_test_mode_and_restores_the_mode():
    rng = np.random.default_rng(4)
    model = Sequential(Linear(64, 10, rng=rng), BatchNorm(10), Dropout(0.5, rng=rng))
    X, labels = scaled_digits(30)
    running = model.layers[1].running_mean.copy()
    assert evaluate(model, X, labels) == evaluate(model, X, labels)
    np.testing.assert_array_equal(model.layers[1].running_mean, running)
    assert all(layer.training for layer in model.layers)


def test_fit_records_every_epoch_and_follows_the_schedule():
    X, labels = scaled_digits(400)
    model = network(64, 30, 10, rng=np.random.default_rng(5))
    history = fit(
        model,
        Adam(model),
        (X[:300], labels[:300]),
        (X[300:], labels[300:]),
        num_epochs=8,
        batch_size=32,
        rng=np.random.default_rng(6),
        lr_at=lambda epoch: 0.01 / (1 + epoch),
    )
    assert {len(values) for values in history.values()} == {8}
    np.testing.assert_allclose(history["lr"], 0.01 / np.arange(1, 9))
    assert history["train_loss"][-1] < 0.2 < history["train_loss"][0]
    assert (history["val_loss"][-1], history["val_accuracy"][-1]) == evaluate(
        model, X[300:], labels[300:]
    )
    assert history["val_accuracy"][-1] > 0.8


def test_fit_stops_early_and_returns_to_the_best_parameters():
    rng = np.random.default_rng(7)
    X, labels = scaled_digits(120)
    noisy = rng.integers(0, 10, 40)  # labels that can only be learned by heart
    model = network(64, 100, 10, rng=rng)
    stopping = EarlyStopping(patience=3)
    history = fit(
        model,
        Adam(model, lr=0.01),
        (X[:40], noisy),
        (X[40:], labels[40:]),
        num_epochs=200,
        batch_size=20,
        rng=rng,
        stopping=stopping,
    )
    num_epochs = len(history["val_loss"])
    assert num_epochs == int(np.argmin(history["val_loss"])) + 1 + 3
    assert num_epochs < 200
    assert evaluate(model, X[40:], labels[40:])[0] == pytest.approx(min(history["val_loss"]))


def test_fit_trains_on_the_varied_batches_and_measures_on_the_originals():
    X, labels = scaled_digits(60)
    seen = []

    def augment(batch, rng):
        seen.append(len(batch))
        return np.zeros_like(batch)

    model = network(64, 20, 10, rng=np.random.default_rng(9))
    first = model.layers[0].params["W"].copy()
    data = (X, labels)
    rng = np.random.default_rng(10)
    history = fit(
        model, Adam(model), data, data, num_epochs=2, batch_size=25, rng=rng, augment=augment
    )
    assert seen == [25, 25, 10] * 2
    np.testing.assert_array_equal(model.layers[0].params["W"], first)  # an input of 0 teaches none
    assert history["train_loss"][-1] == evaluate(model, X, labels)[0]


def test_the_same_generators_give_the_same_training():
    X, labels = scaled_digits(100)
    histories = []
    for _ in range(2):
        rng = np.random.default_rng(8)
        model = network(64, 20, 10, rng=rng)
        data = (X, labels)
        histories.append(fit(model, Adam(model), data, data, num_epochs=2, batch_size=7, rng=rng))
    assert histories[0] == histories[1]


def test_update_ratio_is_of_euclidean_norms():
    assert update_ratio(np.ones((3, 4)), np.full((3, 4), -1e-3)) == pytest.approx(1e-3)
    assert update_ratio(np.array([3, 4]), np.array([0, 1])) == pytest.approx(0.2)
    with pytest.raises(ValueError, match="an entry other than 0, got only zeros"):
        update_ratio(np.zeros(3), np.ones(3))
    with pytest.raises(ValueError, match=r"update must have shape \(3,\), got \(3, 1\)"):
        update_ratio(np.ones(3), np.ones((3, 1)))
