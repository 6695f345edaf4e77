"""glm_mean: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D):
    """Return X, w and a bias that is not zero; the sums stay moderate."""
    return rng.normal(size=(N, D)), rng.uniform(-1, 1, size=D), float(rng.uniform(0.4, 0.9))


@probe_check(points=1)
def linear(rng):
    """The mean of the linear regression."""
    yield Call(*draw(rng, 7, 3), "linear")
    yield Call(*draw(rng, 1, 2), "linear")


@probe_check(points=1)
def logistic(rng):
    """The mean of the logistic regression."""
    yield Call(*draw(rng, 5, 2), "logistic")
    yield Call(rng.integers(-2, 3, size=(7, 2)), rng.integers(1, 3, size=2), 1, "logistic")


@probe_check(points=1, tolerance=1e-6)
def poisson(rng):
    """The mean of the Poisson regression."""
    yield Call(*draw(rng, 7, 5), "poisson")
    X, w = rng.integers(-8, 9, size=(5, 2)) / 8, rng.integers(-8, 9, size=2) / 8
    yield Call(X.astype(np.float32), w.astype(np.float32), 0.25, "poisson")


@mistake("Your means equal what one gets if the bias is left out.")
def no_bias(X, w, b, family):
    z = X @ w
    return {"linear": z, "logistic": 1 / (1 + np.exp(-z)), "poisson": np.exp(z)}[family]


@mistake("Your mean is the sum itself in all three families: two of them need a function of it.")
def always_linear(X, w, b, family):
    return X @ w + b


@mistake("Your logistic mean is 1 minus the right one: look at the sign in the exponent.")
def logistic_reversed(X, w, b, family):
    z = X @ w + b
    return {"linear": z, "logistic": 1 / (1 + np.exp(z)), "poisson": np.exp(z)}[family]


@mistake("Your mean of the Poisson regression falls where the sum grows: look at its exponent.")
def poisson_reversed(X, w, b, family):
    z = X @ w + b
    return {"linear": z, "logistic": 1 / (1 + np.exp(-z)), "poisson": np.exp(-z)}[family]


@mistake(
    "Your logistic mean is 0 or 1: the decision. The probability that it is made from is wanted."
)
def decided(X, w, b, family):
    z = X @ w + b
    return {"linear": z, "logistic": (z >= 0).astype(float), "poisson": np.exp(z)}[family]


@mistake("Your mean of the Poisson regression is rounded to a count; a mean need not be whole.")
def rounded(X, w, b, family):
    z = X @ w + b
    return {"linear": z, "logistic": 1 / (1 + np.exp(-z)), "poisson": np.round(np.exp(z))}[family]


@mistake("Your logistic and Poisson means are exchanged.")
def exchanged(X, w, b, family):
    z = X @ w + b
    return {"linear": z, "poisson": 1 / (1 + np.exp(-z)), "logistic": np.exp(z)}[family]


@mistake("Your logistic mean is a tanh, which lies between −1 and 1: a probability is wanted.")
def tanh_for_logistic(X, w, b, family):
    z = X @ w + b
    return {"linear": z, "logistic": np.tanh(z), "poisson": np.exp(z)}[family]


@correct
def with_loops(X, w, b, family):
    means = []
    for row in X:
        z = sum(float(x) * float(v) for x, v in zip(row, w, strict=True)) + b
        mean = {"linear": z, "logistic": np.exp(z) / (1 + np.exp(z)), "poisson": np.e**z}
        means.append(mean[family])
    return np.array(means)


@correct
def with_functions(X, w, b, family):
    inverse_link = {
        "linear": lambda z: z,
        "logistic": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
        "poisson": np.exp,
    }
    return inverse_link[family](np.dot(X, w) + b)
