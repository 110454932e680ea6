import Catalog
import Testing
import Theory

/// The numbers of the published formulas, literally.
@Suite struct FormulaTests {
  private func value(
    _ name: String, _ given: [String: SettingValue] = [:], in cell: [String: Double] = [:]
  ) throws -> Double {
    try Formula.standard[name].value(given, in: cell)
  }

  @Test(
    arguments: [
      ("heavy-ball", "momentum", [(0.5, 3.0), (0.9, 3.8), (0.95, 3.9), (0.98, 3.96)]),
      ("nesterov", "momentum", [(0.5, 1.5), (0.9, 1.357143), (0.95, 1.344828)]),
      ("averaged-momentum", "beta", [(0.5, 6), (0.9, 38), (0.95, 78), (0.98, 198)]),
      ("schedule-free", "beta", [(0.5, 4), (0.9, 20), (0.95, 40), (0.98, 100)]),
    ] as [(String, String, [(Double, Double)])])
  func `boundaries are the published ones`(
    name: String, parameter: String, values: [(Double, Double)]
  ) throws {
    for (beta, expected) in values {
      #expect(abs(try value(name, [parameter: .number(beta)]) - expected) < 5e-7 * expected)
      // From the cell as well, and with a curvature in inverse proportion.
      #expect(
        abs(try value(name, in: [parameter: beta, "curvature": 10]) - expected / 10)
          < 5e-7 * expected)
    }
  }

  @Test func `gradient descent, decay, dampening and noise move the boundary`() throws {
    #expect(try value("gradient-descent") == 2)
    // 2/(8 + 2), 2 × 1.9/(0.1 × 4), 2 × 1.5/(2 × (3 + 1)) as integers' ratios.
    #expect(try value("gradient-descent", in: ["curvature": 8, "weight_decay": 2]) == 0.2)
    #expect(
      abs(
        try value("heavy-ball", in: ["momentum": 0.9, "dampening": 0.9, "curvature": 4]) - 9.5)
        < 1e-12)
    #expect(
      try value("nesterov", in: ["momentum": 0.5, "curvature": 3, "weight_decay": 1]) == 0.375)
    #expect(try value("mean-square", in: ["batch": 1, "dimension": 10]) == 2.0 / 12)
    #expect(
      try value("mean-square", in: ["batch": 32, "dimension": 10, "curvature": 4]) == 16.0 / 43)
  }

  @Test func `logits of normalised queries and keys are bounded by the width of a head`() throws {
    #expect(try value("normalized-logit", in: ["width": 32, "heads": 2]) == 4)
    #expect(
      try value("normalized-logit", ["gain": .number(3)], in: ["width": 64, "heads": 1]) == 72)
  }

  @Test func `what the claim gives comes before the cell, and the cell before the default`() throws
  {
    let cell = ["momentum": 0.5, "curvature": 10, "unrelated": 3]
    #expect(try value("heavy-ball", in: cell) == 0.3)
    #expect(try value("heavy-ball", ["curvature": .number(1)], in: cell) == 3)
    #expect(try value("heavy-ball", ["momentum": .integer(0)], in: cell) == 0.2)
    #expect(try value("heavy-ball", in: ["momentum": 0.5]) == 3)
  }

  @Test func `a parameter from nowhere, out of range or unknown is an error`() {
    let missing = #expect(throws: ConfigurationError.self) { try value("heavy-ball") }
    #expect(missing?.setting == "momentum")
    let outside = #expect(throws: ConfigurationError.self) {
      try value("heavy-ball", in: ["momentum": 1])
    }
    #expect(outside?.description.contains("≥ 0 and < 1") == true)
    let unknown = #expect(throws: ConfigurationError.self) {
      try value("heavy-ball", ["momentun": .number(0.5)])
    }
    #expect(unknown?.description.contains("did you mean 'momentum'?") == true)
    #expect(throws: ConfigurationError.self) {
      try value("heavy-ball", in: ["momentum": 0.5, "dampening": 1])
    }
    let name = #expect(throws: ConfigurationError.self) { try value("heavy-bal") }
    #expect(name?.description.contains("did you mean 'heavy-ball'?") == true)
  }

  @Test func `every formula says what it is, and which parameters it cannot do without`() {
    for formula in Formula.standard {
      #expect(!formula.declaration.summary.isEmpty && !formula.declaration.citation.text.isEmpty)
      if formula.declaration.summary.contains("rate") {
        #expect(formula.declaration.settings.contains { $0.name == "curvature" })
      }
    }
    #expect(Set(Formula.standard.names).count == Formula.standard.count)
    let required = Dictionary(
      uniqueKeysWithValues: Formula.standard.map { ($0.declaration.id, $0.requiredParameters) })
    #expect(required["gradient-descent"] == [] && required["schedule-free"] == ["beta"])
    #expect(required["mean-square"] == ["batch", "dimension"])
    #expect(required["normalized-logit"] == ["width", "heads"])
  }
}
