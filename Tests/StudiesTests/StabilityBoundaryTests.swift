import Foundation
import Testing

@Suite struct StabilityBoundaryStudyTests {
  private func plan(_ optimizer: String, study: String = "") -> String {
    """
    experiment: boundary
    problem: {name: quadratic, dimension: 5, largest: 4, smallest: 0.4, rotated: true}
    optimizers: [\(optimizer)]
    seeds: 2
    steps: 1000
    precision: float64
    study: {name: stability-boundary\(study)}
    """
  }

  @Test(arguments: [
    ("{name: sgd, momentum: 0.9}", 3.8), ("{name: sgd, momentum: 0.9, nesterov: true}", 1.357143),
    ("{name: adam, beta1: 0.9}", 38), ("{name: sgd, weight_decay: 1}", 1.6),
    ("{name: rmsprop}", 2),
  ])
  func `boundary, closed form and spectral radius agree`(
    optimizer: String, expected: Double
  ) throws {
    let study = try ComputedStudy(plan(optimizer, study: ", burn_in: 20000"))
    for name in ["boundary", "closed_form", "spectral"] {
      #expect(try abs(study.value(name) / expected - 1) < 3e-5, "\(name)")
    }
    #expect(try abs(study.value("largest_rate") * 4 / expected - 1) < 3e-5)
    #expect(try abs(study.value("ratio") - 1) < 3e-5)
    #expect(try abs(study.value("spectral_ratio") - 1) < 1e-6)
    // The bracket's half width is of the size that was asked for.
    let width = try #require(study.table.cells[0].samples[0].uncertainties["boundary"])
    #expect(width > 0 && width <= 1e-5 * expected * 1.001)
  }

  @Test func `a rule with steps of a fixed length has no boundary, and says why`() throws {
    let study = try ComputedStudy(plan("{name: lion}"))
    #expect(study.values("boundary")[0] == [.infinity, .infinity])
    let sample = study.table.cells[0].samples[0]
    #expect(try #require(sample.missing["spectral"]).contains("not linear"))
    #expect(sample.values["ratio"] == nil && sample.missing["ratio"] != nil)
  }

  @Test func `live second moments keep adam bounded at every rate`() throws {
    let study = try ComputedStudy(plan("{name: adam}", study: ", scales: live"))
    #expect(study.values("boundary")[0] == [.infinity, .infinity])
    #expect(try abs(study.value("closed_form") - 38) < 1e-9)
  }

  @Test func `too short a horizon is refused`() {
    let error = refusal(plan("{name: sgd}").replacing("steps: 1000", with: "steps: 15"))
    #expect(error?.path == "steps" && error?.message.contains("at least 16 steps") == true)
  }

  @Test func `a network has no spectrum to be predicted from`() {
    let error = refusal(
      plan("{name: sgd}").replacing(
        "{name: quadratic, dimension: 5, largest: 4, smallest: 0.4, rotated: true}",
        with: "{name: mlp, data: moons}"))
    #expect(error?.message.contains("does not state its spectrum") == true)
  }

  // MARK: In mean square

  private static let regression = """
    experiment: mean-square
    problem: {name: least-squares, dimension: 6, largest: 2}
    optimizers: [{name: sgd, momentum: [0, 0.5]}]
    batch_sizes: [3]
    seeds: 3
    steps: 120
    precision: float64
    study: {name: stability-boundary, copies: 256}
    """

  @Test func `on least squares the boundary is that of the mean square`() throws {
    let study = try ComputedStudy(Self.regression)
    // 2B/(B + d + 1)
    #expect(try abs(study.value("closed_form", 0) - 0.6) < 1e-9)
    #expect(try abs(study.value("spectral", 0) - 0.6) < 1e-9)
    #expect(try abs(study.value("largest_rate", 0) / (study.value("boundary", 0) / 2) - 1) < 1e-12)
    for cell in 0..<2 {
      let spectral = try study.value("spectral", cell)
      let mean = study.values("boundary")[cell].reduce(0, +) / 3
      #expect(abs(mean / spectral - 1) < 0.06, "\(mean) \(spectral)")
    }
    #expect(study.values("closed_form")[1].isEmpty)
  }

  @Test func `a full batch has no noise`() {
    let error = refusal(
      Self.regression.replacing("batch_sizes: [3]", with: "batch_sizes: [full]"))
    #expect(error?.path == "batch_sizes[0]")
    #expect(error?.message.contains("needs batch_sizes") == true)
  }

  @Test func `a population that does not fit into memory is refused`() {
    let error = refusal(
      """
      experiment: boundary
      problem: {name: least-squares, dimension: 10, spectrum: isotropic, largest: 1}
      optimizers: [{name: sgd}]
      batch_sizes: [4]
      seeds: 1
      steps: 100000
      precision: float64
      study: {name: stability-boundary, copies: 1000000}
      """)
    #expect(error?.path == "study.copies")
    #expect(error?.message.contains("do not fit into memory") == true)
  }
}
