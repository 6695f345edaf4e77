"""Checking an answer: how outputs are asked for, compared and described in words.

The same few ideas serve the self-check in a notebook and the judge of the hidden checks:

    probes     an input as data: `Call` for a function, `Steps` for a class
    subjects   the answer under test: `LocalSubject` here, one in the sandbox when graded
    compare    what counts as right: values and shapes, with a tolerance
    summaries  what is compared where many answers are right (random draws, any weights)
    describe   the first difference in words, without showing the right answer
    diagnose   which listed mistake gives exactly these outputs
    sheet      the answer sheet: public probes with the outputs of solution and mistakes
    example    the example in a statement, where there is nothing else to compare
    selfcheck  `check(function)` for the notebook

Nothing here imports the rest of `nabla`.
"""

from nabla.checking.probes import Call, Function, Get, Steps
from nabla.checking.selfcheck import check

__all__ = ["Call", "Function", "Get", "Steps", "check"]
