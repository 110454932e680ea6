import Catalog
import Problems
import Records

/// A problem of a plan as studies look at it before anything is measured.
///
/// An instance, whose making can take seconds, is made only if what it states is asked for.
final class StudiedProblem {
  let label: String
  let outline: ProblemOutline
  private let entry: ProblemEntry
  private let configuration: Configuration
  private let context: ProblemContext
  private lazy var instance: any Problem<Double> = entry.make(configuration, context: context)

  /// - Parameter seed: of the instance; others state the same things
  init(
    _ configuration: Configuration, label: String, seed: UInt64, files: PlanFiles
  ) throws(ConfigurationError) {
    entry = try ProblemCatalog.entry(named: configuration.owner)
    outline = try entry.outline(configuration, files: files.data)
    context = ProblemContext(seed: seed, files: files.data)
    self.configuration = configuration
    self.label = label
  }

  /// What it can state, with some settings at least.
  var facts: [Truth.Fact] { entry.facts }

  var truth: Truth { instance.truth }

  /// D, from the initial parameters to the minimiser; `nil` without a minimiser.
  var initialDistance: Double? {
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

extension RunSpec {
  /// What the problem states of itself, for formulas and for claims: `curvature` is λmax, `dimension`
  /// the number of parameters. Empty if there is no such problem.
  public func problemParameters(files: PlanFiles) -> [String: Double] {
    guard let entry = try? ProblemCatalog.entry(named: problem.name),
      let settings = try? entry.declaration.configuration(problem.settings),
      let studied = try? StudiedProblem(settings, label: problem.name, seed: seed, files: files)
    else { return [:] }
    var parameters = ["dimension": Double(studied.outline.parameterCount)]
    if let curvature = studied.truth.largestEigenvalue { parameters["curvature"] = curvature }
    return parameters
  }
}

extension ProblemOutline {
  /// Why a problem cannot have a batch of a size; `nil` if it can.
  ///
  /// - Parameter label: of the problem
  func objection(to size: BatchSize, of label: String) -> String? {
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
