import ElementaryFunctions

/// The ancestors that the members of a population share, and what they tell of its luck.
///
/// A population's mean is multiplied by an estimate Z of the true factor that is right on average,
/// but log Z is not. It is normal in the limit of many members, and so too small by half of its
/// variance on average (Bérard, Del Moral and Doucet 2014, doi 10.1214/EJP.v19-3428). The variance
/// can be known from one population: pairs of members without a common ancestor are as good as two
/// independent populations, whose mean product is the square of the true factor. Var(log Z) is
/// −log Q therefore, where Q is the share of such pairs by weight, in relation to what it would be by
/// redrawing alone (Lee and Whiteley 2018, doi 10.1093/biomet/asy028). There that is a power of
/// 1 − 1/N. Systematic redrawing separates fewer pairs, and here it is what was counted.
struct Lineages {
  /// The number of each member's ancestor.
  private var ancestors: [Int]
  /// The shares of the ancestors, while they are summed.
  private var totals: [Double]
  /// By how much redrawing alone has lowered log Q, with the sign changed.
  private var logPairs: Double
  /// The variance before the members became their own ancestors, as they do when few pairs are left.
  private var earlier = 0.0

  init(count: Int) {
    ancestors = Array(0..<count)
    totals = Array(repeating: 0, count: count)
    logPairs = Self.logPairs(count)
  }

  /// All members are their own ancestors, and a member has no pair with itself.
  private static func logPairs(_ count: Int) -> Double { -Double.log(1 - 1 / Double(count)) }

  /// Var(log Z) since the beginning.
  ///
  /// - Parameter sum: of the weights
  mutating func variance(weights: [Double], sum: Double) -> Double {
    for i in totals.indices { totals[i] = 0 }
    for (ancestor, weight) in zip(ancestors, weights) { totals[ancestor] += weight }
    return variance(squaredShares: totals.reduce(0) { $0 + ($1 / sum) * ($1 / sum) })
  }

  /// - Parameter squaredShares: the sum of the squares of the ancestors' shares
  private func variance(squaredShares: Double) -> Double {
    // Of a population with a single ancestor there is only to be said that it is too small.
    let most = Double.log(Double(ancestors.count))
    guard squaredShares < 1 else { return earlier + most }
    return earlier + min(-Double.log(1 - squaredShares) - logPairs, most)
  }

  /// The member takes another's place.
  mutating func copy(_ member: Int, to place: Int) { ancestors[place] = ancestors[member] }

  /// To be called after all copies of one redrawing, which makes weights equal.
  ///
  /// - Parameters:
  ///   - squaredShares: the sum of the squares of the weights over their sum, before
  ///   - copies: of each member
  mutating func redrawn(squaredShares: Double, copies: [Int]) {
    let count = Double(copies.count)
    let after = copies.reduce(0) { $0 + (Double($1) / count) * (Double($1) / count) }
    logPairs += Double.log(max(0, 1 - squaredShares)) - Double.log(1 - after)
    // While there are many pairs left.
    for i in totals.indices { totals[i] = 0 }
    for ancestor in ancestors { totals[ancestor] += 1 }
    let variance = variance(squaredShares: totals.reduce(0) { $0 + ($1 / count) * ($1 / count) })
    guard !(variance - earlier < Double.log(2)) else { return }
    earlier = variance
    ancestors = Array(ancestors.indices)
    logPairs = Self.logPairs(ancestors.count)
  }
}
