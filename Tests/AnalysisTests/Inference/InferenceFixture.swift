import Foundation
import TestSupport

/// Values of SciPy and statsmodels; `scipy_inference.py` says which functions they are of.
struct InferenceFixture: Decodable {
  struct Outcome: Decodable {
    let statistic, pValue: Double
    /// How SciPy came to the probability: "asymptotic" is the only source that is not exact.
    let source: String
  }
  struct Paired: Decodable {
    let differences: [Double]
    let signedRank, sign: Outcome?
    let matchedPairs, standardised: Double?
  }
  struct Unpaired: Decodable {
    let a, b: [Double]
    let mannWhitney: Outcome
    let cliffsDelta: Double
  }
  struct Student: Decodable {
    let degreesOfFreedom: Double
    let p, quantile, t, cdf: [Double]
  }
  struct PowerLaw: Decodable {
    let x, y: [Double]
    let exponent, coefficient, standardError, lower, upper, rSquared: Double
  }
  struct SaturatingCurve: Decodable {
    let batchSizes, rates: [Double]
    let etaMax, noiseScale, residual: Double
  }
  struct Holm: Decodable { let pValues, adjusted: [Double] }
  struct Moments: Decodable {
    let values: [Double]
    let geometricMean, standardDeviation: Double
  }
  let paired: [Paired]
  let unpaired: [Unpaired]
  let student: [Student]
  let powerLaws: [PowerLaw]
  let saturatingCurves: [SaturatingCurve]
  let holm: [Holm]
  let moments: [Moments]

  static func load() throws -> InferenceFixture {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(
      Self.self, from: Data(contentsOf: Fixtures.url("scipy_inference.json")))
  }
}

/// Whether two numbers agree to ten digits, or to what roundoff leaves of a number that should be 0.
func agree(_ value: Double?, _ expected: Double?, roundoff: Double = 0) -> Bool {
  guard let value, let expected else { return value == nil && expected == nil }
  return value == expected || abs(value - expected) <= 1e-10 * abs(expected) + roundoff
}
