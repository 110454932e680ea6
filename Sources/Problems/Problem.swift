import Compute
import RandomStreams

/// A problem to optimise, set up for one run: its data, its starting point and its workspace. What it
/// is made from is a ``ProblemDefinition``.
///
/// Data, initial parameters, batch order and noise come from separate random streams of the run's
/// seed. An instance is used by one thread at a time.
///
/// Entries that a run reaches through `any Problem<S>` carry `@specialized` attributes, for the
/// reason given at `Scalar`.
public protocol Problem<Element>: AnyObject, SendableMetatype {
  associatedtype Element: Scalar

  /// The segments of the flat parameter buffer.
  var layout: ParameterLayout { get }
  /// What is known of the problem in closed form.
  var truth: Truth { get }

  /// The point where a run starts.
  func initialParameters() -> Buffer<Element>

  /// The loss on a batch, and its gradient, which overwrites what is in the buffer.
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
  /// The run's root seed.
  public let seed: UInt64
  let shared: SharedExamples?

  /// The context of a run, or of anything else that has a seed.
  ///
  /// - Parameters:
  ///   - seed: the run's root seed, of which all random streams are
  ///   - shared: where runs find the data sets that others have made; `nil` to make one's own
  public init(seed: UInt64, shared: SharedExamples? = nil) {
    self.seed = seed
    self.shared = shared
  }

  /// A stream of random numbers of the run's seed; streams of different purposes and numbers are
  /// independent.
  public func stream(_ purpose: StreamPurpose, index: UInt64 = 0) -> RandomStream {
    RandomStream(seed: seed, purpose: purpose, index: index)
  }
}

/// What is known of a problem before a run.
public struct ProblemOutline: Sendable, Hashable {
  /// The source of minibatches.
  public let sampling: Sampling
  /// The number of parameters.
  public let parameterCount: Int
  /// The largest batch that fits into memory, where that is a limit.
  public var largestBatch: Int?
  /// The examples of a full batch: the training set or, of a stream, the sample that stands for it.
  public var fullBatch: Int?

  public init(
    sampling: Sampling, parameterCount: Int, largestBatch: Int? = nil, fullBatch: Int? = nil
  ) {
    self.sampling = sampling
    self.parameterCount = parameterCount
    self.largestBatch = largestBatch
    self.fullBatch = fullBatch
  }
}

/// The source of a problem's minibatches.
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
  /// The other measures, in the order of ``Problem/measureNames``.
  public var measures: [Double]

  public init(loss: Double, accuracy: Double? = nil, measures: [Double] = []) {
    self.loss = loss
    self.accuracy = accuracy
    self.measures = measures
  }
}
