"""PolynomialFit: a polynomial through noisy points, and what it says of points it has not seen."""

import numpy as np
from traitlets import Enum, Float, Int, List

from nabla.widgets._base import Demo

_NUM_POINTS, _NOISE = 12, 0.25


def _drawn():
    """Points of sin πx with noise: evenly spread ones to learn from, random ones to validate."""
    rng = np.random.default_rng(5)
    spread = np.linspace(-1, 1, _NUM_POINTS) + rng.uniform(-0.06, 0.06, _NUM_POINTS)
    x = np.clip(spread, -1, 1)
    t = np.sin(np.pi * x) + _NOISE * rng.normal(size=_NUM_POINTS)
    x_val = rng.uniform(-0.98, 0.98, _NUM_POINTS)
    t_val = np.sin(np.pi * x_val) + _NOISE * rng.normal(size=_NUM_POINTS)
    return [values.round(2).tolist() for values in (x, t, x_val, t_val)]


_X, _T, _X_VAL, _T_VAL = _drawn()


class PolynomialFit(Demo):
    """A polynomial fitted with an L2 penalty and a limit on the steps of gradient descent.

    xs, ts          points that are learned from; x within -1..1
    val_xs, val_ts  points that only judge
    degree          of the polynomial, 1..11
    strength        λ of the penalty ½ λ Σ w², 0 or more; the bias is free
    num_steps       steps of descent from zero at the rate 1 / (largest curvature); 0: to the end
    along           what the right picture varies: "degree", "strength" or "steps"
    """

    _demo = "polynomial_fit"

    xs = List(Float(), _X).tag(sync=True)
    ts = List(Float(), _T).tag(sync=True)
    val_xs = List(Float(), _X_VAL).tag(sync=True)
    val_ts = List(Float(), _T_VAL).tag(sync=True)
    degree = Int(11, min=1, max=11).tag(sync=True)
    strength = Float(1e-9, min=0).tag(sync=True)
    num_steps = Float(0.0, min=0).tag(sync=True)
    along = Enum(["degree", "strength", "steps"], "degree").tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the losses of degrees 1, 3 and 11."""
        losses = [self._losses(degree) for degree in (1, 3, 11)]
        found = [
            f"degree {d} {a:.3f} and {b:.3f}" for d, (a, b) in zip((1, 3, 11), losses, strict=True)
        ]
        return (
            f"Left: {len(self.xs)} points that are learned from, {len(self.val_xs)} diamonds "
            f"that only judge, and a polynomial. Right: the loss of both kinds for every degree. "
            f"Training and validation loss: {'; '.join(found)}. The training loss only falls, "
            f"the validation loss falls and rises again."
        )

    def _losses(self, degree):
        """Training and validation loss of the polynomial of that degree with the least cost."""
        X = np.array(self.xs)[:, None] ** np.arange(1, degree + 1)
        N, middle, level = len(X), X.mean(axis=0), np.mean(self.ts)
        rows = np.vstack([X - middle, np.sqrt(N * self.strength) * np.eye(degree)])
        w = np.linalg.lstsq(rows, np.concatenate([np.array(self.ts) - level, np.zeros(degree)]))[0]
        for xs, ts in ((self.xs, self.ts), (self.val_xs, self.val_ts)):
            features = np.array(xs)[:, None] ** np.arange(1, degree + 1)
            yield np.mean(((features - middle) @ w + level - ts) ** 2) / 2
