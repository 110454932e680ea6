import Catalog
import Foundation
import Guidance
import Testing

@Suite struct VerdictTests {
  private let healthy = Curves.decay(2.3, 0.3)

  @Test func `points are counted from three on`() {
    #expect(Curves.verdict([]) == .tooLittleData)
    #expect(Curves.verdict([1]) == .tooLittleData)
    #expect(Curves.verdict([1, 0.5]) == .tooLittleData)
    #expect(Curves.verdict([1, 0.5, 0.4]) == .healthy)
    var thresholds = Thresholds()
    thresholds.points = 51
    #expect(Curves.verdict(healthy, thresholds) == .tooLittleData)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a loss that ceases to be finite within five points does so immediately`(value: Double) {
    #expect(Curves.verdict([2.3, value]) == .immediateDivergence)
    #expect(Curves.verdict([value]) == .immediateDivergence)
    #expect(Curves.verdict([2.3, 2.4, 2.2, 2.5, value, value]) == .immediateDivergence)
    // Five finite points, and not within 5 % of the steps.
    #expect(Curves.verdict([2.3, 2.4, 2.2, 2.5, 2.4, value]) == .diverging)
  }

  @Test func `and within the first 5 % of the steps`() {
    let finite = Array(healthy.prefix(6))
    for (count, expected) in [
      (121, Verdict.Kind.immediateDivergence), (120, .diverging),
    ] {
      // Step 6 is the first without a loss: 6/120 is 5 %, 6/119 is more.
      let losses = finite + Array(repeating: Double.nan, count: count - 6)
      #expect(Curves.verdict(losses) == expected)
    }
  }

  @Test func `one NaN among finite losses is left out`() {
    var losses = healthy
    losses[20] = .nan
    #expect(Curves.verdict(losses) == .healthy)
  }

  @Test(arguments: [(2.001, Verdict.Kind.diverging), (2.0, .risesAfterFalling)])
  func `the last three against the first three losses`(factor: Double, expected: Verdict.Kind) {
    let losses = [1, 1, 1] + Curves.line(1, factor, count: 40) + [factor, factor, factor]
    #expect(Curves.verdict(losses) == expected)
  }

  @Test func `a spike without recovery diverges, one with recovery does not`() {
    let spike = [2.3, 2.4, 9, 60, 40, 12] + Array(repeating: 2.303, count: 44)
    #expect(Curves.verdict(spike) == .diverging)
    #expect(Curves.verdict([2.3, 2.4, 9, 60, 40, 12] + Curves.decay(5, 0.5)) == .healthy)
  }

  @Test(arguments: [(0.2, Verdict.Kind.healthy), (0.3, .risesAfterFalling)])
  func `a rise by a quarter of the fall`(part: Double, expected: Verdict.Kind) {
    // In the logarithm: down by a factor of e², up again by a part of that.
    let down = (0..<30).map { exp(-2 * Double($0) / 29) }
    let up = (1...20).map { exp(-2 + 2 * part * min(1, Double($0) / 15)) }
    #expect(Curves.verdict(down + up) == expected)
  }

  @Test func `a rise within the noise is none`() {
    let noisy = (0..<20).map { seed in
      Curves.verdict(
        Curves.noisy(Curves.decay(2.3, 0.3, count: 100), 0.15, seed: UInt64(seed)))
    }
    #expect(noisy.count { $0 == .healthy } >= 19)
  }

  @Test(arguments: [(0.9899, Verdict.Kind.slow), (0.9901, .stuck)])
  func `an improvement of one per cent`(end: Double, expected: Verdict.Kind) {
    let losses = Array(repeating: 1.0, count: 25) + Array(repeating: end, count: 25)
    #expect(Curves.verdict(losses) == expected)
  }

  /// Straight down by less than half: the smoothed loss ends 95 % of the way.
  @Test(arguments: [(0.46, Verdict.Kind.healthy), (0.48, .slow)])
  func `a loss that still falls after half of its way`(end: Double, expected: Verdict.Kind) {
    #expect(Curves.verdict(Curves.line(1, end, count: 100)) == expected)
  }

  /// To 0.8 in the first half, on in the second half by a part of that.
  @Test(arguments: [(0.45, Verdict.Kind.healthy), (0.7, .slow)])
  func `a second half that falls nearly as fast as the first`(
    part: Double, expected: Verdict.Kind
  ) {
    let losses =
      Curves.line(1, 0.8, count: 50) + Curves.line(0.8, 0.8 - 0.2 * part, count: 50)
    #expect(Curves.verdict(losses) == expected)
  }

  @Test func `a slow fall within the noise is none`() {
    let line = Curves.line(1, 0.97, count: 60)
    #expect(Curves.verdict(Curves.noisy(line, 0.001, seed: 3)) == .slow)
    #expect(Curves.verdict(Curves.noisy(line, 0.2, seed: 3)) != .slow)
  }

  @Test func `what noise alone makes of a constant is no improvement`() {
    for seed in 0..<20 {
      let losses = Curves.noisy(
        Array(repeating: 1, count: 60), 0.08, seed: UInt64(seed))
      #expect(Curves.verdict(losses) == .stuck, "\(seed)")
    }
  }

  @Test func `a fall within the first record is an improvement`() {
    #expect(Curves.verdict([1] + Array(repeating: 0.001, count: 49)) == .healthy)
  }

  @Test func `a validation loss that improves shows what noisy batches hide`() {
    let train = Curves.noisy(Array(repeating: 1, count: 60), 0.2, seed: 4)
    #expect(Curves.verdict(train, validation: Curves.line(1, 0.95, count: 60)) == .slow)
    #expect(Curves.verdict(train, validation: Curves.line(1, 0.995, count: 60)) == .stuck)
  }

  @Test(arguments: [(0.29, Verdict.Kind.healthy), (0.31, .oscillating)])
  func `standard deviation over mean of the last ten`(part: Double, expected: Verdict.Kind) {
    let level = 0.5
    let end = (0..<10).map { level * (1 + ($0 % 2 == 0 ? part : -part)) }
    #expect(Curves.verdict(Curves.decay(1.2, level, count: 40) + end) == expected)
  }

  @Test(arguments: [(0.08, Verdict.Kind.healthy), (0.12, .oscillating)])
  func `of an amplitude of a tenth of the fall`(part: Double, expected: Verdict.Kind) {
    let amplitude = 2 * part, level = 1.5 * amplitude
    let end = (0..<20).map { level + ($0 % 2 == 0 ? amplitude : -amplitude) }
    let start = level - amplitude + 2
    #expect(Curves.verdict(Curves.decay(start, level, count: 40) + end) == expected)
  }

  @Test func `swings that the validation loss does not have are noise of minibatches`() {
    let train = Curves.decay(2, 0.5, count: 30) + (0..<20).map { $0 % 2 == 0 ? 0.2 : 0.8 }
    #expect(Curves.verdict(train) == .oscillating)
    #expect(Curves.verdict(train, validation: Curves.decay(2, 0.5)) == .healthy)
    let swinging = Curves.decay(2, 0.8, count: 30) + (0..<20).map { $0 % 2 == 0 ? 0.5 : 1.1 }
    #expect(Curves.verdict(train, validation: swinging) == .oscillating)
  }

  @Test func `a loss that ends where it began, or above, is not stuck but lost its way`() {
    let valley = Curves.line(1, 0.5, count: 20) + Curves.line(0.5, 1, count: 10)
    #expect(Curves.verdict(valley + Array(repeating: 1, count: 20)) == .risesAfterFalling)
    // Hardly more than one per cent, but steadily.
    #expect(Curves.verdict(Curves.line(1, 0.988)) == .slow)
    let noise = Curves.noisy(Array(repeating: 1, count: 60), 0.2, seed: 9)
    let validation = Curves.line(1, 1.5, count: 60)
    #expect(Curves.verdict(noise, validation: validation) == .risesAfterFalling)
    #expect(Curves.verdict(noise, validation: Curves.line(1, 1.005, count: 60)) == .stuck)
  }

  @Test func `a loss that falls by orders of magnitude is healthy`() {
    for count in [5, 8, 12, 50, 1000] {
      #expect(Curves.verdict(Curves.geometric(1, 1e-6, count: count)) == .healthy, "\(count)")
      #expect(Curves.verdict(Curves.geometric(1, 1e-30, count: count)) == .healthy, "\(count)")
    }
    // With ripples, as momentum makes them.
    let ripples = (0..<60).map { pow(10, -Double($0) / 6) * (1 + 0.5 * sin(Double($0))) }
    #expect(Curves.verdict(ripples) == .healthy)
    // A fall within the window, then flat.
    #expect(Curves.verdict([1, 0.1] + Array(repeating: 0.01, count: 10)) == .healthy)
  }

  @Test func `roundoff and a noise floor are healthy`() {
    for seed in 0..<20 {
      let floor = (0..<40).map { _ in 1e-16 }
      let roundoff = Curves.noisy(floor, 0.9, seed: UInt64(seed)).map(abs)
      #expect(Curves.verdict(Curves.geometric(1, 1e-16) + roundoff) == .healthy)
      #expect(Curves.verdict(Curves.geometric(1, 1e-12) + roundoff.map { _ in 0 }) == .healthy)
      let settled = Curves.noisy(
        Array(repeating: 0.02, count: 60), 0.6, seed: UInt64(seed)
      ).map(abs)
      #expect(Curves.verdict(Curves.decay(2.3, 0.02, count: 40) + settled) == .healthy)
    }
  }

  @Test func `losses below zero are judged by differences`() {
    #expect(Curves.verdict(Curves.line(-1, -5)) == .healthy)
    #expect(Curves.verdict(Curves.line(-1, -1.005)) == .stuck)
    #expect(Curves.verdict(Curves.line(1, -5)) == .healthy)
    #expect(Curves.verdict(Curves.line(-1, 5)) == .diverging)
    #expect(Curves.verdict(Curves.line(-1, -5) + Curves.line(-5, -3)) == .risesAfterFalling)
    let swings = (0..<20).map { -3 + ($0 % 2 == 0 ? 1.5 : -1.5) }
    #expect(Curves.verdict(Curves.line(0, -3, count: 30) + swings) == .oscillating)
    let diagnosis = Diagnosis(of: Curves.log(Curves.line(-1, -5)))
    #expect(diagnosis.primary.evidence.contains { $0.quantity.contains("skipped") })
  }

  @Test(arguments: [(0.87, Verdict.Kind.healthy), (0.89, .overfitting)])
  func `validation above 1 point 1 of its minimum`(end: Double, expected: Verdict.Kind) {
    let validation =
      Curves.line(2.3, 0.8, count: 25) + Curves.line(0.8, end, count: 20)
      + Array(repeating: end, count: 5)
    #expect(Curves.verdict(healthy, validation: validation) == expected)
  }

  @Test func `without a falling training loss that is no overfitting`() {
    let validation = Curves.line(2.3, 0.8, count: 25) + Curves.line(0.8, 1.2, count: 25)
    let train = Curves.decay(2.3, 0.3, count: 24) + Array(repeating: 0.35, count: 26)
    #expect(Curves.verdict(train, validation: validation) == .healthy)
  }

  @Test func `several verdicts are told, the most severe first`() {
    let diagnosis = Diagnosis(
      of: Curves.log([1, 1, 1] + Curves.line(1, 0.1, count: 20) + Curves.line(0.1, 4, count: 20)))
    #expect(diagnosis.primary.kind == .diverging)
    #expect(diagnosis.also.map(\.kind) == [.risesAfterFalling])
  }

  private static let lateNaN: [Double] = Curves.decay(2.3, 0.3, count: 30) + [.nan, .nan]
  private static let rising: [Double] = Curves.line(2, 1) + Curves.line(1, 1.6)
  private static let swings: [Double] = (0..<10).map { $0 % 2 == 0 ? 0.2 : 0.8 }
  private static let swinging: [Double] = Curves.decay(2, 0.5) + swings

  private static let examples: [[Double]] = [
    [1, 2], [2.3, .nan], Curves.decay(2.3, 0.3, count: 30) + [.nan, .nan], Curves.line(1, 3),
    rising, Curves.line(1, 0.999),
    swinging, Curves.decay(2.3, 0.3),
    Curves.noisy(Curves.decay(2.3, 0.3), 0.1, seed: 3), Curves.geometric(1, 1e-14),
    Curves.line(-1, -5), Curves.line(1, -5),
  ]

  @Test(arguments: examples)
  func `a verdict does not depend on the unit of the loss`(losses: [Double]) {
    let expected = Curves.verdict(losses)
    for factor in [1e-200, 1e-9, 0.37, 1000, 1e200, 0x1p-400] {
      #expect(Curves.verdict(losses.map { $0 * factor }) == expected, "\(factor)")
    }
  }

  @Test(arguments: examples)
  func `nor on where and how densely steps are counted`(losses: [Double]) {
    let expected = Curves.verdict(losses)
    for (shift, stride) in [(1000.0, 1.0), (0, 50), (-7, 0.25), (1e9, 1e3)] {
      let log = Curves.log(losses) { shift + stride * Double($0) }
      #expect(Diagnosis(of: log).primary.kind == expected)
    }
  }

  @Test(arguments: examples)
  func `every verdict has numbers as evidence, a cause and a fix`(losses: [Double]) {
    let diagnosis = Diagnosis(of: Curves.log(losses))
    for verdict in [diagnosis.primary] + diagnosis.also {
      #expect(!verdict.evidence.isEmpty && !verdict.fixes.isEmpty && !verdict.cause.isEmpty)
      #expect(verdict.evidence.contains { $0.limit != nil })
      for evidence in verdict.evidence {
        #expect(!evidence.value.isNaN && !evidence.quantity.isEmpty)
        if evidence.limit != nil { #expect(evidence.isMet == (verdict.kind != .healthy)) }
        if let name = evidence.limit?.threshold {
          #expect(Thresholds.declaration.settings.contains { $0.name == name })
        }
      }
    }
  }

  @Test func `fixes come in the order of the guide`() {
    #expect(Verdict.Kind.immediateDivergence.fixes.count == 6)
    #expect(Verdict.Kind.immediateDivergence.fixes[0].contains("by 10"))
    #expect(Verdict.Kind.diverging.fixes[0].contains("by 10"))
    #expect(Verdict.Kind.risesAfterFalling.fixes[0].contains("halve"))
    #expect(Verdict.Kind.stuck.fixes[0].contains("by 10"))
    #expect(Verdict.Kind.oscillating.fixes[0].contains("by 3"))
    for kind in Verdict.Kind.allCases { #expect(!kind.fixes.isEmpty && !kind.cause.isEmpty) }
  }

  @Test func `thresholds are the guide's, and options`() throws {
    let standard = Thresholds()
    #expect(standard.points == 3 && standard.diverging == 2 && standard.stuck == 0.01)
    #expect(standard.oscillation == 0.3 && standard.oscillationPoints == 10)
    #expect(standard.overfitting == 1.1)
    #expect(try Thresholds([:]) == standard)
    for setting in Thresholds.declaration.settings {
      let changed: SettingValue =
        setting.kind == .integer ? .integer(7) : .number(setting.name == "overfitting" ? 1.5 : 0.75)
      if setting.name == "diverging" {
        #expect(throws: ConfigurationError.self) { try Thresholds([setting.name: changed]) }
      } else {
        #expect(try Thresholds([setting.name: changed]) != standard, "\(setting.name)")
      }
    }
    let error = #expect(throws: ConfigurationError.self) { try Thresholds(["stukc": .number(1)]) }
    #expect(error?.message.contains("did you mean 'stuck'?") == true)
  }

  @Test func `numbers at the ends of their range do not matter`() {
    let largest = Double.greatestFiniteMagnitude
    let swings: [Double] = (0..<40).map { $0 % 2 == 0 ? largest : -largest }
    let curves: [[Double]] = [
      [largest, -largest, 0, 1], Array(repeating: .leastNonzeroMagnitude, count: 12),
      Array(repeating: 0, count: 12), swings,
    ]
    for losses in curves {
      let diagnosis = Diagnosis(of: Curves.log(losses))
      #expect(diagnosis.primary.evidence.contains { !$0.value.isNaN })
    }
  }
}
