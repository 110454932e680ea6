import Catalog

/// Networks with various settings, for tests over the catalogue: odd sizes, every layer, loss and
/// kind of data.
let networkExamples: [(String, [String: SettingValue])] = [
  (
    "mlp",
    [
      "activation": .text("gelu"), "hidden": .integers([9, 5]), "normalization": .text("layer"),
      "data": .text("moons"),
    ]
  ),
  (
    "mlp",
    [
      "activation": .text("silu"), "hidden": .integers([6]), "normalization": .text("batch"),
      "examples": .integer(40),
    ]
  ),
  (
    "mlp",
    [
      "activation": .text("leaky-relu"), "hidden": .integers([17, 3]),
      "label_smoothing": .number(0.2), "dropout": .number(0.3),
    ]
  ),
  ("mlp", ["activation": .text("tanh"), "hidden": .integers([11]), "dropout": .number(0.5)]),
  (
    "mlp",
    [
      "activation": .text("tanh"), "hidden": .integers([6, 5]), "dropout": .number(0.2),
      "normalization": .text("layer"), "streaming": .flag(true),
    ]
  ),
  (
    "mlp",
    [
      "data": .text("chebyshev"), "activation": .text("tanh"), "hidden": .integers([30, 20]),
      "initialization": .text("lecun"),
    ]
  ),
  (
    "mlp",
    [
      "data": .text("teacher"), "teacher_task": .text("values"), "streaming": .flag(true),
      "activation": .text("gelu"), "initialization": .text("xavier"),
    ]
  ),
  (
    "mlp",
    [
      "loss": .text("squared-error"), "activation": .text("tanh"),
      "initialization": .text("mup"), "data": .text("gaussian-mixture"),
      "classes": .integer(2), "features": .integer(3),
    ]
  ),
  ("mlp", ["data": .text("bars"), "image_size": .integer(8), "activation": .text("tanh")]),
  ("softmax-regression", ["classes": .integer(2), "l2": .number(0.2)]),
  ("softmax-regression", ["data": .text("moons"), "intercept": .flag(false)]),
  ("cnn", ["image_size": .integer(8), "filters": .integers([3, 5]), "examples": .integer(21)]),
  (
    "cnn",
    [
      "image_size": .integer(9), "filters": .integers([2, 3]), "padding": .integers([0, 2]),
      "pooling": .text("average"), "examples": .integer(13), "label_smoothing": .number(0.1),
    ]
  ),
  (
    "cnn",
    [
      "image_size": .integer(8), "filters": .integers([4, 3]), "kernel": .integer(5),
      "padding": .integers([2, 1]), "normalization": .text("batch"), "examples": .integer(19),
      "streaming": .flag(true), "evaluation_examples": .integer(9),
    ]
  ),
  ("lstm", ["length": .integer(6), "hidden": .integer(5), "examples": .integer(17)]),
  ("lstm", ["length": .integer(3), "hidden": .integer(19), "streaming": .flag(true)]),
  ("rnn", ["length": .integer(5), "hidden": .integer(7), "examples": .integer(15)]),
  (
    "transformer",
    [
      "width": .integer(6), "heads": .integer(3), "layers": .integer(1),
      "length": .integer(5), "vocabulary": .integer(7), "examples": .integer(12),
      "evaluation_examples": .integer(50),
    ]
  ),
  (
    "transformer",
    [
      "width": .integer(10), "heads": .integer(2), "layers": .integer(2), "norm": .text("post"),
      "length": .integer(7), "vocabulary": .integer(5), "hidden": .integer(11),
      "streaming": .flag(true), "evaluation_examples": .integer(50),
    ]
  ),
  (
    "transformer",
    [
      "width": .integer(8), "heads": .integer(2), "layers": .integer(2), "qk_norm": .flag(true),
      "tied_output": .flag(true), "z_loss": .number(0.01), "length": .integer(4),
      "vocabulary": .integer(9), "label_smoothing": .number(0.1), "streaming": .flag(true),
      "evaluation_examples": .integer(50),
    ]
  ),
  ("autoencoder", ["activation": .text("tanh"), "hidden": .integers([7]), "code": .integer(3)]),
  (
    "autoencoder",
    [
      "data": .text("bars"), "image_size": .integer(8), "hidden": .integers([]),
      "examples": .integer(30),
    ]
  ),
  ("linear-probe", ["random_features": .integer(23), "activation": .text("gelu")]),
  (
    "linear-probe",
    [
      "random_features": .integer(16), "data": .text("teacher"), "teacher_task": .text("values"),
      "loss": .text("squared-error"),
    ]
  ),
  ("linear-probe", ["data": .text("gaussian-mixture"), "classes": .integer(2)]),
  (
    "low-rank-adapter",
    ["hidden": .integers([9, 7]), "rank": .integer(2), "activation": .text("silu")]
  ),
  (
    "low-rank-adapter",
    [
      "hidden": .integers([12]), "rank": .integer(3), "activation": .text("tanh"),
      "data": .text("teacher"), "teacher_task": .text("values"),
    ]
  ),
  (
    "low-rank-adapter",
    ["hidden": .integers([8]), "data": .text("gaussian-mixture"), "classes": .integer(2)]
  ),
]
