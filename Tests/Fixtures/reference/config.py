"""The numbers of a set: seed, sizes, hyperparameters and learning rates."""

import importlib.util
from types import SimpleNamespace

# Rates are triples for quad10, logreg and rosen.
DEFAULT = SimpleNamespace(
    seed=20240917,
    # Problems. `muon` and `soap` are the shapes of the matrices that these optimizers run on;
    # `split` cuts the vector of quad10 into tensors, `split_shapes` into tensors of any shape.
    sizes=dict(quad=10, logreg=(64, 8), muon=[(6, 4)], soap=(4, 4)),
    quad=dict(amin=0.01, amax=10.0),
    l2=1e-3,
    rosen_w0=[-1.2, 1.0, -1.2, 1.0],
    split=[6, 4],
    split_shapes=None,
    # Adds the options that the default cases leave at their defaults.
    extended=False,
    # The limits of the clipping cases.
    clip=[1.0, 0.1],
    h=dict(
        # torch.optim; the *_kw are further arguments of one class.
        mom=0.9, wd=1e-2, damp=0.1, nes=0.9, adamw_wd=0.01, adam_betas=(0.9, 0.999), eps=1e-8,
        rms_mom=0.9, rms_kw={}, adagrad_kw={}, adadelta_kw={}, nadam_kw={}, radam_kw={},
        adamax_kw={}, muon_lr=0.01, muon_wd=0.1, muon_mom=0.95,
        # schedulefree
        sf_mom=0.9, sf_betas=(0.9, 0.999), sf_warm=20, sf_wd=0.01, sf_r=1.0, sf_wlp=2.0,
        # D-Adaptation; Prodigy shares da_lr, da_betas and da_d0
        da_mom=0.9, da_wd=0.01, da_betas=(0.9, 0.999), da_lr=1.0, da_d0=1e-6, da_growth=1.2,
        da_lr2=0.5,
        pr_wd=0.01, pr_dcoef=2.0, pr_lr2=0.5, pr_betas2=(0.95, 0.99), pr_beta3=0.98, pr_growth=1.2,
        # pytorch_optimizer
        lion_betas=(0.9, 0.99), lion_wd=0.01, adan_wd=0.02,
        # dual averaging by D-Adaptation, whose d grows slowly; the rest is as above
        dda_d0=1e-2, dda_growth=1.05,
        # DoG, DoWG, GI-Adam (which takes the betas, eps and wd of Adam)
        dog_reps=1e-6, dog_wd=0.01, dog_eta=1e-3, dog_gamma=8.0,
        dowg_reps=1e-6, dowg_reps2=1e-2, dowg_wd=0.01, dowg_lr2=0.3, gi_betas2=(0.8, 0.95),
        # warmup steps and final fraction of the *_warmcos and *_varyinglr cases
        sched_warm=20, sched_min=0.1,
    ),
    lr=dict(
        sgd=(0.05, 0.5, 5e-4), sgdm=(0.02, 0.1, 1e-4), adam=(0.05, 0.05, 0.01),
        rms=(0.01, 0.01, 1e-3), rmsc=(1e-3, 1e-3, 1e-4), adagrad=(0.3, 0.3, 0.05),
        adadelta=(1.0, 1.0, 1.0), radam=(0.02, 0.02, 2e-4),
        sfsgd=(0.1, 1.0, 5e-4), sfadam=(0.05, 0.05, 0.01), sfradam=(0.05, 0.05, 0.01),
        sfradam_sgd=(0.02, 0.02, 2e-4), wrap=(0.05, 0.5, 2e-4), wrapm=(0.01, 0.1, 5e-5),
        lion=(0.01, 0.01, 1e-3), adan=(0.02, 0.02, 5e-3), soap=0.01,
    ),
    # Schedules: rate and length, then the arguments of each kind.
    sched=dict(
        base=0.1, T=100, step=(30, 0.1), milestones=[30, 60, 90], exp=0.95, eta_min=1e-3, T0=10,
        Tmult=2, linear=(0.1, 1.0, 20), cyc=(0.01, 0.1, 10, 0.99), cyc_down=15, poly=2.0,
        onecycle_pct=0.3, div=25.0, fdiv=1e4,
        plateau=dict(factor=0.5, patience=3, threshold=1e-4, threshold_mode="rel", cooldown=2,
                     min_lr=0.0),
        warm=10, stable=70, decay=20, cycles=3, poly2=(1e-4, 2.0), min_ratio=0.1, timescale=25,
    ),
    # Networks: examples, rates of SGD, rate and weight decay of AdamW.
    model=dict(batch=32, sgd=0.1, sgd_transformer=0.03, adamw=(1e-2, 0.01)),
)


def load(path):
    """The default numbers with those that CONFIG in a Python file replaces."""
    spec = importlib.util.spec_from_file_location("set_config", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    merged = dict(vars(DEFAULT))
    for key, value in vars(module.CONFIG).items():
        if key not in merged:
            raise ValueError(f"{path}: unknown entry {key!r}; known: {', '.join(merged)}")
        if isinstance(value, dict):
            unknown = value.keys() - merged[key].keys()
            if unknown:
                raise ValueError(f"{path}: unknown in {key!r}: {', '.join(sorted(unknown))}")
            value = {**merged[key], **value}
        merged[key] = value
    return SimpleNamespace(**merged)
