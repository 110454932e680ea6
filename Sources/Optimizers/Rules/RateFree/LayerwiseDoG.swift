import Catalog
import Compute

/// Distance over gradients with a step length of its own for every segment of the parameters.
///
/// Ivgi, Hinder and Carmon 2023, arXiv 2302.12022, section 4. Two passes over every segment: 12 and
/// 20 bytes per single-precision parameter.
public struct LayerwiseDoG<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let options: DoGOptions
  private var start: Buffer<S>
  /// The gradient with its weight decay.
  private var decayed: Buffer<S>
  private var average: IterateAverage<S>
  private var isStarted = false
  private var segments: [Segment]

  private struct Segment {
    let range: Range<Int>
    var largestDistance = 0.0
    var squaredGradients: Double
    var stepLength = 0.0
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ parameters: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if options.weightDecay > 0 {
      let (w, gradient) = (groups.lanes(&parameters), groups.lanes(gradient))
      let g = groups.lanes(&decayed)
      groups.forEachSpan { span in
        let λ = S(options.weightDecay) * span.decay
        for i in span.lanes { g[i] = gradient[i] + λ * w[i] }
      }
      move(&parameters, decayed, rate)
    } else {
      move(&parameters, gradient, rate)
    }
  }

  @inline(__always)
  private mutating func move(_ parameters: inout Buffer<S>, _ gradient: Buffer<S>, _ rate: Double) {
    let c = S(average.nextWeight())
    for number in segments.indices {
      update(number, parameters, gradient, rate)
      let η = S(segments[number].stepLength)
      let w = parameters.mutableBase, g = gradient.base, range = segments[number].range
      for i in range { w[i] -= η * g[i] }
      if average.isUsed {
        let x̄ = average.mutableBase
        for i in range { x̄[i] += c * (w[i] - x̄[i]) }
      }
    }
    isStarted = true
  }

  /// The step length of a segment.
  @inline(__always)
  private mutating func update(
    _ number: Int, _ w: Buffer<S>, _ gradient: Buffer<S>, _ rate: Double
  ) {
    var segment = segments[number]
    let distance = squaredDistance(w, start, in: segment.range).squareRoot()
    segment.squaredGradients += sumOfSquares(gradient, in: segment.range)
    if isStarted {
      segment.largestDistance = max(segment.largestDistance, distance)
      segment.stepLength = rate * segment.largestDistance / segment.squaredGradients.squareRoot()
    } else {
      // The distance was measured from the origin: it is the norm of the start.
      segment.largestDistance = options.initialDistance(norm: distance)
      segment.stepLength = options.initialStepLength(
        rate: rate, distance: segment.largestDistance, segment.squaredGradients)
      let start = start.mutableBase
      for i in segment.range { start[i] = w.base[i] }
    }
    segments[number] = segment
  }

  public var memoryPasses: [MemoryPass] {
    [
      MemoryPass(reads: 3, writes: 0),
      average.isUsed ? MemoryPass(reads: 3, writes: 2) : MemoryPass(reads: 2, writes: 1),
    ]
  }

  public static var rateRole: RateRole { .multiplier }
  public static var hasCommonStepLength: Bool { true }
  public static var hasOwnEvaluationPoint: Bool { true }

  public func evaluationPoint(of w: Buffer<S>, into point: inout Buffer<S>) {
    point.assign(average.isReady ? average.buffer : w)
  }

  public static var diagnosticNames: [String] { ["effective_rate_min", "effective_rate_max"] }
  public var diagnostics: [Double] {
    let lengths = segments.map(\.stepLength)
    return [lengths.min() ?? 0, lengths.max() ?? 0]
  }
}

extension LayerwiseDoG {
  public static var declaration: Declaration {
    Declaration(
      id: "ldog", summary: "distance over gradients for every layer, evaluated at an average",
      citation: Citation("Ivgi, Hinder and Carmon 2023", arXiv: "2302.12022"),
      settings: DoGOptions.settings + [
        IterateAverage<S>.isUsed.declaration, IterateAverage<S>.gamma.declaration,
      ])
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    options = DoGOptions(configuration)
    let epsilon = options.epsilon
    segments = groups.layout.segments.map { Segment(range: $0.range, squaredGradients: epsilon) }
    average = IterateAverage(configuration, count: groups.count)
    start = Buffer(zeros: groups.count)
    decayed = Buffer(zeros: options.weightDecay > 0 ? groups.count : 0)
  }
}
