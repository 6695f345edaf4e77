"""One exercise: its two files read and checked, and what is derived from them.

`solutions/<lesson>/<name>.py` holds imports, one function or class whose docstring is the
statement, and one solution region; `autograder/exercises/<lesson>/<name>.py` holds checks,
mistakes and other right answers. The right outputs come from `nabla.<name>`.
"""

import ast
import hashlib
import inspect
import re
import textwrap
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

import nabla
from autograder.authoring.checks import Correct, Mistake, ProbeCheck, PropertyCheck
from autograder.authoring.sharing import files_read, load_module
from autograder.authoring.statement import parse_statement

ROOT = Path(__file__).resolve().parents[2]
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
REGION = re.compile(rf"^[ \t]*{BEGIN}.*?^[ \t]*{END}[^\n]*\n?", re.MULTILINE | re.DOTALL)


class AuthoringError(Exception):
    """One line that names the file and the cure."""


@dataclass(frozen=True)
class Exercise:
    """An exercise; `load_exercise` makes it."""

    lesson: str
    name: str
    solution: str  # source of the solution file
    checks: list = field(repr=False)
    mistakes: list = field(repr=False)
    corrects: list = field(repr=False)
    reference: object = field(repr=False)
    fingerprint: str = field(repr=False)  # hash of everything in the two files and the shared ones
    shared: tuple = field(repr=False, default=())  # files that `beside` has read

    @property
    def path(self):
        """The identifier `<lesson>/<name>`."""
        return f"{self.lesson}/{self.name}"

    @property
    def max_points(self):
        """The points of all checks."""
        return sum(check.points for check in self.checks)

    @cached_property
    def definition(self):
        """The syntax tree of the function or class."""
        return definition_in(self.solution, self.name)

    @cached_property
    def statement(self):
        """The docstring, taken apart."""
        return parse_statement(ast.get_docstring(self.definition, clean=False))

    @property
    def is_class(self):
        """True if the answer is a class."""
        return isinstance(self.definition, ast.ClassDef)

    @cached_property
    def signature(self):
        """The line `name(arguments)` as the solution writes it."""
        if self.is_class:
            init = [n for n in self.definition.body if getattr(n, "name", "") == "__init__"]
            arguments = ast.unparse(init[0].args) if init else ""
            arguments = arguments.removeprefix("self").removeprefix(", ")
            return f"class {self.name}({arguments})" if arguments else f"class {self.name}"
        return f"{self.name}({ast.unparse(self.definition.args)})"

    @cached_property
    def stub(self):
        """What the student gets: the solution without its region."""
        return stub_of(self.solution)

    def source_of(self, target):
        """Return the source of a mistake or another right answer under the exercise's name."""
        return answer_source(self.solution, self.name, target)

    def rng(self, check, public=False):
        """Return the generator for a check; hidden and public draws differ."""
        kind = "public" if public else "hidden"
        digest = hashlib.sha256(f"{kind}/{self.path}/{check.name}".encode()).digest()
        return np.random.default_rng(np.frombuffer(digest[:16], dtype=np.uint32))

    def probes(self, check, public=False):
        """Return the probes of a check as a list."""
        drawn = list(check.draw(self.rng(check, public)))
        return drawn[: check.num_public] if public else drawn

    @property
    def probe_checks(self):
        """The checks that compare outputs."""
        return [check for check in self.checks if isinstance(check, ProbeCheck)]


def load_exercise(path, root=ROOT):
    """Read an exercise by its identifier `<lesson>/<name>`.

    Raises AuthoringError naming the file when a file is missing or malformed.
    """
    lesson, _, name = path.partition("/")
    solution_file = Path(root, "solutions", lesson, f"{name}.py")
    checks_file = Path(root, "autograder", "exercises", lesson, f"{name}.py")
    for file in (solution_file, checks_file):
        if not file.is_file():
            shown = file.relative_to(root)
            raise AuthoringError(f"{path}: no such exercise ({shown} is missing)")
    solution, text = solution_file.read_text("utf-8"), checks_file.read_text("utf-8")
    check_solution(solution_file.relative_to(root), solution, name)
    with files_read() as shared:
        parts = list(vars(load_module(checks_file, f"checks_of_{lesson}_{name}")).items())
    texts = [solution, text, *(file.read_text("utf-8") for file in shared)]
    found = [value for _, value in parts]
    exercise = Exercise(
        lesson=lesson,
        name=name,
        solution=solution,
        checks=[v for v in found if isinstance(v, (ProbeCheck, PropertyCheck))],
        mistakes=[v for v in found if isinstance(v, Mistake)],
        corrects=[v for v in found if isinstance(v, Correct)],
        reference=dict(parts).get("reference", getattr(nabla, name, None)),
        fingerprint=hashlib.sha256("\0".join(texts).encode()).hexdigest(),
        shared=tuple(shared),
    )
    if not exercise.checks:
        raise AuthoringError(f"{checks_file.relative_to(root)}: no check; write a @probe_check")
    if exercise.reference is None and exercise.probe_checks:
        raise AuthoringError(f"{checks_file.relative_to(root)}: nabla.{name} does not exist")
    return exercise


def check_solution(shown, source, name):
    """Refuse a solution file without definition, region or statement."""
    try:
        definition = definition_in(source, name)
    except (SyntaxError, LookupError) as error:
        raise AuthoringError(f"{shown}: {error}") from error
    if source.count(BEGIN) != 1 or source.count(END) != 1:
        raise AuthoringError(f"{shown}: exactly one '{BEGIN}' ... '{END}' region is wanted")
    try:
        parse_statement(ast.get_docstring(definition, clean=False) or "")
    except ValueError as error:
        raise AuthoringError(f"{shown}: {error}") from error


def definition_in(source, name):
    """Return the syntax tree of the top-level function or class `name`."""
    for node in ast.parse(source).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == name:
            return node
    raise LookupError(f"defines no function or class {name}")


def stub_of(source):
    """Return a source with a stub in place of its solution region.

    In a function the stub raises NotImplementedError; in the body of a class, where that would
    stop the definition itself, it is `pass`.
    """
    return REGION.sub(stub_line, source).rstrip() + "\n"


def stub_line(match):
    """Return the line that stands for a solution region."""
    indent = re.match(r"[ \t]*", match.group(0)).group(0)
    above = match.string[: match.start()].split("\n")
    outer = next((line for line in reversed(above) if outdented(line, indent)), "")
    stub = "pass" if outer.startswith("class ") else "raise NotImplementedError"
    return f"{indent}{stub}  # your code here\n"


def outdented(line, indent):
    """Return True if a line of code stands further left than the indent."""
    return bool(line.strip()) and len(line) - len(line.lstrip()) < len(indent)


def answer_source(solution, name, target):
    """Return the solution's imports and a function's or class's source under another name."""
    imports = [
        ast.unparse(node)
        for node in ast.parse(solution).body
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    lines = textwrap.dedent(source_text(target)).split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith(("def ", "class ")))
    body = "\n".join(lines[start:])
    body = re.sub(rf"\b{re.escape(target.__name__)}\b", name, body)
    return "\n".join(imports) + "\n\n\n" + body.rstrip() + "\n"


def source_text(target):
    """Return the source of a function or class of an exercise's file."""
    if not inspect.isclass(target):
        return inspect.getsource(target)
    # inspect looks a class up through sys.modules, where these files are not: ask a method
    method = next(part for part in vars(target).values() if inspect.isfunction(part))
    text = Path(method.__code__.co_filename).read_text("utf-8")
    return ast.get_source_segment(text, definition_in(text, target.__name__))
