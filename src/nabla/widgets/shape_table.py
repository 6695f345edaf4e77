"""ShapeTable: the shape of every array of a two-layer network, forward and backward."""

from traitlets import Bool, Dict, Int, Unicode

from nabla.widgets._base import Demo


class ShapeTable(Demo):
    """Predict the shapes of a two-layer network, then change its sizes.

    N, D, H, K  examples in the batch, inputs, hidden units, outputs
    reveal      False: the learner fills the shapes; True: all shapes are shown
    answers     what was typed, by the name of the quantity, as "64x100" or "N,H"
    """

    _demo = "shape_table"

    N = Int(64).tag(sync=True)
    D = Int(1000).tag(sync=True)
    H = Int(100).tag(sync=True)
    K = Int(10).tag(sync=True)
    reveal = Bool(False).tag(sync=True)
    answers = Dict(Unicode(), key_trait=Unicode(), default_value={"Z1": "N x H"}).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the shapes at the present sizes."""
        N, D, H, K = self.N, self.D, self.H, self.K
        return (
            f"A table of the arrays in a network with {D} inputs, {H} hidden units and {K} "
            f"outputs, for a batch of {N} examples. Forward: X ({N}, {D}) times W1 ({D}, {H}) "
            f"gives Z1 and A1 ({N}, {H}); times W2 ({H}, {K}) gives the scores S ({N}, {K}) and "
            f"one loss. Backward, every gradient has the shape of its quantity: dS ({N}, {K}), "
            f"dW2 ({H}, {K}), db2 ({K},), dA1 and dZ1 ({N}, {H}), dW1 ({D}, {H}), db1 ({H},), "
            f"dX ({N}, {D})."
        )
