"""Further cases of the same schedules: edge values, and compositions of any schedulers."""

import warnings

import numpy as np
import transformers.optimization as hf
from torch.optim import lr_scheduler

from encoding import VERSIONS
from schedules import ONE_CYCLE_NOTE, Recorder, plateau_losses

BASE, STEPS = 0.37, 137
# num_training_steps within the run, and at its end.
PAST = dict(num_warmup_steps=13, num_training_steps=90)
FIT = dict(num_warmup_steps=13, num_training_steps=STEPS)
COMPOSED_NOTE = ("hyperparameters: argument a of scheduler number i (0-based) is 'i.a'; options: "
                 "its class is 'i'; arrays: milestones, and other arrays as 'i.a'.")


def schedules_more():
    # Left out, as not supported: rates above the base rate, fractional steps, quirks of the code.
    recorder = Recorder(BASE, STEPS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        factors(recorder)
        cosines(recorder)
        cycles(recorder)
        plateaus(recorder)
        sequences(recorder)
        products(recorder)
        of_transformers(recorder)
        warmup_stable_decay(recorder)
    return recorder.cases


def factors(recorder):
    add = recorder.torch
    constant, linear = lr_scheduler.ConstantLR, lr_scheduler.LinearLR
    add("constant_iters1", constant, factor=0.3, total_iters=1)
    add("constant_factor0", constant, factor=0.0, total_iters=200,
        note="A factor of 0 that ends within the run is a ZeroDivisionError in torch.")
    add("linear_start_above_end", linear, start_factor=0.9, end_factor=0.15, total_iters=57)
    add("linear_both_below_one", linear, start_factor=0.12, end_factor=0.73, total_iters=57)
    add("linear_end_zero", linear, start_factor=1.0, end_factor=0.0, total_iters=100)
    add("linear_iters1", linear, start_factor=0.2, end_factor=0.8, total_iters=1)
    add("linear_longer_than_run", linear, start_factor=0.2, end_factor=1.0, total_iters=211)
    add("step_longer_than_run", lr_scheduler.StepLR, step_size=500, gamma=0.1)
    add("step_size1", lr_scheduler.StepLR, step_size=1, gamma=0.97)
    multistep = lr_scheduler.MultiStepLR
    add("multistep_repeated", multistep, milestones=[20, 20, 64, 90, 90, 90], gamma=0.6)
    add("multistep_unsorted", multistep, milestones=[90, 20, 64], gamma=0.6)
    add("multistep_from_zero", multistep, milestones=[0, 1, 300], gamma=0.5,
        note="Milestone 0 counts at once (the rate of step 0 is already reduced), 300 lies past "
             "the end.")
    polynomial = lr_scheduler.PolynomialLR
    add("polynomial_half", polynomial, total_iters=STEPS, power=0.5)
    add("polynomial_half_short", polynomial, total_iters=60, power=0.5)
    add("polynomial_steep", polynomial, total_iters=150, power=4.3)


def cosines(recorder):
    add = recorder.torch
    cosine, restarts = lr_scheduler.CosineAnnealingLR, lr_scheduler.CosineAnnealingWarmRestarts
    add("cosine_tmax1", cosine, T_max=1, eta_min=0.02)
    add("cosine_longer_than_run", cosine, T_max=400, eta_min=0.02)
    add("warm_restarts_mult1", restarts, T_0=19, T_mult=1, eta_min=0.0)
    add("warm_restarts_mult3", restarts, T_0=5, T_mult=3, eta_min=0.04)
    add("warm_restarts_t01", restarts, T_0=1, T_mult=2, eta_min=0.01)


def cycles(recorder):
    add = recorder.torch
    for shape, up, down in [("long_up", 17, 6), ("long_down", 4, 21)]:
        for mode in ["triangular", "triangular2", "exp_range"]:
            add(f"cyclic_{shape}_{mode}", lr_scheduler.CyclicLR, base_lr=0.02, max_lr=0.31,
                step_size_up=up, step_size_down=down, mode=mode, gamma=0.96, cycle_momentum=False,
                note="gamma is used by exp_range only." if mode != "exp_range" else None)
    one_cycle = dict(max_lr=0.29, cycle_momentum=False)
    of_run = dict(**one_cycle, total_steps=STEPS, div_factor=9.0, final_div_factor=55.0)
    for pct in [0.17, 0.5]:
        for strategy in ["cos", "linear"]:
            add(f"onecycle_pct{int(100 * pct)}_{strategy}", lr_scheduler.OneCycleLR, **of_run,
                pct_start=pct, anneal_strategy=strategy, note=ONE_CYCLE_NOTE)
    half_note = ("pct_start .5 with three_phase: phase ends .5*137-1 = 67.5, 2*.5*137-2 = 135, "
                 "136.")
    for strategy in ["cos", "linear"]:
        for pct, note in [(0.17, ONE_CYCLE_NOTE), (0.5, half_note)]:
            add(f"onecycle_three_pct{int(100 * pct)}_{strategy}", lr_scheduler.OneCycleLR,
                **of_run, pct_start=pct, three_phase=True, anneal_strategy=strategy, note=note)
    add("onecycle_longer_than_run", lr_scheduler.OneCycleLR, **one_cycle, total_steps=250,
        pct_start=0.3, note=ONE_CYCLE_NOTE)


def plateaus(recorder):
    rng = np.random.default_rng(77)
    falling = plateau_losses(STEPS, rng)
    rising = [round(1.2 - loss, 8) for loss in falling]
    noisy = [round(float(0.2 + np.exp(-t / 30) + 0.05 * rng.normal()), 8) for t in range(STEPS)]
    through_zero = [round(float(2.0 - 0.02 * t + 0.01 * rng.normal()), 8) for t in range(STEPS)]

    def add(name, losses, note=None, **given):
        recorder.torch(name, lr_scheduler.ReduceLROnPlateau, note, losses, **given)

    add("plateau_patience0", noisy, mode="min", factor=0.8, patience=0, threshold=1e-3,
        threshold_mode="rel", cooldown=0, min_lr=0.0)
    add("plateau_patience0_cooldown", noisy, mode="min", factor=0.6, patience=0, threshold=1e-3,
        threshold_mode="rel", cooldown=7, min_lr=0.003)
    add("plateau_eps", noisy, mode="min", factor=0.5, patience=1, threshold=1e-3,
        threshold_mode="rel", cooldown=0, min_lr=0.0, eps=0.02,
        note="A reduction smaller than eps is not applied.")
    add("plateau_min_lr", noisy, mode="min", factor=0.5, patience=2, threshold=1e-2,
        threshold_mode="abs", cooldown=1, min_lr=0.11)
    add("plateau_max_rel", rising, mode="max", factor=0.45, patience=2, threshold=5e-3,
        threshold_mode="rel", cooldown=3, min_lr=0.0)
    add("plateau_max_abs", rising, mode="max", factor=0.45, patience=3, threshold=4e-3,
        threshold_mode="abs", cooldown=0, min_lr=0.01)
    add("plateau_negative_rel", through_zero, mode="min", factor=0.7, patience=3, threshold=0.05,
        threshold_mode="rel", cooldown=0, min_lr=0.0,
        note="Losses fall through 0: best*(1-threshold) with a negative best is a weaker demand.")
    given = dict(mode="min", factor=0.3, patience=4)
    # The function has no signature to take the defaults from.
    recorder.add(
        "hf_reduce_on_plateau",
        lambda optimizer: hf.get_reduce_on_plateau_schedule(optimizer, **given),
        f"transformers.optimization.get_reduce_on_plateau_schedule {VERSIONS['transformers']}",
        {**given, "threshold": 1e-4, "threshold_mode": "rel", "cooldown": 0, "min_lr": 0.0,
         "eps": 1e-8}, losses=falling)


def compose(recorder, name, cls, parts, milestones=None):
    """A scheduler of schedulers, each given as its class and its arguments."""
    def make(optimizer):
        made = [part(optimizer, **given) for part, given in parts]
        return cls(optimizer, made, milestones=milestones) if milestones else cls(made)

    arguments = {"milestones": milestones} if milestones else {}
    for i, (part, given) in enumerate(parts):
        arguments[str(i)] = part.__name__
        arguments.update({f"{i}.{key}": value for key, value in given.items()})
    kinds = ",".join(part.__name__ for part, _ in parts)
    recorder.add(name, make,
                 f"torch.optim.lr_scheduler.{cls.__name__}[{kinds}] {VERSIONS['torch']}",
                 arguments, COMPOSED_NOTE)


def sequences(recorder):
    def add(name, milestones, *parts):
        compose(recorder, name, lr_scheduler.SequentialLR, parts, milestones)

    add("sequential_milestone_before_ramp_end", [12],
        (lr_scheduler.LinearLR, dict(start_factor=0.1, end_factor=1.0, total_iters=30)),
        (lr_scheduler.CosineAnnealingLR, dict(T_max=100, eta_min=0.01)))
    add("sequential_milestone_after_ramp_end", [37],
        (lr_scheduler.LinearLR, dict(start_factor=0.1, end_factor=0.8, total_iters=10)),
        (lr_scheduler.CosineAnnealingLR, dict(T_max=60, eta_min=0.01)))
    add("sequential_three", [11, 87],
        (lr_scheduler.LinearLR, dict(start_factor=0.05, end_factor=1.0, total_iters=11)),
        (lr_scheduler.ConstantLR, dict(factor=1.0, total_iters=200)),
        (lr_scheduler.PolynomialLR, dict(total_iters=50, power=1.0)))
    add("sequential_four", [14, 50, 95],
        (lr_scheduler.ConstantLR, dict(factor=0.2, total_iters=9)),
        (lr_scheduler.ExponentialLR, dict(gamma=0.96)),
        (lr_scheduler.LinearLR, dict(start_factor=0.5, end_factor=0.1, total_iters=25)),
        (lr_scheduler.StepLR, dict(step_size=7, gamma=0.7)))
    add("sequential_exponential_multistep", [40],
        (lr_scheduler.ExponentialLR, dict(gamma=0.9)),
        (lr_scheduler.MultiStepLR, dict(milestones=[10, 30], gamma=0.5)))


def products(recorder):
    def add(name, *parts):
        compose(recorder, name, lr_scheduler.ChainedScheduler, parts)

    add("chained_linear_cosine",
        (lr_scheduler.LinearLR, dict(start_factor=0.2, end_factor=1.0, total_iters=25)),
        (lr_scheduler.CosineAnnealingLR, dict(T_max=STEPS, eta_min=0.0)))
    add("chained_three",
        (lr_scheduler.ConstantLR, dict(factor=0.4, total_iters=22)),
        (lr_scheduler.ExponentialLR, dict(gamma=0.991)),
        (lr_scheduler.StepLR, dict(step_size=45, gamma=0.5)))
    add("chained_polynomial_multistep",
        (lr_scheduler.PolynomialLR, dict(total_iters=170, power=0.9)),
        (lr_scheduler.MultiStepLR, dict(milestones=[33, 99], gamma=0.3)))


def of_transformers(recorder):
    add = recorder.hf
    constant = hf.get_constant_schedule_with_warmup
    add("hf_constant", hf.get_constant_schedule)
    add("hf_constant_warmup0", constant, num_warmup_steps=0)
    add("hf_constant_warmup1", constant, num_warmup_steps=1)
    add("hf_constant_warmup_longer_than_run", constant, num_warmup_steps=300)
    add("hf_linear_past_end", hf.get_linear_schedule_with_warmup, **PAST)
    cosine = hf.get_cosine_schedule_with_warmup
    add("hf_cosine_past_end", cosine, **PAST,
        note="num_cycles .5: past the end the cosine climbs back.")
    add("hf_cosine_cycles1.7", cosine, num_cycles=1.7, **FIT)
    add("hf_cosine_cycles1.7_past_end", cosine, num_cycles=1.7, **PAST)
    add("hf_cosine_cycles.25", cosine, num_cycles=0.25, **FIT)
    restarts = hf.get_cosine_with_hard_restarts_schedule_with_warmup
    add("hf_hard_restarts_past_end", restarts, num_cycles=5, **PAST,
        note="0 from num_training_steps on.")
    add("hf_hard_restarts_nondivisible", restarts, num_cycles=7, **FIT)
    add("hf_hard_restarts_cycles2.5", restarts, num_cycles=2.5, **FIT)
    add("hf_hard_restarts_nowarmup", restarts, num_cycles=4, num_warmup_steps=0,
        num_training_steps=STEPS)
    polynomial = hf.get_polynomial_decay_schedule_with_warmup
    add("hf_polynomial_past_end", polynomial, lr_end=0.004, power=2.3, **PAST)
    add("hf_polynomial_half", polynomial, lr_end=0.01, power=0.5, **FIT)
    inverse_sqrt = hf.get_inverse_sqrt_schedule
    add("hf_inverse_sqrt_nowarmup", inverse_sqrt, num_warmup_steps=0,
        note="timescale None with zero warmup means 10000.")
    add("hf_inverse_sqrt_nowarmup_timescale", inverse_sqrt, num_warmup_steps=0, timescale=9)
    add("hf_inverse_sqrt_short_timescale", inverse_sqrt, num_warmup_steps=30, timescale=6)
    min_lr = hf.get_cosine_with_min_lr_schedule_with_warmup
    add("hf_cosine_min_lr_absolute", min_lr, min_lr=0.045, **FIT)
    add("hf_cosine_min_lr_absolute_past_end", min_lr, min_lr=0.045, **PAST)
    add("hf_cosine_min_lr_rate_cycles", min_lr, min_lr_rate=0.2, num_cycles=1.7, **FIT)


def warmup_stable_decay(recorder):
    def add(name, note=None, **given):
        recorder.hf(f"hf_wsd_{name}", hf.get_wsd_schedule, note, **given)

    for warmup in ["linear", "cosine", "1-sqrt"]:
        for decay in ["linear", "cosine", "1-sqrt"]:
            for ratio in [0.0, 0.15]:
                add(f"{warmup}_{decay}_min{ratio}", num_warmup_steps=23, num_decay_steps=31,
                    num_training_steps=120, warmup_type=warmup, decay_type=decay,
                    min_lr_ratio=ratio)
    phases = dict(num_warmup_steps=10, num_stable_steps=50, num_decay_steps=60)
    add("cycles1.5", **phases, decay_type="cosine", num_cycles=1.5, min_lr_ratio=0.05)
    add("cycles.3", **phases, decay_type="cosine", num_cycles=0.3)
    add("both_lengths", num_warmup_steps=10, num_stable_steps=70, num_decay_steps=20,
        num_training_steps=STEPS, decay_type="linear",
        note="num_stable_steps wins; 0 after step 100.")
    add("nowarmup_nodecay", num_warmup_steps=0, num_decay_steps=0, num_training_steps=90,
        decay_type="linear", min_lr_ratio=0.3)
