import Compute
import Foundation
import Problems
import RandomStreams
import Testing

/// What the source of tokens states of itself.
@Suite struct MarkovSourceTests {
  static let sources: [(vocabulary: Int, exponent: Double, bigram: Double, trigram: Double)] = [
    (2, 1, 0.5, 0.5), (3, 1, 0.5, 0.5), (3, 2, 0.9, 0.8), (7, 1, 0.3, 0.7), (12, 0, 0.5, 0.5),
    (12, 1.5, 0, 0.6), (12, 1, 0.6, 0), (5, 1, 0, 0), (31, 4, 0.99, 0.99),
  ]

  private func source(
    _ shape: (vocabulary: Int, exponent: Double, bigram: Double, trigram: Double), length: Int = 5
  ) -> MarkovSource {
    MarkovSource(
      vocabulary: shape.vocabulary, length: length, exponent: shape.exponent,
      bigramWeight: shape.bigram, trigramWeight: shape.trigram)
  }

  /// π(a, b) = q(a) R(a, b)
  private func pair(_ source: MarkovSource, _ a: Int, _ b: Int) -> Double {
    source.marginal[a] * source.probability(of: b, after: a)
  }

  @Test(arguments: sources) func `marginals are Zipfian and stationary, and so are pairs`(
    shape: (vocabulary: Int, exponent: Double, bigram: Double, trigram: Double)
  ) {
    let source = source(shape)
    let tokens = 0..<shape.vocabulary
    #expect(abs(source.marginal.reduce(0, +) - 1) < 1e-14)
    for i in tokens {
      let ratio = source.marginal[i] / source.marginal[0]
      #expect(abs(ratio * pow(Double(i + 1), shape.exponent) - 1) < 1e-13)
    }
    for b in tokens {
      #expect(abs(tokens.reduce(0) { $0 + source.probability(of: $1, after: b) } - 1) < 1e-14)
      #expect(abs(tokens.reduce(0) { $0 + pair(source, $1, b) } - source.marginal[b]) < 1e-14)
      for c in tokens {
        let next = tokens.reduce(0) {
          $0 + pair(source, $1, b) * source.probability(of: c, after: $1, b)
        }
        #expect(abs(next - pair(source, b, c)) < 1e-15)
      }
      for a in tokens {
        let row = tokens.map { source.probability(of: $0, after: a, b) }
        #expect(row.allSatisfy { $0 > 0 } && abs(row.reduce(0, +) - 1) < 1e-14)
      }
    }
  }

  @Test func `any start leads to the stated law of pairs`() {
    let source = source((7, 1, 0.3, 0.7))
    var law = [Double](repeating: 0, count: 49)
    law[6 * 7 + 5] = 1
    for _ in 0..<400 {
      var next = [Double](repeating: 0, count: 49)
      for a in 0..<7 {
        for b in 0..<7 {
          for c in 0..<7 {
            next[b * 7 + c] += law[a * 7 + b] * source.probability(of: c, after: a, b)
          }
        }
      }
      law = next
    }
    for a in 0..<7 { for b in 0..<7 { #expect(abs(law[a * 7 + b] - pair(source, a, b)) < 1e-14) } }
  }

  private func surprise(_ p: Double) -> Double { p > 0 ? -p * log(p) : 0 }

  @Test(arguments: sources) func `entropies are those of the probabilities`(
    shape: (vocabulary: Int, exponent: Double, bigram: Double, trigram: Double)
  ) {
    let source = source(shape)
    let tokens = 0..<shape.vocabulary
    var bigram = 0.0, rate = 0.0
    for a in tokens {
      for b in tokens {
        bigram -= pair(source, a, b) * log(source.probability(of: b, after: a))
        for c in tokens {
          let p = source.probability(of: c, after: a, b)
          rate -= pair(source, a, b) * p * log(p)
        }
      }
    }
    #expect(abs(source.bigramEntropy - bigram) < 1e-13)
    #expect(abs(source.entropyRate - rate) < 1e-13)
    let marginal = source.marginal.reduce(0) { $0 + surprise($1) }
    #expect(abs(source.marginalEntropy - marginal) < 1e-14)
    #expect(abs(source.lossFloor - (bigram + 4 * rate) / 5) < 1e-13)
    // The last two tokens say something beyond the last one if, and only if, they are made to.
    #expect((marginal - bigram > 1e-3) == (shape.bigram > 0))
    #expect((bigram - rate > 1e-3) == (shape.trigram > 0))
  }

  /// All 3⁶ sequences of six tokens.
  @Test func `the floor is the entropy of whole sequences`() {
    let source = source((3, 1, 0.5, 0.5))
    var entropy = 0.0
    func extend(_ sequence: [Int], _ probability: Double) {
      guard sequence.count < 6 else {
        entropy += surprise(probability)
        return
      }
      for c in 0..<3 {
        let (a, b) = (sequence[sequence.count - 2], sequence[sequence.count - 1])
        extend(sequence + [c], probability * source.probability(of: c, after: a, b))
      }
    }
    for a in 0..<3 { for b in 0..<3 { extend([a, b], pair(source, a, b)) } }
    #expect(abs((entropy - source.marginalEntropy) / 5 - source.lossFloor) < 1e-13)
  }

  @Test func `the default source has the documented entropies`() throws {
    let (data, truth) = try DataFixture.load(MarkovTokens())
    #expect(data.shape.input == .tokens(length: 64, vocabulary: 64))
    let source = source((64, 1, 0.5, 0.5), length: 64)
    #expect(abs(source.marginalEntropy - 3.371) < 5e-4)
    #expect(abs(source.bigramEntropy - 2.398) < 5e-4)
    #expect(abs(source.entropyRate - 1.711) < 5e-4)
    #expect(truth.lossFloor == source.lossFloor)
  }

  /// Tokens x₀ … x_L of each sequence.
  private func sequences(_ examples: Examples<Double>) -> [[Int]] {
    let length = examples.shape.tokenCount
    return (0..<examples.count).map { i in
      let range = i * length..<(i + 1) * length
      // Each label is the token that follows.
      #expect(examples.tokens[range].dropFirst().elementsEqual(examples.labels[range].dropLast()))
      return examples.tokens[range].map(Int.init) + [Int(examples.labels[range.upperBound - 1])]
    }
  }

  private func sample(
    _ vocabulary: Int, sequences count: Int, length: Int
  ) throws -> (MarkovSource, [[Int]]) {
    let tokens = MarkovTokens {
      $0.vocabulary = vocabulary
      $0.length = length
    }
    let (data, _) = try DataFixture.load(tokens) { $0.evaluationExamples = count }
    return (
      source((vocabulary, 1, 0.5, 0.5), length: length), sequences(data.evaluation)
    )
  }

  @Test func `a million tokens have the stated frequencies, at the start and at the end`() throws {
    let (source, sequences) = try sample(6, sequences: 250_000, length: 4)
    let n = Double(sequences.count)
    for start in [0, 2] {
      var counts = [Double](repeating: 0, count: 216)
      for x in sequences { counts[(x[start] * 6 + x[start + 1]) * 6 + x[start + 2]] += 1 }
      /// Pearson's statistic has the variance 2 · freedom.
      func check(_ counts: [Double], _ expected: [Double]) {
        let statistic = zip(counts, expected).reduce(0) {
          $0 + ($1.0 - n * $1.1) * ($1.0 - n * $1.1) / (n * $1.1)
        }
        let freedom = Double(counts.count - 1)
        #expect(abs(statistic - freedom) < 5 * (2 * freedom).squareRoot(), "\(statistic)")
      }
      check(
        counts,
        (0..<216).map {
          let (a, b, c) = ($0 / 36, $0 / 6 % 6, $0 % 6)
          return pair(source, a, b) * source.probability(of: c, after: a, b)
        })
      let pairs = (0..<36).map { k in (0..<6).reduce(0) { $0 + counts[k * 6 + $1] } }
      check(pairs, (0..<36).map { pair(source, $0 / 6, $0 % 6) })
      let singles = (0..<6).map { k in (0..<6).reduce(0) { $0 + pairs[k * 6 + $1] } }
      check(singles, source.marginal)

      // The plug-in entropy has a bias of −freedom/2n (Miller 1955).
      func entropy(_ counts: [Double]) -> Double {
        counts.reduce(0) { $0 + surprise($1 / n) }
      }
      let plugIn = entropy(counts) - entropy(pairs) + Double(216 - 36) / (2 * n)
      let surprises = sequences.map {
        -log(source.probability(of: $0[start + 2], after: $0[start], $0[start + 1]))
      }
      let measured = mean(surprises)
      #expect(abs(measured.value - source.entropyRate) < 5 * measured.error)
      #expect(abs(plugIn - source.entropyRate) < 5 * measured.error)
    }
  }

  @Test func `a model that knows the source has the stated loss`() throws {
    let (source, sequences) = try sample(64, sequences: 8000, length: 64)
    func loss(_ surprise: ([Int], Int) -> Double) -> (value: Double, error: Double) {
      mean(sequences.map { x in (1...64).reduce(0) { $0 + surprise(x, $1) } / 64 })
    }
    let exact = loss { x, t in
      t == 1
        ? -log(source.probability(of: x[1], after: x[0]))
        : -log(source.probability(of: x[t], after: x[t - 2], x[t - 1]))
    }
    #expect(abs(exact.value - source.lossFloor) < 5 * exact.error && exact.error < 0.004)
    let bigram = loss { x, t in -log(source.probability(of: x[t], after: x[t - 1])) }
    #expect(abs(bigram.value - source.bigramEntropy) < 5 * bigram.error)
    let marginal = loss { x, t in -log(source.marginal[x[t]]) }
    #expect(abs(marginal.value - source.marginalEntropy) < 5 * marginal.error)
  }
}
