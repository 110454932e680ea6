import Compute

/// The data of one run: what is trained on, what is evaluated on, and the examples of a step.
///
/// An instance is used by one thread at a time.
public final class DataSet<S: Scalar> {
  public let shape: ExampleShape
  public let sampling: Sampling
  /// The training set; of a stream a fixed sample, to measure the training loss on.
  public let training: Examples<S>
  public let evaluation: Examples<S>

  /// What statistics of the training data are taken from: the first of the training set or, of a
  /// stream, a sample of its own, which no setting about measuring changes.
  public private(set) lazy var calibration: Examples<S> = makeCalibration()
  /// The number of examples of ``calibration``; a training set may have fewer.
  public static var calibrationCount: Int { 4096 }

  private let context: ProblemContext
  /// What fresh examples are drawn from; `nil` for a finite set.
  private let source: (any ExampleGenerator)?
  /// One for each batch size in use; made when first needed.
  private var scratch: [Examples<S>] = []
  /// The scratch in use; `nil` for all training examples.
  private var current: Int?

  /// - Parameter source: what the fresh examples of each step are drawn from; `nil` for a finite set
  init(
    training: Examples<S>, evaluation: Examples<S>, source: (any ExampleGenerator)?,
    context: ProblemContext
  ) {
    shape = training.shape
    sampling = source == nil ? .finite(examples: training.count) : .streaming
    self.training = training
    self.evaluation = evaluation
    self.source = source
    self.context = context
  }

  /// The examples of the last ``select(_:)``; all training examples before the first. Don't hold
  /// them beyond the next one, which would then have to copy.
  public var selected: Examples<S> { current.map { scratch[$0] } ?? training }

  /// Makes the examples of a step the ``selected`` ones: those that the batch names or, of a stream,
  /// fresh ones, which depend on the run's seed and the step alone.
  ///
  /// Allocates nothing but on the first call with a batch size.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func select(_ batch: Batch) {
    guard case .examples(let size) = batch.size else {
      current = nil
      return
    }
    let position = position(ofSize: size)
    current = position
    if let source {
      var stream = context.stream(.examples, index: UInt64(batch.step))
      source.fill(&scratch[position], drawn: .independent, from: &stream)
      precondition(scratch[position].hasLabelsInRange, "a generator gives labels beyond its shape")
    } else {
      scratch[position].gather(batch.indices, of: training)
    }
  }

  private func makeCalibration() -> Examples<S> {
    guard let source else { return training }
    var examples = Examples<S>(shape, count: 1024)
    var stream = context.stream(.data, index: 2)
    source.fill(&examples, drawn: .independent, from: &stream)
    return examples
  }

  private func position(ofSize size: Int) -> Int {
    if let position = scratch.firstIndex(where: { $0.count == size }) { return position }
    scratch.append(Examples(shape, count: size))
    return scratch.count - 1
  }
}
