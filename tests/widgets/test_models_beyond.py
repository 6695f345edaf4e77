"""Demos of `beyond`: same inputs, same numbers as nabla."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

import nabla
from nabla import widgets
from nabla.widgets.bottleneck import MIDDLE, split, trained_autoencoder


@pytest.fixture(scope="module")
def state():
    return widgets.Bottleneck().state()


def test_what_is_decoded_is_what_nablas_pca_and_autoencoder_make_of_the_digit(javascript, state):
    network, mean = trained_autoencoder()
    train, test, labels = split()
    components, _ = nabla.pca(train, 2)
    centred = test - mean
    expected = {
        "pca": mean + centred @ components.T @ components,
        "ae": mean + network.forward(centred),
    }
    for method, reconstruction in expected.items():
        codes = state["codes"][method][:20]
        of = {"method": method, "decoder": state["decoder"]}
        got = javascript("bottleneck", *(("decode", of | {"code": code}) for code in codes))
        assert_allclose(got, reconstruction[:20], atol=3e-3)  # weights travel with 4 decimals
        distances = np.sum((test - reconstruction) ** 2, axis=1)
        assert_allclose(state["errors"][method], distances.mean(), atol=1e-4)
        pairs = zip(got, test[:20].tolist(), strict=True)
        distance = javascript("bottleneck", *(("distance", *pair) for pair in pairs))
        assert_allclose(distance, distances[:20], rtol=0.02)
    assert state["labels"] == labels[: len(state["labels"])].tolist()
    assert state["errors"]["ae"] < 0.75 * state["errors"]["pca"]


def test_the_code_is_the_only_way_through(state):
    network, mean = trained_autoencoder()
    X = split()[1][:5] - mean
    for layer in network.layers[:MIDDLE]:
        X = layer.forward(X)
    assert X.shape == (5, 2)
    assert_allclose(X, state["codes"]["ae"][:5], atol=1e-4)


def test_images_travel_as_text_and_places_find_their_digit(javascript, state):
    calls = [("pixels", image) for image in state["images"][:3]]
    assert_allclose(javascript("bottleneck", *calls), split()[1][:3])
    codes = state["codes"]["pca"]
    (found,) = javascript("bottleneck", ("nearest", {"codes": codes, "place": codes[17]}))
    assert found == 17
