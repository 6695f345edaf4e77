"""SoftmaxBars: scores to drag; their probabilities, the loss, and what the gradient asks for."""

import numpy as np
from traitlets import Float, Int, List, Unicode

from nabla.widgets._base import Demo


class SoftmaxBars(Demo):
    """One row of scores, its softmax, its cross-entropy and the gradient p − t.

    names        names of the classes
    scores       score of each class, dimensionless, −5..5
    label        number of the right class
    temperature  what the scores are divided by, dimensionless, 0.1..10
    shift        what is added to every score, −2..2
    """

    _demo = "softmax_bars"

    names = List(Unicode(), ["bird", "elephant", "horse", "kangaroo"]).tag(sync=True)
    scores = List(Float(), [2.0, 0.1, 0.2, 1.0]).tag(sync=True)
    label = Int(0).tag(sync=True)
    temperature = Float(1.0).tag(sync=True)
    shift = Float(0.0).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with scores, probabilities and loss."""
        s = np.array(self.scores) / self.temperature
        powers = np.exp(s - s.max())
        probs = powers / powers.sum()
        pairs = zip(self.names, self.scores, probs, strict=True)
        rows = ", ".join(f"{name}: score {s:g}, probability {p:.4f}" for name, s, p in pairs)
        return (
            f"Left the scores of {len(probs)} classes, to be dragged; right their softmax, with "
            f"the one-hot label and the gradient p − t. {rows}. The right class is "
            f"{self.names[self.label]}: the loss is {-np.log(probs[self.label]):.4f}. A constant "
            f"added to all scores changes no probability; a low temperature gives all to the "
            f"largest score."
        )
