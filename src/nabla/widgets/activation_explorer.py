"""ActivationExplorer: an activation, its derivative, and what ten of them leave of a gradient."""

import math

from traitlets import Enum, Float

from nabla.widgets._base import Demo

NAMES = ["sigmoid", "tanh", "relu", "leaky_relu", "prelu", "elu", "softplus"]


class ActivationExplorer(Demo):
    """A point on the curve of an activation; its slope there.

    name   which activation
    z      the input, dimensionless
    alpha  the parameter of leaky ReLU and PReLU (slope) and of ELU (depth); others ignore it
    """

    _demo = "activation_explorer"

    name = Enum(NAMES, "sigmoid").tag(sync=True)
    z = Float(-4.0).tag(sync=True)
    alpha = Float(0.1).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the slopes of the sigmoid."""
        s = 1 / (1 + math.exp(-self.z))
        return (
            f"Left: the curve of an activation with a point on it. Right: its derivative. For the "
            f"sigmoid the slope is at most 0.25, at z = 0; at z = {self.z:g} it is "
            f"{s * (1 - s):.4f}, and ten such units in a row leave {(s * (1 - s)) ** 10:.1e} of a "
            f"gradient of 1. The ReLU has the slope 1 for positive z and 0 for negative z."
        )
