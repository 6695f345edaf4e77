"""momentum_step: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, *shape):
    """Return a parameter, its gradient and a velocity that is not zero."""
    return rng.normal(size=shape), rng.normal(size=shape) + 0.5, rng.normal(size=shape) - 0.3


@probe_check(points=2, num_public=3)
def values(rng):
    """Parameter and velocity after a step, for a vector, a matrix and other shapes."""
    yield Call(*draw(rng, 7), lr=0.3, momentum=0.9)
    yield Call(*draw(rng, 5, 3), lr=0.05, momentum=0.6)
    yield Call(*draw(rng, 2, 3, 5), lr=1.7, momentum=0.35)
    yield Call(*draw(rng, 1, 1), lr=0.2, momentum=0.0)
    param, grad, _ = draw(rng, 3)
    yield Call(param, grad, np.zeros(3), lr=0.4, momentum=0.9)


@probe_check(points=1, num_public=1, tolerance=1e-6)
def other_numbers(rng):
    """Parameter and velocity where all inputs are whole numbers, and where they are float32."""
    yield Call(*rng.integers(1, 9, size=(3, 5, 2)), lr=0.25, momentum=0.75)
    arrays = (rng.integers(-16, 17, size=(3, 7)) / 8).astype(np.float32)
    yield Call(*arrays, lr=0.5, momentum=0.75)


@mistake("Your velocity moves uphill: the gradient is subtracted from it, not added.")
def uphill(param, grad, velocity, *, lr, momentum):
    velocity = momentum * velocity + lr * grad
    return param + velocity, velocity


@mistake(
    "Your result is that of the other convention, V = momentum · V + g and W − lr · V: here the "
    "learning rate is already within the velocity."
)
def rate_outside(param, grad, velocity, *, lr, momentum):
    velocity = momentum * velocity + grad
    return param - lr * velocity, velocity


@mistake("Your velocity is right; your parameter moves by the velocity of the step before.")
def old_velocity_used(param, grad, velocity, *, lr, momentum):
    return param + velocity, momentum * velocity - lr * grad


@mistake("Your velocity is right; your parameter moves against it.")
def against_the_velocity(param, grad, velocity, *, lr, momentum):
    velocity = momentum * velocity - lr * grad
    return param - velocity, velocity


@mistake("Your parameter is right; your velocity is the one before the step.")
def old_velocity_returned(param, grad, velocity, *, lr, momentum):
    return param + momentum * velocity - lr * grad, velocity


@mistake(
    "Your velocity equals what one gets if the gradient is weighted with 1 − momentum: it enters "
    "in full here."
)
def gradient_damped(param, grad, velocity, *, lr, momentum):
    velocity = momentum * velocity - (1 - momentum) * lr * grad
    return param + velocity, velocity


@mistake(
    "Your velocity is right; your parameter makes the step of Nesterov's method, which looks ahead."
)
def nesterov(param, grad, velocity, *, lr, momentum):
    velocity = momentum * velocity - lr * grad
    return param + momentum * velocity - lr * grad, velocity


@mistake("Your velocity is right; your parameter makes the step of plain gradient descent.")
def plain_step(param, grad, velocity, *, lr, momentum):
    return param - lr * grad, momentum * velocity - lr * grad


@mistake("Your velocity keeps all of its old value: the factor momentum slows it down first.")
def not_slowed(param, grad, velocity, *, lr, momentum):
    velocity = velocity - lr * grad
    return param + velocity, velocity


@mistake("Your velocity is right; your parameter moves by lr times it: lr is within it already.")
def rate_twice(param, grad, velocity, *, lr, momentum):
    velocity = momentum * velocity - lr * grad
    return param + lr * velocity, velocity


@mistake("Your two results are exchanged: the parameter comes before the velocity.")
def exchanged(param, grad, velocity, *, lr, momentum):
    velocity = momentum * velocity - lr * grad
    return velocity, param + velocity


@correct
def entry_by_entry(param, grad, velocity, *, lr, momentum):
    W, V = np.array(param, dtype=float), np.array(velocity, dtype=float)
    for index in np.ndindex(W.shape):
        V[index] = momentum * V[index] - lr * grad[index]
        W[index] += V[index]
    return W, V


@correct
def as_a_descent(param, grad, velocity, *, lr, momentum):
    step = lr * np.asarray(grad) - np.multiply(momentum, velocity)
    return [np.subtract(param, step), -step]


@correct
def in_place_on_copies(param, grad, velocity, *, lr, momentum):
    V = np.array(velocity, dtype=np.float64, copy=True)
    V *= momentum
    V -= lr * grad
    W = param.astype(np.float64)
    W += V
    return W, V
