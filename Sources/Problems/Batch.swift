import Catalog
import RandomStreams

/// The examples of one step.
public struct Batch: Sendable {
  public let size: BatchSize
  /// Positions in the training set; empty for a full batch and for streaming problems.
  public fileprivate(set) var indices: [Int32] = []
  /// The step, from which streaming problems derive their noise.
  public fileprivate(set) var step = 0

  public init(size: BatchSize) { self.size = size }

  /// All training examples, without noise.
  public static let full = Batch(size: .full)
}

extension Batch {
  /// The rows of a finite data set; `nil` for all.
  var rows: [Int32]? { if case .examples = size { indices } else { nil } }
}

/// Deals out minibatches: each epoch is a fresh permutation of the training set, and batches run on
/// across its end, so that every example is used equally often whatever the batch size. Or each
/// example is drawn by itself, as theory assumes that speaks of independent gradients.
///
/// A sampler is a value: a copy deals the same batches again.
public struct BatchSampler: Sendable {
  private let seed: UInt64
  private let examples: Int?
  private let isIndependent: Bool
  private var order: [Int32] = []
  private var position = 0
  private var epoch: UInt64 = 0
  private var step = 0

  /// The batches of a run, before the first one.
  ///
  /// - Parameters:
  ///   - seed: the run's root seed
  ///   - sampling: what batches are drawn from
  ///   - isIndependent: whether every example is drawn anew from the whole training set, with
  ///     replacement
  public init(seed: UInt64, sampling: Sampling, isIndependent: Bool = false) {
    self.seed = seed
    self.isIndependent = isIndependent
    examples = if case .finite(let examples) = sampling { examples } else { nil }
  }

  /// Fills in the next batch.
  public mutating func next(_ batch: inout Batch) {
    batch.step = step
    step += 1
    guard case .examples(let size) = batch.size, let examples else { return }
    if batch.indices.count != size { batch.indices = [Int32](repeating: 0, count: size) }
    if isIndependent {
      var stream = RandomStream(seed: seed, purpose: .batchOrder, index: UInt64(batch.step))
      for i in 0..<size { batch.indices[i] = Int32(stream.integer(below: examples)) }
      return
    }
    for i in 0..<size {
      if position == order.count { startEpoch(examples) }
      batch.indices[i] = order[position]
      position += 1
    }
  }

  private mutating func startEpoch(_ examples: Int) {
    if order.isEmpty { order = [Int32](repeating: 0, count: examples) }
    for i in 0..<examples { order[i] = Int32(i) }
    var stream = RandomStream(seed: seed, purpose: .batchOrder, index: epoch)
    stream.shuffle(&order)
    epoch += 1
    position = 0
  }
}
