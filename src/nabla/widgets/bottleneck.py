"""Bottleneck: handwritten digits squeezed through two numbers, by PCA and by an autoencoder."""

from functools import lru_cache

import numpy as np
from traitlets import Dict, Float, Int, List, Unicode, default

from nabla.data import digits
from nabla.widgets._base import Demo

SIZES = (64, 32, 16, 2, 16, 32, 64)
MIDDLE = 5  # layers up to the code: three linear ones and two tanh between them
NUM_TRAIN, NUM_SHOWN = 1400, 180


def split():
    """Return (train (1400, 64), test, labels of test): the digits in random order, pixels 0..1."""
    images, labels = digits()
    order = np.random.default_rng(0).permutation(len(labels))
    known, new = order[:NUM_TRAIN], order[NUM_TRAIN:]
    return images[known] / 16, images[new] / 16, labels[new]


@lru_cache
def trained_autoencoder(num_epochs=150, lr=0.01, batch_size=100):
    """Return (network, mean): a `nabla.Sequential` that repeats X - mean through a code of two.

    The loss is the mean over the examples of the squared distance; Adam, its rate falling to 0.
    The first five layers are the encoder, the last five the decoder. About one second.
    """
    import nabla

    rng, layers = np.random.default_rng(0), []
    for place, sizes in enumerate(zip(SIZES, SIZES[1:], strict=False)):
        linear = nabla.Linear(*sizes, rng=rng)
        layers += [linear] if place in (2, 5) else [linear, nabla.Tanh()]
    network, (train, _, _) = nabla.Sequential(*layers), split()
    mean = train.mean(axis=0)
    optimizer = nabla.Adam(network, lr=lr)
    for epoch in range(num_epochs):
        optimizer.lr = lr * (1 - epoch / num_epochs)
        for X, _ in nabla.minibatches(train - mean, train, batch_size, rng=rng):
            network.backward(2 * (network.forward(X) - X) / len(X))
            optimizer.step()
    return network, mean


@lru_cache
def _both():
    """Return what the demo shows: codes and decoders of both, and their errors on new digits."""
    import nabla

    network, mean = trained_autoencoder()
    train, test, labels = split()
    components, _ = nabla.pca(train, 2)
    codes, outputs = test - mean, network.forward(test - mean)
    for layer in network.layers[:MIDDLE]:
        codes = layer.forward(codes)
    linear = [layer.params for layer in network.layers[MIDDLE:] if layer.params]
    distances = {
        "pca": test - mean - (test - mean) @ components.T @ components,
        "ae": test - mean - outputs,
    }
    return {
        "images": ["".join("0123456789abcdefg"[round(16 * p)] for p in x) for x in test],
        "labels": labels.tolist(),
        "codes": {"pca": rounded((test - mean) @ components.T), "ae": rounded(codes)},
        "decoder": {
            "mean": rounded(mean),
            "components": rounded(components),
            "layers": [{name: rounded(p) for name, p in params.items()} for params in linear],
        },
        "errors": {k: round(float(np.mean(np.sum(d**2, axis=1))), 4) for k, d in distances.items()},
    }


def rounded(array):
    """Return nested lists of numbers with four decimals: short, and exact enough to draw."""
    return np.round(array, 4).tolist()


class Bottleneck(Demo):
    """Two planes of codes, and the digits that are decoded from a place in each.

    images   digits that nobody trained on, a character a pixel: 0..9, a..g for 0..16
    labels   which digit each of them is; neither method has seen them
    codes    for "pca" and "ae", the autoencoder: two numbers for each image
    decoder  mean (64) and components (2, 64) of PCA; W and b of the autoencoder's decoder, tanh
             between its layers, to whose output the mean is added
    errors   mean squared distance of a new digit from its reconstruction, all 397 of them
    example  the image whose codes are decoded; -1: the places below are free
    places   the points, for "pca" and "ae"
    """

    _demo = "bottleneck"

    images = List(Unicode()).tag(sync=True)
    labels = List(Int()).tag(sync=True)
    codes = Dict().tag(sync=True)
    decoder = Dict().tag(sync=True)
    errors = Dict(value_trait=Float()).tag(sync=True)
    example = Int(0).tag(sync=True)
    places = Dict().tag(sync=True)

    @default("images")
    def _images(self):
        return _both()["images"][:NUM_SHOWN]

    @default("labels")
    def _labels(self):
        return _both()["labels"][:NUM_SHOWN]

    @default("codes")
    def _codes(self):
        return {name: codes[:NUM_SHOWN] for name, codes in _both()["codes"].items()}

    @default("decoder")
    def _decoder(self):
        return _both()["decoder"]

    @default("errors")
    def _errors(self):
        return _both()["errors"]

    @default("places")
    def _places(self):
        return {name: codes[self.example] for name, codes in self.codes.items()}

    def describe(self) -> str:
        """Text alternative with the errors of both methods."""
        return (
            f"Two planes with {len(self.images)} handwritten digits at the places of their codes, "
            f"and the images decoded from one place in each. Left, principal components: the "
            f"digits lie mixed in one cloud, and the decoded images are blurred. Right, an "
            f"autoencoder: most digits have a region of their own, and the images are sharper. "
            f"The mean squared distance of a new digit from what comes back is "
            f"{self.errors['pca']:.2f} for the components and {self.errors['ae']:.2f} for the "
            f"autoencoder."
        )
