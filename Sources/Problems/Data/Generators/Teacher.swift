import Catalog
import Compute
import Foundation
import RandomStreams

/// Labels that a random network, the teacher, gives to standard normal inputs.
///
/// What is known of them:
/// - values y = f(x) + σξ: the smallest loss ½ (y − t)² is ½σ²;
/// - classes arg max f(x), of which a fraction p is replaced by another class: the largest accuracy
///   is the larger one of 1 − p and p/(K − 1), the smallest cross-entropy
///   −(1 − p) log(1 − p) − p log(p/(K − 1));
/// - classes drawn from softmax(f(x)/temperature): the entropy of the labels depends on the weights
///   and has no closed form; nothing is stated.
struct Teacher: ExampleGenerator {
  enum Task: String, SettingChoice {
    case classes, values
  }

  var features: Int
  /// Widths of the hidden layers.
  var hidden: [Int]
  var activation: Activation
  var task: Task
  var classes: Int
  /// 0 for the class of the largest output.
  var temperature: Double
  /// The fraction of labels that are replaced by another class.
  var flips: Double
  /// Standard deviation of the values.
  var noise: Double

  private var network: TeacherNetwork?

  init(
    features: Int, hidden: [Int], activation: Activation, task: Task, classes: Int,
    temperature: Double, flips: Double, noise: Double
  ) {
    self.features = features
    self.hidden = hidden
    self.activation = activation
    self.task = task
    self.classes = classes
    self.temperature = temperature
    self.flips = flips
    self.noise = noise
  }

  var shape: ExampleShape {
    ExampleShape(
      input: .features(features), target: task == .classes ? .classes(classes) : .values(1))
  }

  /// Of each layer.
  private var sizes: [Int] { [features] + hidden + [task == .classes ? classes : 1] }

  /// Numbers that the network and its workspace hold, in floating point, which does not overflow.
  var size: Double {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      + sizes.reduce(0) { $0 + Double(TeacherNetwork.rows) * Double($1) }
  }

  mutating func prepare(from stream: inout RandomStream) {
    network = TeacherNetwork(sizes: sizes, activation: activation, from: &stream)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func fill<S: Scalar>(_ examples: inout Examples<S>, from stream: inout RandomStream) {
    guard let network else { preconditionFailure("a teacher without weights") }
    let base = examples.inputs.mutableBase
    for start in stride(from: 0, to: examples.count, by: TeacherNetwork.rows) {
      let rows = min(TeacherNetwork.rows, examples.count - start)
      for i in 0..<rows * features {
        let x = stream.normal()
        network.input[i] = x
        base[start * features + i] = S(x)
      }
      let outputs = network.outputs(rows: rows)
      switch task {
      case .classes:
        for i in 0..<rows {
          examples.labels[start + i] = label(outputs + i * classes, from: &stream)
        }
      case .values:
        let values = examples.values.mutableBase
        for i in 0..<rows { values[start + i] = S(outputs[i] + noise * stream.normal()) }
      }
    }
  }

  private func label(
    _ outputs: UnsafePointer<Double>, from stream: inout RandomStream
  ) -> Int32 {
    var best = 0
    for k in 1..<classes where outputs[k] > outputs[best] { best = k }
    var label = best
    if temperature > 0 {
      // Relative to the largest, so that nothing overflows.
      func weight(_ k: Int) -> Double { exp((outputs[k] - outputs[best]) / temperature) }
      var rest = stream.uniform() * (0..<classes).reduce(0) { $0 + weight($1) }
      label = 0
      while label < classes - 1 {
        rest -= weight(label)
        if rest < 0 { break }
        label += 1
      }
    }
    if flips > 0, stream.uniform() < flips {
      label = (label + 1 + stream.integer(below: classes - 1)) % classes
    }
    return Int32(label)
  }

  func describe(_ truth: inout Truth) {
    switch task {
    case .values: truth.lossFloor = 0.5 * noise * noise
    case .classes:
      guard temperature == 0 else { return }
      let other = flips / Double(classes - 1)
      truth.bayesAccuracy = max(1 - flips, other)
      truth.lossFloor = entropy(1 - flips) + Double(classes - 1) * entropy(other)
    }
  }

  /// −p log p
  private func entropy(_ p: Double) -> Double { p > 0 ? -p * log(p) : 0 }
}

/// Dense layers without intercepts, weights N(0, gain²/inputs): with standard normal inputs the
/// outputs have a variance of about 1.
private final class TeacherNetwork {
  /// Examples that pass through it together.
  static let rows = 64

  private let sizes: [Int]
  private let activation: Activation
  private var weights: [Buffer<Double>] = []
  /// Inputs, and the output of each layer.
  private let values: [UnsafeMutablePointer<Double>]

  init(sizes: [Int], activation: Activation, from stream: inout RandomStream) {
    self.sizes = sizes
    self.activation = activation
    for (number, (inputs, outputs)) in zip(sizes, sizes.dropFirst()).enumerated() {
      let gain = number == sizes.count - 2 ? 1 : activation.gain
      var weight = Buffer<Double>(zeros: inputs * outputs)
      let base = weight.mutableBase
      for i in weight.indices { base[i] = gain / Double(inputs).squareRoot() * stream.normal() }
      weights.append(weight)
    }
    values = sizes.map {
      let memory = UnsafeMutablePointer<Double>.allocate(capacity: Self.rows * $0)
      memory.initialize(repeating: 0, count: Self.rows * $0)
      return memory
    }
  }

  deinit { for memory in values { memory.deallocate() } }

  /// Row-major, ``rows`` × inputs.
  var input: UnsafeMutablePointer<Double> { values[0] }

  /// What it makes of the first rows of ``input``, row-major; valid until the next call.
  func outputs(rows: Int) -> UnsafePointer<Double> {
    for (number, weight) in weights.enumerated() {
      let (inputs, outputs) = (sizes[number], sizes[number + 1])
      let z = MutableMatrix(values[number + 1], rows: rows, columns: outputs)
      multiply(
        Matrix(values[number], rows: rows, columns: inputs),
        Matrix(weight.base, rows: inputs, columns: outputs), into: z)
      guard number < weights.count - 1 else { break }
      for i in 0..<rows * outputs {
        z.base[i] = activation.value(at: z.base[i])
      }
    }
    return UnsafePointer(values[sizes.count - 1])
  }
}
