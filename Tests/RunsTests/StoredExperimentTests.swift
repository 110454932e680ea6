import Catalog
import Foundation
import GRDB
import Optimizers
import Plans
import Records
import Runs
import Studies
import Testing

/// What stores keep of settings and studies, and how it is read again.
@Suite struct StoredExperimentTests {
  /// As a store has it: text.
  private func stored(_ json: JSONValue) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(json.canonical.utf8))
  }

  // MARK: Settings

  @Test(arguments: GradientNorm.allCases)
  func `the type of a norm survives JSON`(type: GradientNorm) throws {
    let component = RunSpec.Component(
      name: "sgd", settings: ["clip_norm": .number(1), "clip_norm_type": .text(type.rawValue)])
    let read = try #require(RunSpec.Component(json: stored(component.json)))
    #expect(read.settings["clip_norm_type"] == .text(type.rawValue))
    let prepared = try Laboratory.standard.optimizer(read)
    #expect(prepared.options.clipNormType == type && prepared.options.clipNorm == 1)
  }

  @Test func `a number that is infinite survives JSON`() throws {
    let settings: [String: SettingValue] = [
      "clip_norm": .number(.infinity), "clip_value": .number(0.5),
      "clip_norm_type": .text("inf"), "growth_rate": .number(.infinity),
    ]
    let read = try #require(
      RunSpec.Component(
        json: stored(RunSpec.Component(name: "prodigy", settings: settings).json)))
    let prepared = try Laboratory.standard.optimizer(read)
    #expect(prepared.options.clipNorm == .infinity && prepared.options.clipValue == 0.5)
    #expect(prepared.options.clipNormType == .inf)
    #expect((prepared.rule as? Prodigy)?.growthRate == .infinity)
  }

  private func experiment(_ optimizer: String = "sgd", study: String = "") throws -> Experiment {
    try PlanDecoder.load(
      text: """
        experiment: kept
        problem: {name: quadratic, dimension: 3}
        optimizers: [{name: \(optimizer)}]
        learning_rates: [0.1, 0.2]
        seeds: 2
        steps: 20
        \(study)
        """, path: "plan.yaml", in: .standard
    ).experiment
  }

  @Test func `arms have the values that their plan gave them`() throws {
    let experiment = try experiment("sgd, clip_norm: 1, clip_norm_type: inf, momentum: 0")
    let copy = try #require(
      try Experiment(json: stored(experiment.json), in: .standard))
    // Whole numbers of number settings and infinity included.
    #expect(copy == experiment)
    #expect(copy.arms[0].optimizer.settings["clip_norm_type"] == .text("inf"))
    #expect(copy.arms[0].optimizer.settings["clip_value"] == .number(.infinity))
    #expect(copy.ids(Array(0..<copy.count)) == experiment.ids(Array(0..<experiment.count)))
  }

  /// A rule that gets a setting later must not give the runs of before another identity.
  @Test func `nothing is completed in what a store has`() throws {
    let text = """
      experiment: kept
      problem: {name: quadratic, dimension: 3}
      optimizers: [{name: schedule-free, base: {name: sgd, momentum: 0.9}}]
      schedules: [{name: sequence, parts: [constant, {name: cosine, floor: 0.1}]}]
      learning_rates: [0.1]
      seeds: 1
      steps: 10
      """
    let experiment = try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard).experiment
    let whole = experiment.json.canonical
    // At the top, in an entry, and in a list of entries.
    for part in [#""averaging_power":0,"#, #""dampening":0,"#, #""past_end":"hold","#] {
      let less = whole.replacing(part, with: "")
      #expect(less != whole, "\(part)")
      let json = try JSONDecoder().decode(JSONValue.self, from: Data(less.utf8))
      let copy = try #require(try Experiment(json: json, in: .standard))
      #expect(copy.json.canonical == less, "\(part)")
    }
  }

  // MARK: Studies

  private static let compare =
    "study: {name: compare, peaks: grid, tuning_seeds: 2, largest_ratio: 8}"

  @Test func `an experiment of a store keeps its tuning seeds`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("steplab-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let experiment = try experiment(study: Self.compare)
    #expect(experiment.seeds.count == 4 && experiment.comparedSeeds.count == 2)
    let store = try RunStore(folder: folder)
    try store.save(experiment)
    let found = try #require(try store.experiments(in: .standard).first).experiment()
    #expect(found == experiment)
    #expect(found.seeds == experiment.seeds && found.comparedSeeds == experiment.comparedSeeds)
    #expect(
      found.count == experiment.count && (found.study?.study as? ComparisonStudy)?.largestRatio == 8
    )
    #expect(found.ids(Array(0..<found.count)) == experiment.ids(Array(0..<found.count)))
  }

  /// The JSON with another study.
  private func changed(
    _ experiment: Experiment, name: String? = nil, more: [String: JSONValue] = [:]
  ) throws -> JSONValue {
    guard case .object(var members) = experiment.json,
      case .object(var study)? = members["study"], case .object(let settings)? = study["settings"]
    else {
      Issue.record("there is no study")
      return .null
    }
    study["settings"] = .object(settings.merging(more) { $1 })
    if let name { study["name"] = .string(name) }
    members["study"] = .object(study)
    return .object(members)
  }

  @Test func `a study that the laboratory does not know is an error that names it`() throws {
    let experiment = try experiment(study: Self.compare)
    let setting = #expect(throws: ConfigurationError.self) {
      try Experiment(json: changed(experiment, more: ["tuned_sets": .integer(3)]), in: .standard)
    }
    #expect(setting?.setting == "tuned_sets")
    #expect(setting?.description.contains("'compare' has no setting 'tuned_sets'") == true)
    let value = #expect(throws: ConfigurationError.self) {
      try Experiment(json: changed(experiment, more: ["tuning_seeds": .integer(0)]), in: .standard)
    }
    #expect(value?.setting == "tuning_seeds")
    let name = #expect(throws: ConfigurationError.self) {
      try Experiment(json: changed(experiment, name: "contrast"), in: .standard)
    }
    #expect(
      name
        == .unknownName(
          kind: "study", found: "contrast", allowed: Laboratory.standard.studies.names))
  }

  @Test func `a store with such a study is an error that names experiment and setting`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("steplab-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let experiment = try experiment(study: Self.compare)
    let store = try RunStore(folder: folder)
    try store.save(experiment)
    let text = try changed(experiment, more: ["tuned_sets": .integer(3)]).canonical
    let sqlite = try DatabaseQueue(path: store.path)
    try sqlite.write {
      try $0.execute(sql: "UPDATE experiments SET definition = ?", arguments: [text])
    }
    let other = Experiment(
      name: "other", description: "", arms: experiment.arms, seeds: [1], precision: .float64,
      recordEvery: 1, divergenceFactor: 10)
    try store.save(other)
    // One such experiment does not keep the others from being read.
    let found = try store.experiments(in: .standard)
    #expect(found.map(\.name) == ["kept", "other"])
    #expect(try found[1].experiment() == other)
    let error = #expect(throws: StoreError.self) { try found[0].experiment() }
    #expect(error?.description.contains("'kept'") == true)
    #expect(error?.description.contains("'tuned_sets'") == true)
  }
}
