"""NeuronSurface: what one neuron says at every point of the plane."""

import numpy as np
from traitlets import Float, List, Unicode

from nabla.widgets._base import Demo

_ACTIVATIONS = {
    "threshold": lambda z: float(z > 0),
    "linear": lambda z: z,
    "logistic": lambda z: 1 / (1 + np.exp(-z)),
    "exp": np.exp,
}


class NeuronSurface(Demo):
    """Drag the weights and an example; the plane is shaded by the neuron's output.

    w           weights, the end of an arrow at the origin
    b           bias
    x           the example that is followed
    activation  "threshold", "linear", "logistic" or "exp"
    """

    _demo = "neuron_surface"

    w = List(Float(), [1.5, 1.0]).tag(sync=True)
    b = Float(-1.0).tag(sync=True)
    x = List(Float(), [-1.0, 2.0]).tag(sync=True)
    activation = Unicode("logistic").tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the sum and the output in the first state."""
        z = float(np.dot(self.w, self.x) + self.b)
        y = _ACTIVATIONS[self.activation](z)
        return (
            f"Left: the plane of two inputs, shaded by the output of one neuron, with the line "
            f"where the weighted sum is 0 and the arrow of the weights perpendicular to it. Right: "
            f"the activation ({self.activation}); the example has the sum {z:.2f} and the output "
            f"{y:.3f}."
        )
