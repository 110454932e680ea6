/// How a run measures the sharpness of its training loss.
public struct SharpnessSettings: Hashable, Sendable {
  /// Measured at every so many steps, and at the end; at least 1. A point of the curve is recorded
  /// there, whatever the run's own interval.
  public var every: Int
  /// How many of the largest eigenvalues are recorded, from 1 to ``mostEigenvalues``.
  public var eigenvalues: Int
  /// The largest residual that is accepted, relative to its eigenvalue's magnitude; the error of
  /// the eigenvalue is of the order of its square.
  public var tolerance: Double
  /// The most Hessian-vector products of a measurement.
  public var iterations: Int

  public static let mostEigenvalues = 10

  /// How sharpness is measured.
  ///
  /// - Precondition: the counts are in their ranges
  public init(
    every: Int, eigenvalues: Int = 1, tolerance: Double = 1e-4, iterations: Int = 100
  ) {
    precondition(
      every > 0 && (1...Self.mostEigenvalues).contains(eigenvalues) && iterations > 0,
      "settings of a measurement")
    self.every = every
    self.eigenvalues = eigenvalues
    self.tolerance = tolerance
    self.iterations = iterations
  }

  var json: JSONValue {
    .object([
      "every": .integer(every), "eigenvalues": .integer(eigenvalues),
      "tolerance": .number(tolerance), "iterations": .integer(iterations),
    ])
  }
}

/// The columns of curves that sharpness is recorded in.
public enum SharpnessColumns {
  /// The largest eigenvalue of the Hessian of the training loss; `sharpness_2` and so on follow.
  public static let plain = "sharpness"
  /// The same of P^(−1/2) H P^(−1/2), with the preconditioner P of the optimizer.
  public static let preconditioned = "preconditioned_sharpness"

  /// The residual of the largest eigenvalue, relative to its magnitude.
  public static func residual(of quantity: String) -> String { quantity + "_residual" }

  /// The columns of one quantity: its eigenvalues, largest first, then the residual.
  public static func names(of quantity: String, eigenvalues: Int) -> [String] {
    (1...max(1, eigenvalues)).map { $0 == 1 ? quantity : "\(quantity)_\($0)" }
      + [residual(of: quantity)]
  }
}
