"""What an outcome of a cell or a call showed, as text."""


def text_of(outcome):
    return "".join(o.get("text") or o["data"].get("text/plain", "") for o in outcome.outputs)
