"""Times training steps in PyTorch: forward, backward and AdamW, eager and compiled."""

import os
import sys

import timing
import training


def make_step(models, work, loss, inputs, targets):
    """One training step on a batch."""
    model = models.MODELS[work]()
    optimizer = models.adamw(model)

    def step():
        optimizer.zero_grad()
        loss(model, inputs, targets).backward()
        optimizer.step()

    return step


def main():
    options = timing.start(training.peer_parser(__doc__))
    os.environ["TORCHINDUCTOR_COMPILE_THREADS"] = "1"
    torch, np, models = map(timing.load, ("torch", "numpy", "models_torch"))
    torch.set_num_threads(options.threads)
    torch.set_num_interop_threads(1)
    # As XLA does: the moments of a unit that is never active decay into denormals.
    torch.set_flush_denormal(True)
    version = f"torch {torch.__version__}"
    for work in options.works:
        torch.manual_seed(0)
        inputs, targets = map(torch.from_numpy, training.batch(np, work))
        step = make_step(models, work, models.loss, inputs, targets)
        training.report("torch-eager", version, work, step, options)
        torch.compiler.reset()
        compiled = torch.compile(models.loss, dynamic=False)
        step = make_step(models, work, compiled, inputs, targets)
        try:
            step()
        except torch._dynamo.exc.TorchDynamoException as error:
            reason = str(error).partition("\n")[0]
            print(f"torch-compile {work} left out: {reason}", file=sys.stderr)
            continue
        training.report("torch-compile", version, work, step, options)


if __name__ == "__main__":
    main()
