import Catalog
import Compute
import Optimizers
import Records
import Reports

/// Times an optimizer's step against passes over memory that move the same streams.
struct OptimizerKernel {
  let variant: KernelVariant
  let count: Int
  let threads: Int

  func measure<S: Scalar>(as: S.Type) throws(ConfigurationError) -> KernelResult {
    var optimizer = try variant.make(variant.layout(count: count), threads: threads, as: S.self)
    // Values that neither vanish nor explode, so that no denormals slow the arithmetic.
    var w = Buffer<S>(repeating: 1, count: count)
    let gradient = Buffer<S>(repeating: 0.1, count: count)
    let rate = variant.entry.rateRole == .absolute ? 1e-6 : 1e-3
    let streams = optimizer.memoryPasses.map {
      StreamKernel<S>($0, count: count, threads: threads)
    }
    let timings = Timing.interleaved([
      { optimizer.step(&w, gradient: gradient, rate: rate) },
      { for stream in streams { stream.run() } },
    ])
    let perParameter = 1 / Double(count)
    let bytes =
      optimizer.memoryPasses.reduce(0) { $0 + $1.streams } * MemoryLayout<S>.size
    return KernelResult(
      optimizer: variant.name, precision: S.self == Float.self ? .float32 : .float64,
      parameters: count, threads: threads, median: timings[0].median * perParameter,
      fastest: timings[0].fastest * perParameter, slowest: timings[0].slowest * perParameter,
      bytesPerParameter: streams.isEmpty ? nil : bytes,
      rooflineMedian: streams.isEmpty ? nil : timings[1].median * perParameter)
  }
}
