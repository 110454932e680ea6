"""DoWG, GI-Adam and dual averaging by D-Adaptation as NumPy programs after their papers."""

import math

import numpy as np
import torch

from encoding import VERSIONS
from trajectories import case, cut, flat, warmup_cosine

FAMILIES = ["dowg", "gi_adam", "dadapt_dual_averaging"]
PACKAGES = ["numpy", "python"]
RATE_NOTE = "The rate of step t is lrPerStep[t-1]."


class FlatOptimizer:
    """One flat NumPy vector behind the part of torch's interface that a run uses.

    Subclasses define `update(w, g)`, which returns the new w.
    """

    def __init__(self, params, settings):
        self.params = list(params)
        self.settings = settings
        self.param_groups = [settings]

    def step(self):
        w = flat(self.params).numpy()
        g = flat(param.grad for param in self.params).numpy()
        updated = torch.from_numpy(self.update(w, g))
        for param, piece in zip(self.params, cut(updated, [p.shape for p in self.params])):
            param.data = piece


class DoWG(FlatOptimizer):
    """Khaled, Mishchenko and Jin 2023, arXiv 2305.16284, algorithm 1 without the projection."""

    def __init__(self, params, lr=1.0, reps_rel=1e-6, weight_decay=0.0):
        super().__init__(params, dict(lr=lr, reps_rel=reps_rel, weight_decay=weight_decay, v=0.0))
        self.start = None
        self.average = None
        self.weight_sum = 0.0

    def update(self, w, g):
        s = self.settings
        if self.start is None:
            self.start = w
            self.average = np.zeros_like(w)
            s["rbar"] = s["reps_rel"] * (1 + np.linalg.norm(w))
        g = g + s["weight_decay"] * w
        s["rbar"] = max(s["rbar"], np.linalg.norm(w - self.start))
        weight = s["rbar"] ** 2
        s["v"] += weight * (g @ g)
        self.weight_sum += weight
        self.average = self.average + weight / self.weight_sum * (w - self.average)
        return w - s["lr"] * weight / math.sqrt(s["v"]) * g


class GIAdam(FlatOptimizer):
    """Kalra and Barkeshli 2024, arXiv 2406.09405: Adam with v_0 = g_0^2."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        super().__init__(params, dict(lr=lr))
        self.betas, self.eps, self.weight_decay = betas, eps, weight_decay
        self.m = self.v = None
        self.count = 0

    def update(self, w, g):
        beta1, beta2 = self.betas
        g = g + self.weight_decay * w
        if self.count == 0:
            self.m, self.v = np.zeros_like(g), g ** 2
        self.count += 1
        self.m = beta1 * self.m + (1 - beta1) * g
        self.v = beta2 * self.v + (1 - beta2) * g ** 2
        corrected_m = self.m / (1 - beta1 ** self.count)
        corrected_v = self.v / (1 - beta2 ** self.count)
        return w - self.settings["lr"] * corrected_m / (np.sqrt(corrected_v) + self.eps)


class DAdaptDualAveraging(FlatOptimizer):
    """Defazio and Mishchenko 2023, arXiv 2301.07733, algorithm 1; rates multiply its weights."""

    def __init__(self, params, lr=1.0, d0=1e-6, growth_rate=math.inf, weight_decay=0.0):
        super().__init__(
            params, dict(lr=lr, growth_rate=growth_rate, weight_decay=weight_decay, d=d0))
        self.start = None
        self.squared_gradients = 0.0
        self.correction = 0.0
        self.weight_sum = 0.0

    def update(self, w, g):
        s = self.settings
        g = g + s["weight_decay"] * w
        if self.start is None:
            self.start = w
            self.gamma = 1 / np.linalg.norm(g)
            self.sum = np.zeros_like(w)
            self.weighted_points = np.zeros_like(w)
        weight = s["lr"] * s["d"]
        self.weight_sum += weight
        self.weighted_points = self.weighted_points + weight * w
        self.sum = self.sum + weight * g
        self.correction += self.gamma * weight ** 2 * (g @ g)
        self.squared_gradients += g @ g
        self.gamma = 1 / math.sqrt(self.squared_gradients)
        norm = np.linalg.norm(self.sum)
        s["d_hat"] = (self.gamma * norm ** 2 - self.correction) / (2 * norm)
        s["d"] = max(s["d"], min(s["d_hat"], s["d"] * s["growth_rate"]))
        return self.start - self.gamma * self.sum

    @property
    def average(self):
        return self.weighted_points / self.weight_sum


def dowg(cfg, problems):
    h = cfg.h
    label = f"arXiv 2305.16284, NumPy {VERSIONS['numpy']}"
    base = dict(lr=1.0, reps_rel=h["dowg_reps2"])
    table = [
        ("dowg", dict(reps_rel=h["dowg_reps"])),
        ("dowg_start", {}),
        ("dowg_l2", dict(weight_decay=h["dowg_wd"])),
        ("dowg_lr2", dict(lr=h["dowg_lr2"])),
    ]
    settings = dict(extra=["rbar", "v"], averager=lambda optimizer, _: lambda: optimizer.average)
    cases = []
    for problem in problems.vectors:
        for name, kw in table:
            cases.append(case(name, problem, DoWG, {**base, **kw}, label, **settings))
        cases.append(case(
            "dowg_warmcos", problem, DoWG, base, label,
            rates=warmup_cosine(1.0, h["sched_warm"], h["sched_min"]), note=RATE_NOTE, **settings))
        if problem.kind == "quad10":
            cases.append(case(
                "dowg_split", problem, DoWG, base, label, shapes=[(size,) for size in cfg.split],
                note="One distance over all tensors.", **settings))
    return cases


def gi_adam(cfg, problems):
    h = cfg.h
    label = f"arXiv 2406.09405, NumPy {VERSIONS['numpy']}"
    base = dict(betas=h["adam_betas"], eps=h["eps"])
    table = [
        ("gi_adam", {}),
        ("gi_adam_l2", dict(weight_decay=h["wd"])),
        ("gi_adam_betas", dict(betas=h["gi_betas2"])),
    ]
    cases = []
    for i, problem in enumerate(problems.vectors):
        rate = cfg.lr["adam"][i]
        for name, kw in table:
            cases.append(case(name, problem, GIAdam, {"lr": rate, **base, **kw}, label))
        cases.append(case(
            "gi_adam_warmcos", problem, GIAdam, {"lr": rate, **base}, label,
            rates=warmup_cosine(rate, h["sched_warm"], h["sched_min"]), note=RATE_NOTE))
    return cases


def dadapt_dual_averaging(cfg, problems):
    h = cfg.h
    label = f"arXiv 2301.07733, NumPy {VERSIONS['numpy']}"
    base = dict(lr=h["da_lr"], d0=h["dda_d0"])
    table = [
        ("dual_averaging", dict(d0=h["da_d0"])),
        ("dual_averaging_d0", {}),
        ("dual_averaging_l2", dict(weight_decay=h["da_wd"])),
        ("dual_averaging_growth", dict(growth_rate=h["dda_growth"])),
        ("dual_averaging_lr2", dict(lr=h["da_lr2"])),
    ]
    settings = dict(extra=["d_hat"], averager=lambda optimizer, _: lambda: optimizer.average)
    cases = []
    for problem in problems.vectors:
        for name, kw in table:
            cases.append(
                case(name, problem, DAdaptDualAveraging, {**base, **kw}, label, **settings))
        cases.append(case(
            "dual_averaging_warmcos", problem, DAdaptDualAveraging, base, label,
            rates=warmup_cosine(h["da_lr"], h["sched_warm"], h["sched_min"]), note=RATE_NOTE,
            **settings))
        if problem.kind == "quad10":
            cases.append(case(
                "dual_averaging_split", problem, DAdaptDualAveraging, base, label,
                shapes=[(size,) for size in cfg.split], note="One d over all tensors.",
                **settings))
    return cases


DOWG_NOTES = [
    "Each step at w: g = gradient + weight_decay w; rbar = max(rbar, |w - w0|), at first "
    "reps_rel (1 + |w0|); v += rbar^2 |g|^2, at first 0; w -= lr rbar^2 / sqrt(v) g.",
    "extra.rbar and extra.v are the values used in that step; average = the mean with weights "
    "rbar^2 of the points at which gradients were taken so far.",
]
GI_ADAM_NOTES = [
    "Adam whose second moment starts at the square of the first gradient; both bias corrections "
    "are kept, so the first steps are shorter by sqrt(1 - beta2^t) than Adam's.",
    "weight_decay is added to the gradient, also in the start of the second moment.",
]
DUAL_AVERAGING_NOTES = [
    "Each step at w: g = gradient + weight_decay w; s += lr d g; c += gamma (lr d)^2 |g|^2; "
    "gamma = 1 / sqrt(sum of all |g|^2), at first 1 / |g|; d_hat = (gamma |s|^2 - c) / (2 |s|); "
    "d = max(d, min(d_hat, growth_rate d)); w = w0 - gamma s.",
    "d and extra.d_hat are those after the step; average = the mean with weights lr d of the points "
    "at which gradients were taken so far.",
]
