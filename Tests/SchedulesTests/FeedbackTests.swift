import Schedules
import Testing

@Suite struct FeedbackTests {
  @Test func `the rate falls after more than the patience, and again only after the cooldown`()
    throws
  {
    var controller = try controller([
      "factor": .number(0.5), "patience": .integer(2), "cooldown": .integer(3),
      "interval": .number(1),
    ])
    // The first loss is an improvement; three without one lead to a reduction, then three are
    // passed over and three more are needed.
    let rates = controller.rates(after: [Double](repeating: 1, count: 12), peak: 8)
    #expect(rates == [8, 8, 8, 8, 4, 4, 4, 4, 4, 4, 2, 2])
    #expect(controller.decisions.map(\.step) == [4, 10])
    #expect(controller.decisions.map(\.rate) == [4, 2])
  }

  @Test func `an improvement within the threshold is none`() throws {
    for (mode, threshold, last) in [("relative", 0.1, 1.0), ("absolute", 0.3, 0.5)] {
      var controller = try controller([
        "factor": .number(0.5), "patience": .integer(0), "threshold": .number(threshold),
        "threshold_mode": .text(mode), "interval": .number(1),
      ])
      // From 2 to 1.75: more than a tenth, but less than 0.3.
      #expect(controller.rates(after: [2, 1.75, 1]).last == last)
    }
  }

  @Test func `the mean of an interval is one observation, and the warmup's losses are none`() throws
  {
    var controller = try controller([
      "factor": .number(0.5), "patience": .integer(0), "interval": .number(2),
      "warmup": .number(3),
    ])
    let rates = controller.rates(after: [9, 9, 9, 1, 3, 2.5, 1, 2, 2], peak: 6)
    // Observations after the warmup: 2, then 1.75, then 2.
    #expect(rates == [2, 4, 6, 6, 6, 6, 6, 6, 6])
    #expect(controller.decisions.map(\.step) == [9])
  }

  @Test func `the rate never falls below the floor, nor by next to nothing`() throws {
    var controller = try controller([
      "factor": .number(0.1), "patience": .integer(0), "floor": .number(0.05),
      "interval": .number(1),
    ])
    #expect(controller.rates(after: [1, 1, 1, 1]) == [1, 1, 0.1, 0.05])
    #expect(controller.decisions.count == 2)
  }

  @Test func `a copy goes on from the same state`() throws {
    var original = try controller(["patience": .integer(1), "interval": .number(1)])
    _ = original.rates(after: [1, 1])
    var copy = original
    #expect(original.rates(after: [1, 1, 1]) == copy.rates(after: [1, 1, 1]))
  }
}
