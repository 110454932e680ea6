import Catalog
import Compute
import Foundation
import Optimizers
import Problems
import Reports

/// How fast this machine moves memory and multiplies, and how near the program comes to that.
enum KernelMeasurements {
  /// GB/s of copying one large buffer to another, bytes read plus bytes written.
  static func copyBandwidth() -> Double {
    let count = 32 << 20
    let source = Buffer<Float>(repeating: 1, count: count)
    var target = Buffer<Float>(repeating: 2, count: count)
    let timing = Timing { memcpy(target.mutableBase, source.base, count * 4) }
    return Double(8 * count) / timing.median
  }

  static let optimizerColumns = [
    "optimizer", "precision", "parameters", "ns/param", "spread", "GB/s", "of copy",
  ]

  /// One step of an optimizer with its default settings.
  static func optimizer<S: Scalar>(
    _ entry: OptimizerEntry, count: Int, copy: Double, as: S.Type
  ) throws -> [Table.Field] {
    var optimizer: any Optimizer<S> = try entry.make(
      entry.declaration.configuration(), layout: ParameterLayout(count: count))
    // Values that neither vanish nor explode, so that no denormals slow the arithmetic.
    var w = Buffer<S>(repeating: 1, count: count)
    let gradient = Buffer<S>(repeating: 0.1, count: count)
    let timing = Timing { optimizer.step(&w, gradient: gradient, rate: 1e-6) }
    let perParameter = timing.median / Double(count)
    let bandwidth = Double(optimizer.streamsPerStep * MemoryLayout<S>.size) / perParameter
    return [
      .text(entry.declaration.id), .text(S.self == Float.self ? "float32" : "float64"),
      .integer(count), .number(perParameter),
      .text(spread(timing)), .number(bandwidth), .number(bandwidth / copy),
    ]
  }

  /// "−2 % +7 %": the fastest and the slowest round against the median.
  private static func spread(_ timing: Timing) -> String {
    func percent(_ x: Double) -> Int { Int((100 * (x / timing.median - 1)).rounded()) }
    return "\(percent(timing.fastest)) +\(percent(timing.slowest)) %"
  }

  /// GFLOP/s of square single- and double-precision products.
  static func gemm<S: Scalar>(_ size: Int, as: S.Type) -> Double {
    let a = Buffer<S>(repeating: 0.5, count: size * size)
    var c = Buffer<S>(zeros: size * size)
    let matrix = Matrix(a.base, rows: size, columns: size)
    let timing = Timing(rounds: 5) {
      multiply(matrix, matrix, into: MutableMatrix(c.mutableBase, rows: size, columns: size))
    }
    return 2 * Double(size * size * size) / timing.median
  }

  static let trainingColumns = ["network", "batch", "µs/step", "spread", "GEMMs µs", "ratio"]

  /// An AdamW training step of a network: draw the batch, loss and gradient, finiteness, update;
  /// beside it the matrix products alone.
  static func trainingStep(_ sizes: [Int], batch size: Int) throws -> [Table.Field] {
    let entry = try ProblemCatalog.entry(named: "mlp")
    let settings = try entry.declaration.configuration([
      "data": .text("gaussian-mixture"), "features": .integer(sizes[0]),
      "hidden": .integers(Array(sizes.dropFirst().dropLast())),
      "classes": .integer(sizes[sizes.count - 1]), "examples": .integer(1024),
    ])
    let problem = entry.make(settings, context: ProblemContext(seed: 1), as: Float.self)
    let adamw = try OptimizerCatalog.entry(named: "adamw")
    var optimizer: any Optimizer<Float> = try adamw.make(
      adamw.declaration.configuration(), layout: problem.layout)
    var w = problem.initialParameters()
    var gradient = Buffer<Float>(zeros: w.count)
    var sampler = BatchSampler(seed: 1, sampling: try entry.outline(settings).sampling)
    var batch = Batch(size: .examples(size))
    var check = 0.0
    let step = Timing {
      sampler.next(&batch)
      check += problem.loss(at: w, on: batch, gradient: &gradient)
      check += sumOfSquares(gradient)
      optimizer.step(&w, gradient: gradient, rate: 1e-4)
    }
    let products = gemms(sizes, rows: size)
    return [
      .text(sizes.map(String.init).joined(separator: "-")), .integer(size),
      .number(step.median / 1000), .text(spread(step)), .number(products.median / 1000),
      .number(step.median / products.median),
    ]
  }

  /// The products of a forward and a backward pass.
  private static func gemms(_ sizes: [Int], rows: Int) -> Timing {
    let widest = sizes.max()! * max(rows, sizes.max()!)
    let a = Buffer<Float>(repeating: 0.5, count: widest)
    let b = Buffer<Float>(repeating: 0.25, count: widest)
    var c = Buffer<Float>(zeros: widest)
    return Timing {
      for (layer, (inputs, outputs)) in zip(sizes, sizes.dropFirst()).enumerated() {
        let x = Matrix(a.base, rows: rows, columns: inputs)
        let weights = Matrix(b.base, rows: outputs, columns: inputs)
        let delta = Matrix(a.base, rows: rows, columns: outputs)
        multiply(
          x, weights, into: MutableMatrix(c.mutableBase, rows: rows, columns: outputs),
          transposeB: true)
        multiply(
          delta, x, into: MutableMatrix(c.mutableBase, rows: outputs, columns: inputs),
          transposeA: true)
        if layer > 0 {
          multiply(
            delta, weights, into: MutableMatrix(c.mutableBase, rows: rows, columns: inputs))
        }
      }
    }
  }
}
