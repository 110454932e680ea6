import Catalog
import Problems
import Records

/// A problem of a plan as studies look at it before anything is measured.
///
/// An instance, whose making can take seconds, is made only if what it states is asked for.
public final class StudiedProblem {
  public let label: String
  private let prepared: PreparedProblem
  private let seed: UInt64
  /// The instance.
  public private(set) lazy var instance: any Problem<Double> = prepared.make(seed: seed)

  /// - Parameter seed: of the instance; others state the same things
  init(_ prepared: PreparedProblem, label: String, seed: UInt64) {
    self.prepared = prepared
    self.label = label
    self.seed = seed
  }

  /// The problem with its settings.
  public var settings: PreparedProblem { prepared }

  public var outline: ProblemOutline { prepared.outline }

  /// What it can state, with some settings at least.
  public var facts: [Truth.Fact] { prepared.facts }

  public var truth: Truth { instance.truth }

  /// D, from the initial parameters to the minimiser; `nil` without a minimiser.
  public var initialDistance: Double? {
    if let distance = truth.initialDistance { return distance }
    let start = instance.initialParameters()
    return truth.minimiser.map { minimiser in
      minimiser.indices.reduce(0) { sum, i in
        let offset = start.base[i] - minimiser[i]
        return sum + offset * offset
      }.squareRoot()
    }
  }
}

extension Laboratory {
  /// What a run's problem states of itself, for formulas and for claims: `curvature` is λmax,
  /// `dimension` the number of parameters. Empty if there is no such problem, or a file is missing.
  public func problemParameters(of run: RunSpec) -> [String: Double] {
    guard let prepared = try? problem(run.problem) else { return [:] }
    let studied = StudiedProblem(prepared, label: run.problem.name, seed: run.seed)
    var parameters = ["dimension": Double(studied.outline.parameterCount)]
    if let curvature = studied.truth.largestEigenvalue { parameters["curvature"] = curvature }
    return parameters
  }
}

extension ProblemOutline {
  /// Why a problem cannot have a batch of a size; `nil` if it can.
  ///
  /// - Parameter label: of the problem
  package func objection(to size: BatchSize, of label: String) -> String? {
    let count = if case .examples(let examples) = size { examples } else { fullBatch ?? 0 }
    if case .finite(let examples) = sampling, count > examples {
      return "a batch of \(count) is larger than the training set of '\(label)', \(examples) "
        + "examples"
    }
    if let largestBatch, count > largestBatch {
      return "a batch of \(count) examples of '\(label)' does not fit into memory; at most "
        + "\(largestBatch) are supported"
    }
    return nil
  }
}
