import Catalog

/// Convex and analytic problems with various settings, for tests over the catalogue.
let analyticExamples: [(String, [String: SettingValue])] = [
  ("quadratic", ["dimension": .integer(11), "rotated": .flag(true)]),
  (
    "quadratic",
    ["dimension": .integer(5), "rotated": .flag(true), "gradient_noise": .number(0.5)]
  ),
  ("quadratic", ["spectrum": .text("isotropic"), "dimension": .integer(3)]),
  ("least-squares", ["dimension": .integer(7)]),
  ("least-squares", ["dimension": .integer(1), "label_noise": .number(0)]),
  (
    "least-squares",
    [
      "spectrum": .text("log-uniform"), "dimension": .integer(33), "label_noise": .number(2),
      "features": .text("signs"),
    ]
  ),
  ("power-law-regression", [:]),
  (
    "power-law-regression",
    [
      "dimension": .integer(45), "covariance_exponent": .number(1), "signal_exponent": .number(1),
      "label_noise": .number(0), "features": .text("gaussian"),
    ]
  ),
  ("support-vector", ["examples": .integer(31)]),
  ("support-vector", ["features": .integer(17), "examples": .integer(9), "l2": .number(0.3)]),
  ("support-vector", ["data": .text("spirals"), "examples": .integer(50)]),
  ("absolute-loss", [:]),
  ("absolute-loss", ["examples": .integer(33), "dimension": .integer(9)]),
  ("absolute-loss", ["examples": .integer(3), "dimension": .integer(5)]),
  ("chebyshev-max", [:]),
  ("chebyshev-max", ["examples": .integer(31), "dimension": .integer(9), "residual": .number(2)]),
  ("chebyshev-max", ["examples": .integer(1), "dimension": .integer(1)]),
  ("rosenbrock", [:]),
  ("rosenbrock", ["dimension": .integer(7)]),
  ("beale", [:]),
  ("beale", ["start": .numbers([-1.5, 0.25])]),
  ("rastrigin", [:]),
  ("rastrigin", ["dimension": .integer(9), "amplitude": .number(3), "box": .number(2)]),
  ("river-valley", [:]),
  (
    "river-valley",
    [
      "hills": .integer(2), "bend": .number(0.4), "length": .number(1.5), "fall": .number(2),
      "gradient_noise": .number(0),
    ]
  ),
  ("river-valley", ["hills": .integer(1), "steepness": .number(20)]),
  // Steeper along than across.
  (
    "river-valley",
    ["hills": .integer(2), "steepness": .number(0.1), "fall": .number(2), "length": .number(0.5)]
  ),
  ("river-valley", ["hills": .integer(8), "bend": .number(0.2), "steepness": .number(3)]),
  ("two-layer-linear", ["width": .integer(33)]),
  ("two-layer-linear", ["width": .integer(5), "target": .number(1.5)]),
  (
    "two-layer-linear",
    [
      "width": .integer(9), "inputs": .integer(3), "examples": .integer(5), "target": .number(2),
    ]
  ),
]
