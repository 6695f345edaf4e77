"""A stylesheet without the rules that no page can need.

A selector goes if it names a class or an id that occurs in no page and in no script; what stands
inside `:not(…)`, `:is(…)` and the like is not asked. The stylesheet is minified: no comments.
"""

import re

NAMES = re.compile(r'(?:class|id)="([^"]*)"')
WORD = re.compile(r"[A-Za-z_][\w-]*")
TOKEN = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\)|[{};])""")
NAMED = re.compile(r"[.#]((?:[\w-]|\\.)+)")
INNER = re.compile(r"\([^()]*\)")
STRING = re.compile(r"""\[[^\]]*\]""")
GROUPS = ("@media", "@supports", "@layer", "@container")


def words_of_page(page):
    """Return all classes and ids of a page."""
    return {word for match in NAMES.findall(page) for word in match.split()}


def words_of_script(script):
    """Return every word of a script: any of them may be a class."""
    return set(WORD.findall(script))


def purge(sheet, known):
    """Return the stylesheet without rules for classes and ids that are not known.

    >>> purge(".a{x:1}.a .b,#c{y:2}@media print{.b{z:3}}", {"a", "c"})
    '.a{x:1}#c{y:2}'
    """
    return "".join(kept(rule, known) for rule in rules(sheet))


def rules(sheet):
    """Yield (head, body) of every rule at the top; body is None for a statement."""
    depth, start, head = 0, 0, ""
    for match in TOKEN.finditer(sheet):
        mark = match.group(0)
        if mark == "{":
            depth += 1
            if depth == 1:
                head, start = sheet[start : match.start()], match.end()
        elif mark == "}":
            depth -= 1
            if depth == 0:
                yield head.strip(), sheet[start : match.start()]
                start = match.end()
        elif mark == ";" and depth == 0:
            yield sheet[start : match.start()].strip(), None
            start = match.end()


def kept(rule, known):
    """Return a rule with the selectors that can match, or nothing."""
    head, body = rule
    if body is None:
        return f"{head};"
    if head.startswith(GROUPS):
        inner = purge(body, known)
        return f"{head}{{{inner}}}" if inner else ""
    if head.startswith("@"):
        return f"{head}{{{body}}}"
    selectors = [s for s in split(head) if needs(s) <= known]
    return f"{','.join(selectors)}{{{body}}}" if selectors else ""


def split(head):
    """Return the selectors of a rule: its parts between commas outside brackets."""
    parts, depth = [""], 0
    for character in head:
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def needs(selector):
    """Return the classes and ids without which a selector matches nothing.

    >>> sorted(needs(r".w-auto\\!:not(.x):is(.y, .z) #b[href='.c']"))
    ['b', 'w-auto!']
    """
    selector = STRING.sub("", selector)
    while INNER.search(selector):
        selector = INNER.sub("", selector)
    return {name.replace("\\", "") for name in NAMED.findall(selector)}
