"""minibatches: how the examples are divided, whether all orders come, and typical mistakes."""

import numpy as np

from autograder.authoring import Call, Wrong, correct, mistake, probe_check, property_check


def generator(rng):
    """Return a new generator for one probe."""
    return np.random.default_rng(int(rng.integers(2**32)))


def draw(rng, N, D):
    """Return examples and targets that are all different."""
    return rng.normal(size=(N, D)), rng.permutation(N) + 0.5


@probe_check(points=2, summary="minibatch_parts", num_public=3)
def parts(rng):
    """The sizes of the parts; each example comes once, beside its own target."""
    yield Call(*draw(rng, 23, 3), 7, rng=generator(rng))
    yield Call(*draw(rng, 15, 2), 5, rng=generator(rng))
    yield Call(*draw(rng, 5, 2), 8, rng=generator(rng))
    yield Call(*draw(rng, 7, 3), 1, rng=generator(rng))
    yield Call(*draw(rng, 7, 3), 7, rng=generator(rng))
    yield Call(*draw(rng, 11, 1), 10, rng=generator(rng))
    yield Call(*draw(rng, 1, 2), 3, rng=generator(rng))
    X, targets = rng.permutation(26).reshape(13, 2), rng.permutation(39).reshape(13, 3)
    yield Call(X, targets, 4, rng=generator(rng))


@probe_check(points=1, summary="minibatch_order", absolute=9.0, num_public=1)
def order(rng):
    """The order of the examples is drawn at random."""
    yield Call(*draw(rng, 1000, 1), 64, rng=generator(rng))
    yield Call(*draw(rng, 40_000, 1), 500, rng=generator(rng))


@property_check(points=1)
def every_order(answer, rng):
    """Every order of the examples is equally likely."""
    X, targets = np.arange(3.0)[:, None], np.arange(3.0)
    counts = {}
    for _ in range(360):
        given = answer.call(X, targets, 2, rng=generator(rng))
        drawn = tuple(np.concatenate([np.ravel(part) for part, _ in given]).tolist())
        counts[drawn] = counts.get(drawn, 0) + 1
    if len(counts) < 6:
        raise Wrong(
            f"Three examples can stand in 6 orders; in 360 epochs only {len(counts)} of them came."
        )
    if min(counts.values()) < 15 or max(counts.values()) > 105:  # 60 expected, 6 sigma is 43
        raise Wrong("Three examples can stand in 6 orders; some of them come too often.")


@property_check(points=1)
def drawn_from_rng(answer, rng):
    """The order is drawn from the generator that is passed in."""
    X, targets = draw(rng, 50, 1)
    seeds = [int(seed) for seed in rng.integers(2**32, size=3)]
    orders = []
    for seed in (*seeds, seeds[0]):
        given = answer.call(X, targets, 7, rng=np.random.default_rng(seed))
        orders.append(np.concatenate([np.ravel(part) for part, _ in given]).tolist())
    if orders[0] == orders[1] == orders[2]:
        raise Wrong(
            "Three different generators give the same order: is it drawn from `rng`, anew at every "
            "call?"
        )
    if orders[0] != orders[3]:
        raise Wrong(
            "Two generators in the same state give different orders: all randomness should come "
            "from `rng`."
        )


@mistake("Your parts lack the last examples when N is no multiple of batch_size: each one counts.")
def last_part_dropped(X, targets, batch_size, *, rng):
    order = rng.permutation(len(X))
    starts = range(0, len(X) - batch_size + 1, batch_size)
    return [(X[order[s : s + batch_size]], targets[order[s : s + batch_size]]) for s in starts]


@mistake(
    "Your last part is filled up with examples that have come already; it may have fewer than "
    "batch_size."
)
def last_part_filled_up(X, targets, batch_size, *, rng):
    order = rng.permutation(len(X))
    parts = []
    for start in range(0, len(X), batch_size):
        batch = [order[i % len(X)] for i in range(start, start + batch_size)]
        parts.append((X[batch], targets[batch]))
    return parts


@mistake("Your parts hold the examples in their old order: it should be drawn at random.")
def not_shuffled(X, targets, batch_size, *, rng):
    starts = range(0, len(X), batch_size)
    return [(X[s : s + batch_size], targets[s : s + batch_size]) for s in starts]


@mistake("Your X and targets are drawn in two different orders: the pairs are lost.")
def two_orders(X, targets, batch_size, *, rng):
    X, targets = rng.permutation(X), rng.permutation(targets)
    starts = range(0, len(X), batch_size)
    return [(X[s : s + batch_size], targets[s : s + batch_size]) for s in starts]


@mistake("Your X is in a new order and your targets are in the old one: the pairs are lost.")
def only_x_shuffled(X, targets, batch_size, *, rng):
    X = rng.permutation(X)
    starts = range(0, len(X), batch_size)
    return [(X[s : s + batch_size], targets[s : s + batch_size]) for s in starts]


@mistake("Your examples are drawn with replacement: some come twice and others never.")
def with_replacement(X, targets, batch_size, *, rng):
    order = rng.integers(len(X), size=len(X))
    starts = range(0, len(X), batch_size)
    return [(X[order[s : s + batch_size]], targets[order[s : s + batch_size]]) for s in starts]


@mistake("Your parts come in a random order, but each holds neighbours of the old order.")
def only_parts_shuffled(X, targets, batch_size, *, rng):
    starts = np.arange(0, len(X), batch_size)
    order = [*rng.permutation(starts[:-1]), starts[-1]]
    return [(X[s : s + batch_size], targets[s : s + batch_size]) for s in order]


@mistake("Your examples are in a random order within each part, but each part keeps its own.")
def shuffled_within_parts(X, targets, batch_size, *, rng):
    parts = []
    for start in range(0, len(X), batch_size):
        batch = start + rng.permutation(min(batch_size, len(X) - start))
        parts.append((X[batch], targets[batch]))
    return parts


@mistake(
    "Your parts are made equally large; every part but the last has exactly batch_size examples."
)
def equal_parts(X, targets, batch_size, *, rng):
    batches = np.array_split(rng.permutation(len(X)), -(-len(X) // batch_size))
    return [(X[batch], targets[batch]) for batch in batches]


@mistake("Your batch_size is taken for the number of parts; it is the number of examples in one.")
def number_of_parts(X, targets, batch_size, *, rng):
    batches = np.array_split(rng.permutation(len(X)), min(batch_size, len(X)))
    return [(X[batch], targets[batch]) for batch in batches]


@mistake("Your last part is empty when N is a multiple of batch_size.")
def empty_part(X, targets, batch_size, *, rng):
    order = rng.permutation(len(X))
    starts = range(0, len(X) + 1, batch_size)
    return [(X[order[s : s + batch_size]], targets[order[s : s + batch_size]]) for s in starts]


@mistake("Your function gives one part only, the first: a whole epoch is asked for.")
def first_part_only(X, targets, batch_size, *, rng):
    batch = rng.permutation(len(X))[:batch_size]
    return [(X[batch], targets[batch])]


@correct
def one_after_the_other(X, targets, batch_size, *, rng):
    order = list(range(len(X)))
    rng.shuffle(order)
    while order:
        batch, order = order[:batch_size], order[batch_size:]
        yield X[batch], targets[batch]


@correct
def by_random_keys(X, targets, batch_size, *, rng):
    order = np.argsort(rng.random(len(X)))
    cuts = range(batch_size, len(X), batch_size)
    return zip(np.split(X[order], cuts), np.split(targets[order], cuts), strict=True)


@correct
def by_hand(X, targets, batch_size, *, rng):
    rest, parts = list(range(len(X))), []
    for last in range(len(rest) - 1, 0, -1):
        place = int(rng.integers(0, last + 1))
        rest[last], rest[place] = rest[place], rest[last]
    for start in range(0, len(rest), batch_size):
        chosen = rest[start : start + batch_size]
        parts.append([[X[n] for n in chosen], [targets[n] for n in chosen]])
    return parts


@correct
def without_replacement(X, targets, batch_size, *, rng):
    order = rng.choice(len(X), size=len(X), replace=False)
    return (
        (np.take(X, order[s : s + batch_size], 0), np.take(targets, order[s : s + batch_size], 0))
        for s in range(0, len(X), batch_size)
    )
