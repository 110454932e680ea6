import Foundation
import Plans
import Studies
import Testing
import TestSupport

/// Every plan that is shipped is decoded and expanded, with its quick changes too.
@Suite struct ShippedPlansTests {
  private static let folder = Fixtures.root.path + "/Experiments"

  static let paths: [String] =
    (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  @Test(arguments: paths) func `a shipped plan can be run`(name: String) throws {
    let plan = try PlanDecoder.load(path: "\(Self.folder)/\(name)", in: .standard)
    #expect(plan.experiment.count > 0)
    #expect(!plan.experiment.description.isEmpty, "a reader wants to know what it is for")
    _ = plan.experiment.spec(plan.experiment.count - 1).id
  }

  @Test func `claims have ids of their own, and a quick version that is smaller`() throws {
    let all = try ClaimPlans(below: Self.folder, in: .standard)
    for row in ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10"]
      + (1...7).map({ "B\($0)" }) + (1...12).map({ "C\($0)" }) + (1...6).map({ "D\($0)" })
      + (1...7).map({ "E\($0)" })
    {
      #expect(all.ids.contains { $0 == row || $0.hasPrefix(row + ".") }, "\(row)")
    }
    for found in all.plans {
      let quick = try found.load(quick: true, in: .standard).experiment
      let full = try found.load(quick: false, in: .standard).experiment
      #expect(quick.name == full.name + "-quick" && full.name == found.name)
      #expect(full.claims.map(\.id) == found.claims)
      func work(_ experiment: Experiment) -> Int {
        (0..<experiment.count).reduce(0) { $0 + experiment.spec($1).steps }
      }
      let study = full.study
      #expect(
        work(quick) < work(full) || quick.study != study,
        "\(found.path) is as much work")
    }
  }
}
