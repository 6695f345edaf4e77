"""A small project of one lesson with one exercise, for tests of what is derived from it."""

import shutil

import pytest

from autograder.authoring.exercise import ROOT

LESSON = """\
---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
(linear_regression)=
# Linear regression

```{math}
:label: loss
L = 1
```

```{code-cell} ipython3
:tags: [hide-input]
print("shown")
```

```{code-cell} ipython3
:tags: [site-only]
import nabla
```

```{graded-exercise} linear_regression/half_mse_gradient
The loss is {eq}`loss`.
```

## After the exercise
"""
NAME = "half_mse_gradient"


@pytest.fixture
def project(tmp_path):
    for folder in ("solutions", "autograder/exercises"):
        target = tmp_path / folder / "linear_regression"
        target.mkdir(parents=True)
        shutil.copy(ROOT / folder / "linear_regression" / f"{NAME}.py", target)
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "linear_regression.md").write_text(LESSON, "utf-8")
    toc = "format: jb-book\nroot: index\nchapters:\n- file: book/linear_regression\n"
    (tmp_path / "_toc.yml").write_text(toc, "utf-8")
    return tmp_path
