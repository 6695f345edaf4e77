"""DyingRelu: one unit, two examples, and the step that kills it."""

import numpy as np
from traitlets import Float, Int, List

from nabla.widgets._base import Demo


class DyingRelu(Demo):
    """Gradient descent of one unit y = w x + b, 0 or alpha times that where it is negative.

    inputs, targets  x and t of each example
    start            [w, b] before the first step
    lr               learning rate
    alpha            slope where w x + b is negative; 0 is the ReLU
    num_steps        steps drawn
    """

    _demo = "dying_relu"

    inputs = List(Float(), [1.0, 2.0]).tag(sync=True)
    targets = List(Float(), [1.0, 1.0]).tag(sync=True)
    start = List(Float(), [1.0, 0.0], minlen=2, maxlen=2).tag(sync=True)
    lr = Float(2.0).tag(sync=True)
    alpha = Float(0.0).tag(sync=True)
    num_steps = Int(60).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the first step of these examples."""
        x, t, (w, b) = np.array(self.inputs), np.array(self.targets), self.start
        dz = np.where(w * x + b > 0, w * x + b - t, 0) / len(x)
        w, b = w - self.lr * dz @ x, b - self.lr * dz.sum()
        alive = int((w * x + b > 0).sum())
        return (
            f"Left: {len(x)} examples and a ReLU unit, a line that is cut off at 0. Right: the "
            f"plane of its weight and bias with the region where the unit is 0 for every example, "
            f"and the path of gradient descent. With learning rate {self.lr:g} the first step "
            f"leads to w = {w:.3g}, b = {b:.3g}, where {alive} examples are active. A unit with "
            f"no active example has the gradient 0 and stays where it is."
        )
