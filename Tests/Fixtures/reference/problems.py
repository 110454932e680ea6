"""Deterministic problems with closed-form gradients."""

import numpy as np
import torch

from encoding import flat_list, rounded, tensor_json


class Problem:
    """A function of a flat vector w, its gradient, and the numbers that define it.

    Subclasses set `kind`, `w0` and `data`.
    """

    def __init__(self, w0, data, shapes=None, label=None):
        self.w0 = w0
        self.data = data
        self.shapes = shapes or [(len(w0),)]
        self.label = label or self.kind

    def json(self):
        w = torch.tensor(self.w0)
        return {**self.data, "kind": self.kind, "dimension": len(self.w0),
                "w0": flat_list(self.w0), "loss0": float(self.loss(w)),
                "grad0": flat_list(self.grad(w))}

    def check(self):
        """The closed form agrees with automatic differentiation."""
        w = torch.tensor(self.w0).clone().requires_grad_(True)
        (expected,) = torch.autograd.grad(self.loss(w), w)
        error = (expected - self.grad(w.detach())).abs().max() / expected.abs().max()
        assert float(error) < 1e-13, (self.kind, float(error))


class Quadratic(Problem):
    """1/2 sum a w^2 - sum b w, with a spaced geometrically."""

    kind = "quad10"

    def __init__(self, rng, size, amin, amax):
        self.a = torch.tensor(amin * (amax / amin) ** (np.arange(size) / (size - 1)))
        self.b = torch.tensor(rounded(rng.normal(size=size)))
        super().__init__(rounded(rng.normal(size=size) * 2),
                         {"a": flat_list(self.a), "b": flat_list(self.b)})

    def loss(self, w):
        return 0.5 * (self.a * w * w).sum() - (self.b * w).sum()

    def grad(self, w):
        return self.a * w - self.b


class LogisticRegression(Problem):
    """Mean logistic loss of labels +-1, no intercept, with an L2 penalty on all weights."""

    kind = "logreg"

    def __init__(self, rng, examples, features, l2):
        x = rounded(rng.normal(size=(examples, features)) * np.linspace(0.4, 2.0, features))
        truth = rng.normal(size=features)
        y = np.where(x @ truth + 1.5 * rng.normal(size=examples) >= 0, 1.0, -1.0)
        self.x, self.y, self.l2 = torch.tensor(x), torch.tensor(y), l2
        super().__init__(rounded(rng.normal(size=features)),
                         {"x": tensor_json(self.x), "y": flat_list(y), "l2": l2})

    def loss(self, w):
        margin = self.y * (self.x @ w)
        data = torch.logaddexp(torch.zeros_like(margin), -margin).mean()
        return data + 0.5 * self.l2 * (w * w).sum()

    def grad(self, w):
        margin = self.y * (self.x @ w)
        data = -(self.x.T @ (self.y * torch.sigmoid(-margin))) / len(self.y)
        return data + self.l2 * w


class Rosenbrock(Problem):
    """The chained Rosenbrock function."""

    kind = "rosen"

    def __init__(self, w0):
        super().__init__(np.array(w0), {})

    def loss(self, w):
        return (100.0 * (w[1:] - w[:-1] ** 2) ** 2 + (1.0 - w[:-1]) ** 2).sum()

    def grad(self, w):
        bend = w[1:] - w[:-1] ** 2
        gradient = torch.zeros_like(w)
        gradient[:-1] += -400.0 * w[:-1] * bend - 2.0 * (1.0 - w[:-1])
        gradient[1:] += 200.0 * bend
        return gradient


class QuadraticMatrix(Problem):
    """1/2 |A W B - C|^2 in a matrix W."""

    kind = "quadmat"

    def __init__(self, rng, rows, cols):
        p, q = rows + 1, cols + 1
        self.shape = (rows, cols)
        self.a, self.b, self.c = (
            torch.tensor(rounded(rng.normal(size=shape)))
            for shape in ((p, rows), (cols, q), (p, q)))
        super().__init__(
            rounded(rng.normal(size=rows * cols)),
            {"A": tensor_json(self.a), "B": tensor_json(self.b), "C": tensor_json(self.c),
             "rows": rows, "cols": cols},
            shapes=[self.shape], label=f"quadmat{rows}x{cols}")

    def residual(self, w):
        return self.a @ w.reshape(self.shape) @ self.b - self.c

    def loss(self, w):
        residual = self.residual(w)
        return 0.5 * (residual * residual).sum()

    def grad(self, w):
        return (self.a.T @ self.residual(w) @ self.b.T).reshape(-1)


class Problems:
    """The problems of a set. Each draws from a stream of its own."""

    def __init__(self, cfg):
        def stream(index):
            return np.random.default_rng([cfg.seed, index])

        sizes = cfg.sizes
        self.vectors = [Quadratic(stream(0), sizes["quad"], **cfg.quad),
                        LogisticRegression(stream(1), *sizes["logreg"], cfg.l2),
                        Rosenbrock(cfg.rosen_w0)]
        self.muon = [QuadraticMatrix(stream(10 + i if i else 3), *shape)
                     for i, shape in enumerate(sizes["muon"])]
        self.soap = QuadraticMatrix(stream(10), *sizes["soap"])
        for problem in [*self.vectors, *self.muon, self.soap]:
            problem.check()
