import Benchmark
import Compute
import Optimizers
import Problems

/// The steps that `steplab kernels` times, for comparison between revisions: every optimizer in
/// cache, the ones that are used most also from memory, and a training step.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    // Listed, because the default set has some that need tools which are not everywhere.
    metrics: [.wallClock, .throughput, .cpuTotal, .peakMemoryResident],
    warmupIterations: 10, maxDuration: .milliseconds(500), maxIterations: 1_000_000)

  for entry in OptimizerEntry.standard {
    step(entry, count: 1 << 16, as: Float.self)
    step(entry, count: 1 << 16, as: Double.self)
  }
  for entry in OptimizerEntry.standard
  where ["sgd", "adamw", "prodigy"].contains(entry.declaration.id) {
    step(entry, count: 1 << 24, as: Float.self)
  }
  trainingStep()
}

private func step<S: Scalar>(_ entry: OptimizerEntry, count: Int, as: S.Type) {
  let type = S.self == Float.self ? "float32" : "float64"
  Benchmark("\(entry.declaration.id), \(count) parameters, \(type)") { benchmark in
    // A square matrix, for the rules to which it matters.
    let order = Int(Double(count).squareRoot())
    var layout = ParameterLayout()
    layout.append("w", shape: [order, count / order])
    var optimizer = try PreparedOptimizer(entry.rule).make(for: layout, as: S.self)
    // Values that neither vanish nor explode, so that no denormals slow the arithmetic.
    var w = Buffer<S>(repeating: 1, count: count)
    let gradient = Buffer<S>(repeating: 0.1, count: count)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      optimizer.step(&w, gradient: gradient, rate: 1e-6)
    }
    benchmark.stopMeasurement()
    blackHole(w)
  }
}

/// AdamW on a network of 32-64-64-10 units, batch 64.
private func trainingStep() {
  Benchmark("training step, mlp 32-64-64-10, batch 64, adamw, float32") { benchmark in
    let data = GaussianMixture {
      $0.classes = 10
      $0.features = 32
    }
    let prepared = try PreparedProblem(
      MultilayerPerceptron {
        $0.hidden = [64, 64]
        $0.data.generator = data
        $0.data.sampling.examples = 1024
      })
    let problem = prepared.make(seed: 1, as: Float.self)
    var optimizer = try PreparedOptimizer(AdamW()).make(for: problem.layout, as: Float.self)
    var w = problem.initialParameters()
    var gradient = Buffer<Float>(zeros: w.count)
    var sampler = BatchSampler(seed: 1, sampling: prepared.outline.sampling)
    var batch = Batch(size: .examples(64))
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      sampler.next(&batch)
      blackHole(problem.loss(at: w, on: batch, gradient: &gradient))
      optimizer.step(&w, gradient: gradient, rate: 1e-4)
    }
    benchmark.stopMeasurement()
  }
}
