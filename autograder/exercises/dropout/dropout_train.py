"""dropout_train: what every mask fulfils, how masks are distributed, and typical mistakes."""

import numpy as np

from autograder.authoring import beside, correct, mistake

shared = beside(__file__, "_masks")
masks, only_from_rng, number_varies = shared.masks, shared.only_from_rng, shared.number_varies


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
