"""GraphStepper: values forward, gradients backward, one edge at a time, by hand."""

import math

from traitlets import Dict, Enum, Float, Int, Unicode

from nabla.widgets._base import Demo

PRODUCT = {"x": -2.0, "y": 5.0, "z": -4.0}
SIGMOID = {"w0": 2.0, "x0": -1.0, "w1": -3.0, "x1": -2.0, "w2": -3.0}


class GraphStepper(Demo):
    """A computational graph whose local gradients and products the learner types in.

    example   "product": f = (x + y) z, or "sigmoid": f = σ(w0 x0 + w1 x1 + w2)
    product   the inputs of the first graph
    sigmoid   the inputs of the second
    answered  edges already done, counted backward from f
    """

    _demo = "graph_stepper"

    example = Enum(["product", "sigmoid"], "product").tag(sync=True)
    product = Dict(Float(), key_trait=Unicode(), default_value=PRODUCT).tag(sync=True)
    sigmoid = Dict(Float(), key_trait=Unicode(), default_value=SIGMOID).tag(sync=True)
    answered = Int(1).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the values and gradients of the chosen graph."""
        if self.example == "product":
            x, y, z = (self.product[name] for name in "xyz")
            formula, f, slopes = "(x + y) z", (x + y) * z, {"x": z, "y": z, "z": x + y}
        else:
            w0, x0, w1, x1, w2 = (self.sigmoid[name] for name in SIGMOID)
            formula, f = "σ(w0 x0 + w1 x1 + w2)", 1 / (1 + math.exp(-w0 * x0 - w1 * x1 - w2))
            local = f * (1 - f)
            slopes = {"w0": x0, "x0": w0, "w1": x1, "x1": w1, "w2": 1.0}
            slopes = {name: local * factor for name, factor in slopes.items()}
        inputs = getattr(self, self.example)
        at = ", ".join(f"{name} = {value:g}" for name, value in inputs.items())
        gradient = ", ".join(f"∂f/∂{name} = {value:.4g}" for name, value in slopes.items())
        return (
            f"The graph of f = {formula} at {at}. Every node carries its value, computed forward: "
            f"f = {f:.4g}. The gradients are found backward, each the local gradient times the "
            f"gradient from above: {gradient}."
        )
