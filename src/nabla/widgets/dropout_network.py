"""DropoutNetwork: what the next unit receives while masks are drawn, and when none is."""

import numpy as np
from traitlets import Float, Int, List, Unicode

from nabla.widgets._base import Demo


class DropoutNetwork(Demo):
    """Ten hidden units, one unit that listens to them, and the masks of dropout between the two.

    outputs    of the hidden units, for one example, before any is dropped
    weights    of the next unit, one for each hidden unit
    drop_prob  probability that a unit is dropped, 0 <= drop_prob < 1
    scaling    "none" (forgotten), "test" (times 1 - drop_prob) or "training" (inverted)
    mask       the mask in the picture, 1 where a unit is on; empty for the last one drawn
    num_draws  number of masks in the histogram
    seed       which masks
    """

    _demo = "dropout_network"

    outputs = List(Float(), [2.1, 0.9, 1.6, 1.3, 0.7, 1.9, 1.1, 0.5, 1.4, 0.8]).tag(sync=True)
    weights = List(Float(), [1.1, 1.7, 0.9, 1.5, 2.3, 0.8, -1.2, 1.88, -0.9, 1.6]).tag(sync=True)
    drop_prob = Float(0.5).tag(sync=True)
    scaling = Unicode("none").tag(sync=True)
    mask = List(Int(), []).tag(sync=True)
    num_draws = Int(400).tag(sync=True)
    seed = Int(12).tag(sync=True)

    def describe(self) -> str:
        """Text alternative: mean and variance in training, and the value at test time."""
        p, parts = self.drop_prob, np.multiply(self.outputs, self.weights)
        grow = 1 / (1 - p) if self.scaling == "training" else 1
        at_test = (1 - p if self.scaling == "test" else 1) * parts.sum()
        return (
            f"A layer of {len(parts)} units, some of them dropped, and one unit that receives what "
            f"is left; beside it a histogram of what it receives over {self.num_draws} masks. With "
            f"drop probability {p} its mean is {grow * (1 - p) * parts.sum():.2f} and its variance "
            f"{grow**2 * p * (1 - p) * (parts**2).sum():.2f}. At test time all units are on, and "
            f"it receives {at_test:.2f}, without any spread."
        )
