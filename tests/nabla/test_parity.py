"""Layers, losses and data against PyTorch and scikit-learn on the same numbers."""

import numpy as np
import pytest

import nabla
from nabla.data import digits

pytestmark = pytest.mark.parity

ACTIVATIONS = {
    "Sigmoid": ("Sigmoid", {}, {}),
    "Tanh": ("Tanh", {}, {}),
    "ReLU": ("ReLU", {}, {}),
    "LeakyReLU": ("LeakyReLU", {"alpha": 0.2}, {"negative_slope": 0.2}),
    "PReLU": ("PReLU", {"alpha": 0.3}, {"init": 0.3}),
    "ELU": ("ELU", {"alpha": 0.7}, {"alpha": 0.7}),
    "Softplus": ("Softplus", {}, {"threshold": 1e4}),
}


def numbers(*shape, seed=11):
    return np.random.default_rng(seed).normal(scale=2, size=shape)


def assert_same(ours, theirs, rtol=1e-12):
    np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=rtol, atol=1e-14)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activation_layers_agree_forward_and_backward(name, torch):
    peer_name, options, peer_options = ACTIVATIONS[name]
    layer = getattr(nabla, name)(**options)
    twin = getattr(torch.nn, peer_name)(**peer_options).double()
    X, dY = numbers(7, 5), numbers(7, 5, seed=12)
    tensor = torch.tensor(X, requires_grad=True)
    output = twin(tensor)
    output.backward(torch.tensor(dY))
    # PReLU of PyTorch holds its slope in float32
    rtol = 1e-7 if name == "PReLU" else 1e-12
    assert_same(layer.forward(X), output, rtol)
    assert_same(layer.backward(dY), tensor.grad, rtol)
    if name == "PReLU":
        assert_same(layer.grads["alpha"], twin.weight.grad, rtol)


def twin_network(torch, model):
    """Return the PyTorch network with the same weights."""
    layers = []
    for layer in model.layers:
        if isinstance(layer, nabla.Linear):
            linear = torch.nn.Linear(*layer.params["W"].shape).to(
                getattr(torch, layer.params["W"].dtype.name)
            )
            with torch.no_grad():
                linear.weight.copy_(torch.tensor(layer.params["W"].T))
                linear.bias.copy_(torch.tensor(layer.params["b"]))
            layers.append(linear)
        else:
            layers.append(getattr(torch.nn, type(layer).__name__)())
    return torch.nn.Sequential(*layers)


@pytest.mark.parametrize(("dtype", "rtol"), [(np.float64, 1e-10), (np.float32, 1e-4)])
def test_the_lecture_network_agrees_on_loss_and_every_gradient(dtype, rtol, torch):
    rng = np.random.default_rng(3)
    model = nabla.Sequential(
        nabla.Linear(1000, 100, rng=rng, dtype=dtype),
        nabla.ReLU(),
        nabla.Linear(100, 10, rng=rng, dtype=dtype),
    )
    twin = twin_network(torch, model)
    X, labels = rng.normal(size=(64, 1000)).astype(dtype), rng.integers(0, 10, 64)
    scores = model.forward(X)
    dX = model.backward(nabla.cross_entropy_gradient(scores, labels))
    tensor = torch.tensor(X, requires_grad=True)
    loss = torch.nn.functional.cross_entropy(twin(tensor), torch.tensor(labels))
    loss.backward()
    assert nabla.cross_entropy(scores, labels) == pytest.approx(loss.item(), rel=rtol)
    first, last = twin[0], twin[2]
    for ours, theirs in (
        (dX, tensor.grad),
        (model.grads["0.W"], first.weight.grad.T),
        (model.grads["0.b"], first.bias.grad),
        (model.grads["2.W"], last.weight.grad.T),
        (model.grads["2.b"], last.bias.grad),
    ):
        assert ours.dtype == dtype
        error = np.abs(ours - theirs.numpy()).max()
        assert error <= rtol * np.abs(ours).max()


LOSSES = {
    "mse": ("mse_loss", {}, {}),
    "mae": ("l1_loss", {}, {}),
    "huber": ("huber_loss", {"delta": 0.8}, {"delta": 0.8}),
    "poisson_loss": ("poisson_nll_loss", {}, {}),
    "binary_cross_entropy": ("binary_cross_entropy_with_logits", {}, {}),
}


@pytest.mark.parametrize("name", LOSSES)
def test_losses_and_their_gradients_agree(name, torch):
    peer_name, options, peer_options = LOSSES[name]
    first = numbers(6, 4)
    targets = np.random.default_rng(5).integers(0, 2, (6, 4)).astype(float)
    tensor = torch.tensor(first, requires_grad=True)
    loss = getattr(torch.nn.functional, peer_name)(tensor, torch.tensor(targets), **peer_options)
    loss.backward()
    assert getattr(nabla, name)(first, targets, **options) == pytest.approx(loss.item())
    assert_same(getattr(nabla, f"{name}_gradient")(first, targets, **options), tensor.grad)


@pytest.mark.parametrize("name", ["cross_entropy", "multiclass_hinge"])
def test_losses_of_classes_and_their_gradients_agree(name, torch):
    scores, labels = numbers(6, 4), np.array([3, 0, 0, 1, 3, 1])
    tensor = torch.tensor(scores, requires_grad=True)
    if name == "cross_entropy":
        loss = torch.nn.functional.cross_entropy(tensor, torch.tensor(labels))
    else:  # PyTorch divides by the number of classes as well
        loss = 4 * torch.nn.functional.multi_margin_loss(tensor, torch.tensor(labels))
    loss.backward()
    assert getattr(nabla, name)(scores, labels) == pytest.approx(loss.item())
    assert_same(getattr(nabla, f"{name}_gradient")(scores, labels), tensor.grad)


def test_losses_agree_with_scikit_learn(sklearn):
    metrics = sklearn("metrics")
    scores, labels = numbers(9, 4), np.array([3, 0, 0, 1, 3, 1, 2, 2, 0])
    assert nabla.cross_entropy(scores, labels) == pytest.approx(
        metrics.log_loss(labels, nabla.softmax(scores))
    )
    signs = np.where(labels % 2 == 1, 1, -1)
    assert nabla.binary_hinge(scores[:, 0], labels % 2) == pytest.approx(
        metrics.hinge_loss(signs, scores[:, 0])
    )


def test_the_closed_form_agrees_with_scikit_learn(sklearn):
    X, targets = numbers(20, 3) * [1, 30, 0.1] + 5, numbers(20, seed=13)
    fitted = sklearn("linear_model").LinearRegression().fit(X, targets)
    w, b = nabla.normal_equation(X, targets)
    np.testing.assert_allclose(w, fitted.coef_, rtol=1e-8)
    assert b == pytest.approx(fitted.intercept_, rel=1e-8)


def test_the_digits_are_those_of_scikit_learn(sklearn):
    theirs = sklearn("datasets").load_digits()
    X, labels = digits()
    np.testing.assert_array_equal(X, theirs.data)
    np.testing.assert_array_equal(labels, theirs.target)
