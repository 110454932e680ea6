import Compute
import Foundation
import RandomStreams
import Testing

/// The cross-entropy of rows, with its gradient, against a plain program.
@Suite struct SoftmaxKernelTests {
  @Test(arguments: 0..<60)
  func `cross-entropy equals the plain program`(seed: Int) {
    check(seed, as: Double.self, tolerance: 1e-13)
    check(seed, as: Float.self, tolerance: 2e-6)
  }

  private func check<S: Scalar>(_ seed: Int, as: S.Type, tolerance: Double) {
    var stream = RandomStream(seed: UInt64(seed), purpose: .test)
    let rows = 1 + stream.integer(below: 40)
    let columns = 1 + stream.integer(below: seed % 3 == 0 ? 40 : 16)
    let smoothing = seed & 1 == 1 ? 0.1 : 0, penalty = seed & 2 == 2 ? 0.01 : 0
    let width = S.Lanes.scalarCount
    let stride = (columns + width - 1) / width * width
    var logits = Buffer<S>(repeating: .nan, count: rows * stride)
    // Few different values, so that often two are the largest.
    for row in 0..<rows {
      for k in 0..<columns { logits[row * stride + k] = S(stream.integer(below: 5)) / 2 - 1 }
    }
    let labels = (0..<rows).map { _ in Int32(stream.integer(below: columns)) }
    let given = (0..<rows).map { row in
      (0..<columns).map { Double(logits[row * stride + $0]) }
    }

    let result = softmaxCrossEntropy(
      MutableMatrix(logits.mutableBase, rows: rows, columns: columns, stride: stride),
      labels: labels, smoothing: smoothing, normalizerPenalty: penalty)

    var loss = 0.0, correct = 0, normalizers = 0.0, worst = 0.0
    for (row, z) in given.enumerated() {
      let label = Int(labels[row])
      let normalizer = log(z.reduce(0) { $0 + exp($1) })
      let targets = z.indices.map {
        (1 - smoothing) * ($0 == label ? 1 : 0) + smoothing / Double(columns)
      }
      loss += penalty * normalizer * normalizer
      loss += zip(z, targets).reduce(0) { $0 + $1.1 * (normalizer - $1.0) }
      normalizers += normalizer
      if z.firstIndex(of: z.max()!) == label { correct += 1 }
      for k in z.indices {
        let slope =
          exp(z[k] - normalizer) * (1 + 2 * penalty * normalizer) - targets[k]
        worst = max(worst, abs(Double(logits[row * stride + k]) * Double(rows) - slope))
      }
    }
    #expect(abs(result.loss - loss / Double(rows)) < tolerance * 10)
    #expect(result.correct == correct)
    #expect(abs(result.logNormalizer - normalizers / Double(rows)) < tolerance * 10)
    #expect(worst < tolerance)
  }

  @Test func `a row without numbers is no right answer`() {
    var logits = Buffer<Float>(repeating: .nan, count: 16)
    let result = softmaxCrossEntropy(
      MutableMatrix(logits.mutableBase, rows: 1, columns: 10, stride: 16), labels: [0])
    #expect(result.correct == 0 && result.loss.isNaN)
  }
}
