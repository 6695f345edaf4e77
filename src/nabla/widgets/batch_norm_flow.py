"""BatchNormFlow: the values of a unit in six layers, without and with batch normalization."""

from traitlets import Float, Int, Unicode

from nabla.widgets._base import Demo


class BatchNormFlow(Demo):
    """The same network twice; in the second, batch normalization stands before every ReLU.

    scale       s: the weights of a layer with H inputs have the standard deviation s / sqrt(H)
    batch_size  examples that are normalized together; a divisor of 240
    mode        "training" (statistics of the batch) or "test" (running statistics)
    companions  which order of the examples, and so which others share a batch with the first
    seed        which examples and weights
    """

    _demo = "batch_norm_flow"

    scale = Float(0.7).tag(sync=True)
    batch_size = Int(24).tag(sync=True)
    mode = Unicode("training").tag(sync=True)
    companions = Int(1).tag(sync=True)
    seed = Int(5).tag(sync=True)

    def describe(self) -> str:
        """Text alternative: the factor by which the spread changes at every layer."""
        return (
            f"Histograms of a unit's values in six layers, twice. Without batch normalization each "
            f"layer multiplies the spread by about {self.scale / 2**0.5:.2f}: the sixth has about "
            f"{(self.scale / 2**0.5) ** 5:.2f} times the spread of the first. With it, in training "
            f"and in batches of {self.batch_size}, every layer has mean 0 and standard deviation "
            f"1. A mark shows one example. It moves when the others of its batch change; in test "
            f"mode it stays."
        )
