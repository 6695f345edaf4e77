"""BatchNoise: what a small batch saves in work, and what it costs in noise."""

import numpy as np
from traitlets import Float, Int, List

from nabla.widgets._base import Demo


def _examples():
    """Sixty examples around the line t = 1 + 2 x, rounded so that they travel as they are."""
    rng = np.random.default_rng(4)
    x = rng.normal(size=60)
    return x.round(2).tolist(), (1 + 2 * x + rng.normal(size=60)).round(2).tolist()


class BatchNoise(Demo):
    """Mini-batch descent of a line through 60 points, and the gradients it may get at its start.

    xs, ts      the examples; the loss is half the mean of (w x + b - t)^2
    start       [w, b] before the first step
    batch_size  examples in a batch; the last batch of an epoch has what remains
    lr          learning rate
    num_epochs  passes through all examples; the work done, whatever the batch size
    seed        of the order in which examples are drawn
    """

    _demo = "batch_noise"

    xs = List(Float(), _examples()[0]).tag(sync=True)
    ts = List(Float(), _examples()[1]).tag(sync=True)
    start = List(Float(), [-0.5, 2.8], minlen=2, maxlen=2).tag(sync=True)
    batch_size = Int(4, min=1).tag(sync=True)
    lr = Float(0.2).tag(sync=True)
    num_epochs = Int(3, min=1).tag(sync=True)
    seed = Int(1).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the noise of the gradient at the start."""
        x, t, N, M = np.array(self.xs), np.array(self.ts), len(self.xs), self.batch_size
        gap = self.start[0] * x + self.start[1] - t
        each = np.column_stack([gap * x, gap])
        mean = each.mean(axis=0)
        variance = np.sum((each - mean) ** 2) / N / M * (N - M) / max(N - 1, 1)
        ratio = np.sqrt(variance) / np.linalg.norm(mean)
        return (
            f"Left, the loss of a line over its slope and its height, and the path of descent with "
            f"batches of {M} of {N} examples: it reaches the minimum in {self.num_epochs} epochs "
            f"and staggers. Right, a cloud of 300 gradients of such batches around the gradient of "
            f"all examples; typically they are off by {ratio:.2f} of its length. Larger batches "
            f"make the cloud and the staggering smaller, and the steps fewer."
        )
