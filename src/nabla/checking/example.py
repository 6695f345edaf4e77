"""The example in a statement, run on the answer: where no other public input can be compared.

An answer that may be right in many ways (a classifier, however it learns) has no outputs to lay
beside those of the reference. Its docstring still says what it gives in one small case.
"""

import doctest

import numpy as np

from nabla.checking.describe import describe_failure
from nabla.checking.subjects import failure_of


def compare_with_example(answer):
    """Return one sentence on the first line of the example that fails, or None.

    Parameters
    ----------
    answer : a function or class with its docstring; without an example there is nothing to find.
    """
    text = getattr(answer, "__doc__", None) or ""
    names = {"np": np, answer.__name__: answer}
    example = doctest.DocTestParser().get_doctest(text, names, answer.__name__, None, 0)
    try:
        doctest.DebugRunner(verbose=False).run(example, clear_globs=False)
    except doctest.UnexpectedException as unexpected:
        return describe_failure(failure_of(in_answer(unexpected.exc_info[1])))
    except doctest.DocTestFailure as failed:
        got, want = failed.got.strip() or "nothing", failed.example.want.strip()
        return f"the example in its statement gives {got}; {want} is wanted."
    return None


def in_answer(error):
    """Return the error with a traceback that begins where the answer's own code does."""
    frames = error.__traceback__
    while frames and foreign(frames.tb_frame.f_code.co_filename):
        frames = frames.tb_next
    return error.with_traceback(frames)


def foreign(filename):
    """Return True for the files through which an example runs."""
    return filename == doctest.__file__ or filename.startswith("<doctest")
