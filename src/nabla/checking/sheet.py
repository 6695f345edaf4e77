"""Answer sheets: public probes with the outputs of the solution and of every listed mistake.

A sheet is a JSON file, `<lesson>.answers.json`, that travels beside the lesson's notebook. It
holds inputs, right outputs for those inputs, and the hints of the mistakes; no code.

    {"lesson": ..., "exercises": {name: {"probes": [...], "wanted": [...],
                                         "mistakes": {name: {"hint": ..., "outputs": [...]}}}}}
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nabla.checking.compare import Tolerance
from nabla.checking.probes import Call, Failure, Function, Get, Steps

SUFFIX = ".answers.json"


@dataclass
class PublicProbe:
    """A probe with what is compared (a summary's name or None) and how closely.

    quiet is True where a NumPy warning makes the answer wrong.
    """

    probe: Call | Steps
    summary: str | None = None
    tolerance: Tolerance = Tolerance()
    quiet: bool = False


@dataclass
class Entry:
    """The public probes of one exercise, and what solution and mistakes give on them."""

    probes: list
    wanted: list
    mistakes: dict  # name -> {"hint": str, "outputs": list}


def write_sheet(path, lesson, entries):
    """Write the entries (a dict from exercise to `Entry`) of a lesson as JSON."""
    exercises = {
        name: {
            "probes": [
                [to_json(p.probe), p.summary, list(p.tolerance), p.quiet] for p in entry.probes
            ],
            "wanted": to_json(entry.wanted),
            "mistakes": {
                key: {"hint": value["hint"], "outputs": to_json(value["outputs"])}
                for key, value in entry.mistakes.items()
            },
        }
        for name, entry in entries.items()
    }
    text = json.dumps({"lesson": lesson, "exercises": exercises}, ensure_ascii=False)
    Path(path).write_text(text + "\n", encoding="utf-8")


def read_sheet(path):
    """Return the entries of a sheet as a dict from exercise to `Entry`."""
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    return {name: read_entry(entry) for name, entry in data["exercises"].items()}


def read_entry(entry):
    """Return the `Entry` of one exercise."""
    probes = [PublicProbe(from_json(p), s, Tolerance(*t), *q) for p, s, t, *q in entry["probes"]]
    mistakes = {
        key: {"hint": value["hint"], "outputs": from_json(value["outputs"])}
        for key, value in entry["mistakes"].items()
    }
    return Entry(probes, from_json(entry["wanted"]), mistakes)


def to_json(value):
    """Return a JSON form of a probe or an output; numbers keep every bit."""
    if isinstance(value, np.ndarray):
        return {"$array": value.tolist(), "dtype": str(value.dtype), "shape": list(value.shape)}
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.random.Generator):
        return {"$rng": value.bit_generator.state}
    if isinstance(value, Function):
        return {"$function": value.name}
    if isinstance(value, Failure):
        return {"$failure": [value.kind, value.name]}
    if isinstance(value, Get):
        return {"$get": value.attribute}
    if isinstance(value, Call):
        return {"$call": [to_json(list(value.args)), to_json(value.kwargs)]}
    if isinstance(value, Steps):
        return {"$steps": [to_json(value.init), [to_json(step) for step in value.then]]}
    if isinstance(value, tuple):
        return {"$tuple": [to_json(entry) for entry in value]}
    if isinstance(value, list):
        return [to_json(entry) for entry in value]
    if isinstance(value, dict):
        return {key: to_json(entry) for key, entry in value.items()}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise ValueError(f"an answer sheet holds plain values, got a {type(value).__name__}")


def from_json(value):
    """Return the value of a JSON form made by `to_json`."""
    if isinstance(value, list):
        return [from_json(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    for key, read in READERS.items():
        if key in value:
            return read(value)
    return {key: from_json(entry) for key, entry in value.items()}


def read_array(value):
    """Return an array with its dtype and shape."""
    return np.array(value["$array"], dtype=value["dtype"]).reshape(value["shape"])


def read_generator(value):
    """Return a generator in the written state."""
    bits = np.random.PCG64()
    bits.state = value["$rng"]
    return np.random.Generator(bits)


def read_call(value):
    """Return a `Call`."""
    args, kwargs = value["$call"]
    return Call(*from_json(args), **from_json(kwargs))


READERS = {
    "$array": read_array,
    "$rng": read_generator,
    "$function": lambda value: Function(value["$function"]),
    "$failure": lambda value: Failure(*value["$failure"]),
    "$get": lambda value: Get(value["$get"]),
    "$call": read_call,
    "$steps": lambda value: Steps(*(from_json(value["$steps"]))),
    "$tuple": lambda value: tuple(from_json(value["$tuple"])),
}
