import Foundation
import Testing

@Suite struct ClippingTests {
  private func plan(rates: String, dimension: Int, seeds: Int) -> String {
    """
    experiment: clipping
    problem: {name: quadratic, dimension: \(dimension), largest: 10, smallest: 0.5, distance: 4}
    optimizers: [{name: sgd, clip_norm: 0.7}]
    learning_rates: \(rates)
    seeds: \(seeds)
    steps: 1000
    precision: float64
    study: {name: clipping}
    """
  }

  @Test func `in one dimension a run ends within a clipped step`() throws {
    let study = try ComputedStudy(plan(rates: "[0.1, 0.3]", dimension: 1, seeds: 1))
    #expect(study.values("largest_distance") == [[1], [1]])
    #expect(study.values("unclipped_diverged") == [[0], [1]])
    #expect(study.values("diverged") == [[0], [0]])
    // ηλ = 1 reaches the minimiser in one step, once the gradient is not clipped any more.
    #expect(try study.value("final_distance", 0) < 1e-9)
    // Above the boundary every displacement grows until it is clipped: none is further away than a
    // step, and half of the time it is at least a quarter of one.
    let cycle = try study.value("cycle", 1), final = try study.value("final_distance", 1)
    #expect(abs(cycle - 0.3 * 0.7 / 8) < 1e-12)
    #expect(final > cycle / 2 && final < 2 * cycle)
    #expect(try abs(study.value("fraction", 1) - 1.5) < 1e-12)
  }

  @Test func `distances stay below the bound at rates far above the boundary`() throws {
    let study = try ComputedStudy(
      plan(rates: "[0.19, 0.21, 0.5, 2, 20, 200]", dimension: 6, seeds: 10))
    for (distances, bounds) in zip(study.values("largest_distance"), study.values("bound")) {
      #expect(zip(distances, bounds).allSatisfy { $0 <= $1 }, "\(distances) \(bounds)")
    }
    // The bound says something: far above the boundary it is a few steps.
    let far = try study.value("largest_distance", 5) / study.value("bound", 5)
    #expect(far > 0.2, "\(far)")
  }

  @Test func `a run of one step has a second half`() throws {
    let study = try ComputedStudy(
      plan(rates: "[0.1]", dimension: 1, seeds: 1).replacing("steps: 1000", with: "steps: 1"))
    // A clipped step of 0.1 × 0.7 from a distance of 4; clipping divides by the norm plus 1e-6.
    #expect(try abs(study.value("final_distance") - (4 - 0.07) / 4) < 1e-8)
  }

  @Test func `an optimizer that does not clip is refused`() {
    let error = refusal(
      plan(rates: "[0.1]", dimension: 2, seeds: 1).replacing(", clip_norm: 0.7", with: ""))
    #expect(error?.message.contains("clip_norm") == true)
  }
}
