import Catalog
import Compute

/// Distance over gradients with a step length of its own for every segment of the parameters.
///
/// Ivgi, Hinder and Carmon 2023, arXiv 2302.12022, section 4. Two passes over every segment: 12 and
/// 20 bytes per single-precision parameter, on one thread.
public struct LayerwiseDoG: RateFreeRule {
  @SettingGroup public var options = DoGOptions()

  public init() {}

  public static let about = About(
    "ldog", "distance over gradients for every layer, evaluated at an average",
    Citation("Ivgi, Hinder and Carmon 2023", arXiv: "2302.12022"))

  public var hasOwnEvaluationPoint: Bool { true }
  public var diagnosticNames: [String] { ["effective_rate_min", "effective_rate_max"] }

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    LayerwiseDoGState(self, groups)
  }
}

private struct LayerwiseDoGState<S: Scalar>: Optimizer {
  private let rule: LayerwiseDoG
  private let groups: ParameterGroups<S>
  private var start: Buffer<S>
  private var average: IterateAverage<S>
  private var segments: [Segment]

  private struct Segment {
    let range: Range<Int>
    let weightDecay: Double
    var isStarted = false
    var largestDistance = 0.0
    var squaredGradients: Double
    var stepLength = 0.0
  }

  init(_ rule: LayerwiseDoG, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    start = Buffer(zeros: groups.count)
    average = rule.options.iterateAverage(count: groups.count)
    segments = zip(groups.layout.segments, groups.segmentSettings).map { segment, settings in
      Segment(
        range: segment.range, weightDecay: settings.decays ? rule.options.weightDecay : 0,
        squaredGradients: rule.options.epsilon)
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ parameters: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    let c = S(average.nextWeight())
    for number in segments.indices {
      update(number, parameters, gradient, rate)
      let segment = segments[number]
      let η = S(segment.stepLength), λ = S(segment.weightDecay)
      let w = parameters.mutableBase, g = gradient.base
      if average.isUsed {
        let x̄ = average.mutableBase
        for i in segment.range {
          let wᵢ = w[i] - η * (g[i] + λ * w[i])
          x̄[i] += c * (wᵢ - x̄[i])
          w[i] = wᵢ
        }
      } else {
        for i in segment.range { w[i] -= η * (g[i] + λ * w[i]) }
      }
    }
  }

  /// The step length of a segment.
  @inline(__always)
  private mutating func update(
    _ number: Int, _ w: Buffer<S>, _ gradient: Buffer<S>, _ rate: Double
  ) {
    var segment = segments[number]
    let distance = squaredDistance(w, start, in: segment.range).squareRoot()
    let squared = sumOfSquares(gradient, plus: segment.weightDecay, times: w, in: segment.range)
    if segment.isStarted {
      segment.squaredGradients += squared
      segment.largestDistance = max(segment.largestDistance, distance)
      segment.stepLength = rate * segment.largestDistance / segment.squaredGradients.squareRoot()
    } else if rule.options.canStart(rate: rate, squaredGradient: squared) {
      // The distance was measured from the origin: it is the norm of the start.
      segment.isStarted = true
      segment.squaredGradients += squared
      segment.largestDistance = rule.options.initialDistance(norm: distance)
      segment.stepLength = rule.options.initialStepLength(
        rate: rate, distance: segment.largestDistance, segment.squaredGradients)
      let start = start.mutableBase
      for i in segment.range { start[i] = w.base[i] }
    }
    segments[number] = segment
  }

  var memoryPasses: [MemoryPass] {
    [
      MemoryPass(reads: 3, writes: 0),
      average.isUsed ? MemoryPass(reads: 3, writes: 2) : MemoryPass(reads: 2, writes: 1),
    ]
  }

  func evaluationPoint(of w: Buffer<S>, into point: inout Buffer<S>) {
    point.assign(average.isReady ? average.buffer : w)
  }

  var diagnostics: [Double] {
    let lengths = segments.map(\.stepLength)
    return [lengths.min() ?? 0, lengths.max() ?? 0]
  }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &start)
    average.forEachState(body)
  }
}
