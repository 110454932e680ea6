import Compute
import Dispatch

/// The parameters as a rule walks over them: in spans of whole vectors, each with its own rate
/// multiplier and weight-decay switch, on one thread or several.
///
/// A flat buffer has no gaps between its segments, so a vector can hold parameters of two groups.
/// Such a vector is a span of its own whose multipliers differ from lane to lane; all other spans
/// have the same value in every lane. Groups therefore cost no memory traffic, and a rule is
/// written once for all of them:
///
/// ```swift
/// let (w, g) = (groups.lanes(&parameters), groups.lanes(gradient))
/// groups.forEachSpan { span in
///   let η = S(rate) * span.rate
///   for i in span.lanes { w[i] = w[i] - η * g[i] }
/// }
/// ```
///
/// Buffers are padded with zeros to whole vectors. An update also runs on that padding, where what
/// it writes is never seen, but sums must not pick up 0/0: keep a positive constant in
/// denominators.
public struct ParameterGroups<S: Scalar>: Sendable {
  public let layout: ParameterLayout
  /// How many threads share a step over at least ``leastParallelCount`` parameters.
  public let threads: Int
  /// The settings of each segment, in the order of the layout.
  public let segmentSettings: [SegmentSettings]
  private let spans: [Span]

  /// Consecutive vectors of the flat buffer.
  public struct Span: Sendable {
    public let lanes: Range<Int>
    /// What multiplies the learning rate.
    public let rate: S.Lanes
    /// 1 where weight decay applies, else 0.
    public let decay: S.Lanes
  }

  /// The number of parameters below which starting a second thread costs more than it saves.
  public static var leastParallelCount: Int { 1 << 20 }

  /// The parameters of a layout with the settings of their segments.
  ///
  /// - Parameters:
  ///   - layout: the segments of the flat parameter buffer
  ///   - settings: one for each segment of the layout; `nil` stands for ``SegmentSettings/plain``
  ///     everywhere
  ///   - threads: at least 1
  public init(_ layout: ParameterLayout, settings: [SegmentSettings]? = nil, threads: Int = 1) {
    precondition(settings.map { $0.count == layout.segments.count } ?? true, "settings of segments")
    self.layout = layout
    self.threads = max(1, threads)
    segmentSettings = settings ?? layout.segments.map { _ in .plain }
    spans = SpanBuilder<S>(layout, segmentSettings).spans
  }

  /// The number of parameters.
  public var count: Int { layout.count }

  /// The vectors of a buffer, to read. Valid while the buffer is neither mutated nor released.
  @inline(__always)
  public func lanes(_ buffer: Buffer<S>) -> UnsafePointer<S.Lanes> {
    precondition(buffer.count == layout.count, "a buffer of another length than the layout's")
    return buffer.lanes
  }

  /// The vectors of a buffer, to write, after a copy if its memory is shared.
  @inline(__always)
  public func lanes(_ buffer: inout Buffer<S>) -> UnsafeMutablePointer<S.Lanes> {
    precondition(buffer.count == layout.count, "a buffer of another length than the layout's")
    return buffer.mutableLanes
  }

  /// Calls a closure for every span. Calls for different spans may run at the same time.
  @inline(__always)
  public func forEachSpan(_ body: (Span) -> Void) {
    if layout.count < Self.leastParallelCount {
      for span in spans { body(span) }
    } else {
      inParallel { part in
        for span in spans[part] { body(span) }
      }
    }
  }

  /// The sum of a closure's results over all spans, added in their order: the same bits for any
  /// number of threads.
  @inline(__always)
  public func sum<V: SIMD & Sendable>(_ body: (Span) -> V) -> V where V.Scalar == Double {
    var total = V(repeating: 0)
    if layout.count < Self.leastParallelCount {
      for span in spans { total += body(span) }
    } else {
      let partial = UnsafeMutablePointer<V>.allocate(capacity: spans.count)
      defer { partial.deallocate() }
      inParallel { part in
        for i in part { partial[i] = body(spans[i]) }
      }
      for i in spans.indices { total += partial[i] }
    }
    return total
  }

  /// Calls a closure at the same time for as many parts of the spans as there are threads, or for those
  /// that the run's threads take.
  private func inParallel(_ body: (Range<Int>) -> Void) {
    let (count, parts) = (spans.count, threads)
    guard parts > 1 else {
      return forEachPart(of: count, cost: layout.count / count, body)
    }
    withoutActuallyEscaping(body) { body in
      // Each call gets spans of its own, and so memory of its own to write to.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        body(count * part / parts..<count * (part + 1) / parts)
      }
    }
  }
}

/// What distinguishes the parameters of one segment from the others.
public struct SegmentSettings: Sendable, Hashable {
  /// What multiplies the learning rate, ≥ 0; 0 freezes the segment.
  public var rateMultiplier: Double
  /// Whether weight decay applies.
  public var decays: Bool

  public init(rateMultiplier: Double = 1, decays: Bool = true) {
    self.rateMultiplier = rateMultiplier
    self.decays = decays
  }

  public static let plain = SegmentSettings()
}

/// Cuts a layout into spans.
private struct SpanBuilder<S: Scalar> {
  /// 1 MiB of every buffer: long enough that a span costs nothing, short enough to share among
  /// threads.
  private let longest = 1 << 14
  private let width = S.Lanes.scalarCount
  private let count: Int
  private(set) var spans: [ParameterGroups<S>.Span] = []
  /// The vector that two or more runs share, while it is put together.
  private var mixedRate = S.Lanes(repeating: 0)
  private var mixedDecay = S.Lanes(repeating: 0)

  init(_ layout: ParameterLayout, _ settings: [SegmentSettings]) {
    count = layout.count
    // Neighbours with the same settings are one run.
    var runs: [(range: Range<Int>, settings: SegmentSettings)] = []
    for (number, segment) in layout.segments.enumerated() where segment.count > 0 {
      let own = settings[number]
      if let last = runs.last, last.settings == own {
        runs[runs.count - 1].range = last.range.lowerBound..<segment.range.upperBound
      } else {
        runs.append((segment.range, own))
      }
    }
    for run in runs { append(run.range, run.settings) }
  }

  private mutating func append(_ range: Range<Int>, _ settings: SegmentSettings) {
    let rate = S(settings.rateMultiplier), decay: S = settings.decays ? 1 : 0
    let firstWhole = (range.lowerBound + width - 1) / width
    // The last run owns the padding.
    let endWhole = max(
      firstWhole, range.upperBound == count ? (count + width - 1) / width : range.upperBound / width
    )
    for position in range.prefix(while: { $0 < firstWhole * width }) { mix(position, rate, decay) }
    for start in stride(from: firstWhole, to: endWhole, by: longest) {
      spans.append(
        .init(
          lanes: start..<min(start + longest, endWhole), rate: .init(repeating: rate),
          decay: .init(repeating: decay)))
    }
    for position in max(
      range.lowerBound, endWhole * width)..<max(range.upperBound, endWhole * width)
    { mix(position, rate, decay) }
  }

  private mutating func mix(_ position: Int, _ rate: S, _ decay: S) {
    mixedRate[position % width] = rate
    mixedDecay[position % width] = decay
    if position % width == width - 1 || position == count - 1 {
      let lane = position / width
      spans.append(.init(lanes: lane..<lane + 1, rate: mixedRate, decay: mixedDecay))
      mixedRate = .init(repeating: 0)
      mixedDecay = .init(repeating: 0)
    }
  }
}
