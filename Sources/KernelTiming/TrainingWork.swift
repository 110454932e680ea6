import Catalog
import Compute
import Optimizers
import Presentation
import Problems
import RandomStreams
import Reports

/// A training step whose time is compared with that of other programs: forward, backward and AdamW
/// on a batch that stays the same.
package struct TrainingWork {
  package let name: String
  let architecture: any NetworkArchitecture
  let shape: ExampleShape
  let batch: Int
  /// Input features, hidden widths, outputs, where the network is nothing but dense layers.
  var denseSizes: [Int]?

  static let all = [
    dense("mlp-small", [32, 64, 64, 10], batch: 64),
    dense("mlp-large", [64, 128, 128, 10], batch: 128),
    transformer("transformer", length: 64, width: 64, layers: 2),
    TrainingWork(
      name: "cnn",
      architecture: ConvolutionalArchitecture(
        channels: 1, height: 16, width: 16, filters: [8, 16], padding: [1, 1], outputs: 4),
      shape: ExampleShape(
        input: .image(channels: 1, height: 16, width: 16), target: .classes(4)), batch: 32),
    TrainingWork(
      name: "lstm",
      architecture: RecurrentArchitecture(
        cell: .memory, length: 20, features: 16, hidden: 32, outputs: 10),
      shape: ExampleShape(
        input: .sequence(length: 20, features: 16), target: .classes(10)), batch: 32),
    transformer("transformer-large", length: 128, width: 256, layers: 4),
  ]

  package static var names: String { all.map(\.name).joined(separator: ", ") }

  /// Those of a list separated by commas; all without one.
  package static func named(_ list: String?) throws(ConfigurationError) -> [TrainingWork] {
    guard let list else { return all }
    var chosen: [TrainingWork] = []
    for name in list.split(separator: ",", omittingEmptySubsequences: false) {
      guard let work = all.first(where: { $0.name == name }) else {
        throw .unknownName(
          kind: "training step", found: String(name), allowed: all.map(\.name))
      }
      if !chosen.contains(where: { $0.name == work.name }) { chosen.append(work) }
    }
    return chosen
  }

  private static func transformer(
    _ name: String, length: Int, width: Int, layers: Int
  ) -> TrainingWork {
    TrainingWork(
      name: name,
      architecture: TransformerArchitecture(
        vocabulary: 256, length: length, width: width, layers: layers, heads: 4,
        hidden: 4 * width),
      shape: ExampleShape(
        input: .tokens(length: length, vocabulary: 256), target: .nextTokens), batch: 16)
  }

  private static func dense(_ name: String, _ sizes: [Int], batch: Int) -> TrainingWork {
    TrainingWork(
      name: name,
      architecture: DenseArchitecture(sizes: sizes),
      shape: ExampleShape(input: .features(sizes[0]), target: .classes(sizes.last!)),
      batch: batch, denseSizes: sizes)
  }

  /// How long a step takes, and its matrix products alone where the network is nothing but dense
  /// layers, in microseconds.
  package struct StepTime {
    let work: TrainingWork
    let threads: Int
    let median, fastest, slowest: Double
    let products, openBLAS: Double?

    package static let columns = [
      Column<StepTime>("work") { .text($0.work.name) },
      Column("batch") { .integer($0.work.batch) },
      Column("threads") { .integer($0.threads) },
      Column("us_per_step") { .number($0.median) },
      Column("fastest") { .number($0.fastest) },
      Column("slowest") { .number($0.slowest) },
      Column("products_us") { .optional($0.products) },
      Column("openblas_us") { .optional($0.openBLAS) },
    ]
  }

  /// The step and, of dense networks, its matrix products alone, by this program and by OpenBLAS, in
  /// turn.
  ///
  /// - Parameter threads: how many threads share a step
  package func measure(threads: Int) throws(ConfigurationError) -> StepTime {
    var stream = RandomStream(seed: 1, purpose: .data)
    let example = NetworkOnExamples<Float>(
      architecture, .crossEntropy(), shape: shape, count: batch, examples(&stream))
    var optimizer = try PreparedOptimizer(AdamW { $0.weightDecay = 0.01 })
      .make(for: example.layout, as: Float.self)
    var w = example.initialParameters(&stream)
    var gradient = Buffer<Float>(zeros: w.count)
    var check = 0.0
    let step = {
      check += example.loss(at: w, gradient: &gradient)
      check += sumOfSquares(gradient)
      optimizer.step(&w, gradient: gradient, rate: 1e-3)
    }
    var works = [step]
    if let denseSizes {
      let products = DenseProducts(sizes: denseSizes, rows: batch)
      works.append { products.run(multiply) }
      if case .success = BLASLibrary.loaded { works.append { products.run(multiplyByOpenBLAS) } }
    }
    let timings = ThreadTeam.with(threads: threads) {
      withDenormalsFlushed { Timing.interleaved(works) }
    }
    let microseconds = timings.map { $0.median / 1000 }
    return StepTime(
      work: self, threads: threads, median: microseconds[0], fastest: timings[0].fastest / 1000,
      slowest: timings[0].slowest / 1000, products: denseSizes == nil ? nil : microseconds[1],
      openBLAS: microseconds.count > 2 ? microseconds[2] : nil)
  }

  private func examples(_ stream: inout RandomStream) -> GivenExamples {
    let labelBound =
      switch (shape.target, shape.input) {
      case (.classes(let count), _): count
      case (_, .tokens(_, let vocabulary)): vocabulary
      default: 1
      }
    return GivenExamples(
      inputs: (0..<batch * shape.inputWidth).map { _ in stream.normal() },
      tokens: (0..<batch * shape.tokenCount).map { _ in stream.integer(below: labelBound) },
      labels: (0..<batch * shape.labelCount).map { _ in stream.integer(below: labelBound) })
  }
}

/// The matrix products of a forward and a backward pass through dense layers.
private final class DenseProducts {
  typealias Multiply = (
    Matrix<Float>, Matrix<Float>, MutableMatrix<Float>, Bool, Bool, Float, Float
  ) -> Void

  private let sizes: [Int]
  private let rows: Int
  private let a, b: Buffer<Float>
  private var c: Buffer<Float>

  init(sizes: [Int], rows: Int) {
    self.sizes = sizes
    self.rows = rows
    let widest = sizes.max()! * max(rows, sizes.max()!)
    a = Buffer(repeating: 0.5, count: widest)
    b = Buffer(repeating: 0.25, count: widest)
    c = Buffer(zeros: widest)
  }

  func run(_ multiply: Multiply) {
    for (layer, (inputs, outputs)) in zip(sizes, sizes.dropFirst()).enumerated() {
      let x = Matrix(a.base, rows: rows, columns: inputs)
      let weights = Matrix(b.base, rows: outputs, columns: inputs)
      let delta = Matrix(a.base, rows: rows, columns: outputs)
      multiply(x, weights, target(rows, outputs), false, true, 1, 0)
      multiply(delta, x, target(outputs, inputs), true, false, 1, 0)
      if layer > 0 { multiply(delta, weights, target(rows, inputs), false, false, 1, 0) }
    }
  }

  private func target(_ rows: Int, _ columns: Int) -> MutableMatrix<Float> {
    MutableMatrix(c.mutableBase, rows: rows, columns: columns)
  }
}
