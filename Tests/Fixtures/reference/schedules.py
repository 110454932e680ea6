"""Cases of the learning-rate schedules of torch and transformers."""

import warnings

import torch
import transformers.optimization as hf
from torch import nn
from torch.optim import lr_scheduler

from encoding import VERSIONS, arguments_of, split_arguments

NOTES = ["lr[t] = param_group['lr'] at the moment optimizer.step() number t (0-based) is called; "
         "scheduler.step() follows each optimizer.step()."]
ONE_CYCLE_NOTE = ("max_lr replaces baseLR. Phase ends are at pct_start*total_steps-1 and "
                  "total_steps-1.")


class Recorder:
    """Runs schedulers under SGD and collects cases."""

    def __init__(self, base, steps):
        self.base, self.steps = base, steps
        self.cases = []

    def add(self, name, make, implementation, arguments, note=None, losses=None):
        param = nn.Parameter(torch.zeros(1))
        optimizer = torch.optim.SGD([param], lr=self.base)
        scheduler = make(optimizer)
        rates = []
        for t in range(self.steps):
            rates.append(float(optimizer.param_groups[0]["lr"]))
            param.grad = torch.zeros(1)
            optimizer.step()
            scheduler.step(*([] if losses is None else [losses[t]]))
        entry = {"name": name, "implementation": implementation, "baseLR": self.base,
                 "totalSteps": self.steps, **split_arguments(arguments)}
        if losses is not None:
            entry["losses"] = [float(loss) for loss in losses]
        if note:
            entry["note"] = note
        entry["lr"] = rates
        self.cases.append(entry)

    def torch(self, name, cls, note=None, losses=None, **given):
        self.add(name, lambda optimizer: cls(optimizer, **given),
                 f"torch.optim.lr_scheduler.{cls.__name__} {VERSIONS['torch']}",
                 arguments_of(cls.__init__, given, drop=("last_epoch", "verbose")), note, losses)

    def hf(self, name, function, note=None, **given):
        self.add(name, lambda optimizer: function(optimizer, **given),
                 f"transformers.optimization.{function.__name__} {VERSIONS['transformers']}",
                 arguments_of(function, given, drop=("last_epoch",)), note)


def schedules(cfg, rng):
    s = cfg.sched
    recorder = Recorder(s["base"], s["T"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        of_torch(recorder, s)
        plateaus(recorder, s, rng)
        composed(recorder, s)
        of_transformers(recorder, s)
    return recorder.cases


def of_torch(recorder, s):
    add, steps = recorder.torch, s["T"]
    add("constant", lr_scheduler.ConstantLR, factor=1.0, total_iters=steps)
    add("constant_factor", lr_scheduler.ConstantLR)
    low, high, ramp = s["linear"]
    add("linear_default", lr_scheduler.LinearLR)
    add("linear_up", lr_scheduler.LinearLR, start_factor=low, end_factor=high, total_iters=ramp)
    add("linear_down", lr_scheduler.LinearLR, start_factor=1.0, end_factor=low, total_iters=steps)
    size, gamma = s["step"]
    add("step", lr_scheduler.StepLR, step_size=size, gamma=gamma)
    add("multistep", lr_scheduler.MultiStepLR, milestones=s["milestones"], gamma=gamma)
    add("exponential", lr_scheduler.ExponentialLR, gamma=s["exp"])
    cosine = lr_scheduler.CosineAnnealingLR
    add("cosine_eta0", cosine, T_max=steps, eta_min=0.0)
    add("cosine_etamin", cosine, T_max=steps, eta_min=s["eta_min"])
    add("cosine_past_tmax", cosine, T_max=steps // 3, eta_min=s["eta_min"],
        note="T_max < total steps: the lr climbs back after T_max.")
    add("warm_restarts", lr_scheduler.CosineAnnealingWarmRestarts, T_0=s["T0"], T_mult=s["Tmult"],
        eta_min=s["eta_min"])
    low, high, up, gamma = s["cyc"]
    cycle = dict(base_lr=low, max_lr=high, step_size_up=up)
    for mode in ["triangular", "triangular2", "exp_range"]:
        add(f"cyclic_{mode}", lr_scheduler.CyclicLR, **cycle, mode=mode,
            gamma=gamma if mode == "exp_range" else 1.0, cycle_momentum=False)
    add("cyclic_asym_exp_range", lr_scheduler.CyclicLR, **cycle, step_size_down=s["cyc_down"],
        mode="exp_range", gamma=gamma, cycle_momentum=False)
    for strategy in ["cos", "linear"]:
        for three in [False, True]:
            add(f"onecycle_{strategy}{'_three_phase' if three else ''}", lr_scheduler.OneCycleLR,
                max_lr=s["base"], total_steps=steps, anneal_strategy=strategy, three_phase=three,
                cycle_momentum=False, pct_start=s["onecycle_pct"], div_factor=s["div"],
                final_div_factor=s["fdiv"], note=ONE_CYCLE_NOTE)
    add("polynomial", lr_scheduler.PolynomialLR, total_iters=steps, power=s["poly"])
    add("polynomial_short", lr_scheduler.PolynomialLR, total_iters=steps // 2, power=1.0)


def plateau_losses(steps, rng):
    """Losses that fall, stall with ripples, fall again, creep, and end in noise."""
    losses = []
    value = 1.0
    for t in range(steps):
        if t < 0.3 * steps:
            value *= 0.97
        elif t < 0.45 * steps:
            value *= 1.0 + (0.004 if t % 2 else -0.003)
        elif t < 0.6 * steps:
            value *= 0.98
        elif t < 0.8 * steps:
            value *= 0.99999
        noise = 0.002 * float(rng.normal()) if t >= 0.8 * steps else 0.0
        losses.append(round(value + noise, 8))
    return losses


def plateaus(recorder, s, rng):
    losses = plateau_losses(s["T"], rng)
    plateau = s["plateau"]
    cls = lr_scheduler.ReduceLROnPlateau
    recorder.torch("plateau", cls, losses=losses, mode="min", **plateau,
                   note="scheduler.step(losses[t]) is called after optimizer step t, so lr[t] "
                        "depends on losses[0..t-1].")
    recorder.torch("plateau_abs", cls, losses=losses, mode="min", factor=plateau["factor"],
                   patience=plateau["patience"] + 2, threshold=5e-3, threshold_mode="abs",
                   cooldown=0, min_lr=s["base"] / 10,
                   note="As plateau, threshold_mode abs, min_lr set.")


def composed(recorder, s):
    warm, rest, eta_min = s["warm"], s["T"] - s["warm"], s["eta_min"]
    prefix, version = "torch.optim.lr_scheduler", VERSIONS["torch"]
    for letter, start in [("a", 0.01), ("b", 1.0 / 3)]:
        def sequential(optimizer, start=start):
            return lr_scheduler.SequentialLR(optimizer, [
                lr_scheduler.LinearLR(optimizer, start_factor=start, end_factor=1.0,
                                      total_iters=warm),
                lr_scheduler.CosineAnnealingLR(optimizer, T_max=rest, eta_min=eta_min),
            ], milestones=[warm])

        recorder.add(
            f"sequential_warmup_cosine_{letter}", sequential,
            f"{prefix}.SequentialLR[LinearLR,CosineAnnealingLR] {version}",
            {"warmup_start_factor": start, "warmup_end_factor": 1.0, "warmup_total_iters": warm,
             "cosine_T_max": rest, "cosine_eta_min": eta_min, "milestone": warm})

    def chained(optimizer):
        return lr_scheduler.ChainedScheduler([
            lr_scheduler.ConstantLR(optimizer, factor=0.1, total_iters=warm),
            lr_scheduler.ExponentialLR(optimizer, gamma=s["exp"]),
        ])

    recorder.add("chained_constant_exponential", chained,
                 f"{prefix}.ChainedScheduler[ConstantLR,ExponentialLR] {version}",
                 {"warmup_factor": 0.1, "warmup_total_iters": warm, "gamma": s["exp"]})


def of_transformers(recorder, s):
    add = recorder.hf
    warm = dict(num_warmup_steps=s["warm"])
    whole = dict(**warm, num_training_steps=s["T"])
    linear = hf.get_linear_schedule_with_warmup
    cosine = hf.get_cosine_schedule_with_warmup
    polynomial = hf.get_polynomial_decay_schedule_with_warmup
    add("hf_constant_warmup", hf.get_constant_schedule_with_warmup, **warm)
    add("hf_linear", linear, **whole)
    add("hf_linear_nowarmup", linear, num_warmup_steps=0, num_training_steps=s["T"])
    add("hf_cosine", cosine, **whole)
    add("hf_cosine_cycles1", cosine, num_cycles=1.0, **whole)
    add("hf_cosine_hard_restarts", hf.get_cosine_with_hard_restarts_schedule_with_warmup,
        num_cycles=s["cycles"], **whole)
    add("hf_cosine_min_lr", hf.get_cosine_with_min_lr_schedule_with_warmup,
        min_lr_rate=s["min_ratio"], **whole)
    add("hf_polynomial_default", polynomial, **whole)
    end, power = s["poly2"]
    add("hf_polynomial", polynomial, lr_end=end, power=power, **whole)
    add("hf_inverse_sqrt", hf.get_inverse_sqrt_schedule, **warm,
        note="timescale None means num_warmup_steps.")
    add("hf_inverse_sqrt_timescale", hf.get_inverse_sqrt_schedule, **warm,
        timescale=s["timescale"])
    phases = dict(**warm, num_stable_steps=s["stable"], num_decay_steps=s["decay"])
    for decay in ["linear", "cosine", "1-sqrt"]:
        add(f"hf_wsd_{decay}", hf.get_wsd_schedule, **phases, decay_type=decay)
    for warmup in ["cosine", "1-sqrt"]:
        add(f"hf_wsd_warm_{warmup}_min", hf.get_wsd_schedule, **phases, warmup_type=warmup,
            decay_type="linear", min_lr_ratio=s["min_ratio"])
