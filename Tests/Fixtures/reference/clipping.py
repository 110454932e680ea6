"""Cases of gradient clipping."""

import math

import torch
from torch import nn

from encoding import VERSIONS, rounded, tensor_json

NOTES = ["clip_coef = maxNorm/(totalNorm+1e-6), clamped to at most 1, multiplies every gradient; "
         "for clip_grad_value_ each entry is clamped to [-maxNorm, maxNorm] and totalNorm/normType "
         "are absent."]
GRADIENTS = [
    ("large", [(3, 4), (5,), (2, 2, 2)], 3.0),
    ("medium", [(4,), (3, 3)], 0.15),
    ("small", [(6,), (2, 2)], 0.01),
    ("single", [(1,)], 5.0),
    ("zero", [(3,), (2, 2)], 0.0),
]
NORMS = {"2": 2.0, "1": 1.0, "inf": math.inf}


def clipping(cfg, rng):
    cases = []
    for name, shapes, scale in GRADIENTS:
        gradients = [torch.tensor(rounded(rng.normal(size=shape) * scale)) for shape in shapes]
        for limit in cfg.clip:
            for norm in NORMS:
                cases.append(by_norm(name, gradients, limit, norm))
            cases.append(by_value(name, gradients, limit))
    return cases


def params_with(gradients):
    params = [nn.Parameter(torch.zeros_like(gradient)) for gradient in gradients]
    for param, gradient in zip(params, gradients):
        param.grad = gradient.clone()
    return params


def clip_case(name, function, limit, gradients):
    return {"name": name, "function": f"torch.nn.utils.{function.__name__}",
            "implementation": f"torch {VERSIONS['torch']}", "maxNorm": limit,
            "gradients": [tensor_json(gradient) for gradient in gradients]}


def by_norm(name, gradients, limit, norm):
    params = params_with(gradients)
    suffix = norm if norm == "inf" else f"l{norm}"
    entry = clip_case(f"{name}/norm_{suffix}_{limit}", nn.utils.clip_grad_norm_, limit, gradients)
    entry["normType"] = norm
    total = nn.utils.clip_grad_norm_(params, max_norm=limit, norm_type=NORMS[norm])
    entry["totalNorm"] = float(total)
    entry["clipped"] = [tensor_json(param.grad) for param in params]
    return entry


def by_value(name, gradients, limit):
    params = params_with(gradients)
    entry = clip_case(f"{name}/value_{limit}", nn.utils.clip_grad_value_, limit, gradients)
    nn.utils.clip_grad_value_(params, limit)
    entry["clipped"] = [tensor_json(param.grad) for param in params]
    return entry
