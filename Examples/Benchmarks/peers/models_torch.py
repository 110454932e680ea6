"""The works of training.py in PyTorch, as its modules have them."""

import torch
from torch import nn
from torch.nn import functional


class Residual(nn.Module):
    """x + f(norm(x))."""

    def __init__(self, width, function):
        super().__init__()
        self.norm = nn.LayerNorm(width, eps=1e-5)
        self.function = function

    def forward(self, x):
        return x + self.function(self.norm(x))


class Attention(nn.Module):
    """Causal attention; queries, keys and values come of one product."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.project_in = nn.Linear(width, 3 * width)
        self.project_out = nn.Linear(width, width)

    def forward(self, x):
        batch, length, width = x.shape
        q, k, v = (
            part.view(batch, length, self.heads, -1).transpose(1, 2)
            for part in self.project_in(x).split(width, dim=2))
        mixed = functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.project_out(mixed.transpose(1, 2).reshape(batch, length, width))


class Transformer(nn.Module):
    def __init__(self, vocabulary=256, length=64, width=64, hidden=256, heads=4, layers=2):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(length, width)
        self.blocks = nn.Sequential(*[
            Residual(width, function)
            for _ in range(layers)
            for function in (
                Attention(width, heads),
                nn.Sequential(
                    nn.Linear(width, hidden), nn.GELU(approximate="tanh"),
                    nn.Linear(hidden, width)))])
        self.norm = nn.LayerNorm(width, eps=1e-5)
        self.output = nn.Linear(width, vocabulary, bias=False)

    def forward(self, tokens):
        x = self.tokens(tokens) + self.positions.weight[:tokens.shape[1]]
        return self.output(self.norm(self.blocks(x)))


class LastOfLSTM(nn.Module):
    """Classes from the last output of an LSTM."""

    def __init__(self, inputs=16, hidden=32, classes=10):
        super().__init__()
        self.lstm = nn.LSTM(inputs, hidden, batch_first=True)
        self.output = nn.Linear(hidden, classes)

    def forward(self, x):
        _, (last, _) = self.lstm(x)
        return self.output(last[0])


def mlp(inputs, hidden, classes):
    return nn.Sequential(
        nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU(),
        nn.Linear(hidden, classes))


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        nn.Linear(16, 4))


MODELS = {
    "mlp-small": lambda: mlp(32, 64, 10),
    "mlp-large": lambda: mlp(64, 128, 10),
    "transformer": Transformer,
    "transformer-large": lambda: Transformer(length=128, width=256, hidden=1024, layers=4),
    "cnn": cnn,
    "lstm": LastOfLSTM,
}


def loss(model, inputs, targets):
    """Mean cross-entropy over all targets."""
    return functional.cross_entropy(model(inputs).flatten(0, -2), targets.flatten())


def adamw(model, rate=1e-3):
    # Fused is faster than foreach in all works.
    return torch.optim.AdamW(
        model.parameters(), lr=rate, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, fused=True)
