"""What a cell's source binds and uses, read from its syntax tree; nothing is run here.

A cell that cannot be parsed (or is too much to be parsed) binds and uses nothing.
"""

import ast
import re
import symtable
import warnings
from functools import lru_cache

LARGEST_SOURCE = 200_000
MAGIC = re.compile(r"^([ \t]*)[%!][^\n]*", re.MULTILINE)
SELF_CHECK = re.compile(r"^([ \t]*)check\(\s*\w+\s*\)[ \t]*;?[ \t]*(#[^\n]*)?$", re.MULTILINE)


def parse(source):
    """Return the syntax tree of a cell, its magics read as `pass`; None if it has none."""
    if len(source) > LARGEST_SOURCE:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(plain_python(source))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


@lru_cache(maxsize=4096)
def is_python(source):
    """Return True if a cell can be parsed."""
    return parse(source) is not None


def plain_python(source):
    """Return the source with IPython's magics replaced by `pass`."""
    return "pass" if source.startswith("%%") else MAGIC.sub(r"\1pass", source)


def without_self_checks(source):
    """Return the source with every line `check(name)` replaced; the numbers of lines stay.

    >>> without_self_checks("x = 1\\ncheck(f)")
    'x = 1\\npass  # self-check'
    """
    return SELF_CHECK.sub(r"\1pass  # self-check", source)


def same_code(left, right):
    """Return True if two sources differ in nothing but white space at the ends of lines."""
    return squeezed(left) == squeezed(right)


@lru_cache(maxsize=4096)
def squeezed(source):
    """Return the lines that are not blank, without white space at their ends."""
    return tuple(line.rstrip() for line in source.split("\n") if line.strip())


@lru_cache(maxsize=4096)
def bound_names(source):
    """Return the names that a cell binds at its top level, whether or not inside an `if`.

    >>> sorted(bound_names("import numpy as np\\nif a:\\n    def f(x): y = 1\\nelse:\\n    f = g"))
    ['f', 'np']
    """
    tree = parse(source)
    return frozenset() if tree is None else frozenset(names_in(tree.body))


def names_in(statements):
    """Yield the names that statements bind, without those inside functions and classes."""
    for statement in statements:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield statement.name
            continue
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            yield from ((a.asname or a.name).split(".")[0] for a in statement.names)
            continue
        for field in ("body", "orelse", "finalbody"):
            yield from names_in(getattr(statement, field, []))
        for handler in getattr(statement, "handlers", []):
            yield from names_in(handler.body)
        yield from (
            node.id
            for part in ast.iter_child_nodes(statement)
            if not isinstance(part, ast.stmt)
            for node in ast.walk(part)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        )


@lru_cache(maxsize=4096)
def imported_names(source):
    """Return the names that a cell's top-level imports bind."""
    tree = parse(source)
    imports = [] if tree is None else tree.body
    found = [node for node in imports if isinstance(node, (ast.Import, ast.ImportFrom))]
    return frozenset(names_in(found))


@lru_cache(maxsize=4096)
def used_names(source):
    """Return the global names that a cell reads, also inside its functions.

    >>> sorted(used_names("def f(X):\\n    y = X @ w\\n    return np.sum(y)\\nprint(f)"))
    ['f', 'np', 'print', 'w']
    """
    if parse(source) is None:
        return frozenset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            table = symtable.symtable(plain_python(source), "cell", "exec")
            return frozenset(globals_of(table)) | augmented_names(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return frozenset()


def augmented_names(source):
    """Return the names of `name += value`, which reads the name too."""
    found = [node for node in ast.walk(parse(source)) if isinstance(node, ast.AugAssign)]
    return frozenset(node.target.id for node in found if isinstance(node.target, ast.Name))


@lru_cache(maxsize=4096)
def changed_names(source):
    """Return the names whose value a cell changes in place: `x[0] = 1`, `x.a = 1`, `x.sort()`.

    >>> sorted(changed_names("x[0] = y\\nz.sort()\\nw = v.T"))
    ['x', 'z']
    """
    tree = parse(source)
    return frozenset() if tree is None else frozenset(filter(None, map(changed_by, ast.walk(tree))))


def changed_by(node):
    """Return the name whose value a node of a syntax tree changes in place, or None."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        target = node.value.func
    elif isinstance(node, (ast.Subscript, ast.Attribute)) and not isinstance(node.ctx, ast.Load):
        target = node
    else:
        return None
    if isinstance(target, ast.Name):
        return None
    while isinstance(target, (ast.Subscript, ast.Attribute)):
        target = target.value
    return target.id if isinstance(target, ast.Name) else None


def globals_of(table):
    """Yield the global names that a symbol table and its children refer to."""
    top = table.get_type() == "module"
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (top or symbol.is_global()):
            yield symbol.get_name()
    for child in table.get_children():
        yield from globals_of(child)
