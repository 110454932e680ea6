"""Further networks: other activations, losses and normalizations; variants of the transformer."""

import math
from collections import OrderedDict
from types import SimpleNamespace

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from encoding import rounded, tensor_json
from models import data_json, drawn, int_tensor_json, labels, model_case, redraw
from models import NOTES as MODEL_NOTES

SEED = 20250307
MARGIN = 5e-4
# Narrow transformers would leap at the rates of the others, and roundoff grow.
RATES = SimpleNamespace(model=dict(sgd=0.1, adamw=(1e-2, 0.01)))
TRANSFORMER_RATES = SimpleNamespace(model=dict(sgd_transformer=0.01, adamw=(3e-3, 0.01)))
NOTES = [
    *MODEL_NOTES,
    "Extra keys of model change a network; without them it is that of mlp, cnn, lstm, transformer.",
    "normalization: 'layer' is torch.nn.LayerNorm, 'batch' BatchNorm1d or 2d in training mode with "
    "the statistics of the batch, both with eps 1e-5 and biased variance, between each hidden "
    "layer and its activation; parameters norm1.weight, norm1.bias after those of layer1 or conv1. "
    "The last layer has none.",
    "loss 'mse': data.targetValues instead of classes; mean of squares over all entries. "
    "labelSmoothing as in F.cross_entropy; zLoss z adds z * mean over tokens of "
    "(logsumexp of logits)^2. loss and losses contain these terms.",
    "cnn: channels are those after conv1 and conv2; pooling 2x2 with stride 2 drops an odd row or "
    "column. rnn: h = tanh(W_ih x + b_ih + W_hh h + b_hh), the last h feeds the linear layer.",
    "transformer with layers: parameters of block i begin with 'blocks.i.'. norm 'post': "
    "x = LN1(x + attn(x)); x = LN2(x + mlp(x)); no final LN. tiedOutput: logits = x tok_emb^T. "
    "causal false: every query sees all keys.",
    "qkNorm: layer norm (eps 1e-5, gain, no bias) over each head's features of q and of k, then "
    "the scale 1/sqrt(head width). attn.qnorm.weight and attn.knorm.weight, shared by all heads of "
    "a block, stand between attn.k.bias and attn.v.weight.",
    "records, at the initial parameters: maxAttentionLogit = largest (signed) scaled pre-softmax "
    "logit over layers, heads, sequences and allowed pairs; logZ = mean over tokens of logsumexp "
    "of logits.",
    "A gradient is 0 in exact arithmetic, and only roundoff here, for biases directly before batch "
    "normalization and for attn.k.bias without qkNorm: compare it absolutely; AdamW turns it into "
    "about 1e-9 of drift in that tensor only. With seqLen 1 the state is 0, so the gradients of "
    "weight_hh and of the rows of an LSTM's forget gate are exactly 0.",
]
ACTIVATIONS = {"tanh": nn.Tanh, "relu": nn.ReLU, "leaky_relu": lambda: nn.LeakyReLU(0.01),
               "gelu_tanh": lambda: nn.GELU(approximate="tanh"), "silu": nn.SiLU}


def models_more():
    return [*mlps(), *cnns(), *recurrent(), *transformers()]


def network_case(name, model, module, draw, loss_function):
    """`draw(rng)` makes input, targets and their JSON; the parameters follow from the module."""
    rng = np.random.default_rng([SEED, *name.encode()])
    shapes = {key: tuple(value.shape) for key, value in module.named_parameters()}

    def draw_all():
        return draw(rng), {key: initial(rng, key, shape) for key, shape in shapes.items()}

    def distances(drawing, params):
        module.load_state_dict(params)
        return kink_distances(module, drawing[0])

    ((x, targets, data), params), smallest = redraw(draw_all, distances, MARGIN)

    def forward(values):
        outputs = torch.func.functional_call(module, dict(zip(shapes, values)), (x,))
        return outputs, loss_function(outputs, targets)

    note = None
    if math.isfinite(smallest):
        has_pool = any(isinstance(part, nn.MaxPool2d) for part in module.modules())
        of_pool = " or lead of a positive maximum in its pool" if has_pool else ""
        note = f"Smallest |activation input|{of_pool} at init: {smallest:.2e}."
    names = [name_in_file(key, model) for key in shapes]
    rates = TRANSFORMER_RATES if model["kind"] == "transformer" else RATES
    return model_case(rates, name, model, data, names, list(params.values()), forward, note=note)


def name_in_file(key, model):
    """A single recurrent layer or block has no number."""
    return key if "layers" in model else key.removesuffix("_l0").removeprefix("blocks.0.")


def initial(rng, key, shape):
    """Gains of norms are spread around 1, embeddings and biases around 0; others by fan-in."""
    if len(shape) > 1:
        embeddings = {"tok_emb": 0.5, "pos_emb": 0.3}
        return drawn(rng, shape, embeddings.get(key, 1 / math.sqrt(math.prod(shape[1:]))))
    if key.endswith("weight"):
        return torch.tensor(rounded(1 + drawn(rng, shape, 0.2)))
    return drawn(rng, shape, 0.1)


def kink_distances(module, x):
    """How far inputs of ReLUs are from 0, and positive maxima of pools from the runner-up."""
    distances = [torch.tensor([math.inf])]

    def of_activation(_, inputs):
        distances.append(inputs[0])

    def of_pool(_, inputs):
        images = inputs[0]
        windows = F.unfold(images, 2, stride=2).unflatten(1, (images.shape[1], 4))
        largest, second = windows.topk(2, dim=2).values.unbind(2)
        distances.append((largest - second)[largest > 0])

    hooks = []
    for part in module.modules():
        if isinstance(part, (nn.ReLU, nn.LeakyReLU)):
            hooks.append(part.register_forward_pre_hook(of_activation))
        elif isinstance(part, nn.MaxPool2d):
            hooks.append(part.register_forward_pre_hook(of_pool))
    with torch.no_grad():
        module(x)
    for hook in hooks:
        hook.remove()
    return distances


def draw_labelled(shape, classes):
    def draw(rng):
        x, y = torch.tensor(rounded(rng.normal(size=shape))), labels(rng, classes, shape[0])
        return x, y, data_json(x, y)
    return draw


def draw_valued(shape, outputs):
    def draw(rng):
        x = torch.tensor(rounded(rng.normal(size=shape)))
        values = torch.tensor(rounded(rng.normal(size=(shape[0], outputs))))
        return x, values, {"x": tensor_json(x), "targetValues": tensor_json(values)}
    return draw


# Multilayer perceptrons


def mlps():
    for activation in ["leaky_relu", "gelu_tanh", "silu"]:
        yield mlp(activation, 9, [7, 13, 9, 5], activation)
    yield mlp("no_hidden", 8, [6, 3], "relu")
    yield mlp("layer_norm", 7, [6, 11, 7, 4], "tanh", normalization="layer")
    yield mlp("batch_norm", 9, [6, 11, 7, 4], "tanh", normalization="batch")
    yield mlp("label_smoothing", 8, [6, 9, 7, 5], "tanh", labelSmoothing=0.1)
    yield mlp("mse", 9, [5, 8, 6, 3], "tanh", loss="mse")
    yield mlp("mse_scalar", 7, [1, 12, 1], "tanh", loss="mse")


def mlp(name, batch, sizes, activation, **extra):
    norm = {"layer": nn.LayerNorm, "batch": batch_norm(nn.BatchNorm1d), None: None}[
        extra.get("normalization")]
    parts = OrderedDict()
    for i, (inputs, outputs) in enumerate(zip(sizes, sizes[1:]), start=1):
        parts[f"layer{i}"] = nn.Linear(inputs, outputs)
        if i < len(sizes) - 1:
            if norm:
                parts[f"norm{i}"] = norm(outputs)
            parts[f"act{i}"] = ACTIVATIONS[activation]()
    if extra.get("loss") == "mse":
        draw, loss = draw_valued((batch, sizes[0]), sizes[-1]), nn.MSELoss()
    else:
        draw = draw_labelled((batch, sizes[0]), sizes[-1])
        loss = nn.CrossEntropyLoss(label_smoothing=extra.get("labelSmoothing", 0.0))
    model = {"kind": "mlp", "activation": activation, "sizes": sizes, **extra}
    entry = network_case(f"mlp_{name}", model, nn.Sequential(parts), draw, loss)
    if "labelSmoothing" in extra:
        check_smoothing(entry, extra["labelSmoothing"])
    return entry


def batch_norm(cls):
    """Always with the statistics of the batch, without a state."""
    return lambda features: cls(features, track_running_stats=False)


def check_smoothing(entry, smoothing):
    """The loss against its formula: targets are mixed with the uniform distribution."""
    logits = np.reshape(entry["logits"]["data"], entry["logits"]["shape"])
    logs = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    of_label = logs[np.arange(len(logs)), entry["data"]["y"]]
    expected = -np.mean((1 - smoothing) * of_label + smoothing * logs.mean(axis=1))
    assert abs(expected - entry["loss"]) < 1e-14


# Convolutional networks


def cnns():
    yield cnn("average", (5, 3, 7, 10), [5, 6], (1, 1), "average")
    yield cnn("max_odd", (6, 3, 9, 7), [4, 5], (0, 1), "max")
    yield cnn("batch_norm", (5, 3, 7, 10), [4, 3], (1, 0), "max", normalization="batch")
    yield cnn("batch_norm_average", (6, 2, 5, 6), [3, 5], (1, 1), "average", normalization="batch")


def cnn(name, shape, channels, paddings, pooling, **extra):
    classes = 4
    pool = {"average": nn.AvgPool2d, "max": nn.MaxPool2d}[pooling]
    norm = batch_norm(nn.BatchNorm2d) if "normalization" in extra else None
    parts = OrderedDict()
    for i, (inputs, outputs) in enumerate([(shape[1], channels[0]), channels], start=1):
        parts[f"conv{i}"] = nn.Conv2d(inputs, outputs, 3, padding=paddings[i - 1])
        if norm:
            parts[f"norm{i}"] = norm(outputs)
        parts[f"relu{i}"] = nn.ReLU()
        parts[f"pool{i}"] = pool(2, stride=2) if i == 1 else nn.AdaptiveAvgPool2d(1)
    parts["flat"] = nn.Flatten()
    parts["fc"] = nn.Linear(channels[1], classes)
    model = {"kind": "cnn", "activation": "relu", "conv1Padding": paddings[0],
             "conv2Padding": paddings[1], "channels": channels, "pooling": pooling, **extra}
    return network_case(f"cnn_{name}", model, nn.Sequential(parts), draw_labelled(shape, classes),
                        nn.CrossEntropyLoss())


# Recurrent networks


class Recurrent(nn.Module):
    """An RNN or LSTM, named after its kind, whose last hidden state goes through a linear layer."""

    def __init__(self, kind, inputs, hidden, outputs):
        super().__init__()
        self.kind = kind
        self.add_module(kind, {"rnn": nn.RNN, "lstm": nn.LSTM}[kind](
            inputs, hidden, batch_first=True))
        self.fc = nn.Linear(hidden, outputs)

    def forward(self, x):
        states, _ = getattr(self, self.kind)(x)
        return self.fc(states[:, -1])


def recurrent():
    yield recurrence("rnn", "rnn", batch=7, length=5, inputs=4, hidden=6)
    yield recurrence("rnn_length1", "rnn", batch=6, length=1, inputs=5, hidden=4)
    yield recurrence("rnn_length9", "rnn", batch=5, length=9, inputs=3, hidden=5)
    yield recurrence("lstm_length1", "lstm", batch=6, length=1, inputs=4, hidden=3)
    yield recurrence("lstm_mse", "lstm", batch=8, length=4, inputs=3, hidden=5, loss="mse")


def recurrence(name, kind, batch, length, inputs, hidden, **extra):
    shape = (batch, length, inputs)
    outputs = 1 if "loss" in extra else 3
    model = {"kind": kind, "inputSize": inputs, "hiddenSize": hidden, "seqLen": length}
    if kind == "lstm":
        model["gateOrder"] = "i,f,g,o"
    if "loss" in extra:
        draw, loss = draw_valued(shape, outputs), nn.MSELoss()
    else:
        draw, loss = draw_labelled(shape, outputs), nn.CrossEntropyLoss()
    return network_case(name, {**model, **extra}, Recurrent(kind, inputs, hidden, outputs), draw,
                        loss)


# Transformers


class Attention(nn.Module):
    def __init__(self, width, heads, qk_norm, causal):
        super().__init__()
        self.heads, self.causal = heads, causal
        self.q, self.k = nn.Linear(width, width), nn.Linear(width, width)
        self.qnorm, self.knorm = (
            nn.LayerNorm(width // heads, bias=False) if qk_norm else nn.Identity()
            for _ in range(2))
        self.v, self.o = nn.Linear(width, width), nn.Linear(width, width)

    def split(self, x):
        return x.unflatten(2, (self.heads, -1)).transpose(1, 2)

    def queries_and_keys(self, x):
        return self.qnorm(self.split(self.q(x))), self.knorm(self.split(self.k(x)))

    def forward(self, x):
        q, k = self.queries_and_keys(x)
        mixed = F.scaled_dot_product_attention(q, k, self.split(self.v(x)), is_causal=self.causal)
        return self.o(mixed.transpose(1, 2).flatten(2))

    def largest_logit(self, x):
        q, k = self.queries_and_keys(x)
        logits = q @ k.transpose(2, 3) / math.sqrt(q.shape[3])
        if self.causal:
            logits = logits[..., torch.ones(logits.shape[2:], dtype=torch.bool).tril()]
        return float(logits.max())


class Block(nn.Module):
    def __init__(self, width, heads, mlp_width, norm, qk_norm, causal):
        super().__init__()
        self.norm = norm
        self.ln1 = nn.LayerNorm(width)
        self.attn = Attention(width, heads, qk_norm, causal)
        self.ln2 = nn.LayerNorm(width)
        self.mlp = nn.Sequential(OrderedDict(
            fc1=nn.Linear(width, mlp_width), gelu=nn.GELU(approximate="tanh"),
            fc2=nn.Linear(mlp_width, width)))

    def forward(self, x):
        if self.norm == "post":
            x = self.ln1(x + self.attn(x))
            return self.ln2(x + self.mlp(x))
        x = x + self.attn(self.ln1(x))
        return x + self.mlp(self.ln2(x))


class Transformer(nn.Module):
    def __init__(self, model):
        super().__init__()
        width, vocabulary = model["dModel"], model["vocab"]
        self.tok_emb = nn.Parameter(torch.empty(vocabulary, width))
        self.pos_emb = nn.Parameter(torch.empty(model["seqLen"], width))
        self.blocks = nn.ModuleList(
            Block(width, model["heads"], model["mlpWidth"], model.get("norm", "pre"),
                  model.get("qkNorm", False), model.get("causal", True))
            for _ in range(model.get("layers", 1)))
        self.lnf = nn.LayerNorm(width) if model["finalLayerNorm"] else nn.Identity()
        if not model.get("tiedOutput", False):
            self.head = nn.Linear(width, vocabulary, bias=False)

    def forward(self, tokens, blocks=None):
        x = F.embedding(tokens, self.tok_emb) + self.pos_emb
        for block in blocks or self.blocks:
            x = block(x)
        x = self.lnf(x)
        return self.head(x) if hasattr(self, "head") else F.linear(x, self.tok_emb)


def transformers():
    yield transformer("2layers", 6, 2, layers=2, norm="pre")
    yield transformer("post", 6, 3, layers=2, norm="post")
    yield transformer("qk_norm", 10, 2, qkNorm=True)
    yield transformer("z_loss", 6, 2, zLoss=0.01)
    yield transformer("tied", 6, 2, tiedOutput=True)
    yield transformer("bidirectional", 6, 2, causal=False)
    yield transformer("combined", 8, 2, layers=2, qkNorm=True, tiedOutput=True, zLoss=0.01)


def transformer(name, width, heads, **extra):
    sequences, length, vocabulary = 5, 6, 7
    model = {"kind": "transformer", "dModel": width, "heads": heads, "seqLen": length,
             "vocab": vocabulary, "mlpWidth": width + 5,
             "finalLayerNorm": extra.get("norm") != "post", "layerNormEps": 1e-5,
             "activation": "gelu_tanh", **extra}
    module = Transformer(model)

    def draw(rng):
        tokens, targets = (
            torch.tensor(rng.integers(0, vocabulary, size=(sequences, length))) for _ in range(2))
        data = {"tokens": int_tensor_json(tokens), "targets": int_tensor_json(targets)}
        return tokens, targets, data

    def loss(logits, targets):
        value = F.cross_entropy(logits.flatten(0, 1), targets.flatten())
        if "zLoss" in extra:
            value = value + extra["zLoss"] * torch.logsumexp(logits, dim=2).square().mean()
        return value

    entry = network_case(f"transformer_{name}", model, module, draw, loss)
    tokens = torch.tensor(entry["data"]["tokens"]["data"]).reshape(sequences, length)
    with torch.no_grad():
        entry["records"] = records(module, tokens)
        if "qkNorm" not in extra:
            check_blocks(module, model, tokens)
    return entry


def records(module, tokens):
    """What a run may observe beside the loss, at the initial parameters."""
    largest = []
    hooks = [part.register_forward_pre_hook(lambda a, args: largest.append(a.largest_logit(*args)))
             for part in module.modules() if isinstance(part, Attention)]
    logits = module(tokens)
    for hook in hooks:
        hook.remove()
    return {"maxAttentionLogit": max(largest),
            "logZ": float(torch.logsumexp(logits, dim=2).mean())}


def check_blocks(module, model, tokens):
    """The same network of nn.TransformerEncoderLayer."""
    layers = [encoder_layer(model, block.state_dict()) for block in module.blocks]
    assert float((module(tokens, layers) - module(tokens)).abs().max()) < 1e-12


def encoder_layer(model, p):
    encoder = nn.TransformerEncoderLayer(
        model["dModel"], model["heads"], model["mlpWidth"], dropout=0.0, batch_first=True,
        norm_first=model.get("norm", "pre") == "pre",
        activation=lambda h: F.gelu(h, approximate="tanh"))
    state = {f"self_attn.in_proj_{part}": torch.cat([p[f"attn.{n}.{part}"] for n in "qkv"])
             for part in ("weight", "bias")}
    for theirs, ours in [("self_attn.out_proj", "attn.o"), ("linear1", "mlp.fc1"),
                         ("linear2", "mlp.fc2"), ("norm1", "ln1"), ("norm2", "ln2")]:
        for part in ("weight", "bias"):
            state[f"{theirs}.{part}"] = p[f"{ours}.{part}"]
    encoder.load_state_dict(state)
    if not model.get("causal", True):
        return encoder
    length = model["seqLen"]
    mask = torch.triu(torch.full((length, length), -math.inf), 1)
    return lambda x: encoder(x, src_mask=mask)
