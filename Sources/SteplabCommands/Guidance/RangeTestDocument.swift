import Catalog
import Foundation
import Guidance
import PlanSyntax
import Records

/// The document that `steplab range-test --json` prints.
enum RangeTestDocument {
  /// A document of rules is short; anything longer is something else.
  private static let largestFile = 1 << 26

  /// The element of `rules` whose `rule` is `edge`.
  static func edge(path: String) throws(PlanError) -> MeasuredEdge {
    func fault(_ place: String, _ message: String) -> PlanError {
      PlanError(file: path, path: place, message: message)
    }
    let bytes: [UInt8]
    do {
      bytes = try TrainingLogReader.contents(of: path)
    } catch {
      throw PlanError(file: path, message: "does not exist or cannot be read")
    }
    guard bytes.count <= largestFile,
      let document = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    else { throw fault("", "is no JSON document of a range test") }
    guard document["schemaVersion"]?.integer == 1 else {
      throw fault("schemaVersion", "expected 1")
    }
    if let reading = document["readings"]?.array?.first?["reading"]?.string,
      !["usable", "rises-again"].contains(reading)
    {
      throw fault("readings", "most tests read '\(reading)': there is no edge to go by")
    }
    guard let rules = document["rules"]?.array else { throw fault("rules", "expected a list") }
    guard let place = rules.firstIndex(where: { $0["rule"]?.string == "edge" }) else {
      throw fault("rules", "none of its elements has the rule 'edge'")
    }
    guard let median = rules[place]["median"]?.number else {
      throw fault("rules[\(place)].median", "expected a number")
    }
    do {
      return try MeasuredEdge(
        value: median, optimizer: document["optimizer"]?.string,
        batch: document["batch"].map { $0.string ?? $0.canonical },
        gradientDescentLimit: document["gradient_descent_limit"]?.number,
        lower: rules[place]["lower"]?.number, upper: rules[place]["upper"]?.number)
    } catch {
      throw fault("rules[\(place)]", error.description)
    }
  }
}
