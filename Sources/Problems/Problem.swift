import Catalog
import Compute
import RandomStreams

/// A problem to optimise, set up for one run: its data, its starting point and its workspace.
///
/// Data, initial parameters, batch order and noise come from separate random streams of the run's
/// seed. An instance is used by one thread at a time.
///
/// Entries that a run reaches through `any Problem<S>` carry `@specialized` attributes, for the
/// reason given at `Scalar`.
public protocol Problem<Element>: AnyObject, SendableMetatype {
  associatedtype Element: Scalar

  static var declaration: Declaration { get }

  /// What ``truth`` can state, with some settings at least.
  static var facts: [Truth.Fact] { get }

  /// What can be said of the problem before it is set up. Throws if settings that are valid one
  /// by one do not go together, or not with the data.
  static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline

  /// - Precondition: `outline` accepted the configuration with these files.
  init(_ configuration: Configuration, context: ProblemContext)

  var layout: ParameterLayout { get }
  var truth: Truth { get }

  func initialParameters() -> Buffer<Element>

  /// The loss on a batch, and its gradient.
  func loss(
    at parameters: Buffer<Element>, on batch: Batch, gradient: inout Buffer<Element>
  ) -> Double

  /// The loss on all training examples, without noise.
  func trainingLoss(at parameters: Buffer<Element>) -> Double

  /// The loss, and where it applies the accuracy, on data that training does not see; for analytic
  /// problems the exact loss.
  func evaluate(at parameters: Buffer<Element>) -> Evaluation

  /// What an evaluation measures beside loss and accuracy, as columns of curves are named.
  var measureNames: [String] { get }
}

extension Problem {
  public var measureNames: [String] { [] }
}

/// What a problem's instance is made from, beside its settings.
public struct ProblemContext: Sendable {
  public let seed: UInt64
  public let files: DataFiles
  let shared: SharedExamples?

  /// - Parameters:
  ///   - seed: the run's root seed
  ///   - files: those that settings name
  ///   - shared: where runs find the data sets that others have made
  public init(seed: UInt64, files: DataFiles = DataFiles(), shared: SharedExamples? = nil) {
    self.seed = seed
    self.files = files
    self.shared = shared
  }

  func stream(_ purpose: StreamPurpose, index: UInt64 = 0) -> RandomStream {
    RandomStream(seed: seed, purpose: purpose, index: index)
  }
}

/// What is known of a problem before a run.
public struct ProblemOutline: Sendable, Hashable {
  public let sampling: Sampling
  public let parameterCount: Int
  /// The largest batch that fits into memory, where that is a limit.
  public var largestBatch: Int?
  /// The examples of a full batch: the training set or, of a stream, the sample that stands for it.
  public var fullBatch: Int?
}

/// Where a problem's minibatches come from.
public enum Sampling: Sendable, Hashable {
  /// The gradient is exact; a batch size has no meaning.
  case exact
  /// Batches are drawn from a training set.
  case finite(examples: Int)
  /// Every example is fresh; the batch size divides the variance of the noise.
  case streaming
}

/// A loss on evaluation data.
public struct Evaluation: Sendable, Hashable {
  public var loss: Double
  /// The fraction of examples that are classified correctly.
  public var accuracy: Double?
  /// In the order of ``Problem/measureNames``.
  public var measures: [Double]

  public init(loss: Double, accuracy: Double? = nil, measures: [Double] = []) {
    self.loss = loss
    self.accuracy = accuracy
    self.measures = measures
  }
}
