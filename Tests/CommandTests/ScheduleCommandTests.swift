import Foundation
import Schedules
import TestSupport
import Testing

@Suite struct ScheduleCommandTests {
  /// Every schedule of the catalogue, some with settings that matter.
  private static let schedules = [
    "{name: constant, warmup: 0.1}", "{name: linear, floor: 0.1, length: 50}",
    "{name: polynomial, power: 3}", "{name: step}", "{name: multi-step}",
    "{name: exponential, decay_rate: 0.01}", "{name: cosine, warmup: 7}", "{name: cosine-restarts}",
    "{name: cyclic, mode: exp-range, gamma: 0.99}", "{name: one-cycle, phases: 3}",
    "{name: inverse-sqrt, warmup: 10}", "{name: wsd, shape: mirror-cosine}", "{name: power}",
    "{name: linear-decay-averaging}", "{name: ladder}", "{name: file, path: rates.tsv}",
    "{name: sequence, parts: [linear, {name: cosine, warmup: 5}]}", "{name: product}",
    "{name: scale, of: cosine}", "{name: cooldown-branch, at: 40, cooldown: 20}",
  ]

  @Test func `the printed rates are those that runs record, bit for bit`() throws {
    let folder = try Command.Folder()
    _ = try folder.write("0 0.3\n20 1.7\n50 0.2\n", "rates.tsv")
    #expect(
      Set(Self.schedules.compactMap { $0.split(separator: " ").dropFirst().first }).count == 20)
    #expect(Self.schedules.count == ScheduleCatalog.all.count - 1)
    let plan = try folder.write(
      """
      experiment: rates
      problem: {name: quadratic, dimension: 3}
      optimizers: [{name: schedule-free-sgd}]
      schedules:
        - \(Self.schedules.joined(separator: "\n  - "))
      learning_rates: [0.037]
      seeds: 1
      steps: 90
      record: {every: 1}
      """, "plan.yaml")
    #expect(try Command.run(["run", plan, "--results", folder.path]).status == 0)
    let curves = String(decoding: try folder.read("rates/curves.tsv"), as: UTF8.self)
    var recorded: [[String]] = []
    var lastRun: Substring?
    for line in curves.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      if fields[0] != lastRun { recorded.append([]) }
      lastRun = fields[0]
      if !fields[2].isEmpty { recorded[recorded.count - 1].append(String(fields[2])) }
    }
    #expect(recorded.count == Self.schedules.count)
    for (schedule, rates) in zip(Self.schedules, recorded) {
      let name = schedule.replacing("rates.tsv", with: "\(folder.path)/rates.tsv")
      let result = try Command.run(["schedule", name, "--steps", "90", "--peak", "0.037"])
      let printed = result.output.split(separator: "\n").dropFirst().map {
        String($0.split(separator: "\t")[1])
      }
      #expect(printed == rates, "\(schedule)")
    }
  }

  @Test func `a feedback schedule is printed from the losses of the run that used it`() throws {
    let folder = try Command.Folder()
    let schedule = "{name: reduce-on-plateau, factor: 0.5, patience: 1, interval: 1}"
    let plan = try folder.write(
      """
      experiment: plateau
      problem: {name: quadratic, dimension: 5, gradient_noise: 1}
      optimizers: [{name: sgd}]
      schedules: [\(schedule)]
      learning_rates: [0.5]
      batch_sizes: [2]
      seeds: 1
      steps: 60
      record: {every: 1}
      """, "plan.yaml")
    #expect(try Command.run(["run", plan, "--results", folder.path]).status == 0)
    let curves = "\(folder.path)/plateau/curves.tsv"
    let recorded = try String(contentsOfFile: curves, encoding: .utf8).split(separator: "\n")
      .dropFirst().map { String($0.split(separator: "\t", omittingEmptySubsequences: false)[2]) }
    let result = try Command.run([
      "schedule", schedule, "--steps", "60", "--peak", "0.5", "--losses", curves,
    ])
    let printed = result.output.split(separator: "\n").dropFirst().map {
      String($0.split(separator: "\t")[1])
    }
    #expect(printed == recorded.dropLast() && Set(printed).count > 2)
    #expect(try Command.run(["schedule", schedule, "--steps", "60"]).status == 64)
    let short = try Command.run(["schedule", schedule, "--steps", "99", "--losses", curves])
    #expect(short.status == 64 && short.messages.contains("need 98"))
  }

  @Test func `JSON and figures`() throws {
    let folder = try Command.Folder()
    let result = try Command.run([
      "schedule", "cosine,wsd", "--steps", "7", "--set", "floor=[0, 0.1]", "--format", "json",
    ])
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let schedules = try #require(document["schedules"] as? [[String: Any]])
    #expect(document["schemaVersion"] as? Int == 1 && schedules.count == 4)
    #expect(schedules.map { $0["label"] as? String }[3] == "wsd(floor=0.1)")
    #expect((schedules[0]["rates"] as? [Double])?.count == 7)
    for (names, drawing) in [("cosine,wsd", "two.svg"), ("all", "all.svg")] {
      let plot = "\(folder.path)/\(drawing)"
      #expect(try Command.run(["schedule", names, "--steps", "50", "--plot", plot]).status == 0)
      let text = String(decoding: try folder.read(drawing), as: UTF8.self)
      #expect(text.contains("</svg>") && text.contains("wsd"))
    }
  }

  @Test func `a figure's name is no command`() throws {
    let folder = try Command.Folder()
    let name = "a'; system('touch \(folder.path)/made'); set output 'b.svg"
    let result = try Command.run([
      "schedule", "linear", "--steps", "5", "--plot",
      "\(folder.path)/\(name.replacing("/", with: ""))",
    ])
    #expect(result.status == 0, "\(result.messages)")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/made"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/b.svg"))
  }

  @Test(arguments: [
    (["cosin", "--steps", "5"], 64, "did you mean 'cosine'"),
    (["cosine", "--steps", "0"], 64, "--steps"),
    (["cosine", "--steps", "5", "--peak", "0"], 64, "> 0"),
    (["cosine", "--steps", "5", "--peak", "nan"], 64, "> 0"),
    (["wsd", "--steps", "5", "--set", "warmup=9"], 64, "longer"),
    (["wsd", "--steps", "5", "--set", "flor=1"], 64, "did you mean 'floor'"),
    (["wsd", "--steps", "5", "--set", "floor=2"], 64, "from 0 to 1"),
    (["wsd", "--steps", "5", "--set", "floor"], 64, "setting=value"),
    (["cosine", "--steps", "5", "--set", "cycles=1e308"], 64, "≤ 1000000"),
    (["exponential", "--steps", "5", "--set", "gamma=0.9", "--set", "decay_steps=3"], 64, "ratio"),
    (["cosine,cosine", "--steps", "5"], 64, "the same as another"),
    (["{name: sequence, parts: []}", "--steps", "5"], 64, "at least one"),
    (["wsd", "--steps", "5", "--plot", "x.png"], 64, "SVG"),
    ([",", "--steps", "5"], 64, "no schedule"),
    (["file:/nowhere/x.tsv", "--steps", "5"], 65, "does not exist"),
    (["{name: scale, of: {name: scale, of: nothing}}", "--steps", "5"], 64, "nothing"),
    (["{name: [", "--steps", "5"], 64, "not YAML"),
  ])
  func `bad input is named`(arguments: [String], status: Int, words: String) throws {
    let result = try Command.run(["schedule"] + arguments)
    #expect(result.status == status, "\(result.messages)")
    #expect(result.messages.contains(words), "\(result.messages)")
  }
}
