"""OptimizerRace: methods of descent from one start, and a step of your own beside them."""

from inspect import Parameter, signature

import numpy as np
from traitlets import Dict, Enum, Int

from nabla.widgets._base import Demo

NUM_STEPS = 200
FAR = 1e4  # a path that is farther than this has left for good
GRADIENTS = {
    "ravine": lambda w: np.array([1.0, 100.0]) * w,
    "askew": lambda w: 50.5 * w - 49.5 * w[::-1],
    "saddle": lambda w: np.array([w[0], w[1] ** 3 - w[1]]),
    "minima": lambda w: 0.2 * w + 0.5 * np.sin(3 * w),
}
STARTS = {"ravine": [10.0, 1.0], "askew": [6.4, 7.8], "saddle": [2.0, 0.01], "minima": [-4.0, 3.0]}
METHODS = ("sgd", "momentum", "adagrad", "rmsprop", "adam")
RATES = {
    "ravine": (0.018, 0.01, 1.8, 0.2, 0.3),
    "askew": (0.018, 0.01, 1.8, 0.2, 0.3),
    "saddle": (0.1, 0.02, 0.3, 0.05, 0.1),
    "minima": (0.3, 0.05, 1.0, 0.1, 0.2),
}


class OptimizerRace(Demo):
    """Plain descent, momentum (0.9), AdaGrad, RMSProp and Adam on four losses of two weights.

    landscape  "ravine" (curvatures 1 and 100), "askew" (the same at 45 degrees), "saddle", "minima"
    num_steps  steps drawn, 200 at most
    starts     for each landscape the two weights at the start
    rates      for each landscape the learning rate of every method
    method     whose learning rate the slider sets
    own_paths  for each landscape the points of your own step; made here, not to be set

    Your own step runs in this kernel, on all landscapes, and again when start or rate is changed:

        def my_step(param, grad, state, t):
            ...
            return param, state

        OptimizerRace(step=my_step)

    `param` and `grad` are arrays of shape (2,). After them come the memories: one or several, under
    any names, arrays of zeros (2,) at the first step; the step returns the new parameter and the
    new memories, in this order (the parameter alone if there is no memory). An argument called
    `t` is the number of the step, 1 at the first. One called `lr`, if it has no default, is the
    learning rate; it starts at `lr` (0.01) and is set by the slider. So the steps of the exercises
    fit as they are; what else they need is fixed beforehand:

        OptimizerRace(step=adam_step, lr=0.3)
        OptimizerRace(step=functools.partial(momentum_step, momentum=0.9))
    """

    _demo = "optimizer_race"

    landscape = Enum(list(GRADIENTS), "ravine").tag(sync=True)
    num_steps = Int(60, min=0, max=NUM_STEPS).tag(sync=True)
    starts = Dict().tag(sync=True)
    rates = Dict().tag(sync=True)
    method = Enum([*METHODS, "own"], "sgd").tag(sync=True)
    own_paths = Dict().tag(sync=True)

    def __init__(self, *, step=None, lr=0.01, **traits):
        self._step = None if step is None else OwnStep(step)
        starts, rates = STARTS | traits.pop("starts", {}), traits.pop("rates", {})
        own = {"own": lr} if self._step and self._step.takes_lr else {}
        usual = {name: dict(zip(METHODS, row, strict=True)) for name, row in RATES.items()}
        rates = {name: row | own | rates.get(name, {}) for name, row in usual.items()}
        first = {"method": "own"} if own else {}
        super().__init__(**({"starts": starts, "rates": rates} | first | traits))
        self._run_own()
        self.observe(self._run_own, ["starts", "rates"])

    def _run_own(self, _change=None):
        if self._step is not None:
            self.own_paths = {
                name: self._step.walk(gradient, self.starts[name], self.rates[name].get("own"))
                for name, gradient in GRADIENTS.items()
            }

    def describe(self) -> str:
        """Text alternative with the losses on the ravine after the steps drawn."""
        start, rates = np.array(self.starts["ravine"]), self.rates["ravine"]
        factors = 1 - rates["sgd"] * np.array([1.0, 100.0])
        left = np.abs(start * factors**self.num_steps)
        return (
            f"Left, a long ravine seen from above and the paths of five methods from one start, "
            f"w1 = {start[0]:g} and w2 = {start[1]:g}. Plain descent jumps from wall to wall, and "
            f"after {self.num_steps} steps it is still {left[0]:.2f} away along the ravine. "
            f"Momentum swings and overtakes it; AdaGrad, RMSProp and Adam hardly jump, since the "
            f"ravine lies along a weight. Right, the loss after every step."
        )


class OwnStep:
    """A student's step; what its arguments are named says what they are given."""

    def __init__(self, function):
        needed = [
            argument
            for argument in signature(function).parameters.values()
            if argument.default is Parameter.empty
            and argument.kind not in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)
        ]
        if len(needed) < 2:
            raise ValueError("step must take the parameter and the gradient first")
        rest = [argument for argument in needed[2:] if argument.name not in ("t", "lr")]
        for argument in rest:
            if argument.kind is Parameter.KEYWORD_ONLY:
                name = argument.name
                raise ValueError(f"step needs {name}: pass functools.partial(step, {name}=...)")
        self.function = function
        self.names = [argument.name for argument in needed[2:]]
        self.memories = [argument.name for argument in rest]

    @property
    def takes_lr(self):
        """True if the slider can set its learning rate."""
        return "lr" in self.names

    def walk(self, gradient, start, lr):
        """Points [[x, y], ...] from the start; fewer if the step flies away."""
        W, points = np.array(start, dtype=float), [[float(value) for value in start]]
        memories = [np.zeros(2) for _ in self.memories]
        for t in range(1, NUM_STEPS + 1):
            known = {"t": t, "lr": lr} | dict(zip(self.memories, memories, strict=True))
            settings = {name: known[name] for name in self.names}
            W, *memories = self._returned(self.function(W.copy(), gradient(W), **settings))
            if not np.all(np.abs(W) <= FAR):
                W = np.where(np.isfinite(W), np.clip(W, -2 * FAR, 2 * FAR), 2 * FAR)
                return [*points, W.tolist()]
            points.append(W.tolist())
        return points

    def _returned(self, back):
        wanted = ", ".join(["param", *self.memories])
        parts = tuple(back) if self.memories and isinstance(back, tuple | list) else (back,)
        if len(parts) != 1 + len(self.memories):
            raise ValueError(f"step must return ({wanted}), got {len(parts)} values")
        arrays = [np.asarray(part, dtype=float) for part in parts]
        for array in arrays:
            if array.shape != (2,):
                raise ValueError(f"step must return ({wanted}) of shape (2,), got {array.shape}")
        return arrays
