"""Cases of small networks: loss, gradients, and fifty steps of SGD and AdamW."""

import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from encoding import VERSIONS, arguments_of, optimizer_json, rounded, tensor_json
from trajectories import Roundoff

STEPS = 50
NOTES = [
    "float64; weights are row-major out x in, y = x W^T + b as torch.nn.Linear; loss = mean "
    "cross-entropy (natural log) of logits.",
    "losses[k] = loss at the weights after k full-batch steps (51 values); finalParameters after "
    "50 steps; AdamW decays all tensors, biases included.",
    "noise[k] = relative spread of losses[k] under one-ulp perturbations of the weights.",
]
CNN_NOTES = NOTES + [
    "NCHW; cross-correlation as torch.nn.Conv2d; conv1 3x3 pad 1 -> relu -> maxpool 2x2 stride 2 "
    "-> conv2 3x3 -> relu -> mean over H,W -> linear.",
]
LSTM_NOTES = NOTES + [
    "torch.nn.LSTM, batch first, zero initial state; gates stacked i,f,g,o along rows; both biases "
    "are added; the last hidden state feeds the linear layer.",
]
TRANSFORMER_NOTES = NOTES + [
    "x = tok_emb[token] + pos_emb[position]; x += O(attn(LN1 x)); x += fc2(gelu_tanh(fc1(LN2 x))); "
    "optional final LN; logits = x head^T (no bias, untied).",
    "heads take contiguous feature slices; scale 1/sqrt(dModel/heads); causal; layer norm eps 1e-5 "
    "with biased variance; loss = mean over all tokens.",
    "The gradient of attn.k.bias is exactly 0 in exact arithmetic (softmax is shift-invariant): "
    "compare it absolutely; AdamW turns its roundoff into about 1e-11 of drift in that tensor "
    "only.",
]


def drawn(rng, shape, scale):
    return torch.tensor(rounded(rng.normal(size=shape) * scale))


def labels(rng, classes, count):
    return torch.tensor(rng.integers(0, classes, size=count))


def int_tensor_json(tensor):
    return {"shape": list(tensor.shape), "data": [int(v) for v in tensor.reshape(-1)]}


def data_json(x, y):
    return {"x": tensor_json(x), "y": [int(v) for v in y]}


def redraw(draw, preactivations, margin):
    """Draws until no ReLU input is closer to its kink than `margin`."""
    for _ in range(1000):
        drawing = draw()
        smallest = min(float(t.abs().min()) for t in preactivations(*drawing))
        if smallest > margin:
            return drawing, smallest
    raise RuntimeError("no draw clears the margin")


def train(cls, given, params, forward, rng=None):
    """The losses and the final parameters of one training run."""
    roundoff = Roundoff(rng)
    params = [roundoff.nudge(param.clone()).requires_grad_(True) for param in params]
    optimizer = cls(params, **given)
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        _, loss = forward(params)
        loss.backward()
        losses.append(float(loss.detach()))
        optimizer.step()
        with torch.no_grad():
            for param in params:
                param.copy_(roundoff.nudge(param, (-1.0, 0.0, 1.0)))
    losses.append(float(forward(params)[1].detach()))
    return losses, [param.detach().clone() for param in params]


def trajectory(cls, given, names, params, forward):
    losses, final = train(cls, given, params, forward)
    perturbed = [train(cls, given, params, forward, np.random.default_rng(seed))[0]
                 for seed in (3, 4)]
    noise = [max(abs(losses[k] - other[k]) / abs(losses[k]) for other in perturbed)
             for k in range(STEPS + 1)]
    optimizer = optimizer_json(cls.__name__, f"torch.optim.{cls.__name__} {VERSIONS['torch']}",
                               given, arguments_of(cls.__init__, given), show=str)
    return {"optimizer": optimizer, "losses": losses, "noise": noise,
            "finalParameters": [tensor_json(p, name) for name, p in zip(names, final)]}


def model_case(cfg, name, model, data, names, params, forward, note=None):
    """`forward` takes the list of parameters and returns logits and loss."""
    leaves = [param.clone().requires_grad_(True) for param in params]
    logits, loss = forward(leaves)
    gradients = torch.autograd.grad(loss, leaves)
    rate = cfg.model["sgd_transformer" if model["kind"] == "transformer" else "sgd"]
    adamw_rate, decay = cfg.model["adamw"]
    entry = {
        "name": name, "implementation": f"torch {VERSIONS['torch']} (float64, autograd)",
        "model": model, "data": data,
        "parameters": [tensor_json(p, n) for n, p in zip(names, params)],
        "logits": tensor_json(logits), "loss": float(loss.detach()),
        "gradients": [tensor_json(g, n) for n, g in zip(names, gradients)],
        "trajectories": [],
    }
    if note:
        entry["note"] = note
    for cls, given in [(torch.optim.SGD, dict(lr=rate)),
                       (torch.optim.AdamW, dict(lr=adamw_rate, weight_decay=decay))]:
        entry["trajectories"].append(trajectory(cls, given, names, params, forward))
    print(f"  {name}")
    return entry


def margin_note(smallest):
    return f"Smallest |relu pre-activation| at init: {smallest:.2e}."


def mlp(cfg, rng):
    sizes = [8, 16, 16, 4]
    names = [f"layer{i + 1}.{part}" for i in range(3) for part in ("weight", "bias")]
    batch = cfg.model["batch"]
    cases = []

    def draw():
        x = torch.tensor(rounded(rng.normal(size=(batch, sizes[0]))))
        y = labels(rng, sizes[-1], batch)
        params = []
        for inputs, outputs in zip(sizes, sizes[1:]):
            params.append(drawn(rng, (outputs, inputs), 1.0 / math.sqrt(inputs)))
            params.append(drawn(rng, (outputs,), 0.1))
        return x, y, params

    def preactivations(x, _, params):
        hidden = F.linear(x, params[0], params[1])
        return [hidden, F.linear(F.relu(hidden), params[2], params[3])]

    for name, activation, margin in [("tanh", torch.tanh, 0.0), ("relu", F.relu, 1e-3)]:
        (x, y, params), smallest = redraw(draw, preactivations, margin)

        def forward(p, x=x, y=y, activation=activation):
            hidden = activation(F.linear(x, p[0], p[1]))
            hidden = activation(F.linear(hidden, p[2], p[3]))
            logits = F.linear(hidden, p[4], p[5])
            return logits, F.cross_entropy(logits, y)

        cases.append(model_case(
            cfg, f"mlp_{name}", {"kind": "mlp", "activation": name, "sizes": sizes},
            data_json(x, y), names, params, forward,
            note=margin_note(smallest) if name == "relu" else None))
    return cases


def cnn(cfg, rng):
    names = ["conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "fc.weight", "fc.bias"]
    shapes = [(4, 1, 3, 3), (4,), (8, 4, 3, 3), (8,), (4, 8), (4,)]
    scales = [0.5, 0.1, 0.3, 0.1, 0.5, 0.1]
    batch = 6
    cases = []

    def draw():
        x = torch.tensor(rounded(rng.normal(size=(batch, 1, 8, 8))))
        y = labels(rng, 4, batch)
        return x, y, [drawn(rng, shape, scale) for shape, scale in zip(shapes, scales)]

    for padding in [1, 0]:
        def convolutions(x, p, padding=padding):
            first = F.conv2d(x, p[0], p[1], padding=1)
            pooled = F.max_pool2d(F.relu(first), 2)
            return [first, F.conv2d(pooled, p[2], p[3], padding=padding)]

        (x, y, params), smallest = redraw(draw, lambda x, _, p: convolutions(x, p), 5e-4)

        def forward(p, x=x, y=y, convolutions=convolutions):
            hidden = F.relu(convolutions(x, p)[1])
            logits = F.linear(hidden.mean(dim=(2, 3)), p[4], p[5])
            return logits, F.cross_entropy(logits, y)

        model = {"kind": "cnn", "activation": "relu", "conv1Padding": 1, "conv2Padding": padding}
        cases.append(model_case(cfg, f"cnn_conv2pad{padding}", model, data_json(x, y), names,
                                params, forward, note=margin_note(smallest)))
    return cases


def lstm(cfg, rng):
    batch, length, inputs, hidden, classes = 7, 6, 5, 8, 3
    x = torch.tensor(rounded(rng.normal(size=(batch, length, inputs))))
    y = labels(rng, classes, batch)
    params = [drawn(rng, (4 * hidden, inputs), 0.4), drawn(rng, (4 * hidden, hidden), 0.35),
              drawn(rng, (4 * hidden,), 0.1), drawn(rng, (4 * hidden,), 0.1),
              drawn(rng, (classes, hidden), 0.5), drawn(rng, (classes,), 0.1)]
    names = ["lstm.weight_ih", "lstm.weight_hh", "lstm.bias_ih", "lstm.bias_hh", "fc.weight",
             "fc.bias"]
    module = nn.LSTM(inputs, hidden, batch_first=True)
    module_names = ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"]

    def forward(p):
        _, (last, _) = torch.func.functional_call(module, dict(zip(module_names, p)), (x,))
        logits = F.linear(last[-1], p[4], p[5])
        return logits, F.cross_entropy(logits, y)

    model = {"kind": "lstm", "inputSize": inputs, "hiddenSize": hidden, "seqLen": length,
             "gateOrder": "i,f,g,o"}
    return [model_case(cfg, "lstm", model, data_json(x, y), names, params, forward)]


WIDTH, HEADS, LENGTH, VOCABULARY, SEQUENCES = 16, 2, 8, 11, 3


def transformer(cfg, rng):
    return [transformer_case(cfg, rng, final_norm) for final_norm in (True, False)]


def transformer_case(cfg, rng, final_norm):
    tokens = torch.tensor(rng.integers(0, VOCABULARY, size=(SEQUENCES, LENGTH)))
    targets = torch.tensor(rng.integers(0, VOCABULARY, size=(SEQUENCES, LENGTH)))
    named = transformer_parameters(rng, final_norm)
    names = list(named)

    def forward(params):
        logits = transformer_logits(dict(zip(names, params)), tokens, final_norm, block)
        return logits, F.cross_entropy(logits.reshape(-1, VOCABULARY), targets.reshape(-1))

    logits = forward(list(named.values()))[0]
    expected = transformer_logits(named, tokens, final_norm, encoder_layer(named))
    assert float((expected - logits).detach().abs().max()) < 1e-12
    model = {"kind": "transformer", "dModel": WIDTH, "heads": HEADS, "seqLen": LENGTH,
             "vocab": VOCABULARY, "mlpWidth": 4 * WIDTH, "finalLayerNorm": final_norm,
             "layerNormEps": 1e-5, "activation": "gelu_tanh"}
    data = {"tokens": int_tensor_json(tokens), "targets": int_tensor_json(targets)}
    return model_case(cfg, "transformer_lnf" if final_norm else "transformer_nolnf", model, data,
                      names, list(named.values()), forward)


def transformer_parameters(rng, final_norm):
    """Parameters by name; the weights of layer norms are spread around 1."""
    def norm(name):
        return [(f"{name}.weight", (WIDTH,), 0.1), (f"{name}.bias", (WIDTH,), 0.1)]

    spec = [("tok_emb", (VOCABULARY, WIDTH), 0.5), ("pos_emb", (LENGTH, WIDTH), 0.2), *norm("ln1")]
    for part in "qkvo":
        spec += [(f"attn.{part}.weight", (WIDTH, WIDTH), 0.25),
                 (f"attn.{part}.bias", (WIDTH,), 0.05)]
    spec += norm("ln2")
    spec += [("mlp.fc1.weight", (4 * WIDTH, WIDTH), 0.25), ("mlp.fc1.bias", (4 * WIDTH,), 0.05),
             ("mlp.fc2.weight", (WIDTH, 4 * WIDTH), 0.125), ("mlp.fc2.bias", (WIDTH,), 0.05)]
    if final_norm:
        spec += norm("lnf")
    spec.append(("head.weight", (VOCABULARY, WIDTH), 0.25))
    params = {}
    for name, shape, scale in spec:
        centre = 1.0 if name.startswith("ln") and name.endswith("weight") else 0.0
        params[name] = torch.tensor(rounded(drawn(rng, shape, scale) + centre))
    return params


def layer_norm(x, p, name):
    return F.layer_norm(x, (WIDTH,), p[f"{name}.weight"], p[f"{name}.bias"], eps=1e-5)


def transformer_logits(p, tokens, final_norm, layer):
    x = F.embedding(tokens, p["tok_emb"]) + p["pos_emb"][None]
    x = layer(x, p)
    if final_norm:
        x = layer_norm(x, p, "lnf")
    return F.linear(x, p["head.weight"])


def block(x, p):
    """Attention and MLP, each behind a layer norm and beside a residual path."""
    def linear(h, name):
        return F.linear(h, p[f"{name}.weight"], p[f"{name}.bias"])

    def heads(h):
        return h.reshape(SEQUENCES, LENGTH, HEADS, WIDTH // HEADS).transpose(1, 2)

    h = layer_norm(x, p, "ln1")
    q, k, v = (heads(linear(h, f"attn.{part}")) for part in "qkv")
    mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True)
    x = x + linear(mixed.transpose(1, 2).reshape(SEQUENCES, LENGTH, WIDTH), "attn.o")
    h = layer_norm(x, p, "ln2")
    return x + linear(F.gelu(linear(h, "mlp.fc1"), approximate="tanh"), "mlp.fc2")


def encoder_layer(p):
    """The same block as nn.TransformerEncoderLayer, to check `block` against."""
    encoder = nn.TransformerEncoderLayer(
        WIDTH, HEADS, 4 * WIDTH, dropout=0.0, batch_first=True, norm_first=True,
        activation=lambda h: F.gelu(h, approximate="tanh"))
    state = {f"self_attn.in_proj_{part}": torch.cat([p[f"attn.{n}.{part}"] for n in "qkv"])
             for part in ("weight", "bias")}
    for theirs, ours in [("self_attn.out_proj", "attn.o"), ("linear1", "mlp.fc1"),
                         ("linear2", "mlp.fc2"), ("norm1", "ln1"), ("norm2", "ln2")]:
        for part in ("weight", "bias"):
            state[f"{theirs}.{part}"] = p[f"{ours}.{part}"]
    encoder.load_state_dict(state)
    mask = torch.triu(torch.full((LENGTH, LENGTH), float("-inf")), 1)
    return lambda x, _: encoder(x, src_mask=mask)
