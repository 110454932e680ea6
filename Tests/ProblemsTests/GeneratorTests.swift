import Catalog
import Compute
import Foundation
import Problems
import RandomStreams
import Testing

/// The distributions of generated data against their definitions.
@Suite struct GeneratorTests {
  /// As they were first written, so that results of earlier versions stay comparable.
  @Test func `spirals and mixtures of a seed are what they always were`() throws {
    var stream = RandomStream(seed: 7, purpose: .data)
    let spirals = try DataFixture.load(Spirals(), seed: 7) {
      $0.examples = 50
      $0.evaluationExamples = 9
    }.data
    for part in [spirals.training, spirals.evaluation] {
      for i in 0..<part.count {
        let radius = stream.uniform()
        let angle = 2 * Double.pi * (Double(i % 3) / 3 + 0.75 * radius) + 0.3 * stream.normal()
        #expect(part.inputs[2 * i] == radius * cos(angle))
        #expect(part.inputs[2 * i + 1] == radius * sin(angle))
        #expect(part.labels[i] == Int32(i % 3))
      }
    }
    stream = RandomStream(seed: 7, purpose: .data)
    let mixture = try DataFixture.load(GaussianMixture { $0.features = 4 }, seed: 7) {
      $0.examples = 5
    }.data
    for part in [mixture.training, mixture.evaluation] {
      for i in 0..<part.count {
        for j in 0..<4 {
          let expected = stream.normal() + (j == i % 3 ? 2 / 2.0.squareRoot() : 0)
          #expect(part.inputs[4 * i + j] == expected)
        }
        #expect(part.labels[i] == Int32(i % 3))
      }
    }
  }

  @Test(arguments: [0.5, 2, 6])
  func `the Bayes risk of two classes is the mean surprise of the exact posterior`(
    separation: Double
  ) throws {
    let mixture = GaussianMixture {
      $0.classes = 2
      $0.features = 3
      $0.separation = separation
    }
    let (data, truth) = try DataFixture.load(mixture) { $0.evaluationExamples = 400_000 }
    let examples = data.evaluation
    let losses = (0..<examples.count).map { i in
      let logOdds =
        separation / 2.0.squareRoot() * (examples.inputs[3 * i] - examples.inputs[3 * i + 1])
      return log1p(exp(examples.labels[i] == 0 ? -logOdds : logOdds))
    }
    let measured = mean(losses)
    #expect(abs(measured.value - truth.lossFloor!) < 5 * measured.error)
  }

  @Test func `the Bayes risk agrees with another quadrature`() throws {
    func risk(_ separation: Double, classes: Int = 2) throws -> Double? {
      try DataFixture.load(
        GaussianMixture {
          $0.classes = classes
          $0.separation = separation
        }
      ).truth.lossFloor
    }
    // NumPy's Gauss-Legendre rule with 40 points on each of 4000 intervals from -39 to 39.
    for (separation, expected) in bayesRisks {
      #expect(abs(try risk(separation)! / expected - 1) < 1e-11, "\(separation)")
    }
    #expect(abs(try risk(0)! - log(2)) < 1e-15)
    #expect(try risk(1e300) == 0)
    #expect(try risk(2, classes: 3) == nil)
  }

  private let bayesRisks = [
    (0.1, 0.6918987404638736), (1, 0.581725698375209), (2, 0.3563163602131143),
    (6, 0.003849247530867544), (20, 2.3657139672986758e-23), (40, 8.624417142257418e-89),
  ]

  @Test func `points of moons lie on their half circles`() throws {
    let (data, truth) = try DataFixture.load(Moons { $0.noise = 0 })
    let examples = data.training
    for i in 0..<examples.count {
      let (x, y) = (examples.inputs[2 * i], examples.inputs[2 * i + 1])
      let (u, v) = examples.labels[i] == 0 ? (x, y) : (1 - x, 0.5 - y)
      #expect(abs(u * u + v * v - 1) < 1e-14 && v >= 0)
    }
    #expect(truth.facts.isEmpty)
    let noisy = try DataFixture.load(Moons { $0.noise = 0.2 }).data.training
    // The same points with noise on both coordinates.
    let squares = zip(noisy.inputs, examples.inputs).map { ($0 - $1) * ($0 - $1) }
    let measured = mean(squares)
    #expect(abs(measured.value - 0.04) < 5 * measured.error)
  }

  @Test(arguments: [0, 1, 2, 6, 25])
  func `Chebyshev polynomials are cos(k arccos x)`(degree: Int) throws {
    for streaming in [false, true] {
      let (data, truth) = try DataFixture.load(Chebyshev { $0.degree = degree }) {
        $0.streaming = streaming
      }
      #expect(data.training.count == (streaming ? 1000 : 20))
      #expect(truth.lossFloor == 0)
      for part in [data.training, data.evaluation] {
        for (x, y) in zip(part.inputs, part.values) {
          #expect(abs(y - cos(Double(degree) * acos(x))) < 1e-12 && abs(x) <= 1)
        }
      }
      let x = data.training.inputs
      if streaming {
        let measured = mean(x.map { $0 * $0 })
        #expect(abs(measured.value - 1.0 / 3) < 5 * measured.error)
      } else {
        for i in 0..<20 { #expect(abs(x[i] - (-1 + 2 * Double(i) / 19)) < 1e-15) }
        #expect(x[0] == -1 && x[19] == 1)
      }
    }
  }

  @Test func `the sum of the marked numbers is the target`() throws {
    for length in [2, 7, 20] {
      let (data, truth) = try DataFixture.load(Adding { $0.length = length }, form: .sequence) {
        $0.evaluationExamples = 20_000
      }
      let examples = data.evaluation
      #expect(data.shape.input == .sequence(length: length, features: 2))
      #expect(truth.lossFloor == 0)
      var positions = Set<[Int]>()
      for i in 0..<examples.count {
        let steps = (0..<length).map {
          (examples.inputs[2 * (i * length + $0)], examples.inputs[2 * (i * length + $0) + 1])
        }
        let marked = steps.indices.filter { steps[$0].1 == 1 }
        #expect(steps.allSatisfy { $0.1 == 0 || $0.1 == 1 } && marked.count == 2)
        #expect(marked[0] < length / 2 && marked[1] >= length / 2)
        #expect(examples.values[i] == marked.reduce(0) { $0 + steps[$1].0 })
        positions.insert(marked)
      }
      #expect(positions.count == length / 2 * (length - length / 2))
      let target = mean(Array(examples.values))
      #expect(abs(target.value - 1) < 5 * target.error)
      // The loss of a model that always says 1.
      let loss = mean(examples.values.map { 0.5 * ($0 - 1) * ($0 - 1) })
      #expect(abs(loss.value - 1.0 / 12) < 5 * loss.error)
    }
  }

  @Test func `bars run in the direction of their class`() throws {
    let size = 16
    // One step along each class's direction.
    let steps = [(0, 1), (1, 0), (1, 1), (-1, 1)]
    func correlations(_ image: [Double]) -> [Double] {
      steps.map { down, right in
        var sum = 0.0
        for y in 1..<size - 1 {
          for x in 1..<size - 1 {
            sum += image[y * size + x] * image[(y + down) * size + x + right]
          }
        }
        return sum
      }
    }
    for noise in [0, 0.3] {
      let (data, _) = try DataFixture.load(Bars { $0.noise = noise }, form: .image) {
        $0.evaluationExamples = 4000
      }
      #expect(data.shape.input == .image(channels: 1, height: size, width: size))
      var sums = [[Double]](repeating: [0, 0, 0, 0], count: 4)
      let examples = data.evaluation
      for i in 0..<examples.count {
        let image = Array(examples.inputs[i * size * size..<(i + 1) * size * size])
        let found = correlations(image)
        let label = Int(examples.labels[i])
        for k in 0..<4 { sums[label][k] += found[k] }
        if noise == 0 {
          let (down, right) = steps[label]
          #expect(
            abs(image[5 * size + 5] - image[(5 + down) * size + 5 + right]) < 1e-12, "\(label)")
        }
      }
      for (label, sum) in sums.enumerated() {
        #expect(sum.indices.max { sum[$0] < sum[$1] } == label)
      }
    }
  }

  @Test func `a bar's class does not show in its mean image`() throws {
    let (data, _) = try DataFixture.load(Bars { $0.noise = 0 }, form: .image) {
      $0.evaluationExamples = 8000
    }
    for label in 0..<4 {
      let rows = (0..<8000).filter { data.evaluation.labels[$0] == Int32(label) }
      for pixel in [0, 100, 136, 255] {
        let measured = mean(rows.map { data.evaluation.inputs[$0 * 256 + pixel] })
        #expect(abs(measured.value) < 5 * measured.error)
      }
    }
  }
}
