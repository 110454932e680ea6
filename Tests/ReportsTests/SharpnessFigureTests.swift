import Analysis
import Foundation
import Records
import Reports
import Testing

@Suite struct SharpnessFigureTests {
  private func input(_ label: String, _ rows: [(Double, Double?, Double, Double?)])
    -> SharpnessFigure
    .Input
  {
    var curve = Curve(diagnostics: ["sharpness", "sharpness_residual"])
    for (step, rate, loss, sharpness) in rows {
      curve.append([step, rate, loss, nil, nil, nil, nil, sharpness, sharpness.map { _ in 0 }])
    }
    return .init(
      label: label, curve: SharpnessCurve(curve, threshold: StabilityThreshold { 2 / $0 }))
  }

  @Test func `a common threshold is drawn once, below the curves`() throws {
    let rows: [(Double, Double?, Double, Double?)] = [
      (0, 0.1, 1, 5), (10, 0.1, 0.5, 15), (20, nil, 0.01, 19),
    ]
    let figure = try #require(
      SharpnessFigure.make(
        [input("seed_1", rows), input("seed_2", rows)], name: "f", title: "a_b", product: 2))
    #expect(figure.script.contains("edge of stability, 2/rate") && figure.script.contains("seed_1"))
    #expect(figure.script.contains("noenhanced") && figure.script.contains("'a_b'"))
    #expect(figure.script.contains("set logscale y"))
    // Losses and sharpness of both, and one threshold, at two points.
    #expect(figure.script.components(separatedBy: " << EOD").count == 1 + 5)
    #expect(figure.script.contains("0 20\n10 20\nEOD"))
  }

  @Test func `methods with rates of their own have thresholds of their own`() throws {
    let figure = try #require(
      SharpnessFigure.make(
        [
          input("a", [(0, 0.1, 1, 5), (10, 0.1, 0.5, 15)]),
          input("b", [(0, 0.2, 1, 5), (10, 0.2, 0.5, 9)]),
        ], name: "f", title: "t"))
    #expect(figure.script.components(separatedBy: " << EOD").count == 1 + 6)
  }

  @Test func `losses of zero and less, and falling thresholds, have a place`() throws {
    let figure = try #require(
      SharpnessFigure.make(
        [input("a", [(0, 1e-9, 1, 5), (5, 0.1, -1, -3), (10, 0, 0, 15)])], name: "f", title: "t"))
    #expect(!figure.script.contains("\nset logscale"))
    #expect(!figure.script.contains("inf") && !figure.script.contains("nan"))
    #expect(SharpnessFigure.make([input("a", [(0, 0.1, 1, 5)])], name: "f", title: "t") == nil)
    #expect(SharpnessFigure.make([], name: "f", title: "t") == nil)
  }

  @Test func `of many points a spike is kept`() throws {
    let rows = (0..<50_000).map { i -> (Double, Double?, Double, Double?) in
      (Double(i), 0.1, i == 31_415 ? 77 : 1, 10)
    }
    let figure = try #require(
      SharpnessFigure.make([input("a", rows)], name: "f", title: "t"))
    #expect(figure.script.contains("31415 77\n"))
    #expect(figure.script.utf8.count < 60_000)
  }
}
