import Catalog

extension Formula {
  /// The closed forms that claims can name as predictions.
  ///
  /// Parameters have the names that optimizers' settings and the numbers of a study's cells have, so
  /// that a claim about many cells needs to give none of them.
  public static let standard = Catalogue.of([
    gradientDescent, heavyBall, nesterov, averagedMomentum, scheduleFree, meanSquare,
    normalizedLogit,
  ])
}

extension SettingTerms {
  /// 1 makes a boundary the dimensionless η*λ.
  fileprivate static var curvature: SettingTerms {
    SettingTerms(.above(0), "λ, of the Hessian or of P⁻¹H; 1 for the boundary of η × λ")
  }
  fileprivate static var decay: SettingTerms {
    SettingTerms(.atLeast(0), "d of a decay dw that is added to the gradient")
  }
  fileprivate static var momentum: SettingTerms {
    SettingTerms(.from(0, below: 1), "β of m ← βm + (1 − τ)g")
  }
}

// MARK: Largest stable rates

private struct Descent: Settings {
  @Setting(.curvature) var curvature = 1.0
  @Setting(.decay) var weightDecay = 0.0
}

private struct DampenedMomentum: Settings {
  @Setting(.momentum) var momentum: Double? = nil
  @Setting(.within(0, 1), "τ") var dampening = 0.0
  @Setting(.curvature) var curvature = 1.0
  @Setting(.decay) var weightDecay = 0.0
}

private struct LookAhead: Settings {
  @Setting(.momentum) var momentum: Double? = nil
  @Setting(.curvature) var curvature = 1.0
  @Setting(.decay) var weightDecay = 0.0
}

private struct Average: Settings {
  @Setting(.from(0, below: 1), "β of m ← βm + (1 − β)g") var beta: Double? = nil
  @Setting(.curvature) var curvature = 1.0
}

private struct Interpolation: Settings {
  @Setting(.from(0, below: 1), "β of y = (1 − β)z + βx") var beta: Double? = nil
  @Setting(.curvature) var curvature = 1.0
}

private struct Minibatch: Settings {
  @Setting(.atLeast(1), "B, examples in a gradient") var batch: Double? = nil
  @Setting(.atLeast(1), "d, of the parameters") var dimension: Double? = nil
  @Setting(.curvature) var curvature = 1.0
}

extension Formula {
  static let gradientDescent = Formula(
    About(
      "gradient-descent", "largest stable rate of w ← w − η(g + dw): 2/(λ + d)",
      Citation("classical; Cohen et al. 2021", arXiv: "2103.00065")),
    of: Descent.self
  ) { StabilityLimit.gradientDescent(curvature: $0.curvature + $0.weightDecay) }

  static let heavyBall = Formula(
    About(
      "heavy-ball",
      "largest stable rate of m ← βm + (1 − τ)(g + dw): 2(1 + β)/((1 − τ)(λ + d))",
      Citation("Cohen et al. 2021", arXiv: "2103.00065")),
    of: DampenedMomentum.self
  ) { given in
    given.momentum.flatMap {
      StabilityLimit.heavyBall(
        momentum: $0, dampening: given.dampening, curvature: given.curvature + given.weightDecay)
    }
  }

  static let nesterov = Formula(
    About(
      "nesterov", "largest stable rate of w ← w − η(g + βm): 2(1 + β)/((1 + 2β)(λ + d))",
      Citation("Cohen et al. 2021", arXiv: "2103.00065")),
    of: LookAhead.self
  ) { given in
    given.momentum.map {
      StabilityLimit.nesterov(momentum: $0, curvature: given.curvature + given.weightDecay)
    }
  }

  static let averagedMomentum = Formula(
    About(
      "averaged-momentum",
      "largest stable rate of m ← βm + (1 − β)g, of Adam on P⁻¹H too: (2 + 2β)/((1 − β)λ)",
      Citation("Cohen et al. 2022", arXiv: "2207.14484")),
    of: Average.self
  ) { given in
    given.beta.map { StabilityLimit.averagedMomentum(beta: $0, curvature: given.curvature) }
  }

  static let scheduleFree = Formula(
    About(
      "schedule-free",
      "largest stable rate of schedule-free gradient descent in the long run: 2/((1 − β)λ)",
      Citation("Song et al. 2025", arXiv: "2507.09846")),
    of: Interpolation.self
  ) { given in
    given.beta.map { StabilityLimit.scheduleFree(beta: $0, curvature: given.curvature) }
  }

  static let meanSquare = Formula(
    About(
      "mean-square",
      "largest rate of minibatch SGD on isotropic Gaussian least squares that is stable in "
        + "mean square: 2B/((B + d + 1)λ), with λ the variance of a feature",
      Citation("elementary fourth-moment computation")),
    of: Minibatch.self
  ) { given in
    guard let batch = given.batch, let dimension = given.dimension else { return nil }
    return StabilityLimit.meanSquare(
      batchSize: batch, dimension: dimension, variance: given.curvature)
  }
}

// MARK: Attention

private struct AttentionHead: Settings {
  @Setting(.atLeast(1), "d, features of a token") var width: Double? = nil
  @Setting(.atLeast(1), "h, of attention, slices of the features") var heads: Double? = nil
  @Setting(.atLeast(0), "γ, the largest gain of the norms; 1 at initialisation") var gain = 1.0
}

extension Formula {
  /// Cauchy and Schwarz: normalised queries and keys of a head have norms of at most √(d/h), and
  /// their product is divided by √(d/h).
  static let normalizedLogit = Formula(
    About(
      "normalized-logit",
      "largest possible attention logit with layer-normalised queries and keys: γ²√(d/h)",
      Citation("elementary, for the layer of Dehghani et al. 2023", arXiv: "2302.05442")),
    of: AttentionHead.self
  ) { given in
    guard let width = given.width, let heads = given.heads else { return nil }
    return given.gain * given.gain * (width / heads).squareRoot()
  }
}
