"""InitHistograms: what ten layers do to a signal and to its gradient, for each way to begin."""

from traitlets import Enum, Float, Int

from nabla.widgets._base import Demo


class InitHistograms(Demo):
    """Distributions of activations and gradients, layer by layer, before any training.

    Ten layers of 100 units without biases; inputs and the gradient at the output are standard
    normal draws.

    activation  of every layer
    rule        how the first weights are drawn; "own": with the deviation below
    std         standard deviation of the weights; > 0
    seed        which random weights and examples
    """

    _demo = "init_histograms"

    activation = Enum(["tanh", "relu", "sigmoid"], "tanh").tag(sync=True)
    rule = Enum(["small", "one", "xavier", "he", "own"], "small").tag(sync=True)
    std = Float(0.01).tag(sync=True)
    seed = Int(1).tag(sync=True)

    def describe(self) -> str:
        """Text alternative: the factor of one layer, and what ten of them leave."""
        factor = self.std * 100**0.5
        return (
            f"Two stacks of ten histograms, one for each layer, before any training. Left the "
            f"activations: layer 1 of 100 {self.activation} units with weights of standard "
            f"deviation {self.std:g} is spread over the middle of the axis; a linear layer would "
            f"multiply the size of a signal by {factor:.2f}, and ten of them by {factor**10:.0e}. "
            f"Right the gradients, on a logarithmic axis: they shift in the same way from the last "
            f"layer to the first."
        )
