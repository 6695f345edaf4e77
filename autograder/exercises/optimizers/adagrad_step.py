"""adagrad_step: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, *shape):
    """Return a parameter, its gradient and a cache that is not zero."""
    return rng.normal(size=shape), rng.normal(size=shape) + 0.5, rng.uniform(0.2, 3.0, size=shape)


@probe_check(points=2, num_public=2)
def values(rng):
    """Parameter and cache after a step, for a vector, a matrix and other shapes."""
    yield Call(*draw(rng, 7), lr=0.3)
    yield Call(*draw(rng, 5, 3), lr=0.05, eps=0.2)
    yield Call(*draw(rng, 2, 3, 5), lr=1.7, eps=1e-3)
    yield Call(*draw(rng, 1, 1), lr=0.2, eps=0.5)


@probe_check(points=1, num_public=2)
def tiny_gradients(rng):
    """Parameter and cache where gradients are about as small as eps, and where they are 0."""
    signs = rng.choice([-1.0, 1.0], size=7)
    grad = signs * rng.uniform(1, 9, size=7) * 10.0 ** -np.arange(4, 11)
    yield Call(rng.normal(size=7), grad, np.zeros(7), lr=0.5)
    grad = rng.uniform(1, 9, size=(3, 2)) * 1e-9 * [[1, 0]]
    yield Call(rng.normal(size=(3, 2)), grad, np.zeros((3, 2)), lr=0.1)
    yield Call(rng.normal(size=(3, 2)), grad, 1e-17 * np.ones((3, 2)), lr=0.3)


@probe_check(points=1, num_public=1, tolerance=1e-6)
def other_numbers(rng):
    """Parameter and cache where all inputs are whole numbers, and where they are float32."""
    yield Call(*rng.integers(1, 9, size=(3, 5, 2)), lr=0.25)
    arrays = (rng.integers(1, 17, size=(3, 7)) / 8).astype(np.float32)
    yield Call(*arrays, lr=0.5, eps=0.25)


@mistake("Your cache is right; your step is divided by it, and its root is asked for.")
def no_root(param, grad, cache, *, lr, eps=1e-8):
    cache = cache + grad**2
    return param - lr * grad / (cache + eps), cache


@mistake(
    "Your result equals what one gets if eps stands under the root; it is added to the root. Where "
    "gradients are as small as eps, the step is quite another."
)
def eps_under_the_root(param, grad, cache, *, lr, eps=1e-8):
    cache = cache + grad**2
    return param - lr * grad / np.sqrt(cache + eps), cache


@mistake("Your cache holds the square of the newest gradient alone; it adds up all of them.")
def not_added_up(param, grad, cache, *, lr, eps=1e-8):
    cache = 0 * cache + grad**2
    return param - lr * grad / (np.sqrt(cache) + eps), cache


@mistake(
    "Your cache is right; your step is divided by the root of the old one, which does not know the "
    "new gradient yet."
)
def old_cache_used(param, grad, cache, *, lr, eps=1e-8):
    return param - lr * grad / (np.sqrt(cache) + eps), cache + grad**2


@mistake("Your cache adds up the sizes of the gradients; it adds up their squares.")
def sizes_added(param, grad, cache, *, lr, eps=1e-8):
    cache = cache + np.abs(grad)
    return param - lr * grad / (np.sqrt(cache) + eps), cache


@mistake("Your step goes uphill: the gradient is subtracted.")
def uphill(param, grad, cache, *, lr, eps=1e-8):
    cache = cache + grad**2
    return param + lr * grad / (np.sqrt(cache) + eps), cache


@mistake("Your parameter is right; your cache is the root of the sum, not the sum.")
def root_returned(param, grad, cache, *, lr, eps=1e-8):
    cache = cache + grad**2
    return param - lr * grad / (np.sqrt(cache) + eps), np.sqrt(cache)


@mistake("Your parameter is right; your cache is the one before the step.")
def old_cache_returned(param, grad, cache, *, lr, eps=1e-8):
    return param - lr * grad / (np.sqrt(cache + grad**2) + eps), cache


@mistake("Your cache fades as RMSProp's does; AdaGrad adds the squares up and forgets nothing.")
def running_mean(param, grad, cache, *, lr, eps=1e-8):
    cache = 0.9 * cache + 0.1 * grad**2
    return param - lr * grad / (np.sqrt(cache) + eps), cache


@mistake(
    "Your cache is one number for the whole array, the sum over all its entries: every entry has "
    "its own."
)
def one_rate_for_all(param, grad, cache, *, lr, eps=1e-8):
    cache = cache + np.sum(grad**2)
    return param - lr * grad / (np.sqrt(cache) + eps), cache


@mistake(
    "Your step has no eps: it makes a difference where gradients are as small as eps, and where "
    "they are 0."
)
def no_eps(param, grad, cache, *, lr, eps=1e-8):
    cache = cache + grad**2
    return param - lr * grad / np.sqrt(cache), cache


@correct
def entry_by_entry(param, grad, cache, *, lr, eps=1e-8):
    W, C = np.array(param, dtype=float), np.array(cache, dtype=float)
    for index in np.ndindex(W.shape):
        C[index] += grad[index] * grad[index]
        W[index] -= lr * grad[index] / (C[index] ** 0.5 + eps)
    return W, C


@correct
def a_rate_for_every_entry(param, grad, cache, *, lr, eps=1e-8):
    grad = np.asarray(grad, dtype=float)
    total = np.add(grad**2, cache)
    rates = lr / (eps + total**0.5)
    return [param - rates * grad, total]


@correct
def in_place_on_copies(param, grad, cache, *, lr, eps=1e-8):
    C = cache.astype(np.float64)
    C += np.multiply(grad, grad)
    W = param.astype(np.float64)
    W -= np.divide(np.multiply(lr, grad), np.sqrt(C) + eps)
    return W, C
