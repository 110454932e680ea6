import Catalog
import Compute
import Problems
import Testing

/// Runs that share data sets are the runs that they would be without.
@Suite struct SharedExamplesTests {
  @Test(arguments: networkExamples)
  func `shared data are those of the run's own`(
    example: (String, [String: SettingValue])
  ) throws {
    let prepared = try prepare(example.0, example.1)
    let shared = SharedExamples()
    for seed: UInt64 in [1, 2, 1, 2, 1] {
      let alone: any Problem<Float> = prepared.make(seed: seed)
      let sharing: any Problem<Float> = prepared.make(seed: seed, shared: shared)
      let w = alone.initialParameters()
      #expect(sharing.initialParameters() == w)
      #expect(sharing.evaluate(at: w) == alone.evaluate(at: w))
      #expect(sharing.trainingLoss(at: w) == alone.trainingLoss(at: w))
      #expect(sharing.truth.facts == alone.truth.facts)
      #expect(sharing.truth.lossFloor == alone.truth.lossFloor)
    }
  }

  @Test func `other settings and the other precision have data of their own`() throws {
    let shared = SharedExamples()
    func loss<S: Scalar>(_ noise: Double, as: S.Type) throws -> Double {
      let prepared = try prepare("mlp", ["noise": .number(noise)])
      let problem: any Problem<S> = prepared.make(seed: 1, shared: shared)
      return problem.evaluate(at: problem.initialParameters()).loss
    }
    let losses = [
      try loss(0.1, as: Float.self), try loss(0.2, as: Float.self),
      try loss(0.1, as: Double.self), try loss(0.1, as: Float.self),
    ]
    #expect(losses[0] != losses[1] && losses[0] == losses[3])
    #expect(losses[2] != losses[0] && abs(losses[2] - losses[0]) < 1e-5)
  }
}
