import Plans
import Records
import Runs
import Studies

let plan = try PlanDecoder.load(
  text: """
    experiment: few
    problem: {name: mlp, data: moons, hidden: [16]}
    optimizers: [{name: adamw}, {name: prodigy}]
    schedules: [{name: cosine, warmup: 0.05}]
    learning_rates: [0.01, 0.1]
    batch_sizes: [32]
    seeds: 2
    steps: 300
    """, path: "few.yaml", in: .standard)

let executor = RunExecutor(plan.laboratory)
for number in 0..<plan.experiment.count {
  let spec = plan.experiment.spec(number)
  let record = executor.run(spec)
  print(
    spec.optimizer.name, spec.peakRate, spec.seed, record.outcome.word,
    record.metrics.loss ?? .nan)
}
