"""split_indices: what every split fulfils, how splits are distributed, and typical mistakes.

The sizes N are such that whole sizes stay whole in floating point, however they are computed.
"""

import itertools

import numpy as np

from autograder.authoring import Call, Wrong, correct, mistake, probe_check, property_check


def generator(rng):
    """Return a generator of its own."""
    return np.random.default_rng(int(rng.integers(2**32)))


@probe_check(points=2, summary="random_partition", num_public=6)
def parts(rng):
    """Every index is in exactly one part; sizes, their order, and chance."""
    yield Call(1000, rng=generator(rng))
    yield Call(19, rng=generator(rng))
    yield Call(2000, rng=generator(rng), fractions=(0.25, 0.25, 0.5))
    yield Call(800, rng=generator(rng), fractions=(0.125, 0.5, 0.375))
    yield Call(10, rng=generator(rng))
    yield Call(7, rng=generator(rng), fractions=(0.5, 0.25, 0.25))
    yield Call(16, rng=generator(rng), fractions=(0.25, 0.5, 0.25))
    yield Call(9, rng=generator(rng))
    yield Call(1, rng=generator(rng))
    yield Call(8, rng=generator(rng), fractions=(0.75, 0.0, 0.25))
    yield Call(4001, rng=generator(rng), fractions=(0.25, 0.5, 0.25))


@property_check(points=1)
def only_from_rng(answer, rng):
    """The same state of the generator gives the same split, another state another one."""
    first, other = generator(rng), generator(rng)
    splits = [answer.call(60, rng=r, fractions=(0.5, 0.25, 0.25)) for r in (first, first, other)]
    same, again, different = (np.concatenate([np.sort(p) for p in split]) for split in splits)
    if not np.array_equal(same, again):
        raise Wrong(
            "Called twice with the same state of rng, it gives two splits: is all chance rng's?"
        )
    if np.array_equal(same, different):
        raise Wrong("Two different generators give the same split: is it drawn from rng?")


@property_check(points=1)
def equally_likely(answer, rng):
    """Every split is equally likely."""
    num_draws, counts = 300, dict.fromkeys(itertools.permutations(range(4), 2), 0)
    for _ in range(num_draws):
        _, validation, test = answer.call(4, rng=generator(rng), fractions=(0.5, 0.25, 0.25))
        counts[int(validation[0]), int(test[0])] += 1
    expected = num_draws / len(counts)
    chi_square = sum((count - expected) ** 2 for count in counts.values()) / expected
    if chi_square > 70:  # 11 degrees of freedom: a right answer exceeds it once in 1e10
        raise Wrong(
            "With four examples and sizes 2, 1 and 1 there are twelve splits; over "
            f"{num_draws} generators some of yours come far more often than others."
        )


@mistake("Your parts are drawn without chance: the first examples are always in the first part.")
def not_shuffled(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    first = round(num_examples * fractions[0])
    second = first + round(num_examples * fractions[1])
    return np.split(np.arange(num_examples), [first, second])


@mistake(
    "Your parts are runs of neighbours that begin at a random place: then neighbours stay together."
)
def rotated(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    first = round(num_examples * fractions[0])
    second = first + round(num_examples * fractions[1])
    order = np.roll(np.arange(num_examples), rng.integers(num_examples))
    return np.split(order, [first, second])


@mistake("Some indices occur more than once and others never: drawn once, an index is used up.")
def with_replacement(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    first = round(num_examples * fractions[0])
    second = first + round(num_examples * fractions[1])
    return np.split(rng.integers(0, num_examples, size=num_examples), [first, second])


@mistake(
    "Your parts overlap: each is drawn from all examples, and not from those that are left over."
)
def drawn_separately(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    first = round(num_examples * fractions[0])
    second = round(num_examples * fractions[1])
    sizes = (first, second, num_examples - first - second)
    return [rng.permutation(num_examples)[:size] for size in sizes]


@mistake("The fractions you were given are not used: your parts have the sizes of 80/10/10.")
def fractions_ignored(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    first = round(num_examples * 0.8)
    second = first + round(num_examples * 0.1)
    return np.split(rng.permutation(num_examples), [first, second])


@mistake(
    "Your parts come in another order: training, validation, test is the order of `fractions`."
)
def reversed_order(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    first = round(num_examples * fractions[0])
    second = first + round(num_examples * fractions[1])
    return np.split(rng.permutation(num_examples), [first, second])[::-1]


@mistake("Where sizes are not whole, some examples are in no part: what remains goes to the last.")
def remainder_lost(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    order, parts, start = rng.permutation(num_examples), [], 0
    for fraction in fractions:
        size = int(num_examples * fraction + 1e-9)
        parts.append(order[start : start + size])
        start += size
    return parts


@mistake("Where sizes are not whole, what remains goes to your first part; it goes to the last.")
def remainder_to_first(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    order = rng.permutation(num_examples)
    second, third = (int(num_examples * fraction + 1e-9) for fraction in fractions[1:])
    first = num_examples - second - third
    return order[:first], order[first : first + second], order[first + second :]


@mistake("Your indices begin at 1: examples are counted from 0, and the last is N − 1.")
def counted_from_one(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    first = round(num_examples * fractions[0])
    second = first + round(num_examples * fractions[1])
    return np.split(1 + rng.permutation(num_examples), [first, second])


@mistake("Your output has two parts: training, validation and test are three.")
def two_parts(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    return np.split(rng.permutation(num_examples), [round(num_examples * fractions[0])])


@mistake("Your third part leaves out the last index: where does the last slice end?")
def last_left_out(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    order = rng.permutation(num_examples)
    first = round(num_examples * fractions[0])
    second = first + round(num_examples * fractions[1])
    return order[:first], order[first:second], order[second:-1]


@correct
def rounded_down(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    order = list(range(num_examples))
    rng.shuffle(order)
    a, b = int(num_examples * fractions[0]), int(num_examples * fractions[1])
    return [order[:a], order[a : a + b], order[a + b :]]


@correct
def rounded_up(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    order = np.argsort(rng.random(num_examples))
    a = int(np.ceil(num_examples * fractions[0] - 1e-9))
    b = int(np.ceil(num_examples * fractions[1] - 1e-9))
    return tuple(np.sort(part) for part in np.split(order, [a, a + b]))


@correct
def borders_rounded(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    borders = np.round(np.cumsum(fractions)[:2] * num_examples).astype(int)
    order = rng.choice(num_examples, size=num_examples, replace=False)
    return np.split(order, borders)


@correct
def part_by_part(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    left = np.arange(num_examples)
    parts = []
    for fraction in fractions[:2]:
        part = rng.choice(left, size=round(num_examples * fraction), replace=False)
        left = np.setdiff1d(left, part)
        parts.append(part)
    return parts[0], parts[1], left
