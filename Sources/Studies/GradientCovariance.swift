import Compute
import Plans
import Problems
import RandomStreams
import Records

/// The covariance Σ of the gradients of single examples at a point.
///
/// The examples are the same at every point. Of a finite training set they are drawn without
/// replacement; of all other problems from steps that come after the run's, whose noise the run has
/// not seen.
struct GradientCovariance {
  struct Measurement: Sendable, Hashable {
    /// tr(Σ), without bias.
    let trace: Double
    /// The largest eigenvalue of Σ.
    let largest: Double
  }

  private let problem: any Problem<Double>
  private let batches: [Batch]
  /// The number of gradients, or one less where they are a sample.
  private let divisor: Double
  private var lanczos = Lanczos()

  /// - Parameters:
  ///   - parts: the run's
  ///   - run: the run whose points it is measured at
  ///   - examples: the most gradients
  init(_ parts: StudiedRun, of run: RunSpec, examples: Int) {
    problem = parts.problem
    let count = Self.count(examples, parts.sampling)
    // No plan that counts its seeds from 0 has this one.
    var sampler = BatchSampler(seed: run.seed &+ 1 << 40, sampling: parts.sampling)
    var batch = Batch(size: .examples(1))
    if case .finite(let all) = parts.sampling {
      divisor = Double(count == all ? count : count - 1)
    } else {
      divisor = Double(count - 1)
      for _ in 0..<run.steps { sampler.next(&batch) }
    }
    batches = (0..<count).map { _ in
      sampler.next(&batch)
      return batch
    }
  }

  /// How many gradients there are.
  static func count(_ examples: Int, _ sampling: Sampling) -> Int {
    guard case .finite(let all) = sampling else { return examples }
    return min(examples, all)
  }

  /// The covariance at a point.
  ///
  /// - Returns: `nil` if a gradient is not finite
  mutating func measure(at point: Buffer<Double>) -> Measurement? {
    var mean = Buffer<Double>(zeros: point.count)
    var gradients: [Buffer<Double>] = []
    for batch in batches {
      var gradient = Buffer<Double>(zeros: point.count)
      _ = problem.loss(at: point, on: batch, gradient: &gradient)
      add(1 / Double(batches.count), times: gradient, to: &mean)
      gradients.append(gradient)
    }
    for number in gradients.indices { add(-1, times: mean, to: &gradients[number]) }
    let trace = gradients.reduce(0) { $0 + sumOfSquares($1) } / divisor
    guard trace.isFinite else { return nil }
    guard trace > 0 else { return Measurement(trace: 0, largest: 0) }
    var stream = RandomStream(label: "gradient covariance", purpose: .directions)
    let divisor = divisor
    // The longest gradient has a part in the leading direction.
    let start = gradients.max { sumOfSquares($0) < sumOfSquares($1) } ?? mean
    let pairs = lanczos.largest(
      order: point.count, start: start, random: { stream.normal() },
      multiply: { direction, product in
        for i in 0..<product.count { product[i] = 0 }
        for gradient in gradients {
          add(dotProduct(gradient, direction) / divisor, times: gradient, to: &product)
        }
      })
    return pairs?.values.first.map { Measurement(trace: trace, largest: $0) }
  }
}
