"""bump: hidden draws and typical mistakes.

Every probe holds a place where the hill is of the order of its height: far outside, the difference
of two sigmoids is a difference of rounding errors, in every right answer.
"""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, *shape):
    """Return x around a hill whose sides are not steep, and the hill's numbers."""
    left = float(rng.uniform(-1.0, -0.5))
    right = left + float(rng.uniform(1.0, 2.0))
    x = rng.uniform(left - 0.7, right + 0.7, size=shape)
    return x, left, right, float(rng.uniform(1.5, 4)), float(rng.uniform(1.5, 4))


@probe_check(points=2, num_public=3)
def values(rng):
    """The hill at arrays of several shapes, () among them."""
    yield Call(*draw(rng, 7))
    yield Call(*draw(rng, 5, 3))
    yield Call(*draw(rng, 2, 3, 5))
    x, *hill = draw(rng, 1)
    yield Call(np.array(x[0]), *hill)
    yield Call(x, *hill)
    x, left, right, height, steepness = draw(rng, 11)
    yield Call(x, left, right, -height, steepness)
    yield Call(x, left, right, height, -steepness)
    yield Call(x, right, left, height, steepness)
    yield Call(x * 1e-3, left * 1e-3, right * 1e-3, height, steepness * 1e3)


@probe_check(points=2, num_public=2)
def extreme(rng):
    """Finite and right for steep sides and for places far away."""
    _, left, right, height, _ = draw(rng, 1)
    middle, far = (left + right) / 2, float(rng.uniform(1, 9))
    x = np.array([left - 1, left, middle, right, right + 1])
    yield Call(x, left, right, height, 1e3 * far)
    yield Call(np.array([-1e3 * far, middle, 1e3 * far, left]), left, right, height, 4.0)
    yield Call(np.array([[-1e300, middle], [right, 1e300]]), left, right, height, far)
    yield Call(x, left, right, height, 1e300)
    yield Call(np.array([-1e300, left, 1e300, middle]), left, right, height, 1e300)
    yield Call(np.array([-3e300, 0.0, 5e300]), -1e300, 1e300, height, 1e-299)
    yield Call(x, left, right, 1e300, 1e3)
    yield Call(np.array([-far * 1e3]), -far * 1e3 - 1, -far * 1e3 + 1, height, 50.0)


@probe_check(points=1, tolerance=1e-6, num_public=1)
def other_numbers(rng):
    """The hill at whole numbers and at float32."""
    x = rng.permutation(np.arange(-3, 4))[:5]
    yield Call(x, -2, 2, int(rng.integers(2, 6)), 1)
    x = rng.integers(-8, 9, size=(3, 2)) / 4
    yield Call(x.astype(np.float32), -1.0, 1.25, 3.0, 2.0)


@mistake(
    "Your values are right near the hill; far from it they are not numbers, as they are where an "
    "overflowing exponential is divided by another one. Only one of e^z and e^(−z) can be large."
)
def overflow(x, left, right, height, steepness):
    def sigmoid(z):
        return np.exp(z) / (1 + np.exp(z))

    return height * (sigmoid(steepness * (x - left)) - sigmoid(steepness * (x - right)))


@mistake(
    "Your hill equals what one gets if the two sigmoids are added: then nothing comes down again."
)
def added(x, left, right, height, steepness):
    def sigmoid(z):
        return (1 + np.tanh(z / 2)) / 2

    return height * (sigmoid(steepness * (x - left)) + sigmoid(steepness * (x - right)))


@mistake("Your hill points down: the sigmoid at the left is the one that is taken away.")
def upside_down(x, left, right, height, steepness):
    def sigmoid(z):
        return (1 + np.tanh(z / 2)) / 2

    return height * (sigmoid(steepness * (x - right)) - sigmoid(steepness * (x - left)))


@mistake(
    "Your hill equals what one gets if the steepness multiplies x alone: the place where a neuron "
    "rises then moves with the steepness."
)
def steepness_of_x_alone(x, left, right, height, steepness):
    def sigmoid(z):
        return (1 + np.tanh(z / 2)) / 2

    return height * (sigmoid(steepness * x - left) - sigmoid(steepness * x - right))


@mistake("Your hill equals what one gets if the distances are divided by the steepness.")
def divided_by_steepness(x, left, right, height, steepness):
    def sigmoid(z):
        return (1 + np.tanh(z / 2)) / 2

    return height * (sigmoid((x - left) / steepness) - sigmoid((x - right) / steepness))


@mistake("Your hill has the height 1: the factor height is missing.")
def height_left_out(x, left, right, height, steepness):
    def sigmoid(z):
        return (1 + np.tanh(z / 2)) / 2

    return sigmoid(steepness * (x - left)) - sigmoid(steepness * (x - right))


@mistake("Your hill equals what one gets if the height multiplies the first sigmoid alone.")
def height_of_the_first(x, left, right, height, steepness):
    def sigmoid(z):
        return (1 + np.tanh(z / 2)) / 2

    return height * sigmoid(steepness * (x - left)) - sigmoid(steepness * (x - right))


@mistake("Your hill equals what one gets with the signs of left and right turned round.")
def places_added(x, left, right, height, steepness):
    def sigmoid(z):
        return (1 + np.tanh(z / 2)) / 2

    return height * (sigmoid(steepness * (x + left)) - sigmoid(steepness * (x + right)))


@mistake(
    "Your hill is the product of a rising and a falling sigmoid. That looks much the same, but a "
    "layer adds up what its neurons give: it cannot multiply them."
)
def product(x, left, right, height, steepness):
    def sigmoid(z):
        return (1 + np.tanh(z / 2)) / 2

    return height * sigmoid(steepness * (x - left)) * sigmoid(-steepness * (x - right))


@mistake("Your hill has vertical sides; with a finite steepness its sides are sigmoids.")
def vertical_sides(x, left, right, height, steepness):
    return height * ((np.asarray(x) > left) & (np.asarray(x) < right)).astype(float)


@mistake("Your hill is made of hyperbolic tangents; a sigmoid rises from 0 to 1, and half as fast.")
def with_tanh_instead(x, left, right, height, steepness):
    return height * (np.tanh(steepness * (x - left)) - np.tanh(steepness * (x - right)))


@mistake("Your hill equals what one gets if the steepness is left out.")
def steepness_left_out(x, left, right, height, steepness):
    def sigmoid(z):
        return (1 + np.tanh(z / 2)) / 2

    return height * (sigmoid(x - left) - sigmoid(x - right))


@correct
def through_tanh(x, left, right, height, steepness):
    rise, fall = steepness * (x - left), steepness * (x - right)
    return height / 2 * (np.tanh(rise / 2) - np.tanh(fall / 2))


@correct
def plain_formula(x, left, right, height, steepness):
    rise = 1 / (1 + np.exp(-steepness * (x - left)))
    fall = 1 / (1 + np.exp(-steepness * (x - right)))
    return height * (rise - fall)


@correct
def number_by_number(x, left, right, height, steepness):
    x = np.asarray(x, dtype=float)
    y = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        rise, fall = steepness * (x[i] - left), steepness * (x[i] - right)
        up = 1 / (1 + np.exp(-rise)) if rise >= 0 else np.exp(rise) / (1 + np.exp(rise))
        down = 1 / (1 + np.exp(-fall)) if fall >= 0 else np.exp(fall) / (1 + np.exp(fall))
        y[i] = height * up - height * down
    return y


@correct
def with_logaddexp(x, left, right, height, steepness):
    z = np.stack([steepness * (x - left), steepness * (x - right)])
    up, down = np.exp(-np.logaddexp(0, -z))
    return height * (up - down)
