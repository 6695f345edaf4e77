"""Authoring: what an exercise is, and what is derived from it and the lessons.

    checks     the words an exercise's file is written in
    statement  the docstring of a solution, taken apart for the card and the stub
    exercise   one exercise: statement, stub, checks, mistakes
    catalogue  all of them, in the order of the book
    sheets     answer sheets
    markdown   a lesson's text as a notebook shows it
    assemble   lesson + exercises -> nbgrader source notebook
    release    source notebooks -> what students get

An exercise's file imports its words from here.
"""

from autograder.authoring.checks import Wrong, correct, mistake, probe_check, property_check
from nabla.checking import Call, Function, Get, Steps

__all__ = [
    "Call",
    "Function",
    "Get",
    "Steps",
    "Wrong",
    "correct",
    "mistake",
    "probe_check",
    "property_check",
]
