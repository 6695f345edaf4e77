"""dropout_train: what every mask fulfils, how masks are distributed, and typical mistakes."""

import numpy as np

from autograder.authoring import Call, Wrong, correct, mistake, probe_check, property_check
from nabla.checking.compare import agrees


def generator(rng):
    """Return a generator of its own."""
    return np.random.default_rng(int(rng.integers(2**32)))


def whole(rng, N, D):
    """Return an output of floats that are whole and not 0, which take little room on a sheet."""
    return (rng.integers(1, 9, size=(N, D)) * rng.choice([-1, 1], size=(N, D))).astype(float)


@probe_check(points=2, summary="dropout_mask", tolerance=1e-6, num_public=4)
def masks(rng):
    """Values of Y and mask, the share of dropped entries, and their independence."""
    yield Call(whole(rng, 70, 50), 0.3, rng=generator(rng))
    yield Call(whole(rng, 50, 60), 0.8, rng=generator(rng))
    yield Call(whole(rng, 7, 3), 0.0, rng=generator(rng))
    yield Call(rng.integers(1, 9, size=(40, 50)), 0.6, rng=generator(rng))
    yield Call(rng.normal(size=(400, 300)), 0.1, rng=generator(rng))
    yield Call(rng.normal(size=(300, 400)) * 1e3, 0.3, rng=generator(rng))
    yield Call(rng.normal(size=(50, 41)).astype(np.float32), 0.7, rng=generator(rng))
    yield Call(whole(rng, 1, 2000), 0.25, rng=generator(rng))
    yield Call(whole(rng, 2000, 1), 0.9, rng=generator(rng))


@property_check(points=1)
def only_from_rng(answer, rng):
    """The same state of the generator gives the same mask, another state another one."""
    X, first, other = rng.normal(size=(11, 7)), generator(rng), generator(rng)
    mask, again, different = (answer.call(X, 0.3, rng=r)[1] for r in (first, first, other))
    if not agrees(np.asarray(mask), np.asarray(again)):
        raise Wrong(
            "Called twice with the same state of rng, it gives two masks: is all chance rng's?"
        )
    if agrees(np.asarray(mask), np.asarray(different)):
        raise Wrong("Two different generators give the same mask: is it drawn from rng?")


@property_check(points=1)
def number_varies(answer, rng):
    """The number of dropped entries varies from call to call as it does for independent draws."""
    p, X, num_calls = 0.25, rng.normal(size=(8, 5)), 60
    drawn = [np.asarray(answer.call(X, p, rng=generator(rng))[1]) for _ in range(num_calls)]
    dropped = np.array([(mask == 0).sum() for mask in drawn])
    ratio = dropped.var() / (X.size * p * (1 - p))
    if ratio < 0.2:  # 60 independent calls are so even once in 1e15
        raise Wrong(
            "The number of dropped entries is (nearly) the same at every call: when each entry is "
            "dropped on its own, it varies."
        )
    often = np.mean([mask == 0 for mask in drawn], axis=0)
    if ratio > 3.5:
        raise Wrong(
            "The number of dropped entries varies far more from call to call than it does when "
            "each entry is dropped on its own."
        )
    if np.abs(often - p).max() > 7.5 * np.sqrt(p * (1 - p) / num_calls):
        raise Wrong("Over many calls, some entries are dropped far more often than others.")


@mistake(
    "In your output entries are kept with probability p: `drop_prob` is the probability of being "
    "dropped."
)
def keep_and_drop_exchanged(X, drop_prob, *, rng):
    mask = (rng.random(X.shape) < drop_prob).astype(float)
    return X * mask, mask


@mistake("Your mask drops every entry with probability ½, whatever `drop_prob` is.")
def always_half(X, drop_prob, *, rng):
    mask = rng.integers(0, 2, size=X.shape)
    return X * mask, mask


@mistake(
    "Your mask is drawn once for each unit and shared by all examples: each entry has its own."
)
def one_mask_for_all_rows(X, drop_prob, *, rng):
    mask = np.tile(rng.random(X.shape[1]) >= drop_prob, (len(X), 1))
    return X * mask, mask


@mistake("Your mask drops whole examples: each entry of a row is drawn on its own.")
def whole_rows(X, drop_prob, *, rng):
    mask = np.repeat(rng.random((len(X), 1)) >= drop_prob, X.shape[1], axis=1)
    return X * mask, mask


@mistake(
    "Your mask drops exactly the same number of units in every row: each is dropped on its own, "
    "and the number varies."
)
def exact_fraction_of_each_row(X, drop_prob, *, rng):
    mask = np.ones(X.shape)
    for row in mask:
        row[rng.permutation(X.shape[1])[: round(drop_prob * X.shape[1])]] = 0
    return X * mask, mask


@mistake(
    "Your mask is right for dropout; your Y does not belong to it: are they made from two draws?"
)
def drawn_twice(X, drop_prob, *, rng):
    return X * (rng.random(X.shape) >= drop_prob), rng.random(X.shape) >= drop_prob


@mistake("Your mask says 1 where an entry was dropped: it is 1 where one was kept.")
def mask_of_dropped(X, drop_prob, *, rng):
    dropped = rng.random(X.shape) < drop_prob
    return X * ~dropped, dropped


@mistake(
    "What you keep is divided by 1 − p: that is inverted dropout; here it stays as it is, and the "
    "output at test is scaled."
)
def inverted(X, drop_prob, *, rng):
    mask = (rng.random(X.shape) >= drop_prob) / (1 - drop_prob)
    return X * mask, mask


@mistake("Your mask holds 0 and 1, but your Y is divided by 1 − p: that is for inverted dropout.")
def scaled_output(X, drop_prob, *, rng):
    mask = (rng.random(X.shape) >= drop_prob).astype(float)
    return X * mask / (1 - drop_prob), mask


@mistake("Your Y is scaled by 1 − p: this belongs to test time; in training what is kept stays.")
def scaled_as_at_test(X, drop_prob, *, rng):
    mask = (rng.random(X.shape) >= drop_prob).astype(float)
    return X * mask * (1 - drop_prob), mask


@mistake("Your mask is right; your Y is X, and nothing in it is dropped.")
def mask_not_applied(X, drop_prob, *, rng):
    return X, rng.random(X.shape) >= drop_prob


@mistake("Your output is Y alone: Y and the mask are wanted.")
def output_alone(X, drop_prob, *, rng):
    return X * (rng.random(X.shape) >= drop_prob)


@mistake("Your output has mask and Y exchanged: Y comes first.")
def exchanged(X, drop_prob, *, rng):
    mask = (rng.random(X.shape) >= drop_prob).astype(float)
    return mask, X * mask


@mistake(
    "Your draws are from a normal distribution: how often is such a number smaller than "
    "`drop_prob`?"
)
def normal_draws(X, drop_prob, *, rng):
    mask = rng.standard_normal(X.shape) >= drop_prob
    return X * mask, mask


@correct
def binomial_numbers(X, drop_prob, *, rng):
    mask = rng.binomial(1, 1 - drop_prob, size=X.shape)
    return X * mask, mask


@correct
def choices(X, drop_prob, *, rng):
    mask = rng.choice([0.0, 1.0], size=X.shape, p=[drop_prob, 1 - drop_prob])
    return np.where(mask == 1, X, 0), mask


@correct
def kept_below(X, drop_prob, *, rng):
    mask = rng.uniform(0, 1, X.shape) < 1 - drop_prob
    Y = np.array(X)
    Y[~mask] = 0
    return [Y, mask.astype(int)]


@correct
def single_precision_draws(X, drop_prob, *, rng):
    mask = (rng.random(X.shape, dtype=np.float32) > drop_prob).astype(np.float32)
    return X * mask, mask


@correct
def with_loops(X, drop_prob, *, rng):
    Y, mask = np.zeros(X.shape), np.zeros(X.shape, dtype=bool)
    for d in range(X.shape[1]):
        draws = rng.random(len(X))
        for n in range(len(X)):
            if draws[n] >= drop_prob:
                Y[n, d], mask[n, d] = X[n, d], True
    return Y, mask
