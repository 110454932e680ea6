import Conformance
import Foundation
import Testing

/// The check of schedules must notice what is wrong, and say what it did not look at.
@Suite struct ScheduleVerdictTests {
  private static let good = """
    {"family":"f","set":"a","versions":{},"notes":[],"cases":[{"name":"exponential",
    "implementation":"torch.optim.lr_scheduler.ExponentialLR 2","baseLR":0.5,"totalSteps":4,
    "hyperparameters":{"gamma":0.5},"options":{},"arrays":{},
    "lr":[0.5,0.25,0.125,0.0625]}]}
    """

  private func verdict(_ old: String, _ new: String) throws -> CaseResult.Verdict {
    try #require(Self.good.contains(old))
    let text = Self.good.replacing(old, with: new)
    let file = try ReferenceFile(data: Data(text.utf8), name: "file.json")
    return ConformanceCheck().run(file.cases[0]).verdict
  }

  @Test func `rates within 1e-12 of the peak pass, others fail`() throws {
    #expect(try verdict("0.0625", "0.0625") == .passed)
    #expect(try verdict("0.0625", "0.06250000000040") == .passed)
    guard case .failed(let reason) = try verdict("0.0625", "0.06250000000060") else {
      return #expect(Bool(false))
    }
    #expect(reason?.contains("step 3") == true)
  }

  @Test(arguments: [
    ("ExponentialLR", "ExponentielLR", "the nearest is 'ExponentialLR'"),
    ("\"gamma\":0.5", "\"gamma\":0.5,\"delta\":1", "unknown argument 'delta'"),
    ("\"gamma\":0.5", "\"gamma\":1.5", "gamma"), ("\"gamma\":0.5", "", "there is no 'gamma'"),
    ("ExponentialLR", "ReduceLROnPlateau", "unknown argument 'gamma'"),
    ("ExponentialLR", "StepLR", "step_size"),
    ("ExponentialLR", "SequentialLR[Foo]", "'Foo'"), ("ExponentialLR", "SequentialLR", "parts"),
    ("\"ExponentialLR 2\"", "\"\"", "unknown scheduler"),
  ])
  func `what has no counterpart is skipped with a reason`(
    old: String, new: String, word: String
  ) throws {
    let old = old.hasPrefix("\"Exp") ? "\"torch.optim.lr_scheduler.ExponentialLR 2\"" : old
    guard case .skipped(let reason) = try verdict(old, new) else { return #expect(Bool(false)) }
    #expect(reason.contains(word), "\(reason)")
  }

  @Test(arguments: [
    ("\"baseLR\":0.5", "\"baseLR\":0", "cases[0].baseLR"),
    ("\"totalSteps\":4", "\"totalSteps\":5", "cases[0].lr"),
    ("\"totalSteps\":4", "\"totalSteps\":1.5", "cases[0].totalSteps"),
    ("\"arrays\":{}", "\"arrays\":{},\"losses\":[1]", "cases[0].losses"),
    ("\"options\":{},", "", "options"), ("0.0625", "null", "lr"),
  ])
  func `what is malformed is named`(old: String, new: String, place: String) throws {
    try #require(Self.good.contains(old))
    let text = Self.good.replacing(old, with: new)
    #expect {
      try ReferenceFile(data: Data(text.utf8), name: "file.json")
    } throws: { error in
      (error as? ReferenceFileError)?.place.contains(place) == true
    }
  }
}
