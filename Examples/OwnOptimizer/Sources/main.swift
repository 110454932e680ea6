import Optimizers
import Plans
import Problems
import Schedules
import SteplabCommands
import Studies

// The whole program, with five entries more: `list`, plans, comparisons, boundaries, `kernels` and
// `conformance` know them as they know their own.
Steplab.main(
  try Laboratory.standard.adding(
    optimizers: [OptimizerEntry(QuasiHyperbolicMomentum.self)],
    schedules: [ScheduleEntry(ReflectedExponential.self)],
    problems: [ProblemEntry(Himmelblau.self), ProblemEntry(Bottleneck.self)],
    dataGenerators: [DataGeneratorEntry(Rings.self)]))
