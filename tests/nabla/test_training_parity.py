"""Optimizers, batch norm, dropout and closed forms against PyTorch and scikit-learn."""

import numpy as np
import pytest

import nabla

pytestmark = pytest.mark.parity

OPTIMIZERS = {
    "SGD": (nabla.SGD, {}, "SGD", {}),
    "Momentum": (
        nabla.Momentum,
        {"momentum": 0.8, "convention": "gradient"},
        "SGD",
        {"momentum": 0.8},
    ),
    "Nesterov": (nabla.Nesterov, {"momentum": 0.8}, "SGD", {"momentum": 0.8, "nesterov": True}),
    "AdaGrad": (nabla.AdaGrad, {}, "Adagrad", {"eps": 1e-8}),
    "RMSProp": (nabla.RMSProp, {}, "RMSprop", {"alpha": 0.9}),
    "Adam": (nabla.Adam, {}, "Adam", {}),
}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_three_steps_agree(name, torch):
    kind, options, peer, peer_options = OPTIMIZERS[name]
    rng = np.random.default_rng(0)
    layer = nabla.Layer(W=rng.normal(size=(5, 3)))
    tensor = torch.tensor(layer.params["W"].copy(), requires_grad=True)
    ours = kind(layer, lr=0.1, **options)
    theirs = getattr(torch.optim, peer)([tensor], lr=0.1, **peer_options)
    for _ in range(3):
        grad = rng.normal(size=(5, 3)) * 10.0 ** rng.uniform(-8, 1, size=(5, 3))
        layer.grads["W"][...], tensor.grad = grad, torch.tensor(grad)
        ours.step()
        theirs.step()
        np.testing.assert_allclose(layer.params["W"], tensor.detach().numpy(), rtol=1e-12)


def test_batch_norm_agrees_in_training_and_at_test(torch):
    """PyTorch names the opposite share momentum, and follows the variance over N - 1."""
    rng, N = np.random.default_rng(1), 7
    ours, theirs = (
        nabla.BatchNorm(4, momentum=0.7, eps=1e-3),
        torch.nn.BatchNorm1d(4, momentum=0.3, eps=1e-3).double(),
    )
    gamma, beta = rng.normal(size=(2, 4))
    ours.params["gamma"][...], ours.params["beta"][...] = gamma, beta
    with torch.no_grad():
        theirs.weight.copy_(torch.tensor(gamma))
        theirs.bias.copy_(torch.tensor(beta))
    for training in (True, True, False):
        ours.train(training)
        theirs.train(training)
        X, dY = rng.normal(size=(2, N, 4)) * 3 + 1
        tensor = torch.tensor(X, requires_grad=True)
        theirs.zero_grad()
        output = theirs(tensor)
        output.backward(torch.tensor(dY))
        np.testing.assert_allclose(ours.forward(X), output.detach().numpy(), rtol=1e-10)
        np.testing.assert_allclose(ours.backward(dY), tensor.grad.numpy(), atol=1e-12)
        np.testing.assert_allclose(ours.grads["gamma"], theirs.weight.grad.numpy(), rtol=1e-10)
        np.testing.assert_allclose(ours.grads["beta"], theirs.bias.grad.numpy(), rtol=1e-10)
        np.testing.assert_allclose(ours.running_mean, theirs.running_mean.numpy(), rtol=1e-12)
        if training:
            before, batch_var = ours.running_var, X.var(axis=0)
            unbiased = before + 0.3 * batch_var * (N / (N - 1) - 1)
            np.testing.assert_allclose(unbiased, theirs.running_var.numpy(), rtol=1e-12)
            ours.running_var = unbiased


def test_dropout_has_the_same_distribution(torch):
    X = np.ones((400, 300))
    ours = nabla.Dropout(0.3, rng=np.random.default_rng(2)).forward(X)
    torch.manual_seed(2)
    theirs = torch.nn.Dropout(0.3)(torch.tensor(X)).numpy()
    np.testing.assert_allclose(np.unique(ours), np.unique(theirs), rtol=1e-15)
    allowed = 4 * (0.3 / 0.7 / X.size) ** 0.5
    assert abs(ours.mean() - 1) < allowed
    assert abs(ours.mean() - theirs.mean()) < 2**0.5 * allowed
    assert ours.var() == pytest.approx(theirs.var(), rel=0.02)


def test_principal_components_agree_up_to_sign(sklearn):
    rng = np.random.default_rng(3)
    X = rng.normal(size=(50, 6)) @ rng.normal(size=(6, 6)) + 10
    theirs = sklearn("decomposition").PCA(3, svd_solver="full").fit(X)
    components, reconstruction = nabla.pca(X, 3)
    signs = np.sign((components * theirs.components_).sum(axis=1))[:, None]
    np.testing.assert_allclose(components, signs * theirs.components_, atol=1e-10)
    np.testing.assert_allclose(
        reconstruction, theirs.inverse_transform(theirs.transform(X)), rtol=1e-10
    )


def test_ridge_agrees(sklearn):
    rng = np.random.default_rng(4)
    X, targets = rng.normal(size=(40, 5)) * [1, 10, 0.1, 3, 1], rng.normal(size=40)
    for strength in (1e-3, 0.1, 10.0):
        theirs = sklearn("linear_model").Ridge(alpha=40 * strength, fit_intercept=False)
        np.testing.assert_allclose(
            nabla.ridge(X, targets, strength), theirs.fit(X, targets).coef_, rtol=1e-8
        )


def test_standardize_agrees(sklearn):
    rng = np.random.default_rng(5)
    train, test = rng.normal(size=(30, 4)) * [1, 100, 0, 5] + 7, rng.normal(size=(9, 4))
    theirs = sklearn("preprocessing").StandardScaler().fit(train)
    ours = nabla.standardize_split(train, test)
    for got, part in zip(ours, (train, test), strict=True):
        np.testing.assert_allclose(got, theirs.transform(part), rtol=1e-9, atol=1e-9)


def test_gradient_descent_finds_the_logistic_regression_of_scikit_learn(sklearn):
    rng = np.random.default_rng(6)
    X = rng.normal(size=(80, 3))
    labels = (X @ [1, -2, 0.5] + rng.normal(size=80) > 0.3).astype(float)

    def gradient(theta):
        dw, db = nabla.logistic_gradient(X, labels, theta[:3], theta[3])
        return np.append(dw + 0.1 * theta[:3], db)

    theta, _ = nabla.descend(gradient, np.zeros(4), lr=1.0, goal=1e-13, max_steps=10_000)
    theirs = sklearn("linear_model").LogisticRegression(C=1 / (80 * 0.1), tol=1e-12, max_iter=1000)
    theirs.fit(X, labels)
    np.testing.assert_allclose(theta[:3], theirs.coef_[0], rtol=1e-5)
    assert theta[3] == pytest.approx(theirs.intercept_[0], rel=1e-4)
