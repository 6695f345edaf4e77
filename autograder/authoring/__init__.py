"""Authoring: what an exercise is, and what is derived from it and the lessons.

    checks     the words an exercise's file is written in
    draws      what probes of any lesson draw
    sharing    files that several exercises of a lesson share
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
from autograder.authoring.draws import new_generator
from autograder.authoring.sharing import beside
from nabla.checking import Call, Function, Get, Steps

__all__ = [
    "Call",
    "Function",
    "Get",
    "Steps",
    "Wrong",
    "beside",
    "correct",
    "mistake",
    "new_generator",
    "probe_check",
    "property_check",
]
