"""Cases of the optimizer libraries, one function for each file."""

from contextlib import contextmanager

import dadaptation
import dog
import prodigyopt
import pytorch_optimizer
import schedulefree
import torch
import torch.optim._muon as torch_muon
from dadaptation.experimental import DAdaptAdamPreprint, DAdaptAdanIP
from torch import nn, optim

from encoding import VERSIONS, arguments_of
from trajectories import case, warmup_cosine

RATE_NOTE = "param_group['lr'] = lrPerStep[t-1] before step t."
SPLIT_NOTE = "Same problem, parameters held as two tensors (paramShapes); d is shared by both."


def pieces(cfg):
    return [(size,) for size in cfg.split]


def named(prefix, package):
    """Labels that name a class with the version of its package."""
    return lambda cls: f"{prefix}.{cls.__name__} {VERSIONS[package]}"


# torch.optim

def torch_optim(cfg, problems):
    h, rate = cfg.h, cfg.lr
    label = named("torch.optim", "torch")
    adam = dict(betas=h["adam_betas"], eps=h["eps"])
    adamw = dict(**adam, weight_decay=h["adamw_wd"])
    momentum = dict(momentum=h["mom"])
    table = [
        ("sgd_plain", optim.SGD, "sgd", {}),
        ("sgd_momentum", optim.SGD, "sgdm", momentum),
        ("sgd_nesterov", optim.SGD, "sgdm", dict(momentum=h["nes"], nesterov=True)),
        ("sgd_momentum_l2", optim.SGD, "sgdm", dict(**momentum, weight_decay=h["wd"])),
        ("sgd_dampening", optim.SGD, "sgdm", dict(**momentum, dampening=h["damp"])),
        ("adam", optim.Adam, "adam", adam),
        ("adam_l2", optim.Adam, "adam", dict(**adam, weight_decay=h["wd"])),
        ("adamw", optim.AdamW, "adam", adamw),
        ("adamw_amsgrad", optim.AdamW, "adam", dict(**adamw, amsgrad=True)),
        ("rmsprop", optim.RMSprop, "rms", h["rms_kw"]),
        ("rmsprop_momentum", optim.RMSprop, "rmsc", dict(momentum=h["rms_mom"], **h["rms_kw"])),
        ("rmsprop_centered_momentum", optim.RMSprop, "rmsc",
         dict(centered=True, momentum=h["rms_mom"], **h["rms_kw"])),
        ("adagrad", optim.Adagrad, "adagrad", h["adagrad_kw"]),
        ("adadelta", optim.Adadelta, "adadelta", h["adadelta_kw"]),
        ("nadam", optim.NAdam, "adam", h["nadam_kw"]),
        ("radam", optim.RAdam, "radam", h["radam_kw"]),
        ("adamax", optim.Adamax, "adam", h["adamax_kw"]),
    ]
    scheduled = [("sgd_momentum_warmcos", optim.SGD, "sgdm", momentum),
                 ("adamw_warmcos", optim.AdamW, "adam", adamw)]
    if cfg.extended:
        table += torch_options(h, adam, momentum)
    cases = []
    for i, problem in enumerate(problems.vectors):
        for name, cls, key, kw in table:
            cases.append(case(name, problem, cls, dict(lr=rate[key][i], **kw), label(cls)))
        if cfg.extended:
            for name, cls, key, kw in torch_ascents(h, adam, adamw, momentum):
                given = dict(lr=0.02 * rate[key][i], **kw)
                cases.append(case(name, problem, cls, given, label(cls)))
        if cfg.split_shapes and problem.kind == "quad10":
            cases.append(case(
                "adamw_split", problem, optim.AdamW, dict(lr=rate["adam"][i], **adam),
                label(optim.AdamW), shapes=cfg.split_shapes,
                note="Four tensors, two of them matrices."))
        for name, cls, key, kw in scheduled:
            base = rate[key][i]
            cases.append(case(
                name, problem, cls, dict(lr=base, **kw), label(cls),
                rates=warmup_cosine(base, h["sched_warm"], h["sched_min"]),
                note="param_group['lr'] is set to lrPerStep[t-1] before step t (1-based)."))
    for problem in problems.muon:
        cases += muon(cfg, problem, label(optim.Muon))
    return cases


def torch_options(h, adam, momentum):
    """Options that the other cases leave at their defaults."""
    return [
        ("adam_amsgrad_l2", optim.Adam, "adam", dict(**adam, weight_decay=h["wd"], amsgrad=True)),
        ("adam_decoupled", optim.Adam, "adam",
         dict(**adam, weight_decay=h["adamw_wd"], decoupled_weight_decay=True)),
        ("sgd_nesterov_l2", optim.SGD, "sgdm",
         dict(**momentum, nesterov=True, weight_decay=h["wd"])),
        ("sgd_l2", optim.SGD, "sgdm", dict(weight_decay=h["wd"])),
        ("rmsprop_centered", optim.RMSprop, "rms", dict(centered=True, **h["rms_kw"])),
        ("nadam_decoupled", optim.NAdam, "adam", dict(h["nadam_kw"], decoupled_weight_decay=True)),
        ("radam_decoupled", optim.RAdam, "radam", dict(h["radam_kw"], decoupled_weight_decay=True)),
    ]


def torch_ascents(h, adam, adamw, momentum):
    """Cases with `maximize`; they climb, so their rates are small."""
    return [
        ("sgd_maximize", optim.SGD, "sgd", dict(maximize=True)),
        ("sgd_momentum_l2_maximize", optim.SGD, "sgdm",
         dict(**momentum, weight_decay=h["wd"], maximize=True)),
        ("adam_l2_maximize", optim.Adam, "adam",
         dict(**adam, weight_decay=h["wd"], maximize=True)),
        ("adamw_maximize", optim.AdamW, "adam", dict(**adamw, maximize=True)),
        ("adamw_amsgrad_maximize", optim.AdamW, "adam",
         dict(**adamw, amsgrad=True, maximize=True)),
        ("rmsprop_maximize", optim.RMSprop, "rms", dict(maximize=True, **h["rms_kw"])),
        ("adagrad_maximize", optim.Adagrad, "adagrad", dict(maximize=True, **h["adagrad_kw"])),
        ("adadelta_maximize", optim.Adadelta, "adadelta",
         dict(maximize=True, **h["adadelta_kw"])),
        ("nadam_maximize", optim.NAdam, "adam", dict(maximize=True, **h["nadam_kw"])),
        ("radam_maximize", optim.RAdam, "radam", dict(maximize=True, **h["radam_kw"])),
        ("adamax_maximize", optim.Adamax, "adam", dict(maximize=True, **h["adamax_kw"])),
    ]


def newton_schulz_float64(grad, coefficients, steps, eps):
    """The iteration of torch.optim.Muon without its cast to bfloat16."""
    a, b, c = coefficients
    x = grad.clone()
    tall = x.size(0) > x.size(1)
    x = x.T.clone() if tall else x
    x = x / x.norm().clamp(min=eps)
    for _ in range(steps):
        gram = x @ x.T
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x.T if tall else x


@contextmanager
def float64_newton_schulz():
    official = torch_muon._zeropower_via_newtonschulz
    torch_muon._zeropower_via_newtonschulz = newton_schulz_float64
    try:
        yield
    finally:
        torch_muon._zeropower_via_newtonschulz = official


def muon(cfg, problem, label):
    h = cfg.h
    variants = [
        ("muon", {}),
        ("muon_nonesterov", dict(nesterov=False, weight_decay=0.0)),
        ("muon_match_rms_adamw", dict(adjust_lr_fn="match_rms_adamw")),
    ]
    if cfg.extended:
        variants += [
            ("muon_original", dict(adjust_lr_fn="original", ns_steps=3, eps=1e-4)),
            ("muon_coefficients", dict(ns_coefficients=(2.0, -1.5, 0.5), ns_steps=7)),
        ]
    base = dict(lr=h["muon_lr"], momentum=h["muon_mom"], weight_decay=h["muon_wd"])
    cases = []
    for name, kw in variants:
        given = {**base, **kw}
        cases.append(case(
            name, problem, optim.Muon, given, label,
            dtype="float64 parameters, bfloat16 Newton-Schulz",
            note="Official code casts the update to bfloat16 for Newton-Schulz: compare only "
                 "loosely (about 1e-2)."))
        with float64_newton_schulz():
            cases.append(case(
                name + "_f64ns", problem, optim.Muon, given,
                label + " (patched: Newton-Schulz in float64)",
                note="torch.optim.Muon with _zeropower_via_newtonschulz replaced by the same "
                     "iteration in float64; everything else official. Use this one for exact "
                     "checks."))
    return cases


# schedulefree

def schedule_free(cfg, problems):
    h, rate = cfg.h, cfg.lr
    label = named("schedulefree", "schedulefree")
    sgd, adamw, radam = (schedulefree.SGDScheduleFree, schedulefree.AdamWScheduleFree,
                         schedulefree.RAdamScheduleFree)
    momentum = dict(momentum=h["sf_mom"])
    betas = dict(betas=h["sf_betas"])
    warm = dict(warmup_steps=h["sf_warm"])
    decay = dict(weight_decay=h["sf_wd"])
    power = dict(weight_lr_power=h["sf_wlp"])
    r = dict(r=h["sf_r"])
    table = [
        ("sgd", sgd, "sfsgd", momentum),
        ("sgd_warmup", sgd, "sfsgd", dict(**momentum, **warm)),
        ("sgd_wd", sgd, "sfsgd", dict(**momentum, **decay)),
        ("sgd_warmup_wd", sgd, "sfsgd", dict(**momentum, **warm, **decay)),
        ("sgd_warmup_wd_noforeach", sgd, "sfsgd",
         dict(**momentum, **warm, **decay, foreach=False)),
        ("sgd_warmup_wd_reference", schedulefree.SGDScheduleFreeReference, "sfsgd",
         dict(**momentum, **warm, **decay)),
        ("sgd_warmup_r_wlp0", sgd, "sfsgd", dict(**momentum, **warm, **r, weight_lr_power=0.0)),
        ("adamw", adamw, "sfadam", dict(**betas, **power)),
        ("adamw_warmup", adamw, "sfadam", dict(**betas, **warm, **power)),
        ("adamw_wd", adamw, "sfadam", dict(**betas, **decay, **power)),
        ("adamw_warmup_wd", adamw, "sfadam", dict(**betas, **warm, **decay, **power)),
        ("adamw_r", adamw, "sfadam", dict(**betas, **r, **power)),
        ("adamw_warmup_wd_r", adamw, "sfadam", dict(**betas, **warm, **decay, **r, **power)),
        ("adamw_warmup_wd_noforeach", adamw, "sfadam",
         dict(**betas, **warm, **decay, **power, foreach=False)),
        ("adamw_warmup_wd_reference", schedulefree.AdamWScheduleFreeReference, "sfadam",
         dict(**betas, **warm, **decay, **power)),
        ("adamw_reference_decay_at_z", schedulefree.AdamWScheduleFreeReference, "sfadam",
         dict(**betas, **warm, **decay, **power, decay_at_z=True)),
        ("adamw_paper_warmup_wd", schedulefree.AdamWScheduleFreePaper, "sfadam",
         dict(**betas, **warm, **decay, **power)),
        ("radam", radam, "sfradam", betas),
        ("radam_wd_r", radam, "sfradam", dict(**betas, **decay, **r)),
        ("radam_sgdphase", radam, "sfradam_sgd", dict(**betas, silent_sgd_phase=False)),
    ]
    wrapped = [
        ("wrapper_sgd", "wrap", optim.SGD, {}),
        ("wrapper_sgd_momentum", "wrapm", optim.SGD, dict(momentum=h["mom"])),
        ("wrapper_adagrad", "adagrad", optim.Adagrad, {}),
    ]
    extra = ["weight_sum", "lr_max", "scheduled_lr", "k"]
    cases = []
    for i, problem in enumerate(problems.vectors):
        for name, cls, key, kw in table:
            given = dict(lr=rate[key][i], **kw)
            cases.append(case(name, problem, cls, given, label(cls), extra=extra))
        base = rate["sfadam"][i]
        cases.append(case(
            "adamw_varyinglr", problem, adamw, dict(lr=base, **betas, **decay, **power),
            label(adamw), extra=extra,
            rates=warmup_cosine(base, h["sched_warm"], h["sched_min"]),
            note="External schedule on top: param_group['lr'] = lrPerStep[t-1] before step t; "
                 "exercises lr_max."))
        for name, key, base_class, kw in wrapped:
            cases.append(schedule_free_wrapper(
                name, problem, base_class, dict(lr=rate[key][i], **kw),
                dict(weight_decay_at_y=h["sf_wd"], **momentum), label, extra))
    return cases


def schedule_free_wrapper(name, problem, base_class, base_given, given, label, extra):
    wrapper = schedulefree.ScheduleFreeWrapper
    arguments = arguments_of(wrapper.__init__, given)
    arguments["base"] = base_class.__name__
    for key, value in arguments_of(base_class.__init__, base_given).items():
        arguments["base." + key] = value
    return case(
        name, problem, wrapper, given, label(wrapper), arguments=arguments, extra=extra,
        make=lambda params: wrapper(base_class(params, **base_given), **given),
        note=f"schedulefree.ScheduleFreeWrapper around torch.optim.{base_class.__name__}; the "
             "base's hyperparameters carry the prefix 'base.'.")


# dadaptation, prodigyopt

def d_adaptation(cfg, problems):
    h = cfg.h
    official = named("dadaptation", "dadaptation")
    experimental = named("dadaptation.experimental", "dadaptation")
    base = dict(lr=h["da_lr"], d0=h["da_d0"])
    betas = dict(betas=h["da_betas"])
    decay = dict(weight_decay=h["da_wd"])
    momentum = dict(momentum=h["da_mom"])
    growth = dict(growth_rate=h["da_growth"])
    adam = dadaptation.DAdaptAdam
    table = [
        ("dadapt_sgd", dadaptation.DAdaptSGD, {}),
        ("dadapt_sgd_momentum", dadaptation.DAdaptSGD, momentum),
        ("dadapt_sgd_momentum_l2", dadaptation.DAdaptSGD, dict(**momentum, **decay)),
        ("dadapt_sgd_growth", dadaptation.DAdaptSGD, growth),
        ("dadapt_adam", adam, betas),
        ("dadapt_adam_l2", adam, dict(**betas, **decay)),
        ("dadapt_adam_decoupled", adam, dict(**betas, **decay, decouple=True)),
        ("dadapt_adam_biascorr", adam, dict(**betas, use_bias_correction=True)),
        ("dadapt_adam_growth", adam, dict(**betas, **growth)),
        ("dadapt_adam_lr2", adam, dict(**betas, lr=h["da_lr2"])),
        ("dadapt_adagrad", dadaptation.DAdaptAdaGrad, {}),
        ("dadapt_adagrad_momentum_l2", dadaptation.DAdaptAdaGrad, dict(**momentum, **decay)),
        ("dadapt_lion", dadaptation.DAdaptLion, {}),
        ("dadapt_lion_wd", dadaptation.DAdaptLion, decay),
        ("dadapt_adan", dadaptation.DAdaptAdan, {}),
        ("dadapt_adan_noprox", dadaptation.DAdaptAdan, dict(no_prox=True, **decay)),
        ("dadapt_adan_ip", DAdaptAdanIP, {}),
        ("dadapt_adam_preprint", DAdaptAdamPreprint, betas),
    ]
    in_two = ["dadapt_sgd_momentum", "dadapt_adam", "dadapt_adagrad", "dadapt_lion"]
    extra = ["numerator_weighted", "gsq_weighted", "sksq_weighted", "skl1", "g0_norm", "k"]

    def label(cls):
        return (experimental if cls in (DAdaptAdanIP, DAdaptAdamPreprint) else official)(cls)

    cases = []
    for problem in problems.vectors:
        for name, cls, kw in table:
            cases.append(case(name, problem, cls, {**base, **kw}, label(cls), extra=extra))
        cases.append(case(
            "dadapt_adam_warmcos", problem, adam, {**base, **betas}, label(adam), extra=extra,
            rates=warmup_cosine(h["da_lr"], h["sched_warm"], h["sched_min"]), note=RATE_NOTE))
        if problem.kind == "quad10":
            for name, cls, kw in table:
                if name in in_two:
                    cases.append(case(
                        name + "_split", problem, cls, {**base, **kw}, label(cls),
                        shapes=pieces(cfg), extra=extra, note=SPLIT_NOTE))
    return cases


def prodigy(cfg, problems):
    h = cfg.h
    cls = prodigyopt.Prodigy
    label = named("prodigyopt", "prodigyopt")(cls)
    base = dict(lr=h["da_lr"], betas=h["da_betas"], d0=h["da_d0"])
    decay = dict(weight_decay=h["pr_wd"])
    corrected = dict(use_bias_correction=True)
    guarded = dict(safeguard_warmup=True)
    table = [
        ("prodigy", {}),
        ("prodigy_safeguard", guarded),
        ("prodigy_biascorr", corrected),
        ("prodigy_biascorr_safeguard", dict(**corrected, **guarded)),
        ("prodigy_wd_decoupled", dict(**decay, decouple=True)),
        ("prodigy_wd_coupled", dict(**decay, decouple=False)),
        ("prodigy_all", dict(**decay, decouple=True, **corrected, **guarded)),
        ("prodigy_dcoef", dict(d_coef=h["pr_dcoef"])),
        ("prodigy_growth", dict(growth_rate=h["pr_growth"])),
        ("prodigy_lr2", dict(lr=h["pr_lr2"])),
        ("prodigy_lr2_safeguard", dict(lr=h["pr_lr2"], **guarded)),
        ("prodigy_betas_beta3", dict(betas=h["pr_betas2"], beta3=h["pr_beta3"])),
    ]
    scheduled = [("prodigy_warmcos", {}),
                 ("prodigy_warmcos_safeguard_biascorr", dict(**guarded, **corrected))]
    extra = ["d_max", "d_hat", "d_numerator", "d_denom", "k"]
    cases = []
    for problem in problems.vectors:
        for name, kw in table:
            cases.append(case(name, problem, cls, {**base, **kw}, label, extra=extra))
        for name, kw in scheduled:
            cases.append(case(
                name, problem, cls, {**base, **kw}, label, extra=extra,
                rates=warmup_cosine(h["da_lr"], h["sched_warm"], h["sched_min"]), note=RATE_NOTE))
        if problem.kind == "quad10":
            cases.append(case("prodigy_split", problem, cls, base, label, shapes=pieces(cfg),
                              extra=extra, note=SPLIT_NOTE))
    return cases


# pytorch_optimizer

class SOAPFloat64(pytorch_optimizer.SOAP):
    """SOAP whose QR decomposition keeps float64."""

    def get_orthogonal_matrix_qr(self, *args, **kwargs):
        single = torch.float32
        try:
            torch.float32 = torch.float64
            return super().get_orthogonal_matrix_qr(*args, **kwargs)
        finally:
            torch.float32 = single


def lion_adan_soap(cfg, problems):
    h = cfg.h
    label = named("pytorch_optimizer", "pytorch_optimizer")
    cases = []
    for i, problem in enumerate(problems.vectors):
        lion = dict(lr=cfg.lr["lion"][i], betas=h["lion_betas"])
        adan = dict(lr=cfg.lr["adan"][i])
        decay = dict(weight_decay=h["adan_wd"])
        table = [
            ("lion", pytorch_optimizer.Lion, lion),
            ("lion_wd", pytorch_optimizer.Lion, dict(**lion, weight_decay=h["lion_wd"])),
            ("adan", pytorch_optimizer.Adan, adan),
            ("adan_wd_prox", pytorch_optimizer.Adan, dict(**adan, **decay)),
            ("adan_wd_decoupled", pytorch_optimizer.Adan,
             dict(**adan, **decay, weight_decouple=True)),
        ]
        if cfg.extended:
            table += lion_adan_options(h, lion, adan)
        for name, cls, given in table:
            cases.append(case(name, problem, cls, given, label(cls)))
        if cfg.extended and problem.kind == "quad10":
            for name, cls, given in [
                    ("adan_clip_split", pytorch_optimizer.Adan,
                     dict(**adan, betas=(0.95, 0.8, 0.97), eps=1e-6, max_grad_norm=0.5)),
                    ("lion_wd_split", pytorch_optimizer.Lion,
                     dict(**lion, weight_decay=h["lion_wd"]))]:
                cases.append(case(
                    name, problem, cls, given, label(cls), shapes=pieces(cfg),
                    note="Four tensors; the clipped norm is over all."))
    return cases + soap(cfg, problems.soap, label(pytorch_optimizer.SOAP))


def lion_adan_options(h, lion, adan):
    """Options that the other cases leave at their defaults."""
    adan = dict(**adan, betas=(0.95, 0.8, 0.97), eps=1e-6)
    return [
        ("lion_l2", pytorch_optimizer.Lion,
         dict(**lion, weight_decay=h["lion_wd"], weight_decouple=False)),
        ("lion_fixed_decay", pytorch_optimizer.Lion,
         dict(**lion, weight_decay=0.004, fixed_decay=True)),
        ("lion_wd_maximize", pytorch_optimizer.Lion,
         dict(**lion, weight_decay=h["lion_wd"], maximize=True)),
        ("adan_betas", pytorch_optimizer.Adan, adan),
        ("adan_clip", pytorch_optimizer.Adan, dict(**adan, max_grad_norm=0.05)),
        ("adan_clip_wd_decoupled", pytorch_optimizer.Adan,
         dict(**adan, max_grad_norm=0.2, weight_decay=h["adan_wd"], weight_decouple=True)),
        ("adan_maximize", pytorch_optimizer.Adan,
         {**adan, "lr": 0.1 * adan["lr"], "maximize": True}),
    ]


def soap(cfg, problem, label):
    variants = [("soap", {})]
    if cfg.extended:
        other = dict(betas=(0.9, 0.97))
        variants += [
            ("soap_normalize", dict(normalize_gradient=True)),
            ("soap_frequency3", dict(precondition_frequency=3)),
            ("soap_nobiascorr", dict(correct_bias=False)),
            ("soap_shampoo_beta", dict(shampoo_beta=0.9)),
            ("soap_betas_eps_wd0", dict(**other, eps=1e-6, weight_decay=0.0)),
            ("soap_maximize", dict(maximize=True, weight_decay=0.1)),
            ("soap_all", dict(**other, normalize_gradient=True, precondition_frequency=3,
                              correct_bias=False, shampoo_beta=0.9)),
        ]
    cls = pytorch_optimizer.SOAP
    cases = []
    for name, kw in variants:
        given = dict(lr=cfg.lr["soap"], **kw)
        cases.append(case(
            name, problem, cls, given, label, dtype="float64 parameters, float32 QR",
            note="The basis refresh casts to float32 for QR; compare only loosely (about 1e-5)."))
        cases.append(case(
            name + "_f64qr", problem, cls, given, label + " (patched: QR in float64)",
            make=lambda params, given=given: SOAPFloat64(params, **given),
            note="Official SOAP with its float32 QR cast replaced by float64."))
    return cases


# dog

def dog_cases(cfg, problems):
    h = cfg.h

    def label(cls):
        return f"dog.{cls.__name__} (dog-optimizer) {VERSIONS['dog-optimizer']}"

    def polynomial_average(_, params):
        module = nn.Module()
        module.params = nn.ParameterList(params)
        averager = dog.PolynomialDecayAverager(module, gamma=h["dog_gamma"])

        def after_step():
            averager.step()
            return torch.cat([p.detach().reshape(-1) for p in averager.av_model.parameters()])

        return after_step

    note = (f"average = dog.PolynomialDecayAverager(gamma={h['dog_gamma']}) after each step. "
            "extra.rbar and extra.G are the values used in that step: eta = lr*rbar/sqrt(G).")
    start = dict(reps_rel=h["dog_reps"])
    extra = ["rbar", "G"]
    cases = []
    for problem in problems.vectors:
        for name, given, remark in [
                ("dog", start, ""),
                ("dog_l2", dict(weight_decay=h["dog_wd"], **start), ""),
                ("dog_init_eta", dict(init_eta=h["dog_eta"]),
                 " With init_eta the code sets reps_rel=0, and eta of step 1 is init_eta.")]:
            cases.append(case(name, problem, dog.DoG, given, label(dog.DoG), extra=extra,
                              averager=polynomial_average, note=note + remark))
        if problem.kind == "quad10":
            for name, cls, values, remark in [
                    ("dog_split", dog.DoG, extra, " One distance over both tensors."),
                    ("ldog_split", dog.LDoG, (),
                     " LDoG: one distance per tensor (extra omitted).")]:
                cases.append(case(name, problem, cls, start, label(cls), shapes=pieces(cfg),
                                  extra=values, averager=polynomial_average, note=note + remark))
    return cases
