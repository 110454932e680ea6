import Foundation
import TestSupport
import Testing

/// What goes wrong has its exit code, and a message that says where and what to do.
@Suite struct BadInputTests {
  private let good = """
    experiment: small
    problem: {name: quadratic, dimension: 3}
    optimizers: [{name: sgd}]
    learning_rates: [0.1, 0.2]
    seeds: 3
    steps: 10
    """

  private func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Command.Result {
    try Command.run(arguments, environment: environment)
  }

  @Test(
    arguments: [
      (["run"], 64), (["run", "a", "b"], 64), (["fly"], 64),
      (["run", "p.yaml", "--workers", "0"], 64),
      (["run", "p.yaml", "--nothing"], 64), (["run", "p.yaml", "--set", "steps"], 64),
      (["list", "colours"], 64), (["list", "optimizers", "adamm"], 64),
      (["run", "nowhere.yaml"], 65), (["report", "nowhere/x"], 74),
      (["status", "--results", "nowhere"], 74),
      (["merge", "nowhere.sqlite"], 74), (["show", "abc", "--results", "nowhere"], 74),
    ] as [([String], Int32)])
  func `exit codes of misuse`(arguments: [String], status: Int32) throws {
    let result = try run(arguments)
    #expect(result.status == status, "\(result.messages)")
    #expect(!result.messages.isEmpty && result.output.isEmpty)
  }

  @Test func `a bad plan is 65, with file, line and the nearest name`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(good.replacing("seeds", with: "sedes"), "p.yaml")
    let result = try run(["run", plan, "--results", folder.path])
    #expect(result.status == 65)
    #expect(result.messages.contains("p.yaml:5:1: unknown key 'sedes'; did you mean 'seeds'?"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/steplab.sqlite"))
  }

  @Test func `bad selections are 64 and touch nothing`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(good, "p.yaml")
    for option in [["--only", "optimizer=sdg"], ["--shard", "3/2"], ["--only", "x"]] {
      let result = try run(["run", plan, "--results", folder.path + "/r"] + option)
      #expect(result.status == 64, "\(result.messages)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/r"))
  }

  @Test func `grids can be extended in comparisons only, which is told at once`() throws {
    let folder = try Command.Folder()
    for study in ["", "study: {name: anytime}", "study: {name: best-peak}"] {
      let plan = try folder.write(good + "\n" + study, "p.yaml")
      for option in [[], ["--dry-run"]] {
        let result = try run(
          ["run", plan, "--results", folder.path + "/r", "--extend-grid"] + option)
        #expect(result.status == 64 && result.output.isEmpty)
        #expect(result.messages.contains("the study 'compare'"), "\(result.messages)")
      }
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/r"))
  }

  @Test(arguments: [
    ("study: {name: compare, baselines: [sdg]}", "study.baselines[0]", "did you mean 'sgd'?"),
    (
      "study: {name: compare, tuning_seeds: 8, most_tuning_seeds: 4}", "study.most_tuning_seeds",
      "4 is below `tuning_seeds`, the 8"
    ),
    (
      "study: {name: best-peak, most_copies: 2}", "study.most_copies",
      "2 is below `copies`, the 4"
    ),
    ("study: {name: anytime, horizons: [5, 11]}", "study.horizons[1]", "the plan's 10 steps"),
    (
      "study: {name: transient-growth}\nclaims: [{id: A, statement: s, source: t, "
        + "measure: fraction, where: {optimizer: sdg}, predicted: 1, rule: {name: at-most}}]",
      "claims[0].where.optimizer", "did you mean 'sgd'?"
    ),
  ])
  func `a study that cannot be made of its plan is 65 before anything is done`(
    study: String, path: String, words: String
  ) throws {
    let folder = try Command.Folder()
    let plan = try folder.write(good + "\n" + study, "p.yaml")
    for option in [[], ["--dry-run"]] {
      let result = try run(["run", plan, "--results", folder.path + "/r"] + option)
      #expect(result.status == 65 && result.output.isEmpty, "\(result.messages)")
      #expect(result.messages.contains(path) && result.messages.contains(words))
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/r"))
  }

  @Test func `a results folder that cannot be made is 74`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(good, "p.yaml")
    let result = try run(["run", plan, "--results", plan + "/below"])
    #expect(result.status == 74 && result.messages.contains("/below"), "\(result.messages)")
  }

  @Test func `a damaged store is 65 and left as it is`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(good, "p.yaml")
    #expect(try run(["run", plan, "--results", folder.path]).status == 0)
    let store = folder.path + "/steplab.sqlite"
    let handle = try #require(FileHandle(forWritingAtPath: store))
    try handle.write(contentsOf: Data(repeating: 0x5A, count: 8192))
    try handle.close()
    let damaged = try folder.read("steplab.sqlite")
    let result = try run(["run", plan, "--results", folder.path])
    #expect(result.status == 65, "\(result.messages)")
    #expect(result.messages.contains("steplab.sqlite") && result.messages.contains("move it away"))
    #expect(try folder.read("steplab.sqlite") == damaged)
  }

  @Test func `another program's SQLite file is refused`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(good, "p.yaml")
    let sqlite = Process()
    sqlite.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    sqlite.arguments = ["sqlite3", folder.path + "/steplab.sqlite", "CREATE TABLE t (x)"]
    try sqlite.run()
    sqlite.waitUntilExit()
    guard sqlite.terminationStatus == 0 else { return }
    let result = try run(["run", plan, "--results", folder.path])
    #expect(result.status == 65 && result.messages.contains("not a store of runs"))
  }

  @Test func `without gnuplot the data are kept and the code is 69`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(good, "p.yaml")
    let result = try run(
      ["run", plan, "--results", folder.path], environment: ["PATH": folder.path])
    #expect(result.status == 69 && result.messages.contains("gnuplot"), "\(result.messages)")
    for name in ["runs.tsv", "summary.tsv", "report.html", "plots/loss-vs-rate.gp"] {
      #expect(FileManager.default.fileExists(atPath: "\(folder.path)/small/\(name)"), "\(name)")
    }
    let report = try run(["report", folder.path + "/small"])
    #expect(report.status == 0)
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/small/plots/loss-vs-rate.svg"))
  }

  @Test func `a full disk is 74, and what was saved stays`() throws {
    // A file system of one megabyte, where the system lets us have one.
    let folder = try Command.Folder()
    let disk = folder.path + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    func system(_ words: String...) -> Bool {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = words
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }
    guard system("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk) else { return }
    defer { _ = system("umount", disk) }
    let plan = try folder.write(
      good.replacing("seeds: 3", with: "seeds: 5000"), "p.yaml")
    let result = try run(["run", plan, "--results", disk])
    #expect(result.status == 74, "\(result.status) \(result.messages)")
    #expect(result.messages.contains("full") || result.messages.contains("space"))
    // With room again, the same command goes on.
    #expect(system("mount", "-o", "remount,size=200m", disk))
    let again = try run(["run", plan, "--results", disk])
    #expect(again.status == 0, "\(again.messages)")
    #expect(again.messages.contains(" of 10000 runs are in the store"))
  }

  @Test func `merging a store into itself is refused at once`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(good, "p.yaml")
    #expect(try run(["run", plan, "--results", folder.path]).status == 0)
    let result = try run([
      "merge", "--results", folder.path,
      folder.path + "/../" + URL(fileURLWithPath: folder.path).lastPathComponent,
    ])
    #expect(result.status == 64 && result.messages.contains("the store to merge into"))
  }

  @Test func `a file's name cannot smuggle commands into a figure's script`() throws {
    let folder = try Command.Folder()
    let name = "x\nsystem('touch PWNED')\n#'; system('touch PWNED'); '.libsvm"
    let other = "y.libsvm"
    for file in [name.replacing("/", with: ""), other] {
      _ = try folder.write("0 1:1\n1 1:2\n0 1:\(file.count)\n", file)
    }
    let quoted = name.replacing("\n", with: "\\n").replacing("\"", with: "\\\"")
    let plan = try folder.write(
      good.replacing(
        "{name: quadratic, dimension: 3}",
        with: "{name: mlp, evaluation_fraction: 0, file: [\"\(quoted)\", \(other)]}"), "p.yaml")
    let result = try run(["run", plan, "--results", folder.path])
    #expect(result.status == 0, "\(result.messages)")
    let plots = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/small/plots")
    #expect(plots.contains("curves-1.svg") && !plots.contains("PWNED"))
  }

  @Test func `data that cannot be written are an error`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "'\(Command.executable.path)' list problems 2>/dev/null >/dev/full"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
  }

  @Test func `a broken pipe is success`() throws {
    for verb in ["list problems", "--help", "list optimizers --json"] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = [
        "-c", "set -o pipefail; (sleep 0.1; '\(Command.executable.path)' \(verb)) | true",
      ]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(verb)")
    }
  }
}
