"""The playground learns with the numbers of nabla, says what happens, and lives in the address."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

import nabla
from nabla import data, widgets

SEED_WORD, WORD = 0x9E3779B9, 0xFFFFFFFF


class Sfc32:
    """The generator of the demo, with the methods of NumPy's that nabla draws by."""

    def __init__(self, seed, stream):
        self.a, self.b, self.c, self.counter = seed, stream, SEED_WORD, 1
        for _ in range(12):
            self.random()

    def random(self, shape=None):
        if shape is not None:
            return self._many(shape, self.random)
        word = (self.a + self.b + self.counter) & WORD
        self.counter = (self.counter + 1) & WORD
        self.a = self.b ^ (self.b >> 9)
        self.b = (self.c + (self.c << 3)) & WORD
        self.c = (((self.c << 21) | (self.c >> 11)) + word) & WORD
        return word / 2**32

    def uniform(self, low, high, size):
        return low + (high - low) * self.random(size)

    def standard_normal(self, shape):
        def one():
            radius = np.sqrt(-2 * np.log(1 - self.random()))
            return radius * np.cos(2 * np.pi * self.random())

        return self._many(shape, one)

    def normal(self, mean, std, size):
        return mean + std * self.standard_normal(size)

    def choice(self, pair, shape):
        return self._many(shape, lambda: pair[int(self.random() >= 0.5)])

    def permutation(self, items):
        items = list(range(items)) if isinstance(items, int) else list(items)
        for i in range(len(items) - 1, 0, -1):
            j = int(self.random() * (i + 1))
            items[i], items[j] = items[j], items[i]
        return np.array(items)

    @staticmethod
    def _many(shape, draw):
        return np.array([draw() for _ in range(np.prod(shape))]).reshape(shape)


ACTIVATIONS = {
    "sigmoid": nabla.Sigmoid,
    "tanh": nabla.Tanh,
    "relu": nabla.ReLU,
    "leaky_relu": nabla.LeakyReLU,
    "elu": nabla.ELU,
}
FIRST_WEIGHTS = {
    "zeros": lambda D, H, rng: nabla.zeros(D, H),
    "small": lambda D, H, rng: nabla.normal(D, H, rng=rng, std=0.01),
    "large": lambda D, H, rng: nabla.normal(D, H, rng=rng, std=3),
    "xavier": lambda D, H, rng: nabla.xavier_normal(D, H, rng=rng),
    "he": lambda D, H, rng: nabla.he_normal(D, H, rng=rng),
}
OPTIMIZERS = {
    "sgd": nabla.SGD,
    "momentum": nabla.Momentum,
    "rmsprop": nabla.RMSProp,
    "adam": nabla.Adam,
}
FEATURES = {
    "x1": lambda x, y: x,
    "x2": lambda x, y: y,
    "x1x1": lambda x, y: x**2,
    "x2x2": lambda x, y: y**2,
    "x1x2": lambda x, y: x * y,
    "sinx1": lambda x, y: np.sin(np.pi * x),
    "sinx2": lambda x, y: np.sin(np.pi * y),
}


def first_state(**changed):
    """The settings of the demo as the page gives them, a few of them changed."""
    return widgets.Playground(**changed).state()


def nabla_data(s):
    """(X, labels) of the training and of the test part, drawn and split by nabla."""
    rng = Sfc32(s["data_seed"], 0)
    points, labels = getattr(data, s["dataset"])(s["num_examples"], rng=rng, noise=s["noise"])
    shares = (s["train_share"], 0, 1 - s["train_share"])
    train, _, test = nabla.split_indices(len(labels), rng=rng, fractions=shares)
    X = np.column_stack([FEATURES[name](*points.T) for name in s["features"]])
    return (X[train], labels[train]), (X[test], labels[test])


def nabla_model(s, rng):
    """The network of these settings with its first weights, in nabla's layers."""
    draw, layers = Sfc32(s["weight_seed"], 1), []
    sizes = [len(s["features"]), *s["hidden"], 1]
    for D, H in zip(sizes, sizes[1:], strict=False):
        if layers:
            layers += [ACTIVATIONS[s["activation"]]()] if s["activation"] != "linear" else []
            layers += [nabla.Dropout(s["dropout"], rng=rng)] if s["dropout"] else []
        layers.append(nabla.Linear(D, H, rng=np.random.default_rng(0)))
        layers[-1].params["W"][...] = FIRST_WEIGHTS[s["init"]](D, H, draw)
    return nabla.Sequential(*layers)


def nabla_measures(model, X, labels):
    """Loss and accuracy with all units at work."""
    model.train(False)
    scores = model.forward(X)[:, 0]
    model.train()
    loss = nabla.binary_cross_entropy(scores, labels)
    return {"loss": loss, "accuracy": np.mean((scores > 0) == labels)}


def nabla_learns(model, s, train, rng, num_epochs):
    """Train in place, by nabla's batches, gradients and optimizers."""
    optimizer = OPTIMIZERS[s["optimizer"]](model, lr=s["lr"])
    for _ in range(num_epochs):
        for X, labels in nabla.minibatches(*train, s["batch_size"], rng=rng):
            scores = model.forward(X)
            model.backward(nabla.binary_cross_entropy_gradient(scores, labels[:, None]))
            nabla.add_l2_gradient([model], s["l2"])
            optimizer.step()


CASES = [
    {},
    dict(dataset="blobs", activation="linear", hidden=[3, 2], init="small", optimizer="momentum"),
    dict(dataset="moons", activation="relu", hidden=[5], init="he", optimizer="rmsprop", lr=0.01),
    dict(dataset="spirals", activation="elu", hidden=[4, 3], optimizer="adam", lr=0.03, l2=0.01),
    dict(dataset="xor", activation="leaky_relu", dropout=0.3, features=list(FEATURES), l2=0.003),
    dict(activation="sigmoid", hidden=[3, 3, 2], init="large", optimizer="adam", batch_size=7),
    dict(dataset="xor", noise=0.2, hidden=[], features=["x2", "x1x2"], train_share=0.3),
    dict(activation="tanh", hidden=[2, 2], init="zeros", dropout=0.5, weight_seed=9, data_seed=3),
]


@pytest.mark.parametrize("changed", CASES, ids=lambda changed: "-".join(map(str, changed.values())))
def test_a_run_has_the_data_weights_and_losses_of_nabla(javascript, changed):
    settings = first_state(num_examples=61, **changed)
    (run,) = javascript("playground", ("learned", settings, 6))
    rng = Sfc32(settings["weight_seed"], 2)
    (train, test), model = nabla_data(settings), nabla_model(settings, rng)
    for part, (X, labels) in (("train", train), ("test", test)):
        assert_allclose(np.reshape(run["data"][part]["X"], X.shape), X, atol=1e-12)
        assert run["data"][part]["labels"] == labels.tolist()
    compare_weights(run["first"], model, 1e-12)
    assert_allclose(run["history"][0][1], nabla_measures(model, *train)["loss"], rtol=1e-12)
    nabla_learns(model, settings, train, rng, 6)
    compare_weights(run["last"], model, 1e-9)
    for part, expected in (("train", train), ("test", test)):
        measures = nabla_measures(model, *expected)
        assert_allclose(run[part]["loss"], measures["loss"], rtol=1e-9)
        assert run[part]["accuracy"] == pytest.approx(measures["accuracy"])


def compare_weights(shown, model, tolerance):
    """Weights and biases of every layer, entry by entry."""
    layers = [layer for layer in model.layers if isinstance(layer, nabla.Linear)]
    for mine, theirs in zip(shown, layers, strict=True):
        for name in ("W", "b"):
            assert_allclose(mine[name], theirs.params[name].ravel(), rtol=tolerance, atol=tolerance)


def test_the_first_state_learns_the_circles_in_seconds(javascript):
    (run,) = javascript("playground", ("learned", first_state(), 120))
    assert run["train"]["accuracy"] > 0.95
    assert run["test"]["accuracy"] > 0.9
    assert "the network found the shape" in run["diagnosis"]["words"]
