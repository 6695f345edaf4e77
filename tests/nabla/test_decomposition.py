import numpy as np
import pytest
from hypothesis import given

from nabla import linear_autoencoder_gradient, pca, shared_gradient
from tests.nabla.draws import few, rngs, sizes
from tests.nabla.oracle import assert_gradient


@few
@given(N=sizes, D=sizes, k=sizes, rng=rngs)
def test_components_are_orthonormal_and_explain_falling_variance(N, D, k, rng):
    k = min(k, D)
    X = rng.normal(size=(N, D)) @ rng.normal(size=(D, D)) + 5
    X.setflags(write=False)
    components, reconstruction = pca(X, k)
    assert components.shape == (k, D)
    np.testing.assert_allclose(components @ components.T, np.eye(k), atol=1e-12)
    variances = ((X - X.mean(axis=0)) @ components.T).var(axis=0)
    assert (np.diff(variances) <= 1e-9 * variances.max(initial=1)).all()
    np.testing.assert_allclose(reconstruction.mean(axis=0), X.mean(axis=0), atol=1e-11)


@few
@given(N=sizes, D=sizes, rng=rngs)
def test_all_components_reconstruct_everything(N, D, rng):
    X = rng.normal(size=(N, D))
    np.testing.assert_allclose(pca(X, D)[1], X, atol=1e-12)


def test_no_other_plane_of_the_same_size_is_closer():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(40, 6)) * np.arange(1, 7) + 3
    centred = X - X.mean(axis=0)
    best = np.square(X - pca(X, 2)[1]).sum()
    eigenvalues = np.linalg.eigvalsh(centred.T @ centred)
    assert best == pytest.approx(eigenvalues[:4].sum(), rel=1e-12)
    for _ in range(50):
        Q, _ = np.linalg.qr(rng.normal(size=(6, 2)))
        assert np.square(centred - centred @ Q @ Q.T).sum() > best


def test_the_sign_of_a_component_does_not_depend_on_the_order_of_the_examples():
    X = np.random.default_rng(1).normal(size=(20, 4)) * [4, 3, 2, 1]
    np.testing.assert_allclose(pca(X, 3)[0], pca(X[::-1], 3)[0], atol=1e-12)


@few
@given(N=sizes, D=sizes, k=sizes, rng=rngs)
def test_autoencoder_gradient_matches_central_differences(N, D, k, rng):
    X, W_enc, W_dec = rng.normal(size=(N, D)), rng.normal(size=(D, k)), rng.normal(size=(k, D))
    loss, dW_enc, dW_dec = linear_autoencoder_gradient(X, W_enc, W_dec)
    assert loss == pytest.approx(np.square(X - X @ W_enc @ W_dec).sum() / N)

    def loss_of(W_enc=W_enc, W_dec=W_dec):
        return linear_autoencoder_gradient(X, W_enc, W_dec)[0]

    assert_gradient(lambda value: loss_of(W_enc=value), W_enc, dW_enc, rng)
    assert_gradient(lambda value: loss_of(W_dec=value), W_dec, dW_dec, rng)


def test_the_gradient_vanishes_at_the_principal_components():
    X = np.random.default_rng(2).normal(size=(30, 5)) * [5, 4, 3, 2, 1]
    X -= X.mean(axis=0)
    components, reconstruction = pca(X, 2)
    loss, dW_enc, dW_dec = linear_autoencoder_gradient(X, components.T, components)
    assert loss == pytest.approx(np.square(X - reconstruction).sum() / 30)
    np.testing.assert_allclose(dW_enc, 0, atol=1e-12)
    np.testing.assert_allclose(dW_dec, 0, atol=1e-12)


def test_gradient_descent_on_the_autoencoder_finds_the_plane_of_pca():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(60, 5)) * [2, 1.5, 0.4, 0.3, 0.2]
    X -= X.mean(axis=0)
    W_enc, W_dec = rng.normal(size=(5, 2)) * 0.1, rng.normal(size=(2, 5)) * 0.1
    for _ in range(4000):
        _, dW_enc, dW_dec = linear_autoencoder_gradient(X, W_enc, W_dec)
        W_enc, W_dec = W_enc - 0.05 * dW_enc, W_dec - 0.05 * dW_dec
    np.testing.assert_allclose(X @ W_enc @ W_dec, pca(X, 2)[1], atol=1e-5)


@few
@given(N=sizes, D=sizes, H=sizes, K1=sizes, K2=sizes, rng=rngs)
def test_shared_gradient_matches_central_differences(N, D, H, K1, K2, rng):
    X, W = rng.normal(size=(N, D)), rng.normal(size=(D, H))
    heads = [rng.normal(size=(H, K)) for K in (K1, K2)]
    targets = [rng.normal(size=(N, K)) for K in (K1, K2)]

    def loss(W):
        rows = zip(heads, targets, strict=True)
        return sum(np.square(X @ W @ V - T).sum() / N for V, T in rows)

    gradient = shared_gradient(X, W, heads, targets)
    assert_gradient(loss, W, gradient, rng)
    apart = [shared_gradient(X, W, [V], [T]) for V, T in zip(heads, targets, strict=True)]
    np.testing.assert_allclose(gradient, apart[0] + apart[1], atol=1e-12 * np.abs(apart).max())


@pytest.mark.parametrize("dtype", [np.int64, np.float32])
def test_integers_count_as_floats_and_float32_is_close(dtype):
    X, W, V = np.array([[1, 2], [3, -1], [0, 2]]), np.array([[1], [2]]), np.array([[3, -1]])
    T = np.array([[1, 0], [2, 2], [0, 5]])
    for function, arguments in [
        (lambda X, W, V: linear_autoencoder_gradient(X, W, V)[1], (X, W, V)),
        (lambda X, W, V, T: shared_gradient(X, W, [V], [T]), (X, W, V, T)),
        (lambda X: pca(X, 1)[1], (X,)),
    ]:
        got = function(*[array.astype(dtype) for array in arguments])
        np.testing.assert_allclose(got, function(*[a * 1.0 for a in arguments]), rtol=1e-5)


def test_wrong_shapes_are_named():
    X = np.ones((4, 3))
    for k in (0, 4):
        with pytest.raises(ValueError, match=rf"num_components must lie in 1..3, got {k}"):
            pca(X, k)
    with pytest.raises(ValueError, match=r"W_dec must have shape \(2, 3\), got \(3, 2\)"):
        linear_autoencoder_gradient(X, np.ones((3, 2)), np.ones((3, 2)))
    with pytest.raises(ValueError, match="a target for each of 2 heads, got 1"):
        shared_gradient(X, np.ones((3, 2)), [np.ones((2, 1))] * 2, [np.ones((4, 1))])
    with pytest.raises(ValueError, match=r"targets\[0\] must have shape \(4, 1\), got \(4,\)"):
        shared_gradient(X, np.ones((3, 2)), [np.ones((2, 1))], [np.ones(4)])
