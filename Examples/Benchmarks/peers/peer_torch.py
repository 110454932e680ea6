"""Times the steps of torch.optim: fused, foreach and one tensor after another."""

import inspect

import timing

# Class in torch.optim and settings other than its defaults.
RULES = {
    "sgd": ("SGD", {}),
    "sgd-momentum": ("SGD", {"momentum": 0.9}),
    "adam": ("Adam", {}),
    "adamw": ("AdamW", {"weight_decay": 0.01}),
    "nadam": ("NAdam", {}),
    "radam": ("RAdam", {}),
    "adamax": ("Adamax", {}),
    "rmsprop": ("RMSprop", {}),
    "adagrad": ("Adagrad", {}),
    "adadelta": ("Adadelta", {}),
}

IMPLEMENTATIONS = {
    "torch-fused": {"fused": True},
    "torch-foreach": {"foreach": True},
    "torch-single": {"foreach": False, "fused": False},
}


def implementations(rule):
    """The implementations that an optimizer class has, each with the options that choose it."""
    known = inspect.signature(rule).parameters
    for peer, choice in IMPLEMENTATIONS.items():
        options = {name: value for name, value in choice.items() if name in known}
        if options:
            yield peer, options


def make_step(torch, rule, options, size):
    """One step of an optimizer over a flat tensor whose gradient is set."""
    parameter = torch.nn.Parameter(torch.full((size,), timing.PARAMETER))
    parameter.grad = torch.full((size,), timing.GRADIENT)
    return rule([parameter], lr=timing.RATE, **options).step


def main():
    options = timing.start(timing.StepParser(__doc__))
    torch = timing.load("torch")
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    version = f"torch {torch.__version__}"
    for optimizer in options.optimizers:
        if optimizer not in RULES:
            continue
        name, settings = RULES[optimizer]
        rule = getattr(torch.optim, name)
        for size in options.sizes:
            for peer, choice in implementations(rule):
                step = make_step(torch, rule, settings | choice, size)
                timing.report(peer, version, optimizer, size, step, options.rounds)


if __name__ == "__main__":
    main()
