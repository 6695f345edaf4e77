"""LearningRate: one weight, and the learning rate above which descent flies apart."""

import numpy as np
from traitlets import Float, Int, List

from nabla.widgets._base import Demo


class LearningRate(Demo):
    """Steps of gradient descent on the loss of one weight, price = w · area.

    areas      area of each house
    prices     price of each house
    start      weight before the first step
    ratio      learning rate divided by the limit 2 / mean(area²), dimensionless
    num_steps  steps drawn
    """

    _demo = "learning_rate"

    areas = List(Float(), [1180.0, 2570.0, 770.0, 1960.0]).tag(sync=True)
    prices = List(Float(), [221900.0, 538000.0, 180000.0, 604000.0]).tag(sync=True)
    start = Float(30.0).tag(sync=True)
    ratio = Float(0.9).tag(sync=True)
    num_steps = Int(12).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the best weight and the limit of these houses."""
        areas, prices = np.array(self.areas), np.array(self.prices)
        limit = 2 / np.mean(areas**2)
        best = areas @ prices / (areas @ areas)
        return (
            f"Left: the loss over one weight is a parabola with its lowest point at {best:.4f}; "
            f"the steps of gradient descent jump from side to side of it. Right: the distance to "
            f"the lowest point after every step. The learning rate is {self.ratio:g} of the limit "
            f"{limit:.3e}: below the limit the distance shrinks, above it the distance grows."
        )
