"""TwoLayerBoundary: the same network with seven strengths of L2, and how many units it has."""

from traitlets import Float, Int

from nabla.widgets._base import Demo

_TRAIN, _HELD_OUT, _NOISE = 60, 240, 0.3


class TwoLayerBoundary(Demo):
    """A two-layer network learns two noisy moons, once for each strength of the L2 penalty.

    strength     λ of the network that is shown, one of 0, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1
    num_hidden   units of the hidden layer, 1..50
    data_seed    which points: another whole number draws others
    weight_seed  which first weights
    """

    _demo = "two_layer_boundary"

    strength = Float(0.001, min=0).tag(sync=True)
    num_hidden = Int(20, min=1, max=50).tag(sync=True)
    data_seed = Int(12, min=0, max=999_999).tag(sync=True)
    weight_seed = Int(0, min=0, max=999_999).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the number of parameters and of points."""
        parameters = 4 * self.num_hidden + 1
        return (
            f"A network with two inputs, {self.num_hidden} tanh units and one output, "
            f"{parameters} weights and biases, learns {_TRAIN} points of two moons with noise "
            f"{_NOISE}, seven times from the same first weights, with a penalty of strength 0, "
            f"0.0003, 0.001, 0.003, 0.01, 0.03 and 0.1. Left: the plane and the boundary for "
            f"λ = {self.strength}. Right: the training loss and the loss on {_HELD_OUT} points "
            f"that were held out, over λ. The first rises with λ; the second falls and rises again."
        )
