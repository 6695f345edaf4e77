"""product_graph: hidden draws and typical mistakes."""

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng):
    """Return x, y, z far from 0, from 1 and from each other."""
    size = rng.uniform(1.5, 4.0, size=3) + [0.0, 3.0, 6.0]
    return [float(value) for value in size * rng.choice([-1.0, 1.0], size=3)]


@probe_check(points=1)
def values(rng):
    """Value and derivatives at several points."""
    for _ in range(4):
        yield Call(*draw(rng))


@probe_check(points=1)
def whole_numbers(rng):
    """Value and derivatives at whole numbers, also where one of them is 0."""
    x, y, z = (int(n) for n in rng.integers(2, 9, size=3))
    yield Call(-x, y + x + 1, -z)
    yield Call(x, -x, z)
    yield Call(x, y, 0)


@mistake(
    "Your value is right; your derivatives equal what one gets if the product hands every input "
    "its own value back: how much does q z change when q changes a little?"
)
def product_not_crossed(x, y, z):
    q = x + y
    return q * z, (q, q, z)


@mistake(
    "Your derivatives for x and y equal the local ones of the sum: which gradient arrives at the "
    "sum from above?"
)
def upstream_left_out(x, y, z):
    return (x + y) * z, (1, 1, x + y)


@mistake(
    "Your derivatives for x and y equal the sum of the local and the arriving gradient; the chain "
    "rule multiplies them."
)
def chain_rule_adds(x, y, z):
    return (x + y) * z, (z + 1, z + 1, x + y)


@mistake("Your result equals that of x + y z: the sum is made before the product.")
def parentheses_forgotten(x, y, z):
    return x + y * z, (1, z, y)


@mistake(
    "Your derivatives for x and y equal what one gets if the node that joins them is a product; "
    "it is a sum."
)
def sum_taken_for_product(x, y, z):
    return (x + y) * z, (y * z, x * z, x + y)


@mistake("Your derivatives are the right numbers in another order: the order asked for is x, y, z.")
def derivatives_in_other_order(x, y, z):
    return (x + y) * z, (x + y, z, z)


@correct
def at_once(x, y, z):
    return (x + y) * z, (z, z, x + y)


@correct
def over_two_paths(x, y, z):
    a, b = x * z, y * z
    gradients = {"x": 0, "y": 0, "z": 0}
    for one, other, name in ((x, z, "x"), (y, z, "y")):
        gradients[name] += other
        gradients["z"] += one
    return a + b, [gradients["x"], gradients["y"], gradients["z"]]
