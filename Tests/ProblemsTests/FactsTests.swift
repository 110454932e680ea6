import Catalog
import Compute
import Problems
import RandomStreams
import Testing

/// What all problems of the catalogue state, and that they say beforehand what they can state.
@Suite struct FactsTests {
  private func truths(_ name: String) throws -> [Truth] {
    try GradientTests.examples.filter { $0.0 == name }
      .map { try makeProblem(name, $0.1).truth }
  }

  @Test(arguments: ProblemEntry.standard.names)
  func `a problem states what it declares, and nothing else`(name: String) throws {
    let entry = try ProblemEntry.standard[name]
    let truths = try truths(name)
    try #require(!truths.isEmpty, "there are no examples of it")
    let stated = truths.reduce(into: Set<Truth.Fact>()) { $0.formUnion($1.facts) }
    #expect(stated == Set(entry.facts))
    #expect(Set(entry.facts).count == entry.facts.count)
  }

  @Test(arguments: analyticExamples)
  func `minimiser, minimum, distance, initial loss and floor`(
    example: (String, [String: SettingValue])
  ) throws {
    for seed: UInt64 in [1, 2] {
      let problem = try makeProblem(example.0, example.1, seed: seed)
      let truth = problem.truth
      let start = problem.initialParameters()
      if let initial = truth.initialLoss {
        #expect(abs(problem.evaluate(at: start).loss - initial) <= 1e-12 * max(1, initial))
      }
      if let floor = truth.lossFloor { #expect(problem.evaluate(at: start).loss >= floor) }
      guard let minimiser = truth.minimiser.map({ Buffer($0) }), let minimum = truth.minimum else {
        continue
      }
      #expect(abs(problem.evaluate(at: minimiser).loss - minimum) <= 1e-15)
      #expect(truth.lossFloor == minimum)
      let distance = norm(zip(start, minimiser).map { $0 - $1 })
      #expect(abs(distance - truth.initialDistance!) <= 1e-12 * max(1, distance))
    }
  }

  @Test(arguments: analyticExamples)
  func `the Hessian's stated eigenvalues are those of differences of gradients`(
    example: (String, [String: SettingValue])
  ) throws {
    let problem = try makeProblem(example.0, example.1, seed: 4)
    let truth = problem.truth
    let start = problem.initialParameters()
    guard start.count <= 50 else { return }
    func check(_ stated: [Double]?, at w: Buffer<Double>) {
      guard let stated else { return }
      let found = jacobiEigenvalues(denseHessian(problem, at: w), order: w.count)
      for (a, b) in zip(found, stated) { #expect(abs(a - b) <= 1e-7 * max(1, stated[0])) }
    }
    check(truth.spectrum, at: start)
    check(truth.initialSharpness.map { [$0] }, at: start)
    if let minimiser = truth.minimiser {
      check(truth.minimiserHessianSpectrum, at: Buffer(minimiser))
    }
    if let spectrum = truth.spectrum { #expect(truth.largestEigenvalue == spectrum[0]) }
    if let minimiser = truth.minimiserHessianSpectrum {
      #expect(minimiser == minimiser.sorted(by: >))
    }
  }

  /// Tests of single values are elsewhere; these bounds hold everywhere.
  @Test(arguments: analyticExamples)
  func `gradients and curvatures stay within the stated bounds`(
    example: (String, [String: SettingValue])
  ) throws {
    let problem = try makeProblem(example.0, example.1, seed: 6)
    let truth = problem.truth
    var stream = RandomStream(seed: 1, purpose: .test)
    let count = problem.initialParameters().count
    var gradient = Buffer<Double>(zeros: count)
    for _ in 0..<200 {
      var w = standardNormal(count, &stream)
      for i in w.indices { w[i] *= 3 }
      if let bound = truth.gradientBound {
        #expect(norm(fullGradient(problem, at: w)) <= bound)
      }
      if let bound = truth.exampleGradientBound {
        var sampler = BatchSampler(seed: stream.next64(), sampling: .finite(examples: 3))
        var batch = Batch(size: .examples(1))
        sampler.next(&batch)
        _ = problem.loss(at: w, on: batch, gradient: &gradient)
        #expect(norm(gradient) <= bound * (1 + 1e-12))
      }
      if let largest = truth.largestEigenvalue, count <= 50 {
        let v = standardNormal(count, &stream)
        let (product, error) = hessianVectorProduct(of: problem, at: w, direction: v, on: .full)
        #expect(norm(product) <= largest * norm(v) + error)
      }
    }
  }
}
