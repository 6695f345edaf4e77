"""BumpBuilder: a network with one hidden layer, built by hand out of bumps."""

import numpy as np
from traitlets import Enum, Float, Int, List

from nabla.widgets._base import Demo


def wave(x):
    """Return the curve that the lesson approximates, 0.5 - 0.4 cos 3πx."""
    return 0.5 - 0.4 * np.cos(3 * np.pi * x)


def equal_bumps(num_bumps):
    """Return [left, right, height] of bumps side by side, as high as the wave in their middles."""
    ends = np.arange(num_bumps + 1) / num_bumps
    heights = wave((ends[1:] + ends[:-1]) / 2)
    ends[[0, -1]] = -0.1, 1.1
    return [[float(v) for v in b] for b in zip(ends[:-1], ends[1:], heights, strict=True)]


class BumpBuilder(Demo):
    """Drag bumps of two neurons each onto a curve; gradient descent tries the same.

    target      the curve: "wave", "peak" or "corner", on 0 … 1
    num_bumps   pairs of hidden neurons, 1 … 16
    bumps       [left, right, height] of every bump, in units of x and of the output
    chosen      the bump whose sides can be dragged, counted from 0
    steepness   weight of every hidden neuron, 1 / unit of x
    num_steps   steps of gradient descent made from flat bumps
    """

    _demo = "bump_builder"

    target = Enum(["wave", "peak", "corner"], "wave").tag(sync=True)
    num_bumps = Int(6, min=1, max=16).tag(sync=True)
    bumps = List(List(Float(), minlen=3, maxlen=3), equal_bumps(6), minlen=1).tag(sync=True)
    chosen = Int(3).tag(sync=True)
    steepness = Float(100.0).tag(sync=True)
    num_steps = Int(0).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the largest error of the present bumps on the wave."""
        x = np.linspace(0, 1, 201)[:, None]
        left, right, height = np.array(self.bumps).T
        rise, fall = (np.tanh(self.steepness * (x - side) / 2) / 2 for side in (left, right))
        error = np.abs((rise - fall) @ height - wave(x[:, 0])).max()
        return (
            f"Left: a wavy curve over 0 to 1 and {len(self.bumps)} bumps, each the difference of "
            f"two sigmoid neurons; their sum follows the curve in rounded steps and is wrong by "
            f"{error:.3f} at most. Right: the largest error falls as the number of hidden neurons "
            f"grows from 2 to 64."
        )
