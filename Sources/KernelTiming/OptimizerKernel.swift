import Catalog
import Compute
import Optimizers
import Records
import Reports

/// Times an optimizer's step against passes over memory that move the same streams.
package struct OptimizerKernel {
  private let variant: KernelVariant
  private let count: Int
  private let threads: Int

  /// - Parameters:
  ///   - variant: that is timed
  ///   - count: of parameters
  ///   - threads: that share a step
  package init(variant: KernelVariant, count: Int, threads: Int) {
    self.variant = variant
    self.count = count
    self.threads = threads
  }

  package func measure<S: Scalar>(as: S.Type) throws(ConfigurationError) -> KernelResult {
    var optimizer = try variant.make(variant.layout(count: count), threads: threads, as: S.self)
    // Values that neither vanish nor explode, so that no denormals slow the arithmetic.
    var w = Buffer<S>(repeating: 1, count: count)
    let gradient = Buffer<S>(repeating: 0.1, count: count)
    let rate = variant.rateRole == .absolute ? 1e-6 : 1e-3
    let passes = optimizer.memoryPasses, period = variant.period
    let streams = StreamKernel<S>(passes, count: count, threads: threads)
    let timings = Timing.interleaved([
      { for _ in 0..<period { optimizer.step(&w, gradient: gradient, rate: rate) } },
      { streams.run() },
    ])
    let perStep = 1 / (Double(count) * Double(period))
    let bytes = passes.reduce(0) { $0 + $1.streams } * MemoryLayout<S>.size
    return KernelResult(
      optimizer: variant.name, precision: S.self == Float.self ? .float32 : .float64,
      parameters: count, threads: threads, median: timings[0].median * perStep,
      fastest: timings[0].fastest * perStep, slowest: timings[0].slowest * perStep,
      bytesPerParameter: passes.isEmpty ? nil : bytes,
      rooflineMedian: passes.isEmpty ? nil : timings[1].median / Double(count))
  }
}
