"""LossCurves: losses side by side, and how strongly each of them pulls."""

from traitlets import Float, Unicode

from nabla.widgets._base import Demo


class LossCurves(Demo):
    """Losses of one example over its error or score, and their slopes.

    kind   "number" (over the error: half the square, absolute, Huber) or
           "yes" (over the score, target 1: logloss, squared error, hinge)
    place  the error (-4..4) or the score (-6..6) that is looked at
    delta  of the Huber loss; > 0
    """

    _demo = "loss_curves"

    kind = Unicode("yes").tag(sync=True)
    place = Float(-5.0).tag(sync=True)
    delta = Float(2.0).tag(sync=True)

    def describe(self) -> str:
        """Text alternative for the first state."""
        return (
            "Left, three losses over the score of an example whose answer is yes: logloss and "
            "hinge rise without bound towards negative scores, the squared error levels off at 1. "
            "Right, their slopes: far on the wrong side logloss and hinge pull with strength 1, "
            "the squared error hardly at all."
        )
