"""LossSlices: cross-entropy and squared error of the same weight, and where each bends down."""

import numpy as np
from traitlets import Float, Int, List, Unicode

from nabla.widgets._base import Demo


class LossSlices(Demo):
    """Both losses of p = sigmoid(w x) over the one weight w, with descent from the same start.

    data       "one" (x = 1, target 1), "three" (x = 10, 1, 0.2; targets 1, 0, 1) or "own"
    xs         input of each example, used when data is "own"
    targets    0 or 1 for each example, used when data is "own"
    w          weight at the start, in -8..8
    num_steps  steps of gradient descent made on each loss
    lr         learning rate, the same for both
    """

    _demo = "loss_slices"

    data = Unicode("one").tag(sync=True)
    xs = List(Float(), [1.0]).tag(sync=True)
    targets = List(Int(), [1]).tag(sync=True)
    w = Float(-5.0).tag(sync=True)
    num_steps = Int(0).tag(sync=True)
    lr = Float(1.0).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with slopes at the start, for one example with input 1 and target 1."""
        p = 1 / (1 + np.exp(-self.w))
        return (
            f"Two curves over one weight. Left, the cross-entropy bends upwards everywhere; at "
            f"weight {self.w:g} its slope is {p - 1:.4f}. Right, half the squared error has a "
            f"plateau where it bends downwards, drawn thick and dashed; its slope at the same "
            f"weight is {-p * (1 - p) ** 2:.4f}. Descent leaves the left slope at once and stays "
            f"on the plateau."
        )
