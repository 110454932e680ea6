import Foundation
import Guidance

/// Curves whose verdict is known by construction.
enum Curves {
  static func log(
    _ train: [Double], validation: [Double?] = [], steps: (Int) -> Double = { Double($0) }
  ) -> TrainingLog {
    TrainingLog(
      name: "log",
      points: train.indices.map { i in
        .init(
          step: steps(i), trainLoss: train[i],
          validationLoss: i < validation.count ? validation[i] : nil)
      })
  }

  static func verdict(
    _ train: [Double], validation: [Double?] = [], _ thresholds: Thresholds = Thresholds()
  ) -> Verdict.Kind {
    Diagnosis(of: log(train, validation: validation), thresholds: thresholds).primary.kind
  }

  /// A straight line.
  static func line(_ from: Double, _ to: Double, count: Int = 50) -> [Double] {
    (0..<count).map { from + (to - from) * Double($0) / Double(count - 1) }
  }

  /// From one value to another, faster at the beginning: what most losses look like.
  static func decay(_ from: Double, _ to: Double, count: Int = 50, rate: Double = 6) -> [Double] {
    (0..<count).map { to + (from - to) * exp(-rate * Double($0) / Double(count - 1)) }
  }

  static func geometric(_ from: Double, _ to: Double, count: Int = 50) -> [Double] {
    (0..<count).map { from * pow(to / from, Double($0) / Double(count - 1)) }
  }

  /// Multiplied by 1 + noise.
  static func noisy(_ values: [Double], _ noise: Double, seed: UInt64) -> [Double] {
    var generator = SplitMix(state: seed)
    return values.map { $0 * (1 + noise * generator.normal()) }
  }
}

/// Steele, Lea and Flood 2014: a generator for tests.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  mutating func normal() -> Double {
    (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}
