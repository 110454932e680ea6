import Benchmark
import Catalog
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

  for entry in OptimizerCatalog.all {
    step(entry, count: 1 << 16, as: Float.self)
    step(entry, count: 1 << 16, as: Double.self)
  }
  for entry in OptimizerCatalog.all
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
    var optimizer: ConfiguredOptimizer<S> = try entry.make(
      entry.declaration.configuration(), layout: layout)
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
    BLASLibrary.useOneThread()
    let entry = try ProblemCatalog.entry(named: "mlp")
    let settings = try entry.declaration.configuration([
      "data": .text("gaussian-mixture"), "features": .integer(32), "hidden": .integers([64, 64]),
      "classes": .integer(10), "examples": .integer(1024),
    ])
    let problem = entry.make(settings, context: ProblemContext(seed: 1), as: Float.self)
    let adamW = try OptimizerCatalog.entry(named: "adamw")
    var optimizer: ConfiguredOptimizer<Float> = try adamW.make(
      adamW.declaration.configuration(), layout: problem.layout)
    var w = problem.initialParameters()
    var gradient = Buffer<Float>(zeros: w.count)
    var sampler = BatchSampler(seed: 1, sampling: try entry.outline(settings).sampling)
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
