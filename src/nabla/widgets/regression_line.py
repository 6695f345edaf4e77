"""RegressionLine: a line through houses, and the loss surface it walks down."""

import numpy as np
from traitlets import Float, Int, List

from nabla.widgets._base import Demo


class RegressionLine(Demo):
    """Drag the houses or the line's parameters; gradient descent fits price = w · area + b.

    areas      area of each house, in thousands
    prices     price of each house, in hundreds of thousands
    start      [w, b] before the first step
    lr         learning rate, dimensionless in these units
    num_steps  steps made so far
    """

    _demo = "regression_line"

    areas = List(Float(), [1.18, 2.57, 0.77, 1.96]).tag(sync=True)
    prices = List(Float(), [2.219, 5.38, 1.8, 6.04]).tag(sync=True)
    start = List(Float(), [-1.0, 2.5], minlen=2, maxlen=2).tag(sync=True)
    lr = Float(0.1).tag(sync=True)
    num_steps = Int(20).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the best line of the present houses."""
        areas, prices = np.array(self.areas), np.array(self.prices)
        w, b = np.polyfit(areas, prices, 1)
        loss = np.mean((w * areas + b - prices) ** 2) / 2
        return (
            f"Left: {len(areas)} houses, price against area, with a line and the vertical gap "
            f"from each house to it. Right: contours of the loss over the weight w and the bias b, "
            f"a long valley, with the path of gradient descent. The best line is price = {w:.3f} "
            f"area {'-' if b < 0 else '+'} {abs(b):.3f}; its loss is {loss:.3f}."
        )
