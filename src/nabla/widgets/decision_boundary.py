"""DecisionBoundary: logistic regression in the plane, with plain or with squared features."""

import numpy as np
from traitlets import Float, Int, List, Unicode

from nabla.widgets._base import Demo

_ANGLES = np.arange(9) * 2 * np.pi / 9 + 0.2
_RING = [[round(float(1.5 * np.cos(a)), 2), round(float(1.5 * np.sin(a)), 2)] for a in _ANGLES]
_CORE = [[0.1, 0.35], [-0.45, 0.1], [0.5, -0.1], [-0.1, -0.5], [0.35, 0.55], [-0.55, -0.4]]


class DecisionBoundary(Demo):
    """Drag points of two classes; gradient descent from zero draws the boundary p = 1/2.

    points     [x1, x2] of each example, in -2.2..2.2
    labels     class of each example, 0 or 1
    features   "plain" (x1, x2) or "squared" (x1, x2, x1², x2²)
    num_steps  steps of gradient descent from zero
    lr         learning rate
    """

    _demo = "decision_boundary"

    points = List(List(Float()), _RING + _CORE).tag(sync=True)
    labels = List(Int(), [0] * len(_RING) + [1] * len(_CORE)).tag(sync=True)
    features = Unicode("squared").tag(sync=True)
    num_steps = Int(100).tag(sync=True)
    lr = Float(0.5).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the loss and the number of right answers in the first state."""
        F, t = np.array(self.points), np.array(self.labels)
        if self.features == "squared":
            F = np.hstack([F, F**2])
        w, b = np.zeros(F.shape[1]), 0.0
        for _ in range(self.num_steps):
            r = 1 / (1 + np.exp(-(F @ w + b))) - t
            w, b = w - self.lr * F.T @ r / len(t), b - self.lr * r.mean()
        z = F @ w + b
        loss = np.logaddexp(0, np.where(t == 1, -z, z)).mean()
        return (
            f"Left: {len(t)} points of two classes in the plane, shaded by the probability of "
            f"class 1, with the decision boundary. With {self.features} features "
            f"{np.sum((z >= 0) == t)} of {len(t)} points lie on their side after {self.num_steps} "
            f"steps. Right: the cross-entropy falls from 0.693 to {loss:.3f}."
        )
