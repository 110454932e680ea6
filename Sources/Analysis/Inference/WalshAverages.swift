/// The averages of all pairs of values, each with itself too: n(n + 1)/2. Walsh 1949,
/// doi 10.1214/aoms/1177730091.
struct WalshAverages {
  /// In no order; that of +∞ and −∞ counts as 0.
  let values: [Double]

  init(_ sample: [Double]) {
    var averages: [Double] = []
    averages.reserveCapacity(sample.count * (sample.count + 1) / 2)
    for (place, first) in sample.enumerated() {
      for second in sample[...place] {
        let average = 0.5 * first + 0.5 * second
        averages.append(average.isNaN ? 0 : average)
      }
    }
    values = averages
  }

  /// The median of the averages, the centre of a symmetric distribution; infinite where more than about 29 % of
  /// the values are. Hodges and Lehmann 1963, doi 10.1214/aoms/1177704172.
  ///
  /// - Precondition: not empty
  var median: Double { Statistics.median(values) }
}
