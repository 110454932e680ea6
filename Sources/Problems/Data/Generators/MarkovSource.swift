import Compute
import ElementaryFunctions
import RandomStreams

/// A source of tokens of order 2 whose marginals are exactly Zipfian, q(i) ∝ 1/(i + 1)ˢ, and whose
/// entropy rate is known exactly.
///
/// Let M(σ, μ) be Metropolis's chain that proposes the involution σ: from x it goes to σ(x) with
/// probability min(1, μ(σx)/μ(x)), else it stays (Hastings 1970, doi 10.1093/biomet/57.1.97). Then
///
///     R(b, c)     = (1 − β) q(c)    + β M(τ, q)(b, c)            what b says about its successor
///     p(c | a, b) = (1 − α) R(b, c) + α M(σ_b, R(b, ·))(a, c)    what a says beyond that
///
/// with random involutions τ and σ_b, the latter shared by all b with the same remainder modulo
/// ``contexts``: with probability α the token before last comes again, or its partner in the context
/// of the last one, so that a and b have to be looked at together.
///
/// Pairs of neighbours have the law π(a, b) = q(a) R(a, b), and so each token the law q. Proof: M
/// obeys detailed balance with μ, hence R with q, and Σₐ q(a) R(a, b) p(c | a, b) =
/// q(b) Σₐ R(b, a) p(c | a, b) = q(b) R(b, c), because p(· | ·, b) is a mixture of R(b, ·) and a chain
/// that preserves it. So π is stationary; it is unique, because with α, β < 1 every token is
/// possible everywhere. Sequences start from π.
///
/// The involutions depend on the vocabulary alone, not on a run's seed: all seeds have the same
/// floor. With the default settings (64 tokens, s = 1, α = β = ½) the entropies are, in nats,
/// H(x₀) = 3.371, H(x₁ | x₀) = 2.398, and 1.711 per token with the whole past.
package struct MarkovSource: ExampleGenerator {
  /// The number of different involutions of the token before last.
  package static let contexts = 4

  package let vocabulary: Int
  /// Tokens that a model sees; it predicts as many, each from those before it.
  package let length: Int
  /// β
  private let bigramWeight: Double
  /// α
  private let trigramWeight: Double
  /// q
  package let marginal: [Double]
  private let cumulative: [Double]
  /// τ
  private let partner: [Int]
  /// σ, one context after the other.
  private let contextPartner: [Int]

  /// - Parameters:
  ///   - vocabulary: at least 2
  ///   - exponent: s
  ///   - bigramWeight: β in [0, 1)
  ///   - trigramWeight: α in [0, 1)
  package init(
    vocabulary: Int, length: Int, exponent: Double, bigramWeight: Double, trigramWeight: Double
  ) {
    self.vocabulary = vocabulary
    self.length = length
    self.bigramWeight = bigramWeight
    self.trigramWeight = trigramWeight
    let weights = (1...vocabulary).map { Double.pow(Double($0), -exponent) }
    // The smallest first, for accuracy.
    let total = weights.reversed().reduce(0, +)
    marginal = weights.map { $0 / total }
    var sum = 0.0
    cumulative = marginal.map {
      sum += $0
      return sum
    }
    var stream = RandomStream(label: "markov \(vocabulary)", purpose: .data)
    partner = Self.involution(vocabulary, from: &stream)
    contextPartner = (0..<Self.contexts).flatMap { _ in
      Self.involution(vocabulary, from: &stream)
    }
  }

  /// Partners in a random matching; with an odd count one is its own partner.
  private static func involution(_ count: Int, from stream: inout RandomStream) -> [Int] {
    let order = stream.permutation(count)
    var partner = Array(0..<count)
    for i in stride(from: 0, to: count - 1, by: 2) {
      partner[order[i]] = order[i + 1]
      partner[order[i + 1]] = order[i]
    }
    return partner
  }
}

// MARK: - Probabilities

extension MarkovSource {
  /// R(b, c)
  package func probability(of c: Int, after b: Int) -> Double {
    let accepted = acceptance(ofPartnerAfter: b)
    var moved = c == partner[b] ? accepted : 0
    if c == b { moved += 1 - accepted }
    return (1 - bigramWeight) * marginal[c] + bigramWeight * moved
  }

  /// p(c | a, b)
  package func probability(of c: Int, after a: Int, _ b: Int) -> Double {
    let proposal = contextPartner[b % Self.contexts * vocabulary + a]
    let accepted = acceptance(of: proposal, after: a, b)
    var moved = c == proposal ? accepted : 0
    if c == a { moved += 1 - accepted }
    return (1 - trigramWeight) * probability(of: c, after: b) + trigramWeight * moved
  }

  @inline(__always)
  private func acceptance(ofPartnerAfter b: Int) -> Double {
    min(1, marginal[partner[b]] / marginal[b])
  }

  @inline(__always)
  private func acceptance(of proposal: Int, after a: Int, _ b: Int) -> Double {
    min(1, probability(of: proposal, after: b) / probability(of: a, after: b))
  }
}

// MARK: - Entropies, in nats

extension MarkovSource {
  /// H(x₀), the smallest loss without any context.
  package var marginalEntropy: Double { marginal.reduce(0) { $0 + surprise($1) } }

  /// H(x₁ | x₀), the smallest loss of a model that sees only the last token.
  package var bigramEntropy: Double {
    var sum = 0.0
    for b in 0..<vocabulary {
      var row = 0.0
      for c in 0..<vocabulary { row += surprise(probability(of: c, after: b)) }
      sum += marginal[b] * row
    }
    return sum
  }

  /// H(x₂ | x₀, x₁), the smallest loss of a model that sees two tokens or more.
  package var entropyRate: Double {
    var sum = 0.0
    var common = [Double](repeating: 0, count: vocabulary)
    for b in 0..<vocabulary {
      for c in 0..<vocabulary { common[c] = (1 - trigramWeight) * probability(of: c, after: b) }
      let commonSum = common.reduce(0) { $0 + surprise($1) }
      for a in 0..<vocabulary {
        // The distributions of all a differ from the common part in two places.
        let proposal = contextPartner[b % Self.contexts * vocabulary + a]
        var entropy = commonSum - surprise(common[a])
        if proposal == a {
          entropy += surprise(common[a] + trigramWeight)
        } else {
          let accepted = acceptance(of: proposal, after: a, b)
          entropy -= surprise(common[proposal])
          entropy += surprise(common[a] + trigramWeight * (1 - accepted))
          entropy += surprise(common[proposal] + trigramWeight * accepted)
        }
        sum += marginal[a] * probability(of: b, after: a) * entropy
      }
    }
    return sum
  }

  /// The smallest mean loss over the positions of a sequence: the first prediction has a single
  /// token to go by, all others have two, and more don't help.
  package var lossFloor: Double {
    (bigramEntropy + Double(length - 1) * entropyRate) / Double(length)
  }

  package func describe(_ truth: inout Truth) { truth.lossFloor = lossFloor }

  /// −p log p
  private func surprise(_ p: Double) -> Double { p > 0 ? -p * Double.log(p) : 0 }
}

// MARK: - Sampling

extension MarkovSource {
  @specialized(where S == Float)
  @specialized(where S == Double)
  package func fill<S: Scalar>(
    _ examples: inout Examples<S>, drawn draw: Draw, from stream: inout RandomStream
  ) {
    for i in 0..<examples.count {
      var last = token(at: stream.uniform())
      var next = successor(of: last, at: stream.uniform())
      for position in i * length..<(i + 1) * length {
        examples.tokens[position] = Int32(last)
        examples.labels[position] = Int32(next)
        (last, next) = (next, successor(of: last, next, at: stream.uniform()))
      }
    }
  }

  // One uniform number u decides all: given that it lies in an interval, its place in it is uniform
  // again.

  /// From p(· | a, b).
  @inline(__always)
  private func successor(of a: Int, _ b: Int, at u: Double) -> Int {
    guard u < trigramWeight else {
      return successor(of: b, at: (u - trigramWeight) / (1 - trigramWeight))
    }
    let proposal = contextPartner[b % Self.contexts * vocabulary + a]
    return u / trigramWeight < acceptance(of: proposal, after: a, b) ? proposal : a
  }

  /// From R(b, ·).
  @inline(__always)
  private func successor(of b: Int, at u: Double) -> Int {
    guard u < bigramWeight else { return token(at: (u - bigramWeight) / (1 - bigramWeight)) }
    return u / bigramWeight < acceptance(ofPartnerAfter: b) ? partner[b] : b
  }

  /// From q: the first token below whose cumulative probability u lies.
  @inline(__always)
  private func token(at u: Double) -> Int {
    var low = 0, high = vocabulary - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > u { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
