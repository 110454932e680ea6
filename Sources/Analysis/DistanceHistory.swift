import Records

/// The estimate d of a run from step to step.
package struct DistanceHistory: Sendable, Hashable {
  /// After how many steps each value was read, ascending.
  package let steps: [Int]
  /// At least one.
  package let distances: [Double]

  /// - Precondition: as many steps as distances, and not none
  package init(steps: [Int], distances: [Double]) {
    precondition(steps.count == distances.count && !steps.isEmpty, "a step for every distance")
    self.steps = steps
    self.distances = distances
  }

  /// Of a run's curve: its `d`, or else the `distance` of DoG and its kin; `nil` if it has neither.
  package init?(_ curve: Curve) {
    let column = ["d", "distance"].map(curve.column).first { !$0.isEmpty } ?? []
    let points = zip(curve.column("step"), column).compactMap { step, distance in
      step.flatMap { step in distance.map { (Int(step), $0) } }
    }
    guard !points.isEmpty else { return nil }
    self.init(steps: points.map(\.0), distances: points.map(\.1))
  }

  package var last: Double { distances[distances.count - 1] }
  package var largest: Double { distances.max() ?? last }

  /// How many steps it takes until d is no smaller than a limit; +∞ if it stays below.
  package func steps(to limit: Double) -> Double {
    zip(steps, distances).first { $1 >= limit }.map { Double($0.0) } ?? .infinity
  }

  /// How many steps it takes until d is above its initial value; +∞ if it never is.
  package var stepsToGrowth: Double {
    zip(steps, distances).first { $1 > distances[0] }.map { Double($0.0) } ?? .infinity
  }

  /// The longest stretch of steps without growth of d after the first one; all steps if it never
  /// grows.
  package var stuckSteps: Int {
    var longest = 0, start = 0
    for i in distances.indices.dropFirst() where distances[i] > distances[i - 1] {
      // What comes before the first growth is another matter.
      if start > 0 { longest = max(longest, steps[i - 1] - steps[start]) }
      start = i
    }
    return max(longest, steps[steps.count - 1] - steps[start])
  }
}
