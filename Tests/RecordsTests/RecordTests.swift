import Catalog
import Foundation
import Records
import Testing

@Suite struct SHA256Tests {
  /// FIPS 180-4's examples, and lengths around the padding's boundaries.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
    (
      String(repeating: "a", count: 55),
      "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
    ),
    (
      String(repeating: "a", count: 64),
      "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
    ),
  ])
  func `digests are the published ones`(message: String, digest: String) {
    #expect(SHA256.hexDigest(of: message.utf8) == digest)
  }
}

@Suite struct JSONValueTests {
  @Test func `canonical text sorts keys, escapes, and writes shortest numbers`() {
    let value = JSONValue.object([
      "b": .array([.integer(1), .number(0.1), .number(2), .number(1e-7), .null, .bool(true)]),
      "a\"\n\u{1}é": .string("x\\y\t"), "B": .object([:]),
    ])
    #expect(
      value.canonical
        == #"{"B":{},"a\"\n\u0001é":"x\\y\t","b":[1,0.1,2,1e-07,null,true]}"#)
  }

  @Test func `what is not finite has words`() {
    #expect(
      JSONValue.array([.number(.infinity), .number(-.infinity), .number(.nan)]).canonical
        == #"["inf","-inf","nan"]"#)
  }

  @Test func `canonical and pretty text decode to the same value`() throws {
    let value = JSONValue.object([
      "x": .array([.integer(3), .number(0.1234567890123456), .string("é\u{7f}\"")]),
      "y": .object(["z": .bool(false), "n": .null]),
    ])
    for text in [value.canonical, value.pretty] {
      #expect(try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) == value)
    }
  }
}

@Suite struct RunSpecTests {
  private let spec = RunSpec(
    problem: .init(name: "quadratic", settings: ["dimension": .integer(3), "noise": .number(0.5)]),
    optimizer: .init(name: "adamw", settings: ["growth": .number(.infinity), "file": .none]),
    schedule: .init(
      name: "wsd", settings: ["shape": .text("linear"), "list": .numbers([1, 2.5])]),
    peakRate: 1e-3, batch: .examples(64), seed: 7, steps: 100, precision: .float32,
    recordEvery: 10, divergenceFactor: 1000)

  @Test func `the assembled text is the canonical JSON`() {
    #expect(spec.canonical == spec.json.canonical)
    var other = spec
    other.batch = .full
    other.peakRate = 1
    other.seed = .max
    #expect(other.canonical == other.json.canonical)
    other.sharpness = SharpnessSettings(every: 50)
    #expect(other.canonical == other.json.canonical && other.canonical.contains("sharpness"))
    #expect(!spec.canonical.contains("sharpness"))
  }

  /// Changing this value means that every stored run is lost: raise `RunSpec.format` on purpose.
  @Test func `an identity is frozen`() {
    #expect(spec.id == "31015c65304521446da75d0eeae68d4664bd7289a617655a9e1fccaeaf1fb849")
  }

  @Test func `every field is part of the identity`() {
    var ids = [spec.id]
    func vary(_ change: (inout RunSpec) -> Void) {
      var copy = spec
      change(&copy)
      ids.append(copy.id)
    }
    vary { $0.problem = .init(name: "quadratic", settings: ["dimension": .integer(4)]) }
    vary { $0.optimizer = .init(name: "sgd", settings: [:]) }
    vary { $0.schedule = .init(name: "cosine", settings: [:]) }
    vary { $0.peakRate = 2e-3 }
    vary { $0.batch = .full }
    vary { $0.seed = 8 }
    vary { $0.steps = 101 }
    vary { $0.precision = .float64 }
    vary { $0.recordEvery = 11 }
    vary { $0.divergenceFactor = 10 }
    vary { $0.sharpness = SharpnessSettings(every: 10) }
    vary { $0.sharpness = SharpnessSettings(every: 11) }
    vary { $0.sharpness = SharpnessSettings(every: 10, eigenvalues: 2) }
    vary { $0.sharpness = SharpnessSettings(every: 10, tolerance: 1e-3) }
    vary { $0.sharpness = SharpnessSettings(every: 10, iterations: 50) }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: [
    0, -0.0, 1e17, 1e300, 0x1p53, .leastNonzeroMagnitude, 0.1, -2, 1e16, 123_456_789,
  ])
  func `an identity survives the store whatever the number`(value: Double) throws {
    let component = RunSpec.Component(name: "x", settings: ["a": .number(value)])
    let json = try JSONDecoder().decode(
      JSONValue.self, from: Data(component.json.canonical.utf8))
    let decoded = try #require(RunSpec.Component(json: json))
    #expect(decoded.json.canonical == component.json.canonical)
    // Zero has no sign in a specification.
    #expect(!component.json.canonical.contains("-0"))
  }

  @Test func `the words for infinity come back as words, and in a list as numbers`() throws {
    for value in [SettingValue.number(.infinity), .text("inf")] {
      let component = RunSpec.Component(name: "x", settings: ["a": value])
      #expect(RunSpec.Component(json: component.json)?.json.canonical == component.json.canonical)
      let json = try JSONDecoder().decode(
        JSONValue.self, from: Data(component.json.canonical.utf8))
      #expect(RunSpec.Component(json: json)?.settings == ["a": .text("inf")])
    }
    let list = RunSpec.Component(name: "x", settings: ["a": .numbers([1, .infinity, -.infinity])])
    let json = try JSONDecoder().decode(JSONValue.self, from: Data(list.json.canonical.utf8))
    #expect(RunSpec.Component(json: json)?.settings == list.settings)
  }

  @Test func `a component survives its JSON with the same canonical text`() throws {
    for component in [spec.problem, spec.optimizer, spec.schedule] {
      let data = Data(component.json.canonical.utf8)
      let json = try JSONDecoder().decode(JSONValue.self, from: data)
      let decoded = try #require(RunSpec.Component(json: json))
      #expect(decoded.json.canonical == component.json.canonical)
    }
  }
}

@Suite struct CurveTests {
  @Test func `points survive their bytes, missing values too`() throws {
    var curve = Curve(diagnostics: ["d"])
    curve.append([0, 0.1, 1.5, 2, 3, 0.25, nil, 1e-6])
    curve.append([10, nil, 1e-300, 2, nil, nil, 0.5, -0.0])
    let copy = try #require(Curve(columns: curve.columns, bytes: curve.bytes))
    #expect(copy == curve)
    #expect(copy.count == 2 && copy[1, 1] == nil && copy[1, 2] == 1e-300)
    #expect(copy.column("d") == [1e-6, -0.0] && copy.column("nothing").isEmpty)
    #expect(Curve(columns: curve.columns, bytes: curve.bytes.dropLast()) == nil)
  }

  @Test(arguments: [
    Outcome.finished, .diverged(step: 7), .failed(reason: "x"), .skipped(reason: "y"),
  ])
  func `outcomes survive their words`(outcome: Outcome) {
    #expect(
      Outcome(word: outcome.word, step: outcome.step, reason: outcome.reason) == outcome)
  }
}
