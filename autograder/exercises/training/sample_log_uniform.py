"""sample_log_uniform: how the draws are spread, where they come from, and typical mistakes."""

import numpy as np

from autograder.authoring import Call, Wrong, correct, mistake, probe_check, property_check


def generator(rng):
    """Return a new generator for one probe."""
    return np.random.default_rng(int(rng.integers(2**32)))


# of 1e5 draws two right answers differ by less than 0.03 in every number: that is 6 sigma or more
@probe_check(points=2, summary="log_moments", absolute=0.03)
def distribution(rng):
    """How the draws are spread on a log scale."""
    yield Call(1e-4, 1e-1, 100_000, rng=generator(rng))
    yield Call(3, 700, 100_000, rng=generator(rng))
    yield Call(0.2, 0.9, 100_000, rng=generator(rng))


@probe_check(points=1, summary="log_moments", num_public=3)
def few_draws(rng):
    """The shape of the result, and that no draw lies outside, for small sizes."""
    yield Call(1e-5, 1e-2, 7, rng=generator(rng))
    yield Call(0.5, 2.0, 1, rng=generator(rng))
    yield Call(1, 1000, 13, rng=generator(rng))


@property_check(points=1)
def drawn_from_rng(answer, rng):
    """The draws come from the generator that is passed in."""
    seeds = [int(seed) for seed in rng.integers(2**32, size=2)]
    first, second, again = (
        np.ravel(answer.call(1e-3, 1.0, 50, rng=np.random.default_rng(seed))).tolist()
        for seed in (*seeds, seeds[0])
    )
    if first == second:
        raise Wrong("Two different generators give the same draws: are they drawn from `rng`?")
    if first != again:
        raise Wrong(
            "Two generators in the same state give different draws: all randomness should come "
            "from `rng`."
        )


@mistake("Your draws are uniform between low and high themselves: their logarithms should be.")
def values_uniform(low, high, size, *, rng):
    return rng.uniform(low, high, size=size)


@mistake("Your draws are the logarithms: they are still to be turned into values.")
def logarithms(low, high, size, *, rng):
    return rng.uniform(np.log(low), np.log(high), size=size)


@mistake("Your draws are made with two different bases: the power undoes the logarithm of its own.")
def two_bases(low, high, size, *, rng):
    return np.exp(rng.uniform(np.log10(low), np.log10(high), size=size))


@mistake(
    "Your draws are made with two different bases: 10 to a power undoes the decimal logarithm."
)
def two_bases_reversed(low, high, size, *, rng):
    return 10 ** rng.uniform(np.log(low), np.log(high), size=size)


@mistake("Your draws are one value, repeated: each should be drawn on its own.")
def one_draw(low, high, size, *, rng):
    return np.full(size, np.exp(rng.uniform(np.log(low), np.log(high))))


@mistake("Your draws stand in order of size: a draw should say nothing about the next.")
def in_order(low, high, size, *, rng):
    return np.sort(np.exp(rng.uniform(np.log(low), np.log(high), size=size)))


@mistake("Your draws take only a few values between low and high: any value should be possible.")
def from_a_grid(low, high, size, *, rng):
    return rng.choice(np.geomspace(low, high, 10), size=size)


@mistake(
    "Your draws crowd near low: their reciprocals are uniform, and their logarithms should be."
)
def reciprocals(low, high, size, *, rng):
    return 1 / rng.uniform(1 / high, 1 / low, size=size)


@mistake("Your draws crowd in the middle: every part of the log scale should be equally likely.")
def bell_shaped(low, high, size, *, rng):
    places = np.clip(0.5 + rng.normal(size=size) / 6, 0, 1)
    return low * (high / low) ** places


@mistake("Your result is one number, or has another shape: an array of `size` draws is wanted.")
def in_a_column(low, high, size, *, rng):
    return np.exp(rng.uniform(np.log(low), np.log(high), size=(size, 1)))


@correct
def powers_of_ten(low, high, size, *, rng):
    return 10 ** rng.uniform(np.log10(low), np.log10(high), size)


@correct
def by_the_ratio(low, high, size, *, rng):
    return low * (high / low) ** rng.random(size)


@correct
def one_by_one(low, high, size, *, rng):
    a, b = np.log(low), np.log(high)
    return [float(np.exp(b - (b - a) * rng.random())) for _ in range(size)]


@correct
def in_float32(low, high, size, *, rng):
    return np.geomspace(low, high, 2)[0] * np.float32(high / low) ** rng.random(size, np.float32)
