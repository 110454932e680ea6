import Catalog
import Compute
import ElementaryFunctions
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
public struct Teacher: DataGenerator {
  public enum Task: String, SettingChoice { case classes, values }

  @Setting(.within(1, 1e5), "features of a teacher's inputs") public var features = 10
  @Setting("what a teacher gives its inputs", name: "teacher_task") public var task = Task.classes
  @Setting(.within(1, 65536), "widths of a teacher's hidden layers", name: "teacher_hidden")
  public var hidden = [32]
  @Setting("between a teacher's layers", name: "teacher_activation")
  public var activation = Activation.tanh
  @Setting(.within(2, 1000), "classes of a teacher") public var classes = 3
  @Setting(
    .atLeast(0),
    "a teacher's classes are drawn from the softmax of its outputs over this; 0 for the largest")
  public var temperature = 0.0
  @Setting(
    .within(0, 1), "the fraction of a teacher's classes that is replaced by another one",
    name: "label_flips")
  public var flips = 0.0
  @Setting(.atLeast(0), "standard deviation of a teacher's values") public var noise = 0.3

  public init() {}

  public static let about = About(
    "teacher", "classes or values that a random network gives to normal inputs",
    Citation("Gardner and Derrida 1989, doi 10.1088/0305-4470/22/12/004"))

  public func validate(as owner: String) throws(ConfigurationError) {
    guard size > Double(ExampleSource.largestData) else { return }
    throw .invalid(
      owner: owner, setting: "teacher_hidden",
      reason: "a teacher with \(compact(size)) numbers; at most \(ExampleSource.largestData) are "
        + "supported")
  }

  public var shape: ExampleShape {
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

  public func start(from stream: inout RandomStream) -> any ExampleGenerator {
    LabellingTeacher(
      settings: self,
      network: TeacherNetwork(sizes: sizes, activation: activation, from: &stream))
  }
}

/// A teacher with its weights.
private struct LabellingTeacher: ExampleGenerator {
  let settings: Teacher
  let network: TeacherNetwork

  @specialized(where S == Float)
  @specialized(where S == Double)
  func fill<S: Scalar>(
    _ examples: inout Examples<S>, drawn draw: Draw, from stream: inout RandomStream
  ) {
    let base = examples.inputs.mutableBase
    for start in stride(from: 0, to: examples.count, by: TeacherNetwork.rows) {
      let rows = min(TeacherNetwork.rows, examples.count - start)
      for i in 0..<rows * settings.features {
        let x = stream.normal()
        network.input[i] = x
        base[start * settings.features + i] = S(x)
      }
      let outputs = network.outputs(rows: rows)
      switch settings.task {
      case .classes:
        for i in 0..<rows {
          examples.labels[start + i] = label(outputs + i * settings.classes, from: &stream)
        }
      case .values:
        let values = examples.values.mutableBase
        for i in 0..<rows { values[start + i] = S(outputs[i] + settings.noise * stream.normal()) }
      }
    }
  }

  private func label(
    _ outputs: UnsafePointer<Double>, from stream: inout RandomStream
  ) -> Int32 {
    var best = 0
    for k in 1..<settings.classes where outputs[k] > outputs[best] { best = k }
    var label = best
    if settings.temperature > 0 {
      // Relative to the largest, so that nothing overflows.
      func weight(_ k: Int) -> Double {
        Double.exp((outputs[k] - outputs[best]) / settings.temperature)
      }
      var rest = stream.uniform() * (0..<settings.classes).reduce(0) { $0 + weight($1) }
      label = 0
      while label < settings.classes - 1 {
        rest -= weight(label)
        if rest < 0 { break }
        label += 1
      }
    }
    if settings.flips > 0, stream.uniform() < settings.flips {
      label = (label + 1 + stream.integer(below: settings.classes - 1)) % settings.classes
    }
    return Int32(label)
  }

  func describe(_ truth: inout Truth) {
    switch settings.task {
    case .values: truth.lossFloor = 0.5 * settings.noise * settings.noise
    case .classes:
      guard settings.temperature == 0 else { return }
      let other = settings.flips / Double(settings.classes - 1)
      truth.bayesAccuracy = max(1 - settings.flips, other)
      truth.lossFloor = entropy(1 - settings.flips) + Double(settings.classes - 1) * entropy(other)
    }
  }

  /// −p log p
  private func entropy(_ p: Double) -> Double { p > 0 ? -p * Double.log(p) : 0 }
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
