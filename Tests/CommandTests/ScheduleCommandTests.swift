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
    let names = Self.schedules.compactMap { $0.firstMatch(of: /{name: ([a-z-]+)/)?.1 }
    #expect(
      names.map(String.init).sorted()
        == ScheduleEntry.standard.filter { !$0.isFeedback }.map(\.declaration.id).sorted())
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

  private func bounds(_ arguments: [String]) throws -> [[String: Any]] {
    let result = try Command.run(["schedule"] + arguments + ["--bound", "--format", "json"])
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require((document as? [String: Any])?["schedules"] as? [[String: Any]])
  }

  private func number(_ name: String, _ row: [String: Any]) throws -> Double {
    try #require(row[name] as? Double)
  }

  @Test func `the bound is the published one`() throws {
    let rows = try bounds([
      "linear,cosine,{name: wsd},constant,inverse-sqrt", "--steps", "400", "--peak", "0.05",
    ])
    let expected = [
      (0.049563, 0.100630), (0.048242, 0.103386), (0.025374, 0.109323), (0.018176, 0.137545),
      (0.212086, 0.122264),
    ]
    #expect(rows.count == 5)
    for (row, (peak, bound)) in zip(rows, expected) {
      #expect(abs(try number("best_peak", row) - peak) <= 0.5e-6)
      #expect(abs(try number("bound", row) - bound) <= 0.5e-6)
      #expect(abs(try number("ratio", row) - bound / 0.100630) < 2e-5)
      let first = try number("distance_term", row), second = try number("gradient_term", row)
      let atPeak = first / 0.05 + 0.05 * second
      #expect(abs(try number("bound_at_peak", row) - atPeak) < 1e-12)
      #expect(row["counted_steps"] as? Int == 400)
    }
    let scaled = try bounds([
      "linear", "--steps", "400", "--peak", "0.05", "--distance", "3", "--gradient-bound", "7",
    ])[0]
    let bound = 21 * 0.100630, peak = 0.049563 * 3 / 7
    #expect(abs(try number("bound", scaled) - bound) < 2e-5)
    #expect(abs(try number("best_peak", scaled) - peak) < 1e-6)
  }

  @Test func `the table of bounds fits into a line, and says what has none`() throws {
    let names = "all,{name: scale, by: 0}"
    let result = try Command.run(["schedule", names, "--steps", "300", "--bound"])
    #expect(result.status == 0, "\(result.messages)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(result.output)")
    #expect(lines.contains { $0.hasPrefix("linear-decay-averaging: no bound") })
    #expect(lines.contains { $0.hasPrefix("scale(by=0)") && $0.hasSuffix("all rates are 0") })
    let tsv = try Command.run([
      "schedule", "cosine", "--steps", "400", "--bound", "--format", "tsv",
    ])
    let fields = tsv.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(fields.count == 2 && fields[0][4] == "bound" && fields[1][4].hasPrefix("0.10338590"))
  }

  /// Two reductions by a half at known steps, from losses that never fall.
  @Test func `the bound of a feedback schedule is that of the rates it had`() throws {
    let folder = try Command.Folder()
    let losses = try folder.write(
      "step\ttrain_loss\n" + (0..<12).map { "\($0)\t1\n" }.joined(), "losses.tsv")
    let schedule = "{name: reduce-on-plateau, factor: 0.5, patience: 1, interval: 1}"
    let arguments = ["--steps", "12", "--losses", losses]
    let printed = try Command.run(["schedule", schedule] + arguments)
    let rates = printed.output.split(separator: "\n").dropFirst().compactMap {
      Double($0.split(separator: "\t")[1])
    }
    #expect(rates.count == 12 && Set(rates).count > 2)
    let sum = rates.reduce(0, +)
    var gradientTerm = rates.reduce(0) { $0 + $1 * $1 } / (2 * sum)
    for k in 0..<11 {
      let squares = rates[k...].reduce(0) { $0 + $1 * $1 }
      let from = rates[k...].reduce(0, +), after = rates[(k + 1)...].reduce(0, +)
      gradientTerm += 0.5 * rates[k] / after * squares / from
    }
    let row = try bounds([schedule] + arguments)[0]
    #expect(abs(try number("distance_term", row) * 2 * sum - 1) < 1e-12)
    #expect(abs(try number("gradient_term", row) / gradientTerm - 1) < 1e-12)
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
    (["cosine", "--steps", "5", "--distance", "2"], 64, "is for --bound"),
    (["cosine", "--steps", "5", "--bound", "--distance", "0"], 64, "> 0, found 0"),
    (["cosine", "--steps", "5", "--bound", "--gradient-bound", "inf"], 64, "found inf"),
    (["cosine", "--steps", "5", "--bound", "--plot", "x.svg"], 64, "--plot draws the rates"),
    (["reduce-on-plateau", "--steps", "5", "--bound"], 64, "--losses"),
  ])
  func `bad input is named`(arguments: [String], status: Int, words: String) throws {
    let result = try Command.run(["schedule"] + arguments)
    #expect(result.status == status, "\(result.messages)")
    #expect(result.messages.contains(words), "\(result.messages)")
  }
}
