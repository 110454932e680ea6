import Catalog
import Compute
import Foundation
import Problems
import Testing

/// What a teacher's labels are, and what is stated of them.
@Suite struct TeacherTests {
  /// A single block of labels, whose inputs are drawn first: settings of the labels don't change
  /// them.
  private func block(
    seed: UInt64, _ change: (inout Teacher) -> Void = { _ in }
  ) throws -> (examples: Examples<Double>, truth: Truth) {
    var teacher = Teacher { $0.classes = 4 }
    change(&teacher)
    let (data, truth) = try DataFixture.load(teacher, seed: seed) { $0.examples = 64 }
    return (data.training, truth)
  }

  @Test(arguments: [Activation.tanh, .relu])
  func `the floor of values is half the variance of their noise`(activation: Activation) throws {
    func values(_ noise: Double) throws -> (Buffer<Double>, Double?) {
      let teacher = Teacher {
        $0.task = .values
        $0.activation = activation
        $0.hidden = [16, 8]
        $0.noise = noise
      }
      let (data, truth) = try DataFixture.load(teacher) { $0.examples = 20_000 }
      return (data.training.values, truth.lossFloor)
    }
    let (exact, none) = try values(0)
    let (noisy, floor) = try values(0.7)
    #expect(none == 0)
    let losses = mean(zip(noisy, exact).map { 0.5 * ($0 - $1) * ($0 - $1) })
    #expect(abs(losses.value - floor!) < 5 * losses.error)
    // Neither constant nor out of proportion.
    let variance = mean(exact.map { $0 * $0 }).value
    #expect(variance > 0.02 && variance < 20)
  }

  @Test(arguments: [0.2, 0.9])
  func `flipped labels have the stated accuracy and entropy`(flips: Double) throws {
    var kept: [Double] = [], surprises: [Double] = [], others: [Int: Int] = [:]
    for seed in 0..<300 {
      let clean = try block(seed: UInt64(seed))
      #expect(clean.truth.bayesAccuracy == 1 && clean.truth.lossFloor == 0)
      let noisy = try block(seed: UInt64(seed)) { $0.flips = flips }
      #expect(noisy.examples.inputs == clean.examples.inputs)
      for (a, b) in zip(noisy.examples.labels, clean.examples.labels) {
        kept.append(a == b ? 1 : 0)
        surprises.append(-log(a == b ? 1 - flips : flips / 3))
        if a != b { others[(Int(a) - Int(b) + 4) % 4, default: 0] += 1 }
      }
    }
    let truth = try block(seed: 0) { $0.flips = flips }.truth
    let accuracy = mean(kept), loss = mean(surprises)
    #expect(abs(accuracy.value - (1 - flips)) < 5 * accuracy.error)
    #expect(abs(truth.bayesAccuracy! - max(1 - flips, flips / 3)) < 1e-15)
    #expect(abs(loss.value - truth.lossFloor!) < 5 * loss.error)
    let total = Double(others.values.reduce(0, +))
    for k in 1...3 { #expect(abs(Double(others[k]!) / total - 1.0 / 3) < 2.5 / total.squareRoot()) }
  }

  @Test func `a temperature divides the log-odds`() throws {
    // A linear teacher of one feature: the log-odds of class 1 are c x / temperature.
    func slope(_ temperature: Double) throws -> (value: Double, error: Double) {
      let teacher = Teacher {
        $0.features = 1
        $0.hidden = []
        $0.classes = 2
        $0.temperature = temperature
      }
      let examples = try DataFixture.load(teacher, seed: 3) { $0.examples = 100_000 }.data.training
      // Newton's method on the likelihood of c.
      var c = 0.0, curvature = 0.0
      for _ in 0..<20 {
        var gradient = 0.0
        curvature = 0
        for (x, label) in zip(examples.inputs, examples.labels) {
          let p = 1 / (1 + exp(-c * x))
          gradient += (Double(label) - p) * x
          curvature += p * (1 - p) * x * x
        }
        c += gradient / curvature
      }
      return (c, 1 / curvature.squareRoot())
    }
    let one = try slope(1), three = try slope(3)
    #expect(abs(one.value) > 20 * one.error)
    #expect(abs(one.value / 3 - three.value) < 5 * (one.error / 3 + three.error))
  }

  @Test func `a temperature near 0 makes the labels certain, a high one random`() throws {
    var counts = [Double](repeating: 0, count: 4)
    for seed in UInt64(0)..<100 {
      let clean = try block(seed: seed)
      let cold = try block(seed: seed) { $0.temperature = 1e-300 }
      #expect(cold.examples.labels == clean.examples.labels)
      #expect(cold.truth.lossFloor == nil && cold.truth.bayesAccuracy == nil)
      let hot = try block(seed: seed) { $0.temperature = 1e9 }
      #expect(hot.examples.inputs == clean.examples.inputs)
      for label in hot.examples.labels { counts[Int(label)] += 1 }
    }
    for count in counts { #expect(abs(count / 6400 - 0.25) < 5 * (0.1875 / 6400).squareRoot()) }
  }

  @Test func `both ways of drawing ask the same teacher`() throws {
    // A linear teacher of one feature: the value is w x.
    let teacher = Teacher {
      $0.features = 1
      $0.hidden = []
      $0.task = .values
      $0.noise = 0
    }
    func load(_ seed: UInt64) throws -> DataSet<Double> {
      try DataFixture.load(teacher, seed: seed) { $0.streaming = true }.data
    }
    let data = try load(1)
    let weight = data.evaluation.values[0] / data.evaluation.inputs[0]
    var sampler = BatchSampler(seed: 1, sampling: .streaming)
    var batch = Batch(size: .examples(100))
    sampler.next(&batch)
    data.select(batch)
    for part in [data.training, data.evaluation, data.selected] {
      for (x, y) in zip(part.inputs, part.values) { #expect(abs(y - weight * x) < 1e-12) }
    }
    #expect(abs(weight - (try load(2)).training.values[0]) > 1e-9)
  }
}
