import Analysis
import Catalog
import Claims
import Foundation
import Presentation
import Records
import Reports
import Testing
import TestSupport

/// What an experiment with 24 methods leaves to be reported, with names of 60 characters and more.
struct LargePlan: CustomTestStringConvertible {
  /// What its names are made of: settings as they are, and the widest and the narrowest letters.
  enum Letters: String, CaseIterable { case settings, widest, narrowest }

  let letters: Letters
  /// Of the name of a method, or, where that is longer, of those of its optimizer and its schedule.
  let length: Int

  static let all =
    Letters.allCases.map { LargePlan(letters: $0, length: 60) }
    + [LargePlan(letters: .settings, length: 122)]

  var testDescription: String { "\(letters), \(length) characters" }

  /// A name that tells its number at both ends.
  func name(_ kind: String, _ number: Int, _ length: Int) -> String {
    let start = "\(kind)\(number)(", end = "=0.\(number))"
    let inside =
      switch letters {
      case .settings: "beta1=0.95, weight_decay=0.0001, eps=1e-08, momentum=0.9, nesterov"
      case .widest: String(repeating: "W", count: length)
      case .narrowest: String(repeating: "i", count: length)
      }
    return start + inside.prefix(length - start.count - end.count) + end
  }

  static let rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1]
  static let seeds: [UInt64] = [1, 2, 3, 4, 5]
  static let batches: [BatchSize] = [.examples(16), .full]

  /// 24 on each problem and batch size.
  var methods: [RunRow.Method] {
    (1...2).flatMap { problem in
      Self.batches.flatMap { batch in
        (0..<24).map { number in
          RunRow.Method(
            problem: name("problem", problem, 60), steps: 1000,
            optimizer: name("adam", number / 2, (length - 2) / 2),
            schedule: name("wsd", number % 2, (length - 2) / 2), batch: batch)
        }
      }
    }
  }

  /// Of all runs. Every method but the first diverges from some rate on.
  private var rows: [RunRow] {
    methods.enumerated().flatMap { number, method in
      Self.rates.enumerated().flatMap { place, rate in
        Self.seeds.map { seed in
          let diverges = place + number % 5 + Int(seed % 2) > 8
          let loss =
            0.1 + pow(log10(rate) + 2, 2) + 0.01 * Double(number % 24) + 0.003 * Double(seed)
          return RunRow(
            id: "\(number)-\(place)-\(seed)", cell: .init(method: method, peakRate: rate),
            seed: seed, outcome: diverges ? .diverged(step: 10) : .finished,
            metrics: Metrics(initialLoss: 3, loss: diverges ? nil : loss))
        }
      }
    }
  }

  private var curves: [LossCurvesFigure.Input] {
    methods.enumerated().map { number, method in
      LossCurvesFigure.Input(
        method: method,
        curves: Self.seeds.map { seed in
          var curve = Curve()
          // One seed in five diverges halfway.
          for step in stride(from: 0, through: seed == 5 ? 500 : 1000, by: 50) {
            let loss =
              3 / (1 + 0.01 * Double(step) + 0.1 * Double(number % 24)) + 0.01 * Double(seed)
            curve.append([Double(step), 0.1, loss, loss, 1, 1, nil])
          }
          return curve
        })
    }
  }

  func schedules(_ count: Int) -> [SchedulesFigure.Input] {
    (0..<count).map { number in
      SchedulesFigure.Input(
        label: name("wsd", number, 60),
        points: (0...100).map { ($0 * 10, 1 - Double($0) / Double(100 + number)) })
    }
  }

  private var comparison: Comparison {
    Comparison(
      methods.enumerated().map { number, method in
        var runs = MethodRuns(
          method: method, seeds: Self.seeds, gradientsPerStep: 1)
        func run(_ rate: Int, _ seed: Int) -> MethodRuns.Run {
          let loss = 0.1 + 0.01 * Double(number % 24 + seed) + 0.5 * Double(rate)
          return MethodRuns.Run(
            loss: loss, initialLoss: 3, steps: 1000,
            points: (1...100).map { .init(step: 10 * $0, loss: loss + 1 - 0.01 * Double($0)) })
        }
        for rate in 0..<2 {
          for seed in Self.seeds.indices { runs.addCompared(run(rate, seed), at: [0.1, 1][rate]) }
          for seed in 0..<2 { runs.addTuning(run(rate, seed), at: [0.1, 1][rate]) }
        }
        return runs
      }, quantile: 0.5, largestRatio: 4, label: "test", isBaseline: { _ in true })
  }

  private var rangeTests: RangeTestReport {
    RangeTestReport(
      results: [
        RangeTestResult(
          problem: name("problem", 1, 60), optimizer: name("adam", 1, 60), batch: .full,
          curves: Self.seeds.map { seed in
            let rates = (0..<100).map { 1e-5 * pow(10, Double($0) / 20) }
            return RangeTestCurve(
              rates: rates,
              losses: rates.map { 1 / (1 + 50 * $0) + $0 * $0 / 10 + 0.01 * Double(seed) },
              plannedCount: 100, smoothing: 0.1, stopFactor: 4)
          }, stabilityLimits: [0.5])
      ], scores: [], seeds: Self.seeds)
  }

  static let quantity = StudyQuantity(
    "distance", title: "largest distance of the trajectories / D", "of all", isLogarithmic: true)

  /// 24 lines on two problems; half of them leave the axis at the same rates.
  var table: StudyTable {
    StudyTable(
      axes: ["problem", "optimizer", "rate"], quantities: [Self.quantity],
      cells: (0..<2).flatMap { problem in
        (0..<24).flatMap { number in
          Self.rates.enumerated().map { place, rate in
            let value = place + number % 2 > 5 ? .infinity : rate * Double(number + 1)
            return StudyTable.Cell(
              labels: [
                "problem": name("problem", problem, 60), "optimizer": name("adam", number, 60),
                "rate": compact(rate),
              ], parameters: ["rate": rate, "beta": Double(number)],
              samples: Self.seeds.map { seed in
                StudySample(seed: seed, values: ["distance": value * (1 + 0.01 * Double(seed))])
              })
          }
        }
      })
  }

  private var study: StudyReport {
    StudyReport(
      table: table, shown: [],
      drawings: [
        .series(quantity: "distance", along: [.rate]),
        .map(quantity: "distance", x: [.rate], y: [.beta]),
      ], moreFigures: [sharpness].compactMap(\.self))
  }

  private var sharpness: Figure? {
    SharpnessFigure.make(
      (0..<24).map { number in
        var curve = Curve(diagnostics: ["sharpness", "sharpness_residual"])
        for step in 0...50 {
          let value = Double(step + number)
          curve.append([Double(step), 0.1, 1 / (1 + value), nil, nil, nil, nil, value, 0])
        }
        return SharpnessFigure.Input(
          label: name("adam", number, 60),
          curve: SharpnessCurve(curve, threshold: StabilityThreshold { 2 / $0 }))
      }, name: "sharpness", title: name("problem", 1, 60), product: 2)
  }

  /// With the sections of both kinds of studies that have figures.
  var reports: [ExperimentReport] {
    let sections: [any ReportSection] = [
      ComparisonReport(comparison: comparison, study: study), rangeTests,
    ]
    return sections.map {
      ExperimentReport(
        name: name("experiment", 1, 60), description: "", summary: ExperimentSummary(rows),
        schedules: schedules(24), curves: curves, section: $0, divergenceFactor: 1000,
        arithmetic: ArithmeticMixture(of: "runs", program: .first), provenance: Provenance())
    }
  }

  /// On all cells, by a rule that sets them against a prediction.
  var claim: ClaimResult {
    ClaimResult(
      Claim(
        id: name("claim", 1, 60), statement: "", source: "", quantity: "distance",
        prediction: .number(3),
        rule: RunSpec.Component(name: "at-most", settings: ["of": .text("every-seed")]),
        isExpected: true),
      in: StudyTable(
        axes: ["optimizer"], quantities: [Self.quantity],
        cells: table.cells.filter { $0.parameters["rate"] == 0.001 }.prefix(24).map { $0 }))
  }

  var kernels: [KernelResult] {
    (0..<24).flatMap { number in
      [1 << 16, 1 << 24].map { size in
        KernelResult(
          optimizer: name("adam", number, 60), precision: .float32, parameters: size, threads: 1,
          median: 1 + Double(number), fastest: 1, slowest: 30, bytesPerParameter: 12,
          rooflineMedian: 1)
      }
    }
  }
}
