"""descend: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, Function, correct, mistake, probe_check

BOWL, RAVINE = Function("bowl_gradient"), Function("ravine_gradient")


def start(rng, *shape):
    """Return a start whose entries have both signs and are not near the minimum."""
    W = rng.uniform(2.0, 6.0, size=shape)
    W.flat[1::2] *= -1
    return W


@probe_check(points=2, num_public=3)
def values(rng):
    """Where the descent ends and after how many updates, for several shapes and goals."""
    yield Call(BOWL, start(rng, 5), lr=0.2, goal=0.3, max_steps=1000)
    yield Call(RAVINE, start(rng, 3, 2), lr=0.07, goal=0.05, max_steps=1000)
    yield Call(RAVINE, start(rng, 2, 2, 2), lr=0.03, goal=1.0, max_steps=500)
    yield Call(BOWL, start(rng, 1), lr=0.9, goal=1e-6, max_steps=1000)
    yield Call(BOWL, start(rng, 2, 3), lr=1.6, goal=0.01, max_steps=1000)


@probe_check(points=1, num_public=5)
def largest_number_of_steps(rng):
    """There are never more than `max_steps` updates."""
    yield Call(RAVINE, start(rng, 3), lr=0.05, goal=1e-9, max_steps=7)
    yield Call(BOWL, start(rng, 5), lr=0.2, goal=1e-9, max_steps=1)
    yield Call(RAVINE, start(rng, 2, 2), lr=0.4, goal=0.1, max_steps=11)
    yield Call(BOWL, start(rng, 3), lr=0.1, goal=0.0, max_steps=5)
    yield Call(BOWL, start(rng, 2, 3), lr=0.1, goal=0.5, max_steps=0)


@probe_check(points=1, num_public=3)
def reaches_the_goal_exactly(rng):
    """A change of exactly `goal` ends the descent, also at the first update or the last."""
    yield Call(BOWL, np.array([9.0, -15.0, 1.0]), lr=0.5, goal=1.5, max_steps=50)
    yield Call(BOWL, np.ones((2, 3)), lr=0.25, goal=0.0, max_steps=50)
    yield Call(BOWL, np.array([[33.0], [1.0]]), lr=0.5, goal=2.0, max_steps=4)
    yield Call(RAVINE, np.zeros(3), lr=0.5, goal=0.0, max_steps=9)
    yield Call(BOWL, start(rng, 3, 2), lr=0.3, goal=1e6, max_steps=20)


@probe_check(points=1, num_public=1)
def whole_numbers(rng):
    """The end of a descent that starts at whole numbers."""
    yield Call(BOWL, rng.integers(4, 9, size=(3, 2)), lr=0.3, goal=0.2, max_steps=100)
    yield Call(RAVINE, rng.integers(-9, -3, size=5), lr=0.06, goal=0.1, max_steps=100)


@probe_check(points=1, num_public=0, tolerance=1e-6)
def single_precision(rng):
    """The end of a descent that starts at float32 numbers."""
    yield Call(BOWL, start(rng, 5).astype(np.float32), lr=0.25, goal=0.3, max_steps=100)


@mistake(
    "Your descent ends when the changes add up to at most goal with their signs; a rise and a fall "
    "then cancel out."
)
def signs_kept(gradient, W, *, lr, goal, max_steps):
    for num_steps in range(1, max_steps + 1):
        change = -lr * gradient(W)
        W = W + change
        if np.sum(change) <= goal:
            return W, num_steps
    return W, max_steps


@mistake("Your descent ends when the gradient is small; it should when the change of W is small.")
def gradient_measured(gradient, W, *, lr, goal, max_steps):
    for num_steps in range(1, max_steps + 1):
        slope = gradient(W)
        W = W - lr * slope
        if np.abs(slope).sum() <= goal:
            return W, num_steps
    return W, max_steps


@mistake("Your descent ends when the largest change is at most goal; the sum of all is meant.")
def largest_change(gradient, W, *, lr, goal, max_steps):
    for num_steps in range(1, max_steps + 1):
        change = -lr * gradient(W)
        W = W + change
        if np.abs(change).max() <= goal:
            return W, num_steps
    return W, max_steps


@mistake(
    "Your descent ends when the length of the change, the root of the sum of squares, is small."
)
def length_of_change(gradient, W, *, lr, goal, max_steps):
    for num_steps in range(1, max_steps + 1):
        change = -lr * gradient(W)
        W = W + change
        if np.sqrt((change**2).sum()) <= goal:
            return W, num_steps
    return W, max_steps


@mistake("Your descent ends when the mean change is at most goal; the sum is meant.")
def mean_change(gradient, W, *, lr, goal, max_steps):
    for num_steps in range(1, max_steps + 1):
        change = -lr * gradient(W)
        W = W + change
        if np.abs(change).mean() <= goal:
            return W, num_steps
    return W, max_steps


@mistake("Your W is right; the last update is made but not counted.")
def last_not_counted(gradient, W, *, lr, goal, max_steps):
    for num_steps in range(max_steps):
        change = -lr * gradient(W)
        W = W + change
        if np.abs(change).sum() <= goal:
            return W, num_steps
    return W, max_steps


@mistake(
    "Your descent ends before the update whose change is small enough: that one is made and "
    "counted too."
)
def last_not_made(gradient, W, *, lr, goal, max_steps):
    for num_steps in range(max_steps):
        change = -lr * gradient(W)
        if np.abs(change).sum() <= goal:
            return W, num_steps
        W = W + change
    return W, max_steps


@mistake("Your descent goes on after a change of exactly goal; that one is small enough.")
def goal_must_be_undercut(gradient, W, *, lr, goal, max_steps):
    for num_steps in range(1, max_steps + 1):
        change = -lr * gradient(W)
        W = W + change
        if np.abs(change).sum() < goal:
            return W, num_steps
    return W, max_steps


@mistake("Your descent always makes max_steps updates: it should end when W hardly moves.")
def never_ends_early(gradient, W, *, lr, goal, max_steps):
    for _ in range(max_steps):
        W = W - lr * gradient(W)
    return W, max_steps


@mistake("Your descent makes one update more than max_steps.")
def one_step_too_many(gradient, W, *, lr, goal, max_steps):
    for num_steps in range(1, max_steps + 2):
        change = -lr * gradient(W)
        W = W + change
        if np.abs(change).sum() <= goal:
            return W, num_steps
    return W, max_steps + 1


@mistake("Your descent always makes a first update, also where max_steps is 0.")
def at_least_one_step(gradient, W, *, lr, goal, max_steps):
    num_steps = 0
    while True:
        change = -lr * gradient(W)
        W, num_steps = W + change, num_steps + 1
        if np.abs(change).sum() <= goal or num_steps >= max_steps:
            return W, num_steps


@mistake("Your steps go uphill: the gradient is subtracted.")
def uphill(gradient, W, *, lr, goal, max_steps):
    for num_steps in range(1, min(max_steps, 300) + 1):
        change = lr * gradient(W)
        W = W + change
        if np.abs(change).sum() <= goal:
            return W, num_steps
    return W, max_steps


@correct
def lecture_loop_made_right(gradient, W, *, lr, goal, max_steps):
    num_steps, goal_not_met = 0, True
    while goal_not_met and num_steps < max_steps:
        W_old = W
        W = W - lr * gradient(W)
        num_steps += 1
        goal_not_met = np.abs(W - W_old).sum() > goal
    return W, num_steps


@correct
def in_place_on_a_copy(gradient, W, *, lr, goal, max_steps):
    W = np.array(W, dtype=float)
    for count in range(max_steps):
        before = W.copy()
        W -= lr * gradient(W)
        moved = sum(abs(a - b) for a, b in zip(W.ravel(), before.ravel(), strict=True))
        if moved <= goal:
            return W, count + 1
    return W, max_steps


@correct
def path_first(gradient, W, *, lr, goal, max_steps):
    path = [np.asarray(W, dtype=np.float64)]
    while len(path) <= max_steps:
        path.append(path[-1] - lr * gradient(path[-1]))
        if np.linalg.norm((path[-1] - path[-2]).ravel(), ord=1) <= goal:
            break
    return [path[-1], np.int64(len(path) - 1)]
