import Foundation
import TestSupport
import Testing

@Suite struct OutputTests {
  @Test(arguments: try [[]] + Command.verbs().map { [$0] })
  func `every verb explains itself with two examples in 80 columns`(verb: [String]) throws {
    let result = try Command.run(verb + ["--help"])
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count { $0.contains("steplab ") && $0.hasPrefix("  steplab") } >= 2)
    for line in lines { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `an experiment leaves all its files, and figures that gnuplot draws alike again`()
    throws
  {
    let folder = try Command.Folder()
    let plan = try folder.write(Plans.mixed, "mixed.yaml")
    let result = try Command.run(["run", plan, "--set", "steps=30", "--results", folder.path])
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.output.contains("Report: ") && result.output.contains("184 runs"))
    for line in result.output.split(separator: "\n") {
      #expect(line.count <= 80 || line.contains("/"))
    }
    for name in Plans.tables + [
      "summary.md", "provenance.json", "report.html", "plots/schedules.svg",
      "plots/loss-vs-rate-1.svg", "plots/loss-vs-rate-2.gp", "plots/curves-1.svg",
    ] {
      #expect(try !folder.read("mixed/\(name)").isEmpty, "\(name)")
    }
    // Tables are rectangular and never say NaN.
    for name in Plans.tables {
      let text = String(decoding: try folder.read("mixed/\(name)"), as: UTF8.self)
      let widths = Set(text.split(separator: "\n").map { $0.count { $0 == "\t" } })
      #expect(widths.count == 1, "\(name)")
      #expect(!text.lowercased().contains("nan"), "\(name)")
    }
    let page = String(decoding: try folder.read("mixed/report.html"), as: UTF8.self)
    #expect(page.contains("name=\"viewport\""))
    // Self-contained: nothing is loaded from elsewhere.
    for word in ["http://", "https://", "src=\"/", "<script", "@import"] {
      #expect(!page.contains(word), "\(word)")
    }
    // A script draws the same figure alone, from its folder.
    let svg = try folder.read("mixed/plots/curves-1.svg")
    let gnuplot = Process()
    gnuplot.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gnuplot.arguments = ["gnuplot", "curves-1.gp"]
    gnuplot.currentDirectoryURL = URL(fileURLWithPath: folder.path + "/mixed/plots")
    try gnuplot.run()
    gnuplot.waitUntilExit()
    #expect(gnuplot.terminationStatus == 0)
    #expect(try folder.read("mixed/plots/curves-1.svg") == svg)
    // It shows what the script says, whole, and the labels with their settings.
    let script = String(decoding: try folder.read("mixed/plots/curves-1.gp"), as: UTF8.self)
    let picture = try #require(FigurePicture(svg: String(decoding: svg, as: UTF8.self)))
    #expect(!FigurePicture.titles(of: script).isEmpty && picture.missing(from: script).isEmpty)
    for label in ["sgd(momentum=0.9)", "adamw", "schedule-free-adamw", "dadapt-adam"] {
      #expect(picture.texts.contains { $0.words.contains(label) }, "\(label)")
    }
  }

  @Test func `JSON is one document with its schema's version`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(Plans.mixed, "mixed.yaml")
    let run = ["run", plan, "--set", "steps=3", "--results", folder.path, "--json"]
    for arguments in [
      run + ["--dry-run"], run, ["status", "--results", folder.path, "--json"],
      ["list", "optimizers", "--json"], ["list", "problems", "mlp", "--json"],
    ] {
      let result = try Command.run(arguments)
      #expect(result.status == 0, "\(result.messages)")
      let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      #expect((object as? [String: Any])?["schemaVersion"] as? Int == 1)
    }
    let lines = try Command.run(["export", "--results", folder.path, "--curves"])
      .output.split(separator: "\n")
    #expect(lines.count == 184)
    for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    let first = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    let id = try #require(first["run"] as? String)
    let shown = try Command.run(["show", String(id.prefix(10)), "--results", folder.path])
    #expect(shown.status == 0 && shown.output.contains(id))
  }

  @Test func `a dry run of a million answers at once and touches nothing`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(
      """
      experiment: million
      problem: {name: quadratic, dimension: 10}
      optimizers: [{name: sgd, momentum: [0, 0.9]}]
      learning_rates: {from: 1e-3, to: 1, per_decade: 33}
      seeds: 5000
      steps: 1
      """, "million.yaml")
    let start = Date()
    let result = try Command.run(["run", plan, "--dry-run", "--results", folder.path + "/r"])
    #expect(Date().timeIntervalSince(start) < 5)
    #expect(result.status == 0 && result.output.contains("1000000 runs"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/r"))
  }

  @Test func `lists derive from the declarations`() throws {
    let result = try Command.run(["list", "optimizers", "sgd"])
    #expect(result.status == 0)
    for name in ["momentum", "dampening", "nesterov", "weight_decay"] {
      #expect(result.output.contains(name))
    }
  }
}
