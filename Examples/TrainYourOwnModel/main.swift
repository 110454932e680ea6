import Compute
import Optimizers
import Schedules

// Your model: a line through points, its loss and its gradient.
let points: [(x: Float, y: Float)] = (0..<64).map { number in
  let x = Float(number) / 32 - 1
  return (x, 0.5 - 2 * x)
}

func loss(at w: Buffer<Float>, gradient: inout Buffer<Float>) -> Float {
  var loss: Float = 0
  (gradient[0], gradient[1]) = (0, 0)
  for (x, y) in points {
    let error: Float = w[0] + w[1] * x - y
    loss += error * error / Float(2 * points.count)
    gradient[0] += error / Float(points.count)
    gradient[1] += error * x / Float(points.count)
  }
  return loss
}

// A rule and a schedule, with types. Their settings are checked here.
let steps = 400, peak = 0.1, branchPoint = 300
let layout = ParameterLayout(count: 2, name: "line")
let rule = try PreparedOptimizer(ScheduleFreeAdamW { $0.beta1 = 0.95 })
let decay = try RateSchedule(WarmupStableDecay { $0.cooldown = 0.25 }, warmup: 0.05)
let constant = try RateSchedule(Constant(), warmup: 0.05)

/// Trains from one step to before another.
func train(
  _ optimizer: inout ConfiguredOptimizer<Float>, _ w: inout Buffer<Float>, _ range: Range<Int>,
  by schedule: RateSchedule
) {
  var gradient = Buffer<Float>(zeros: w.count)
  for step in range {
    _ = loss(at: w, gradient: &gradient)
    optimizer.step(&w, gradient: gradient, rate: schedule.rate(at: step, of: steps, peak: peak))
  }
}

var optimizer = try rule.make(for: layout, as: Float.self)
var w = Buffer<Float>(zeros: layout.count)
train(&optimizer, &w, 0..<branchPoint, by: decay)

// A copy is a checkpoint: one run cools down, the other goes on at the peak.
for (name, schedule) in [("cooled down", decay), ("at the peak", constant)] {
  var (optimizer, w) = (optimizer, w)
  train(&optimizer, &w, branchPoint..<steps, by: schedule)
  // Schedule-free rules take gradients at one point and are evaluated at another.
  var point = w, gradient = w
  optimizer.evaluationPoint(of: w, into: &point)
  print(name, "y =", point[0], "+", point[1], "x, loss", loss(at: point, gradient: &gradient))
}
