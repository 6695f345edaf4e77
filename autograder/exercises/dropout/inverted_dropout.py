"""inverted_dropout: what every mask fulfils, how masks are distributed, and typical mistakes."""

import numpy as np

from autograder.authoring import beside, correct, mistake

shared = beside(__file__, "_masks")
masks, only_from_rng, number_varies = shared.masks, shared.only_from_rng, shared.number_varies


@mistake(
    "In your output entries are kept with probability p: `drop_prob` is the probability of being "
    "dropped, and 1 − p that of being kept."
)
def keep_and_drop_exchanged(X, drop_prob, *, rng):
    mask = (rng.random(X.shape) < drop_prob) / max(drop_prob, 1e-9)
    return X * mask, mask


@mistake(
    "Your mask has the right scale, but entries are kept with probability p: should they be "
    "dropped with it?"
)
def comparison_reversed(X, drop_prob, *, rng):
    mask = (rng.random(X.shape) < drop_prob) / (1 - drop_prob)
    return X * mask, mask


@mistake("Your output is not scaled: what is kept is divided by 1 − p.")
def not_scaled(X, drop_prob, *, rng):
    mask = (rng.random(X.shape) >= drop_prob).astype(float)
    return X * mask, mask


@mistake("Your Y is right; your mask holds 1 where it should hold the scale 1/(1 − p) too.")
def mask_not_scaled(X, drop_prob, *, rng):
    mask = (rng.random(X.shape) >= drop_prob).astype(float)
    return X * mask / (1 - drop_prob), mask


@mistake("Your mask is right; your Y is not scaled: it is X times the mask, with its scale.")
def output_not_scaled(X, drop_prob, *, rng):
    kept = rng.random(X.shape) >= drop_prob
    return X * kept, kept / (1 - drop_prob)


@mistake("Your scale is 1/p: what is kept is divided by the probability of being kept, 1 − p.")
def divided_by_p(X, drop_prob, *, rng):
    mask = (rng.random(X.shape) >= drop_prob) / max(drop_prob, 1e-9)
    return X * mask, mask


@mistake("What you keep is multiplied by 1 − p: it has to grow to make up for what was dropped.")
def multiplied(X, drop_prob, *, rng):
    mask = (rng.random(X.shape) >= drop_prob) * (1 - drop_prob)
    return X * mask, mask


@mistake(
    "Your scale makes up for the spread, the root of 1/(1 − p): it is the mean that has to agree."
)
def root(X, drop_prob, *, rng):
    mask = (rng.random(X.shape) >= drop_prob) / np.sqrt(1 - drop_prob)
    return X * mask, mask


@mistake(
    "Your scale is taken from the share that was really kept: it is 1/(1 − p), whatever was drawn."
)
def scaled_by_share(X, drop_prob, *, rng):
    kept = rng.random(X.shape) >= drop_prob
    mask = kept / kept.mean()
    return X * mask, mask


@mistake("Your mask drops every entry with probability ½, whatever `drop_prob` is.")
def always_half(X, drop_prob, *, rng):
    mask = rng.integers(0, 2, size=X.shape) / (1 - drop_prob)
    return X * mask, mask


@mistake(
    "Your mask is drawn once for each unit and shared by all examples: each entry has its own."
)
def one_mask_for_all_rows(X, drop_prob, *, rng):
    mask = np.tile((rng.random(X.shape[1]) >= drop_prob) / (1 - drop_prob), (len(X), 1))
    return X * mask, mask


@mistake("Your mask drops whole examples: each entry of a row is drawn on its own.")
def whole_rows(X, drop_prob, *, rng):
    kept = np.repeat(rng.random((len(X), 1)) >= drop_prob, X.shape[1], axis=1)
    return X * kept / (1 - drop_prob), kept / (1 - drop_prob)


@mistake(
    "Your mask drops exactly the same number of units in every row: each is dropped on its own, "
    "and the number varies."
)
def exact_fraction_of_each_row(X, drop_prob, *, rng):
    mask = np.full(X.shape, 1 / (1 - drop_prob))
    for row in mask:
        row[rng.permutation(X.shape[1])[: round(drop_prob * X.shape[1])]] = 0
    return X * mask, mask


@mistake("Your Y does not belong to your mask: are they made from two draws?")
def drawn_twice(X, drop_prob, *, rng):
    Y = X * (rng.random(X.shape) >= drop_prob) / (1 - drop_prob)
    return Y, (rng.random(X.shape) >= drop_prob) / (1 - drop_prob)


@mistake(
    "Your output is right for floats; for whole numbers the scale is cut off: of which type is the "
    "array that holds the mask?"
)
def mask_stays_integer(X, drop_prob, *, rng):
    mask = np.zeros_like(X)
    mask[rng.random(X.shape) >= drop_prob] = 1 / (1 - drop_prob)
    return X * mask, mask


@mistake("Your output is Y alone: Y and the mask are wanted.")
def output_alone(X, drop_prob, *, rng):
    return X * (rng.random(X.shape) >= drop_prob) / (1 - drop_prob)


@correct
def binomial_numbers(X, drop_prob, *, rng):
    keep_prob = 1 - drop_prob
    mask = rng.binomial(1, keep_prob, size=X.shape) / keep_prob
    return X * mask, mask


@correct
def choices(X, drop_prob, *, rng):
    scale = 1 / (1 - drop_prob)
    mask = rng.choice([0.0, scale], size=X.shape, p=[drop_prob, 1 - drop_prob])
    return np.where(mask > 0, X * scale, 0), mask


@correct
def kept_below(X, drop_prob, *, rng):
    kept = rng.uniform(0, 1, X.shape) < 1 - drop_prob
    Y = np.array(X, dtype=float)
    Y[~kept] = 0
    Y /= 1 - drop_prob
    return [Y, np.where(kept, 1 / (1 - drop_prob), 0.0)]


@correct
def with_loops(X, drop_prob, *, rng):
    Y, mask = np.zeros(X.shape), np.zeros(X.shape)
    for d in range(X.shape[1]):
        draws = rng.random(len(X))
        for n in range(len(X)):
            if draws[n] > drop_prob:
                mask[n, d] = 1 / (1 - drop_prob)
                Y[n, d] = X[n, d] * mask[n, d]
    return Y, mask
