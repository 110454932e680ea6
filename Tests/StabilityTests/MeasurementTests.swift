import Catalog
import Compute
import Foundation
import Optimizers
import Stability
import Testing

/// Boundaries measured on runs against the closed forms.
@Suite struct MeasurementTests {
  static let spectrum = [0.3, 4, 1, 2.5]

  @Test(arguments: OptimizerCase.catalogue)
  func `measured boundaries of the catalogue are the closed forms`(optimizer: OptimizerCase) throws
  {
    let result = try searchBoundary(optimizer.prepared, spectrum: Self.spectrum, seed: 3)
    guard let closed = try optimizer.largestStableRate(curvature: 4) else {
      #expect(result.heldScales == (optimizer.id == "adan"))
      return
    }
    guard case .boundary(let rate, let halfWidth) = result.outcome else {
      Issue.record("\(result)")
      return
    }
    #expect(result.heldScales && halfWidth <= 1e-5)
    #expect(abs(rate / closed - 1) < 1e-3)
  }

  @Test func `measured and predicted boundaries of Adan agree`() throws {
    for β in [0.5, 0.9, 0.98] {
      let adan = try OptimizerCase("adan", ["beta1": .number(β)]).prepared
      let predicted = try #require(try predictBoundary(adan, curvature: 4).rate)
      let measured = try #require(try searchBoundary(adan, spectrum: Self.spectrum, seed: 5).rate)
      #expect(abs(measured / predicted - 1) < 1e-3)
    }
  }

  @Test(arguments: PredictionTests.variants)
  func `so are measured boundaries with decay and other settings`(optimizer: OptimizerCase) throws {
    let closed = try #require(try optimizer.largestStableRate(curvature: 0.5))
    let rate = try #require(
      try searchBoundary(optimizer.prepared, spectrum: [0.5], seed: 8).rate)
    #expect(abs(rate / closed - 1) < 1e-3)
  }

  @Test func `displacements do not change the boundary`() throws {
    let sgd = try OptimizerCase("sgd", ["momentum": .number(0.9)]).prepared
    let rates = try (0..<5).map { seed in
      try #require(try searchBoundary(sgd, spectrum: Self.spectrum, seed: UInt64(seed)).rate)
    }
    for rate in rates { #expect(abs(rate / (3.8 / 4) - 1) < 1e-4) }
  }

  @Test(arguments: ["adam", "lion", "adamw", "rmsprop", "adagrad"])
  func `limit cycles of adaptive rules that are alive are bounded`(id: String) throws {
    let result = try searchBoundary(
      OptimizerCase(id, ["weight_decay": .number(0)]).prepared, spectrum: Self.spectrum,
      seed: 2, options: BoundaryOptions(burnIn: 0, holdsScales: false))
    #expect(!result.heldScales)
    guard case .boundedThroughout(let upTo) = result.outcome else {
      Issue.record("\(id) \(result)")
      return
    }
    #expect(upTo >= 1e8 / 4 && result.runs >= 27)
  }

  /// Momentum without scales is the same alive or held.
  @Test func `a rule without scales has the same boundary alive`() throws {
    for id in ["sgd", "schedule-free-sgd"] {
      let optimizer = OptimizerCase(id, ["momentum": .number(0.9)])
      let closed = try #require(try optimizer.largestStableRate(curvature: 4))
      let result = try searchBoundary(
        optimizer.prepared, spectrum: Self.spectrum, seed: 2,
        options: BoundaryOptions(holdsScales: false))
      #expect(abs(try #require(result.rate) / closed - 1) < 1e-3)
    }
  }

  /// Without burn-in the average still moves: at step t the boundary is below its limit.
  @Test func `the boundary of an average that moves is below its limit`() throws {
    let β = 0.9, steps = 1_000
    let optimizer = try OptimizerCase("schedule-free-sgd", ["momentum": .number(β)]).prepared
    let rate = try #require(
      try searchBoundary(
        optimizer, spectrum: [1], seed: 1, options: BoundaryOptions(burnIn: steps, horizon: 100)
      ).rate)
    // With the weight c = 1/t of the middle of the fit: 2/(1 − β + βc/(2 − c)).
    let c = 1 / Double(steps + 75)
    #expect(abs(rate / (2 / (1 - β + β * c / (2 - c))) - 1) < 1e-3)
    #expect(abs(rate / 20 - 1) > 3e-3)
  }
}
