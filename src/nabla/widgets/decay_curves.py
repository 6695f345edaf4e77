"""DecayCurves: how the learning rate falls, and what that does to a noisy descent."""

import numpy as np
from traitlets import Float, Int

from nabla.widgets._base import Demo


class DecayCurves(Demo):
    """Four schedules, and the typical distance from the minimum of descents that follow them.

    The loss of example n is half of (w - x_n)^2, the x_n have mean 0; the best w is 0. A step is
    w - lr (w - x_n). Mean and variance of w after every step are computed, not drawn.

    lr        the first learning rate of all four, 0 < lr <= 1
    k         of e^(-k t) and of 1 / (1 + k t), per step
    every     steps after which step decay halves the rate
    noise     standard deviation of the x_n
    distance  of the start from the minimum, in the unit of w
    """

    _demo = "decay_curves"

    lr = Float(0.1).tag(sync=True)
    k = Float(0.02).tag(sync=True)
    every = Int(200).tag(sync=True)
    noise = Float(1.0).tag(sync=True)
    distance = Float(10.0).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the floor of the constant rate."""
        floor = self.noise * np.sqrt(self.lr / (2 - self.lr))
        return (
            f"Left, four learning rates over 1000 steps, all from {self.lr:g}: constant, halved "
            f"every {self.every} steps, e to the -{self.k:g} t, and 1 / (1 + {self.k:g} t). Right, "
            f"the typical distance from the minimum of a noisy descent with each. With the "
            f"constant rate it falls to {floor:.3f} and stays there; the rates that fall go lower, "
            f"as long as they do not fall so fast that the descent stops on its way."
        )
