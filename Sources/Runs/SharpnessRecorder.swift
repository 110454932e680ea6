import Compute
import Optimizers
import Problems
import Records

/// Measures sharpness along a run, for its curve.
///
/// The Hessian is taken in double precision whatever the run's, on an instance of the problem of its
/// own: nothing that the run reads is written.
struct SharpnessRecorder<S: Scalar> {
  let settings: SharpnessSettings
  /// Of what ``measure(at:_:)`` returns, in its order.
  let columns: [String]
  private var plain: Sharpness
  private var preconditioned: Sharpness?
  private var point: Buffer<Double>
  private var ownScale: Buffer<S>
  private var scale: Buffer<Double>

  /// - Parameters:
  ///   - problem: the run's, in double precision; used by nobody else
  ///   - optimizer: before its first step
  init(
    _ settings: SharpnessSettings, of problem: any Problem<Double>,
    with optimizer: ConfiguredOptimizer<S>
  ) {
    self.settings = settings
    let lanczos = Lanczos(
      count: settings.eigenvalues, tolerance: settings.tolerance, limit: settings.iterations)
    let count = problem.layout.count
    plain = Sharpness(of: problem, lanczos: lanczos)
    point = Buffer(zeros: count)
    ownScale = Buffer(zeros: count)
    scale = Buffer(zeros: count)
    var columns = SharpnessColumns.names(
      of: SharpnessColumns.plain, eigenvalues: settings.eigenvalues)
    if Self.hasPreconditioner(optimizer, parameterCount: count) {
      preconditioned = Sharpness(of: problem, lanczos: lanczos)
      columns += SharpnessColumns.names(
        of: SharpnessColumns.preconditioned, eigenvalues: settings.eigenvalues)
    }
    self.columns = columns
  }

  /// Found out on a copy, which takes steps that lead nowhere: some rules have one after a few steps
  /// only.
  private static func hasPreconditioner(
    _ optimizer: ConfiguredOptimizer<S>, parameterCount: Int
  ) -> Bool {
    var optimizer = optimizer
    var parameters = Buffer<S>(zeros: parameterCount)
    let gradient = parameters
    var scale = parameters
    for _ in 0..<10 {
      optimizer.step(&parameters, gradient: gradient, rate: 0)
      if optimizer.preconditioner(into: &scale) { return true }
    }
    return false
  }

  /// - Parameters:
  ///   - parameters: where gradients are taken
  ///   - optimizer: after the step from there
  /// - Returns: a value for every column; NaN where there is none
  mutating func measure(
    at parameters: Buffer<S>, _ optimizer: ConfiguredOptimizer<S>
  ) -> [Double] {
    convert(parameters, to: &point)
    var values = row(plain.measure(at: point))
    guard preconditioned != nil else { return values }
    if optimizer.preconditioner(into: &ownScale) {
      convert(ownScale, to: &scale)
      values += row(preconditioned?.measure(at: point, preconditioner: scale))
    } else {
      values += row(nil)
    }
    return values
  }

  /// What ``measure(at:_:)`` returns where nothing is measured.
  var missing: [Double] { columns.map { _ in .nan } }

  private func row(_ measurement: Sharpness.Measurement?) -> [Double] {
    let found = measurement?.eigenvalues ?? []
    // A problem may have fewer parameters than eigenvalues are asked for.
    return (0..<settings.eigenvalues).map { $0 < found.count ? found[$0] : .nan }
      + [measurement?.residual ?? .nan]
  }

  private func convert(_ source: Buffer<S>, to target: inout Buffer<Double>) {
    let elements = target.mutableBase
    for i in 0..<target.count { elements[i] = Double(source.base[i]) }
  }
}
