import Foundation
import TestSupport
import Testing

@Suite struct ComparisonCommandTests {
  private static let plan = """
    experiment: methods
    problem: {name: power-law-regression, dimension: 8, label_noise: 0.2}
    optimizers:
      - {name: sgd}
      - {name: adam, learning_rates: [0.03, 0.1, 0.3]}
    schedules: [{name: linear}, {name: constant}]
    learning_rates: [1e-3, 1e-2]
    batch_sizes: [4, 16]
    seeds: 6
    steps: 60
    record: {every: 10}
    study: {name: compare, peaks: grid, tuning_seeds: 2}
    """

  private func lines(_ folder: Command.Folder, _ name: String) throws -> [[String]] {
    String(decoding: try folder.read("results/methods/\(name)"), as: UTF8.self)
      .split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
  }

  @Test func `a comparison is told in 80 columns, tables, figures and a page`() throws {
    let folder = try Command.Folder()
    let path = try folder.write(Self.plan, "plan.yaml")
    let run = try Command.run(["run", path, "--results", "\(folder.path)/results"])
    #expect(run.status == 0, "\(run.messages)")
    // The path of the page is as long as it is.
    for line in run.output.split(separator: "\n") where !line.hasPrefix("Report: ") {
      #expect(line.count <= 80, "\(line)")
    }
    #expect(run.output.contains("has the smallest median loss"))
    // The grid of sgd is far too low.
    #expect(run.output.contains("on the edge of the grid"))

    let methods = try lines(folder, "comparison.tsv")
    #expect(methods.count == 1 + 2 * 4 && Set(methods.map(\.count)).count == 1)
    let pairs = try lines(folder, "pairs.tsv")
    #expect(pairs.count == 1 + 2 * 6)
    #expect(try lines(folder, "scores.tsv").count == 1 + 4)
    // Two tasks, four methods, two or three rates, six seeds and two that are tuned on.
    #expect(try lines(folder, "runs.tsv").count == 1 + 2 * 2 * (2 + 3) * 8)
    #expect(try lines(folder, "samples.tsv").count == 1 + 8 * 6)
    // What was tuned on is not a result.
    let cell = try lines(folder, "summary.tsv")
    let runs = try #require(cell[0].firstIndex(of: "runs"))
    #expect(cell.dropFirst().allSatisfy { $0[runs] == "6" })
    for name in ["comparison-1.svg", "comparison-2.svg", "profile.svg"] {
      #expect(!(try folder.read("results/methods/plots/\(name)")).isEmpty)
    }
    let page = String(decoding: try folder.read("results/methods/report.html"), as: UTF8.self)
    #expect(page.contains("Who wins where") && page.contains("Over all tasks"))

    let before = try folder.read("results/methods/comparison.tsv")
    let report = try Command.run(["report", "\(folder.path)/results/methods"])
    #expect(report.status == 0)
    #expect(try folder.read("results/methods/comparison.tsv") == before)
  }

  @Test func `with extend-grid the peaks come to lie inside, once and for all`() throws {
    let folder = try Command.Folder()
    let path = try folder.write(Self.plan, "plan.yaml")
    let arguments = ["run", path, "--results", "\(folder.path)/results", "--extend-grid"]
    let run = try Command.run(arguments)
    #expect(run.status == 0, "\(run.messages)")
    #expect(!run.output.contains("on the edge of the grid"))
    let table = try lines(folder, "comparison.tsv")
    let edge = try #require(table[0].firstIndex(of: "on_edge"))
    #expect(table.dropFirst().allSatisfy { $0[edge] == "none" })
    let bytes = try folder.read("results/methods/comparison.tsv")
    let again = try Command.run(arguments)
    #expect(again.messages.contains("0 runs computed"))
    #expect(try folder.read("results/methods/comparison.tsv") == bytes)
  }

  @Test func `extend-grid is refused where it has no meaning`() throws {
    let folder = try Command.Folder()
    let path = try folder.write(
      Self.plan.replacing("study: {name: compare, peaks: grid, tuning_seeds: 2}", with: ""),
      "plan.yaml")
    let run = try Command.run([
      "run", path, "--results", "\(folder.path)/results", "--extend-grid",
    ])
    #expect(run.status == 64 && run.messages.contains("study 'compare'"), "\(run.messages)")
    let part = try Command.run(["run", path, "--extend-grid", "--only", "seed=1"])
    #expect(part.status == 64 && part.messages.contains("--only"))
  }

  // MARK: Searches

  private static let searched = plan.replacing(
    "peaks: grid, tuning_seeds: 2", with: "tuning_seeds: 3"
  )
  .replacing("[4, 16]", with: "[4]")

  @Test func `a comparison with searches is told in 80 columns, and reports are the same`() throws {
    let folder = try Command.Folder()
    let path = try folder.write(Self.searched, "plan.yaml")
    let run = try Command.run(["run", path, "--results", "\(folder.path)/results"])
    #expect(run.status == 0, "\(run.messages)")
    for line in run.output.split(separator: "\n") where !line.hasPrefix("Report: ") {
      #expect(line.count <= 80, "\(line)")
    }
    #expect(run.messages.contains("The searches for peak rates asked for"))
    #expect(run.output.contains("Peaks are searched on at least 3 seeds"))
    #expect(!run.output.contains("on the edge of the grid"))
    let methods = try lines(folder, "comparison.tsv")
    let lower = try #require(methods[0].firstIndex(of: "tuned_peak_lower"))
    let how = try #require(methods[0].firstIndex(of: "tuned_by"))
    #expect(methods.dropFirst().allSatisfy { $0[how] == "search" && Double($0[lower]) != nil })
    #expect(!(try folder.read("results/methods/plots/costs.svg")).isEmpty)

    func tables() throws -> [Data] {
      try ["runs", "curves", "summary", "comparison", "pairs", "profiles", "costs", "samples"]
        .map { try folder.read("results/methods/\($0).tsv") }
    }
    let before = try tables()
    #expect(try Command.run(["report", "\(folder.path)/results/methods"]).status == 0)
    #expect(try tables() == before)
    let again = try Command.run(["run", path, "--results", "\(folder.path)/results"])
    #expect(again.status == 0 && again.messages.contains("0 runs computed"))
    #expect(try tables() == before)
    let status = try Command.run(["status", "--results", "\(folder.path)/results"])
    let row = try #require(status.output.split(separator: "\n").first { $0.hasPrefix("methods") })
    let count = try lines(folder, "runs.tsv").count - 1
    #expect(row.hasSuffix(" 0") && row.contains(" \(count) "))
  }

  @Test func `shards, workers and kills change no byte of a search`() throws {
    let folder = try Command.Folder()
    let path = try folder.write(Self.searched, "plan.yaml")
    let results = "\(folder.path)/results"
    #expect(try Command.run(["run", path, "--results", results, "--workers", "1"]).status == 0)
    let names = ["runs", "curves", "summary", "comparison", "pairs", "samples"]
    let whole = try names.map { try folder.read("results/methods/\($0).tsv") }
    for shard in 1...3 {
      let run = try Command.run([
        "run", path, "--results", "\(folder.path)/part\(shard)", "--shard", "\(shard)/3",
      ])
      #expect(run.status == 0, "\(run.messages)")
    }
    let merge = try Command.run(
      ["merge", "--results", "\(folder.path)/merged"] + (1...3).map { "\(folder.path)/part\($0)" })
    #expect(merge.status == 0, "\(merge.messages)")
    #expect(try Command.run(["report", "\(folder.path)/merged/methods"]).status == 0)
    #expect(try names.map { try folder.read("merged/methods/\($0).tsv") } == whole)
    // Stopped over and over, and gone on with.
    for attempt in 1...10 {
      let process = try Command.start(["run", path, "--results", "\(folder.path)/killed"])
      Thread.sleep(forTimeInterval: 0.03 * Double(attempt))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    #expect(try Command.run(["run", path, "--results", "\(folder.path)/killed"]).status == 0)
    #expect(try names.map { try folder.read("killed/methods/\($0).tsv") } == whole)
  }

  @Test func `parts of a search are refused`() throws {
    let folder = try Command.Folder()
    let path = try folder.write(Self.searched, "plan.yaml")
    let seed = try Command.run(["run", path, "--only", "seed=1"])
    #expect(
      seed.status == 64 && seed.messages.contains("searches for peak rates"),
      "\(seed.status) \(seed.messages)")
    let grid = try Command.run(["run", path, "--extend-grid"])
    #expect(grid.status == 64 && grid.messages.contains("study.peaks=grid"))
    let dry = try Command.run(["run", path, "--dry-run", "--results", "\(folder.path)/results"])
    #expect(dry.status == 0 && dry.output.contains("searches for peak rates"))
  }

  @Test(arguments: [
    (
      "[1e20, 1e22]", "all rates diverge, down to 1e+18",
      "0 runs: 0 finished, 0 diverged, beside 18"
    ),
    ("[1e-12, 1e-10]", "the loss is the same from", "runs: 108 finished"),
    ("[1e-3, 1e-2]", "the best rate is still the largest tried, 0.1", "runs: 108 finished"),
  ])
  func `a search without an end inside says which and how far it went`(
    rates: String, words: String, counts: String
  ) throws {
    let folder = try Command.Folder()
    let path = try folder.write(Self.searched, "plan.yaml")
    let run = try Command.run([
      "run", path, "--results", "\(folder.path)/results", "--set", "study.extensions=1", "--set",
      "optimizers=[{name: sgd, learning_rates: \(rates)}]",
    ])
    #expect(run.status == 0, "\(run.messages)")
    let output = run.output.replacing("\n", with: " ")
    #expect(
      output.contains("Searches without an end inside: ") && output.contains(words), "\(run.output)"
    )
    #expect(output.contains(counts), "\(run.output)")
  }
}
