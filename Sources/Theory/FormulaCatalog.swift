import Catalog

/// The closed forms that claims can name as predictions.
///
/// Parameters have the names that optimizers' settings and the numbers of a study's cells have, so
/// that a claim about many cells needs to give none of them.
public enum FormulaCatalog {
  public static let all: [Formula] = [
    gradientDescent, heavyBall, nesterov, averagedMomentum, scheduleFree, meanSquare,
    normalizedLogit,
  ]

  public static func entry(named id: String) throws(ConfigurationError) -> Formula {
    guard let entry = all.first(where: { $0.declaration.id == id }) else {
      throw .unknownName(kind: "formula", found: id, allowed: all.map(\.declaration.id))
    }
    return entry
  }

  // MARK: Parameters

  /// 1 makes a boundary the dimensionless η*λ.
  private static let curvature = Setting(
    "curvature", default: 1.0, .above(0),
    "λ, of the Hessian or of P⁻¹H; 1 for the boundary of η × λ")
  private static let decay = Setting(
    "weight_decay", default: 0.0, .atLeast(0), "d of a decay dw that is added to the gradient")
  private static let momentum = Setting<Double?>(
    "momentum", default: nil, .from(0, below: 1), "β of m ← βm + (1 − τ)g")
  private static let dampening = Setting("dampening", default: 0.0, .within(0, 1), "τ")
  private static let average = Setting<Double?>(
    "beta", default: nil, .from(0, below: 1), "β of m ← βm + (1 − β)g")
  private static let interpolation = Setting<Double?>(
    "beta", default: nil, .from(0, below: 1), "β of y = (1 − β)z + βx")
  private static let batch = Setting<Double?>(
    "batch", default: nil, .atLeast(1), "B, examples in a gradient")
  private static let dimension = Setting<Double?>(
    "dimension", default: nil, .atLeast(1), "d, of the parameters")

  // MARK: Largest stable rates

  static let gradientDescent = Formula(
    Declaration(
      id: "gradient-descent", summary: "largest stable rate of w ← w − η(g + dw): 2/(λ + d)",
      citation: Citation("classical; Cohen et al. 2021", arXiv: "2103.00065"),
      settings: [curvature.declaration, decay.declaration])
  ) { StabilityLimit.gradientDescent(curvature: $0[curvature] + $0[decay]) }

  static let heavyBall = Formula(
    Declaration(
      id: "heavy-ball",
      summary: "largest stable rate of m ← βm + (1 − τ)(g + dw): 2(1 + β)/((1 − τ)(λ + d))",
      citation: Citation("Cohen et al. 2021", arXiv: "2103.00065"),
      settings: [
        momentum.declaration, dampening.declaration, curvature.declaration, decay.declaration,
      ])
  ) { given in
    given[momentum].flatMap {
      StabilityLimit.heavyBall(
        momentum: $0, dampening: given[dampening], curvature: given[curvature] + given[decay])
    }
  }

  static let nesterov = Formula(
    Declaration(
      id: "nesterov",
      summary: "largest stable rate of w ← w − η(g + βm): 2(1 + β)/((1 + 2β)(λ + d))",
      citation: Citation("Cohen et al. 2021", arXiv: "2103.00065"),
      settings: [momentum.declaration, curvature.declaration, decay.declaration])
  ) { given in
    given[momentum].map {
      StabilityLimit.nesterov(momentum: $0, curvature: given[curvature] + given[decay])
    }
  }

  static let averagedMomentum = Formula(
    Declaration(
      id: "averaged-momentum",
      summary: "largest stable rate of m ← βm + (1 − β)g, of Adam on P⁻¹H too: "
        + "(2 + 2β)/((1 − β)λ)",
      citation: Citation("Cohen et al. 2022", arXiv: "2207.14484"),
      settings: [average.declaration, curvature.declaration])
  ) { given in
    given[average].map { StabilityLimit.averagedMomentum(beta: $0, curvature: given[curvature]) }
  }

  static let scheduleFree = Formula(
    Declaration(
      id: "schedule-free",
      summary:
        "largest stable rate of schedule-free gradient descent in the long run: 2/((1 − β)λ)",
      citation: Citation("Song et al. 2025", arXiv: "2507.09846"),
      settings: [interpolation.declaration, curvature.declaration])
  ) { given in
    given[interpolation].map { StabilityLimit.scheduleFree(beta: $0, curvature: given[curvature]) }
  }

  static let meanSquare = Formula(
    Declaration(
      id: "mean-square",
      summary:
        "largest rate of minibatch SGD on isotropic Gaussian least squares that is stable in "
        + "mean square: 2B/((B + d + 1)λ), with λ the variance of a feature",
      citation: Citation("elementary fourth-moment computation"),
      settings: [batch.declaration, dimension.declaration, curvature.declaration])
  ) { given in
    guard let batch = given[batch], let dimension = given[dimension] else { return nil }
    return StabilityLimit.meanSquare(
      batchSize: batch, dimension: dimension, variance: given[curvature])
  }

  // MARK: Attention

  private static let width = Setting<Double?>(
    "width", default: nil, .atLeast(1), "d, features of a token")
  private static let heads = Setting<Double?>(
    "heads", default: nil, .atLeast(1), "h, of attention, slices of the features")
  private static let gain = Setting(
    "gain", default: 1.0, .atLeast(0), "γ, the largest gain of the norms; 1 at initialisation")

  /// Cauchy and Schwarz: normalised queries and keys of a head have norms of at most √(d/h), and
  /// their product is divided by √(d/h).
  static let normalizedLogit = Formula(
    Declaration(
      id: "normalized-logit",
      summary: "largest possible attention logit with layer-normalised queries and keys: γ²√(d/h)",
      citation: Citation("elementary, for the layer of Dehghani et al. 2023", arXiv: "2302.05442"),
      settings: [width.declaration, heads.declaration, gain.declaration])
  ) { given in
    guard let width = given[width], let heads = given[heads] else { return nil }
    return given[gain] * given[gain] * (width / heads).squareRoot()
  }
}
