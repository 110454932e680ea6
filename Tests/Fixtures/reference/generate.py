#!/usr/bin/env python3
"""Generates the reference files: what optimizers, schedules and networks do, in float64.

The libraries pinned in requirements.txt are the reference. DoWG, GI-Adam and dual averaging by
D-Adaptation are NumPy programs after their papers. Everything runs on one thread of the CPU. The
same packages on the same type of CPU give the same bytes; another type of CPU changes last digits.
"""

import argparse
from functools import partial
from pathlib import Path

import numpy as np
import torch

import clipping
import config
import models
import models_more
import optimizers
import papers
import schedules
import schedules_more
from encoding import family, write
from problems import Problems

HERE = Path(__file__).resolve().parent

NOTES = [
    "float64 throughout; torch default dtype set to float64; CPU, one thread.",
    "trajectory[i].w = parameters after `step` optimizer steps; loss = f(w) there; lossBefore = f "
    "at the weights where this step's gradient was taken.",
    "noise = max|w-w'|/max|w| when w0, every gradient and every updated w are perturbed by one ulp "
    "(two draws): an estimate of how far two correct float64 programs may drift. noiseD is the "
    "same for d (relative).",
]
SCHEDULE_FREE_NOTES = NOTES + [
    "w == y (train-mode weights); x = eval-mode weights; z = state['z']; lossX = f(x).",
    "x is read by opt.eval(), then y is restored bit for bit, so recording does not disturb the "
    "run.",
]
D_NOTES = NOTES + ["d = param_groups[0]['d'] after the step (the value the next step uses)."]

# Name, function, notes. The first kind runs on the problems of the set.
ON_PROBLEMS = [
    ("torch_optim", optimizers.torch_optim, NOTES),
    ("schedulefree", optimizers.schedule_free, SCHEDULE_FREE_NOTES),
    ("dadaptation", optimizers.d_adaptation, D_NOTES),
    ("prodigy", optimizers.prodigy, D_NOTES),
    ("pytorch_optimizer", optimizers.lion_adan_soap, NOTES),
    ("dog", optimizers.dog_cases, NOTES),
    ("dowg", papers.dowg, NOTES + papers.DOWG_NOTES),
    ("gi_adam", papers.gi_adam, NOTES + papers.GI_ADAM_NOTES),
    ("dadapt_dual_averaging", papers.dadapt_dual_averaging, NOTES + papers.DUAL_AVERAGING_NOTES),
]
# The second kind draws its data itself, each from the stream of this number.
ON_OWN_DATA = [
    ("clipping", 4, clipping.clipping, clipping.NOTES),
    ("schedules", 5, schedules.schedules, schedules.NOTES),
    ("mlp", 6, models.mlp, models.NOTES),
    ("cnn", 7, models.cnn, models.CNN_NOTES),
    ("lstm", 8, models.lstm, models.LSTM_NOTES),
    ("transformer", 9, models.transformer, models.TRANSFORMER_NOTES),
]
# The third kind has numbers of its own, the same in every set.
FIXED = [
    ("schedules_more", schedules_more.schedules_more, schedules.NOTES),
    ("models_more", models_more.models_more, models_more.NOTES),
]
FAMILIES = [entry[0] for entry in ON_PROBLEMS + ON_OWN_DATA + FIXED]


def families(cfg):
    """Name, notes and a function that makes the cases, for each family."""
    problems = Problems(cfg)
    for name, function, notes in ON_PROBLEMS:
        yield name, notes, partial(function, cfg, problems)
    for name, stream, function, notes in ON_OWN_DATA:
        yield name, notes, partial(function, cfg, np.random.default_rng([cfg.seed, stream]))
    for name, function, notes in FIXED:
        yield name, notes, function


def names(text):
    chosen = text.split(",")
    unknown = [name for name in chosen if name not in FAMILIES]
    if unknown:
        raise argparse.ArgumentTypeError(
            f"no family {', '.join(unknown)}; there are {', '.join(FAMILIES)}")
    return chosen


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="families: " + ", ".join(FAMILIES))
    parser.add_argument(
        "--only", type=names, default=FAMILIES, metavar="NAMES",
        help="families to generate, separated by commas; all of them if absent")
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER",
        help="where to write; the folder of this program if absent")
    parser.add_argument(
        "--config", type=Path, metavar="FILE",
        help="a Python file whose CONFIG, a types.SimpleNamespace, replaces entries of DEFAULT in "
             "config.py: another set. Needs --out")
    parser.add_argument(
        "--set", metavar="NAME", help="the name of the set in the files; 'a', or 'b' with --config")
    args = parser.parse_args()
    if args.config and not args.out:
        parser.error("--config needs --out: another set must not overwrite this one")
    return args


def main():
    args = arguments()
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    cfg = config.load(args.config) if args.config else config.DEFAULT
    set_name = args.set or ("b" if args.config else "a")
    out = args.out or HERE
    out.mkdir(parents=True, exist_ok=True)
    for name, notes, make_cases in families(cfg):
        if name in args.only:
            print(name)
            packages = papers.PACKAGES if name in papers.FAMILIES else None
            cases = make_cases()
            path = out / f"{name}.json"
            write(path, family(name, set_name, notes, cases, packages))
            print(f"{path}: {len(cases)} cases")


if __name__ == "__main__":
    main()
