"""GradientFlow: the size of a gradient, layer by layer, on its way back through a deep network."""

from traitlets import Float, Int

from nabla.widgets._base import Demo


class GradientFlow(Demo):
    """Gradients in networks with sigmoid, tanh and ReLU, otherwise alike.

    depth  number of layers
    scale  s: the weights of a layer with H inputs have the standard deviation s / sqrt(H)
    seed   which random weights and examples
    """

    _demo = "gradient_flow"

    depth = Int(20).tag(sync=True)
    scale = Float(1.4).tag(sync=True)
    seed = Int(1).tag(sync=True)

    def describe(self) -> str:
        """Text alternative: the factors by which a layer multiplies a gradient."""
        return (
            f"Three curves on a logarithmic axis: the size of the gradient at every layer of a "
            f"network with {self.depth} layers, 1 at the output. With a sigmoid it falls by at "
            f"least the factor {4 / self.scale:.2f} at every layer on the way back, and less than "
            f"{(self.scale / 4) ** self.depth:.0e} is left at the first layer. With a ReLU each "
            f"layer multiplies it by about {self.scale / 2**0.5:.2f}, with tanh by at most "
            f"{self.scale:.2f}."
        )
