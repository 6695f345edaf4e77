"""All that runs beside a student's code: walls, zygote, worker, and the values that pass between.

The trusted side uses `session.Sandbox` and gets `outcomes.CallOutcome` and
`outcomes.CellOutcome`; arguments may hold `codec.Ref` and `codec.Function`. What a student's
code says travels by value through `codec` and is plain data when it arrives.

This package imports nothing else of `autograder` and holds nothing secret: `zygote`, `worker`
and what they import are mounted inside the walls.
"""
