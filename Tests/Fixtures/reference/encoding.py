"""How tensors, arguments and families become JSON."""

import inspect
import json
import math
import platform
from importlib.metadata import version

import numpy as np
import torch

PACKAGES = ["torch", "numpy", "schedulefree", "dadaptation", "prodigyopt", "pytorch_optimizer",
            "dog-optimizer", "transformers"]
VERSIONS = {package: version(package) for package in PACKAGES}
VERSIONS["python"] = platform.python_version()


def rounded(values):
    """Data are drawn with six decimals, so that they stay readable."""
    return np.round(np.asarray(values, dtype=np.float64), 6)


def flat_list(values):
    """Any tensor, array or sequence as a flat list of floats."""
    if isinstance(values, torch.Tensor):
        values = values.detach().reshape(-1).tolist()
    return [float(v) for v in np.asarray(values, dtype=np.float64).reshape(-1)]


def tensor_json(tensor, name=None):
    entry = {"shape": list(tensor.shape), "data": flat_list(tensor)}
    return entry if name is None else {"name": name, **entry}


def arguments_of(function, given, drop=()):
    """All arguments of a call, defaults included."""
    variadic = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    omitted = ("self", "params", "optimizer", "base", *drop)
    arguments = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if name in omitted or parameter.kind in variadic:
            continue
        default = None if parameter.default is inspect.Parameter.empty else parameter.default
        arguments[name] = given.get(name, default)
    for name, value in given.items():
        arguments.setdefault(name, value)
    return arguments


def split_arguments(arguments):
    """Finite numbers, strings and arrays, which the schema keeps apart."""
    numbers, options, arrays = {}, {}, {}
    for name, value in arguments.items():
        if isinstance(value, bool):
            numbers[name] = 1.0 if value else 0.0
        elif value is None:
            options[name] = "None"
        elif isinstance(value, (int, float)):
            if math.isfinite(value):
                numbers[name] = float(value)
            else:
                options[name] = "inf" if value > 0 else str(value)
        elif isinstance(value, str):
            options[name] = value
        elif isinstance(value, (tuple, list)) and name == "betas":
            numbers.update({f"beta{i + 1}": float(beta) for i, beta in enumerate(value)})
        elif isinstance(value, (tuple, list)):
            arrays[name] = [float(v) for v in value]
        else:
            options[name] = str(value)
    return {"hyperparameters": numbers, "options": options, "arrays": arrays}


def optimizer_json(name, implementation, given, arguments, show=repr):
    call = ", ".join(f"{key}={show(value)}" for key, value in given.items())
    return {"name": name, "implementation": implementation, "call": f"{name}({call})",
            **split_arguments(arguments)}


def family(name, set_name, notes, cases, packages=None):
    """The whole content of one file."""
    versions = {key: VERSIONS[key] for key in packages} if packages else VERSIONS
    return {"family": name, "set": set_name, "versions": versions, "notes": notes, "cases": cases}


def write(path, document):
    with open(path, "w") as file:
        json.dump(document, file, allow_nan=False, separators=(",", ":"))
        file.write("\n")
