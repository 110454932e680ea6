import Catalog
import Compute
import Foundation
import Optimizers
import Problems
import Reports

/// How fast this machine copies memory and multiplies matrices, and what a training step makes of it.
enum MachineMeasurements {
  /// GB/s of copying one large buffer to another, bytes read plus bytes written.
  static func copyBandwidth() -> Double {
    let count = 32 << 20
    let source = Buffer<Float>(repeating: 1, count: count)
    var target = Buffer<Float>(repeating: 2, count: count)
    let timing = Timing { memcpy(target.mutableBase, source.base, count * 4) }
    return Double(8 * count) / timing.median
  }

  static let productColumns = [
    "order", "precision", "gflop_per_s", "slowest", "fastest", "peak_gflop_per_s",
    "fraction_of_peak",
  ]

  /// Products of square matrices against the peak of multiply-and-add instructions.
  static func products<S: Scalar>(orders: [Int], peak: Double, as: S.Type) -> [[Table.Field]] {
    orders.map { order in
      let a = Buffer<S>(repeating: 0.5, count: order * order)
      var c = Buffer<S>(zeros: order * order)
      let matrix = Matrix(a.base, rows: order, columns: order)
      let timing = Timing(rounds: 7) {
        multiply(matrix, matrix, into: MutableMatrix(c.mutableBase, rows: order, columns: order))
      }
      let speed = 2 * Double(order * order * order) / timing.median
      return [
        .integer(order), .text(S.self == Float.self ? "float32" : "float64"), .number(speed),
        .number(speed * timing.median / timing.slowest),
        .number(speed * timing.median / timing.fastest), .number(peak), .number(speed / peak),
      ]
    }
  }

  /// GFLOP/s of fused multiply-and-add on registers alone, with the widest vectors there are.
  static func peak<S: Scalar>(as: S.Type) -> Double {
    let rounds = 100_000
    var operations = 0.0
    let timing = Timing(rounds: 7) { operations = S.multiplyAddOnRegisters(rounds: rounds) }
    return operations / timing.median
  }

  static let trainingColumns = [
    "network", "batch", "us_per_step", "fastest", "slowest", "gemms_us", "ratio_to_gemms",
  ]

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
    var optimizer: ConfiguredOptimizer<Float> = try adamw.make(
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
      .number(step.median / 1000), .number(step.fastest / 1000), .number(step.slowest / 1000),
      .number(products.median / 1000),
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
