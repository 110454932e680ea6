"""Runs an optimizer on a problem and records where it goes."""

import contextlib
import io
import math

import numpy as np
import torch
from torch import nn

from encoding import arguments_of, flat_list, optimizer_json

STEPS = 200
RECORDED = [1, 2, 3, 5, 10, 20, 50, 100, 200]
ULP = 2.0 ** -52
NOISE_LIMIT = 1e-6
LOSS_LIMIT = 1e12


class Roundoff:
    """Random relative changes of one ulp; none without a generator."""

    def __init__(self, rng=None):
        self.rng = rng

    def nudge(self, tensor, choices=(-1.0, 1.0)):
        if self.rng is None:
            return tensor
        signs = self.rng.choice(choices, size=tuple(tensor.shape))
        return tensor * (1 + ULP * torch.tensor(signs))


def flat(tensors):
    return torch.cat([tensor.detach().reshape(-1) for tensor in tensors]).clone()


def cut(vector, shapes):
    """A flat vector as tensors of these shapes."""
    pieces = torch.split(vector, [math.prod(shape) for shape in shapes])
    return [piece.clone().reshape(shape) for piece, shape in zip(pieces, shapes)]


def evaluation_point(optimizer, params):
    """The weights in eval mode; the parameters are put back bit for bit."""
    saved = [param.detach().clone() for param in params]
    optimizer.eval()
    x = flat(params)
    optimizer.train()
    with torch.no_grad():
        for param, value in zip(params, saved):
            param.copy_(value)
    return x


def point(step, problem, before, params, optimizer, has_modes, extra, average):
    """What is recorded after a step; None where the run has blown up."""
    w = flat(params)
    entry = {"step": step, "loss": float(problem.loss(w)), "lossBefore": before, "w": flat_list(w)}
    if not (torch.isfinite(w).all() and entry["loss"] <= LOSS_LIMIT
            and math.isfinite(entry["loss"])):
        return None
    if has_modes:
        x = evaluation_point(optimizer, params)
        entry.update(y=flat_list(w), x=flat_list(x), lossX=float(problem.loss(x)),
                     z=flat_list(flat(optimizer.state[param]["z"] for param in params)))
    group = optimizer.param_groups[0]
    if "d" in group:
        entry["d"] = float(group["d"])
    values = {name: float(group[name]) for name in extra if name in group}
    if values:
        entry["extra"] = values
    if average is not None:
        entry["average"] = flat_list(average)
    return entry


def run(problem, make, shapes, rates=None, extra=(), averager=None, rng=None):
    """The recorded points of one run.

    With `rng`, w0, every gradient and every updated w are changed by one ulp at random.
    `averager(optimizer, params)` returns a function that is called after each step and gives
    the average so far.
    """
    roundoff = Roundoff(rng)
    params = [nn.Parameter(piece)
              for piece in cut(roundoff.nudge(torch.tensor(problem.w0)), shapes)]
    points = []
    with contextlib.redirect_stdout(io.StringIO()):
        optimizer = make(params)
        has_modes = hasattr(optimizer, "eval") and hasattr(optimizer, "train")
        if has_modes:
            optimizer.train()
        take_average = averager(optimizer, params) if averager else lambda: None
        for step in range(1, STEPS + 1):
            if rates is not None:
                for group in optimizer.param_groups:
                    group["lr"] = rates[step - 1]
            w = flat(params)
            before = float(problem.loss(w))
            for param, piece in zip(params, cut(roundoff.nudge(problem.grad(w)), shapes)):
                param.grad = piece
            optimizer.step()
            with torch.no_grad():
                for param in params:
                    param.copy_(roundoff.nudge(param, (-1.0, 0.0, 1.0)))
            average = take_average()
            if step in RECORDED:
                entry = point(step, problem, before, params, optimizer, has_modes, extra, average)
                if entry is None:
                    break
                points.append(entry)
    return points


def add_noise(points, perturbed):
    """The relative distance of a perturbed run, where it is the largest so far."""
    for entry in points[len(perturbed):]:
        entry["noise"] = math.inf
    for entry, other in zip(points, perturbed):
        w = np.array(entry["w"])
        noise = float(np.abs(w - np.array(other["w"])).max() / np.abs(w).max())
        entry["noise"] = max(entry.get("noise", 0.0), noise)
        if "d" in entry:
            noise = abs(entry["d"] - other["d"]) / entry["d"]
            entry["noiseD"] = max(entry.get("noiseD", 0.0), noise)


def case(name, problem, cls, given, implementation, shapes=None, rates=None, note=None, make=None,
         arguments=None, dtype="float64", extra=(), averager=None):
    """One case: an optimizer with its arguments on a problem."""
    shapes = shapes or problem.shapes
    make = make or (lambda params: cls(params, **given))
    settings = dict(shapes=shapes, rates=rates, extra=extra, averager=averager)
    points = run(problem, make, **settings)
    for seed in (7, 8):
        add_noise(points, run(problem, make, **settings, rng=np.random.default_rng(seed)))

    notes = [note] if note else []
    if len(points) < len(RECORDED):
        last = points[-1]["step"] if points else 0
        notes.append(f"Truncated: non-finite or above 1e12 after step {last}.")
    noisy = next((p["step"] for p in points if p["noise"] > NOISE_LIMIT), None)
    if noisy and dtype == "float64":
        points = [p for p in points if p["step"] < noisy]
        notes.append(f"Points from step {noisy} on dropped: roundoff noise there exceeds 1e-6.")

    if arguments is None:
        arguments = arguments_of(cls.__init__, given)
    entry = {"name": f"{problem.label}/{name}", "problem": problem.json(),
             "paramShapes": [list(shape) for shape in shapes],
             "optimizer": optimizer_json(cls.__name__, implementation, given, arguments),
             "dtype": dtype}
    if rates is not None:
        entry["lrPerStep"] = [float(rate) for rate in rates]
    if notes:
        entry["note"] = " ".join(notes)
    entry["trajectory"] = points
    report(entry)
    return entry


def report(entry):
    points = entry["trajectory"]
    line = f"  {entry['name']:48s} f0 {entry['problem']['loss0']:.4g}"
    if points:
        noise = max(p["noise"] for p in points)
        line += f"  f {points[-1]['loss']:.6g}  noise {noise:.1e}"
    if len(points) < len(RECORDED):
        line += f"  {len(points)} points only"
    print(line)


def warmup_cosine(base, warmup, floor):
    """Linear warmup to `base`, then half a cosine towards `floor` times `base`."""
    rates = [base * (t + 1) / warmup for t in range(warmup)]
    for t in range(warmup, STEPS):
        progress = math.pi * (t - warmup) / (STEPS - warmup)
        rates.append(base * (floor + (1 - floor) * 0.5 * (1 + math.cos(progress))))
    return rates
