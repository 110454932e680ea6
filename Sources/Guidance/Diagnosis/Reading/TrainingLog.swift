/// The curve of one training run, as far as diagnosis needs it.
public struct TrainingLog: Sendable, Hashable {
  /// What was recorded at one step. A loss that is NaN or infinite is kept: it is evidence of
  /// divergence. `nil` stands for a value that was not recorded.
  public struct Point: Sendable, Hashable {
    /// Step, iteration or epoch, finite.
    public var step: Double
    public var trainLoss: Double?
    public var validationLoss: Double?
    public var gradientNorm: Double?
    public var rate: Double?

    public init(
      step: Double, trainLoss: Double? = nil, validationLoss: Double? = nil,
      gradientNorm: Double? = nil, rate: Double? = nil
    ) {
      self.step = step
      self.trainLoss = trainLoss
      self.validationLoss = validationLoss
      self.gradientNorm = gradientNorm
      self.rate = rate
    }
  }

  /// What a table of runs says about the run beside its curve.
  public struct Ending: Sendable, Hashable {
    /// The step at which the run diverged, where it is known.
    public var divergedAt: Double?
    /// The steps that the run was meant to have.
    public var plannedSteps: Double?

    public init(divergedAt: Double?, plannedSteps: Double?) {
      self.divergedAt = divergedAt
      self.plannedSteps = plannedSteps
    }
  }

  /// A file, or a run in a file.
  public var name: String
  /// In ascending order of their steps, one a step.
  public var points: [Point]
  /// What was odd about the file and how it was understood.
  public var notes: [String]
  /// Set where it is known that the run diverged: its curve simply ends before.
  public var divergence: Ending?

  public init(
    name: String, points: [Point], notes: [String] = [], divergence: Ending? = nil
  ) {
    self.name = name
    self.points = points
    self.notes = notes
    self.divergence = divergence
  }
}

/// The logs of one configuration, which differ in their seeds.
public struct LogGroup: Sendable, Hashable {
  public var name: String
  public var logs: [TrainingLog]

  public init(name: String, logs: [TrainingLog]) {
    self.name = name
    self.logs = logs
  }
}
