import Catalog
import Compute
import Optimizers
import Testing

@Suite struct GradientClippingTests {
  @Test func `norms are those of all elements together`() {
    let x: Buffer<Double> = [3, -4, 0, 12]
    #expect(norm(of: x, .l1) == 19)
    #expect(norm(of: x, .l2) == 13)
    #expect(norm(of: x, .inf) == 12)
    #expect(norm(of: Buffer<Float>([3, -4, 0, 12]), .inf) == 12)
  }

  @Test(arguments: GradientNorm.allCases)
  func `a gradient above the limit is scaled down to it`(type: GradientNorm) {
    let gradient = Buffer<Double>((0..<37).map { Double($0) - 15 })
    let length = norm(of: gradient, type)
    var clipping = GradientClipping<Double>(.norm(type, limit: length / 4))
    clipping.withClipped(gradient) { clipped in
      #expect(abs(norm(of: clipped, type) - length / 4) < 1e-6)
      for i in clipped.indices { #expect(abs(clipped[i] - gradient[i] / 4) < 1e-6) }
    }
    #expect(clipping.clippedSteps == 1)
  }

  @Test func `a gradient below the limit is handed on as it is`() {
    let gradient: Buffer<Float> = [0.3, -0.4]
    var clipping = GradientClipping<Float>(.norm(.l2, limit: 0.6))
    clipping.withClipped(gradient) { #expect($0 == gradient) }
    var byValue = GradientClipping<Float>(.value(limit: 0.4))
    byValue.withClipped(gradient) { #expect($0 == gradient) }
    #expect(clipping.clippedSteps == 0 && byValue.clippedSteps == 0)
  }

  @Test func `by value every element is kept within the limit`() {
    var clipping = GradientClipping<Double>(.value(limit: 1))
    clipping.withClipped([0.5, -3, 1, 7, -0.2]) { #expect($0 == [0.5, -1, 1, 1, -0.2]) }
    #expect(clipping.clippedSteps == 1)
  }

  @Test func `clipped steps are counted and shown`() throws {
    var optimizer: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
      "sgd", layout: ParameterLayout(count: 2), ["clip_norm": .number(1)])
    #expect(optimizer.diagnosticNames == ["clipped_steps"])
    var w: Buffer<Double> = [0, 0]
    for gradient: Buffer<Double> in [[3, 4], [0.3, 0.4], [0, 2]] {
      optimizer.step(&w, gradient: gradient, rate: 1)
    }
    #expect(optimizer.diagnostics == [2])
    #expect(abs(w[0] + 0.6 + 0.3) < 1e-5 && abs(w[1] + 0.8 + 0.4 + 1) < 1e-5)
  }

  @Test func `a limit for the norm and one for values exclude each other`() {
    #expect(throws: ConfigurationError.self) {
      let _: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
        "sgd", layout: ParameterLayout(count: 2),
        ["clip_norm": .number(1), "clip_value": .number(1)])
    }
  }
}
