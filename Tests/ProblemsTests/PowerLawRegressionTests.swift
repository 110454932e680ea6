import Catalog
import Compute
import Foundation
import Problems
import Testing

@Suite struct PowerLawRegressionTests {
  private func settings(
    _ α: Double, _ β: Double, dimension: Int = 1000
  ) -> [String: SettingValue] {
    [
      "covariance_exponent": .number(α), "signal_exponent": .number(β),
      "dimension": .integer(dimension),
    ]
  }

  @Test(arguments: [(1.5, 2.0), (1, 1), (0.7, 3)])
  func `each feature contributes its power to the signal`(α: Double, β: Double) throws {
    let problem = try makeProblem("power-law-regression", settings(α, β, dimension: 50))
    let truth = problem.truth
    for (j, w) in zip(1..., try #require(truth.minimiser)) {
      let λ = try #require(truth.spectrum)[j - 1]
      #expect(abs(λ / pow(Double(j), -α) - 1) < 1e-14)
      #expect(abs(λ * w * w / pow(Double(j), -β) - 1) < 1e-13)
    }
    // By moving one coordinate at a time to its value.
    var w = problem.initialParameters()
    var before = problem.evaluate(at: w).loss
    for j in [0, 1, 6, 49] {
      w[j] = truth.minimiser![j]
      let after = problem.evaluate(at: w).loss
      #expect(abs(before - after - 0.5 * pow(Double(j + 1), -β)) < 1e-13)
      before = after
    }
    #expect(truth.minimiser!.contains { $0 < 0 } && truth.minimiser!.contains { $0 > 0 })
  }

  @Test func `gradient descent follows the stated learning curve, which is a power law`() throws {
    let (α, β, rate) = (1.5, 2.0, 0.5)
    // So many dimensions that the last features play no part.
    let dimension = 30_000
    let problem = try makeProblem("power-law-regression", settings(α, β, dimension: dimension))
    var w = problem.initialParameters()
    func curve(_ steps: Int) -> Double {
      (1...dimension).reduce(0) {
        let decay = 1 - rate * pow(Double($1), -α)
        return $0 + 0.5 * pow(Double($1), -β) * pow(decay, Double(2 * steps))
      }
    }
    var losses: [Double] = []
    for steps in [0, 1, 10, 89, 900] {
      w = descend(problem, from: w, rate: rate, steps: steps)
      let total = [0, 1, 11, 100, 1000][losses.count]
      losses.append(problem.evaluate(at: w).loss)
      #expect(abs(losses.last! / curve(total) - 1) < 1e-11)
    }
    let exponent = log(losses[4] / losses[3]) / log(10)
    #expect(abs(exponent + (β - 1) / α) < 0.01)
  }

  @Test(arguments: ["gaussian", "signs"])
  func `batches see the labels' noise and evaluations do not`(law: String) throws {
    let problem = try makeProblem(
      "power-law-regression",
      settings(1, 1.5, dimension: 3).merging(["label_noise": .number(0.4), "features": .text(law)])
      { $1 })
    let minimiser = Buffer(try #require(problem.truth.minimiser))
    #expect(problem.evaluate(at: minimiser).loss == 0)
    let n = 100_000
    let resting = SampledGradients(problem, at: minimiser, count: n)
    #expect(abs(resting.loss / 0.08 - 1) < 5 * (2 / Double(n)).squareRoot())

    let w = problem.initialParameters()
    let sampled = SampledGradients(problem, at: w, count: n)
    #expect(abs(sampled.loss - problem.evaluate(at: w).loss - 0.08) < 0.02)
    var hessian = Buffer<Double>(zeros: 9)
    for i in 0..<3 { hessian[4 * i] = 1 / Double(i + 1) }
    let (full, simple) = sampled.noiseScales(gradient: fullGradient(problem, at: w), hessian)
    #expect(abs(full / problem.truth.noiseScale! - 1) < 0.03)
    #expect(abs(simple / problem.truth.simpleNoiseScale! - 1) < 0.03)
  }

  /// More than one random word for each row.
  @Test func `random signs are independent and of both kinds`() throws {
    let d = 70
    let problem = try makeProblem(
      "power-law-regression",
      settings(0, 0, dimension: d).merging(["label_noise": .number(0)]) { $1 })
    // With e = 1 the gradient is x (x·1): divided by its root mean square, the signs themselves.
    var w = Buffer(try #require(problem.truth.minimiser))
    for i in w.indices { w[i] += 1 }
    var batches = StreamedBatches(of: 1)
    var gradient = Buffer<Double>(zeros: d)
    var products = [Double](repeating: 0, count: d * d)
    var count = 0.0
    for _ in 0..<4000 {
      let loss = problem.loss(at: w, on: batches.next(), gradient: &gradient)
      guard loss > 0 else { continue }
      let scale = (2 * loss).squareRoot()
      count += 1
      for i in 0..<d {
        #expect(abs(abs(gradient[i]) - scale) < 1e-12 * scale)
        for j in 0..<i { products[i * d + j] += gradient[i] * gradient[j] / (2 * loss) }
      }
    }
    // Given that the sum is not 0, neighbours are correlated by less than 1/d.
    for i in 0..<d {
      for j in 0..<i { #expect(abs(products[i * d + j] / count) < 1 / Double(d) + 0.08) }
    }
  }
}
