"""rmsprop_step: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, *shape):
    """Return a parameter, its gradient and a cache that is not zero."""
    return rng.normal(size=shape), rng.normal(size=shape) + 0.5, rng.uniform(0.2, 3.0, size=shape)


@probe_check(points=2, num_public=3)
def values(rng):
    """Parameter and cache after a step, for a vector, a matrix and other shapes."""
    yield Call(*draw(rng, 7), lr=0.3)
    yield Call(*draw(rng, 5, 3), lr=0.05, decay=0.7, eps=0.2)
    yield Call(*draw(rng, 2, 3, 5), lr=1.7, decay=0.99)
    yield Call(*draw(rng, 1, 1), lr=0.2, decay=0.3, eps=0.5)


@probe_check(points=1, num_public=2)
def tiny_gradients(rng):
    """Parameter and cache where gradients are about as small as eps, and where they are 0."""
    signs = rng.choice([-1.0, 1.0], size=7)
    grad = signs * rng.uniform(1, 9, size=7) * 10.0 ** -np.arange(4, 11)
    yield Call(rng.normal(size=7), grad, np.zeros(7), lr=0.1)
    grad = rng.uniform(1, 9, size=(3, 2)) * 1e-9 * [[1, 0]]
    yield Call(rng.normal(size=(3, 2)), grad, np.zeros((3, 2)), lr=0.1, decay=0.8)
    yield Call(rng.normal(size=(3, 2)), grad, 1e-17 * np.ones((3, 2)), lr=0.3)


@probe_check(points=1, num_public=1, tolerance=1e-6)
def other_numbers(rng):
    """Parameter and cache where all inputs are whole numbers, and where they are float32."""
    yield Call(*rng.integers(1, 9, size=(3, 5, 2)), lr=0.25)
    arrays = (rng.integers(1, 17, size=(3, 7)) / 8).astype(np.float32)
    yield Call(*arrays, lr=0.5, decay=0.75, eps=0.25)


@mistake("Your result equals what one gets if decay weights the new square and 1 − decay the old.")
def weights_exchanged(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    cache = (1 - decay) * cache + decay * grad**2
    return param - lr * grad / (np.sqrt(cache) + eps), cache


@mistake(
    "Your cache takes the new square in full: with the old cache weighted by decay, what is left "
    "for the new one?"
)
def new_square_in_full(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    cache = decay * cache + grad**2
    return param - lr * grad / (np.sqrt(cache) + eps), cache


@mistake("Your cache is AdaGrad's sum, which never fades; RMSProp's is a running mean.")
def never_fades(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    cache = cache + grad**2
    return param - lr * grad / (np.sqrt(cache) + eps), cache


@mistake("Your cache is right; your step is divided by it, and its root is asked for.")
def no_root(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    cache = decay * cache + (1 - decay) * grad**2
    return param - lr * grad / (cache + eps), cache


@mistake(
    "Your result equals what one gets if eps stands under the root; it is added to the root. Where "
    "gradients are as small as eps, the step is quite another."
)
def eps_under_the_root(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    cache = decay * cache + (1 - decay) * grad**2
    return param - lr * grad / np.sqrt(cache + eps), cache


@mistake(
    "Your cache is right; your step is divided by the root of the old one, which does not know the "
    "new gradient yet."
)
def old_cache_used(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    new = decay * cache + (1 - decay) * grad**2
    return param - lr * grad / (np.sqrt(cache) + eps), new


@mistake("Your cache is a running mean of the gradients; it should be one of their squares.")
def not_squared(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    cache = decay * cache + (1 - decay) * np.abs(grad)
    return param - lr * grad / (np.sqrt(cache) + eps), cache


@mistake("Your step goes uphill: the gradient is subtracted.")
def uphill(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    cache = decay * cache + (1 - decay) * grad**2
    return param + lr * grad / (np.sqrt(cache) + eps), cache


@mistake("Your parameter is right; your cache is the one before the step.")
def old_cache_returned(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    new = decay * cache + (1 - decay) * grad**2
    return param - lr * grad / (np.sqrt(new) + eps), cache


@mistake("Your result equals what one gets if decay is always 0.9, whatever is passed in.")
def decay_ignored(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    cache = 0.9 * cache + 0.1 * grad**2
    return param - lr * grad / (np.sqrt(cache) + eps), cache


@mistake(
    "Your weight 1 − decay multiplies the gradient before it is squared, and is squared with it."
)
def weight_squared(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    cache = decay * cache + ((1 - decay) * grad) ** 2
    return param - lr * grad / (np.sqrt(cache) + eps), cache


@mistake(
    "Your step has no eps: it makes a difference where gradients are as small as eps, and where "
    "they are 0."
)
def no_eps(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    cache = decay * cache + (1 - decay) * grad**2
    return param - lr * grad / np.sqrt(cache), cache


@correct
def entry_by_entry(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    W, C = np.array(param, dtype=float), np.array(cache, dtype=float)
    for index in np.ndindex(W.shape):
        C[index] = decay * C[index] + (1 - decay) * grad[index] * grad[index]
        W[index] -= lr * grad[index] / (C[index] ** 0.5 + eps)
    return W, C


@correct
def moved_towards_the_square(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    grad = np.asarray(grad, dtype=float)
    mean = cache + (1 - decay) * (grad**2 - cache)
    return [param - lr / (eps + mean**0.5) * grad, mean]


@correct
def in_place_on_copies(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    C = cache.astype(np.float64)
    C *= decay
    C += (1 - decay) * np.multiply(grad, grad)
    W = param.astype(np.float64)
    W -= np.divide(np.multiply(lr, grad), np.sqrt(C) + eps)
    return W, C
