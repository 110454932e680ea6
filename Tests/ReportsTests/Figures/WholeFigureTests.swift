import Analysis
import Claims
import Foundation
import Records
import Reports
import Testing
import TestSupport

/// Nothing that a figure says is cut, whatever the names of a plan are.
@Suite struct WholeFigureTests {
  @Test(arguments: LargePlan.all)
  func `no figure of a plan of 24 methods with long names is cut`(plan: LargePlan) throws {
    let folder = try TemporaryFolder()
    for report in plan.reports { try report.write(to: folder.path) }
    let plots = "\(folder.path)/plots"
    let names = try FileManager.default.contentsOfDirectory(atPath: plots)
      .filter { $0.hasSuffix(".gp") }.map { String($0.dropLast(3)) }.sorted()
    // Of every kind that a plan has, for each of its problems and batch sizes.
    #expect(
      names
        == (1...4).map { "comparison-\($0)" } + [
          "costs", "curves-1", "curves-2", "loss-vs-rate-1", "loss-vs-rate-2", "profile",
          "range-test",
          "schedules", "sharpness", "study-1", "study-2",
        ])
    for name in names {
      let script = try String(contentsOfFile: "\(plots)/\(name).gp", encoding: .utf8)
      try DrawnFigure(script: script, svgFile: "\(plots)/\(name).svg").expectWhole(name)
    }
  }

  @Test(arguments: LargePlan.all)
  func `nor is one that other commands draw`(plan: LargePlan) throws {
    for figure in [
      SchedulesFigure.make(plan.schedules(6), name: "together"),
      RooflineFigure.make(plan.kernels), ClaimFigure.make(plan.claim, name: "claim"),
    ] {
      let figure = try #require(figure)
      try DrawnFigure(figure).expectWhole(figure.name)
    }
  }

  @Test(arguments: LargePlan.all)
  func `a legend has every method by its whole name`(plan: LargePlan) throws {
    let figure = try #require(
      SchedulesFigure.make(plan.schedules(6), name: "together"))
    let shown = Set(try DrawnFigure(figure).picture.texts.map(\.words))
    for input in plan.schedules(6) { #expect(shown.contains(input.label)) }
  }

  @Test func `names of cells are shortened only as far as they differ`() throws {
    func labels(_ names: [String]) throws -> [String] {
      let cells = names.map { name in
        StudyTable.Cell(
          labels: ["optimizer": name],
          samples: [StudySample(seed: 1, values: ["distance": 1])])
      }
      let result = ClaimResult(
        Claim(
          id: "X", statement: "", source: "", quantity: "distance", prediction: .number(3),
          rule: RunSpec.Component(name: "at-most", settings: [:]), isExpected: true),
        in: StudyTable(axes: ["optimizer"], quantities: [LargePlan.quantity], cells: cells))
      let script = try #require(ClaimFigure.make(result, name: "x")).script
      let tics = try #require(script.firstMatch(of: /set xtics .*\((.*)\)/)).1
      return tics.matches(of: /'([^']*)' \d+/).map { String($0.1) }
    }
    let long = String(repeating: "x", count: 50)
    #expect(try labels(["a" + long, "b" + long])[0].contains("…"))
    // What differs in the middle alone is kept.
    let middles = try labels([long + "a" + long, long + "b" + long])
    #expect(middles[0].contains("a") && middles[1].contains("b"))
    #expect(try labels(["a", "b"]) == ["a", "b"])
  }

  /// Numbers that differ in their last digits only have the longest labels.
  @Test(arguments: [1, -1, 1e-5, 1e5, 3.16227766016838e-5])
  func `numbers of any length have room beside their axis`(unit: Double) throws {
    func value(_ number: Int) -> Double { unit * (1 + 1e-5 * Double(number)) }
    let quantity = StudyQuantity("loss", title: "loss", "")
    let table = StudyTable(
      axes: ["rate"], quantities: [quantity],
      cells: (1...9).map { number in
        StudyTable.Cell(
          labels: ["rate": "\(number)"],
          parameters: ["rate": Double(number / 4) + abs(unit), "beta": value(number % 4)],
          samples: [StudySample(seed: 1, values: ["loss": value(number)])])
      })
    let claim = Claim(
      id: "X", statement: "", source: "", quantity: "loss", prediction: .number(value(3)),
      rule: RunSpec.Component(name: "within", settings: ["tolerance": .number(1e-5)]),
      isExpected: true)
    var curve = Curve(diagnostics: ["sharpness", "sharpness_residual"])
    for step in 0...4 {
      let value = value(step)
      curve.append([25_000 * Double(step), 0.1, value, value, nil, nil, nil, value, 0])
    }
    let method = RunRow.Method(
      problem: "p", steps: 100_000, optimizer: "o", schedule: "s", batch: .full)
    let points = (0...4).map { (step: 25_000 * $0, factor: abs(value($0))) }
    let figures = [
      LossCurvesFigure.make([.init(method: method, curves: [curve])], name: "curves", title: ""),
      SharpnessFigure.make(
        [
          .init(
            label: "a", curve: SharpnessCurve(curve, threshold: StabilityThreshold { 2 / $0 }))
        ], name: "sharpness", title: "t"),
      ClaimFigure.make(ClaimResult(claim, in: table), name: "claim"),
      SchedulesFigure.make([.init(label: "a", points: points)], name: "one", peak: abs(unit)),
      SchedulesFigure.make(
        (0..<9).map { .init(label: "\($0)", points: points) }, name: "many", peak: abs(unit)),
    ]
    let study = StudyReport(
      table: table, shown: [],
      drawings: [
        .series(quantity: "loss", along: [.beta]),
        .map(quantity: "loss", x: [.rate], y: [.beta]),
      ]
    ).figures(title: "t")
    #expect(study.count == 2)
    for figure in figures + study {
      let figure = try #require(figure)
      try DrawnFigure(figure).expectWhole(figure.name)
    }
  }

  /// Such as a file's or a share of the runs: gnuplot reads what is written along an axis as a format.
  @Test func `a per cent sign in a name is drawn`() throws {
    let cells = ["50%.csv", "%s %d"].map { name in
      StudyTable.Cell(
        labels: ["problem": name],
        samples: (0..<3).map { StudySample(seed: $0, values: ["y": Double($0)]) })
    }
    let claim = Claim(
      id: "X", statement: "", source: "", quantity: "y", prediction: .number(1),
      rule: RunSpec.Component(name: "share", settings: ["upper": .number(1)]), isExpected: true)
    let table = StudyTable(
      axes: ["problem"], quantities: [StudyQuantity("y", title: "y", "")], cells: cells)
    let figure = try #require(ClaimFigure.make(ClaimResult(claim, in: table), name: "claim"))
    let drawn = try DrawnFigure(figure)
    drawn.expectWhole("claim")
    for text in ["50%.csv: 66.7 %", "%s %d: 66.7 %"] { #expect(drawn.svg.contains(text)) }
  }

  /// All that this repository shows.
  @Test(arguments: shipped) func `no shipped figure is cut`(path: String) throws {
    let file = Fixtures.root.appendingPathComponent("results/\(path)")
    let script = try String(
      contentsOf: file.deletingPathExtension().appendingPathExtension("gp"), encoding: .utf8)
    try DrawnFigure(script: script, svgFile: file.path).expectWhole(path)
  }

  static let shipped: [String] = {
    let results = Fixtures.root.appendingPathComponent("results").path
    let paths = FileManager.default.subpaths(atPath: results) ?? []
    return paths.filter { $0.hasSuffix(".svg") }.sorted()
  }()
}
