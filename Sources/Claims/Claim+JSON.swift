import Catalog
import Records

extension Claim {
  /// The claim as it is kept in the store, with the experiment.
  public var json: JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(id), "statement": .string(statement), "source": .string(source),
      "quantity": .string(quantity), "rule": rule.json, "expected": .bool(isExpected),
    ]
    if !cells.isEmpty { members["cells"] = .object(cells.mapValues(\.json)) }
    if let prediction { members["prediction"] = prediction.json }
    return .object(members)
  }

  /// `nil` if something is missing or of another kind.
  public init?(json: JSONValue) {
    guard let id = json["id"]?.string, let statement = json["statement"]?.string,
      let source = json["source"]?.string, let quantity = json["quantity"]?.string,
      let rule = json["rule"].flatMap(RunSpec.Component.init),
      case .bool(let isExpected)? = json["expected"]
    else { return nil }
    var cells: [String: SettingValue] = [:]
    if let given = json["cells"] {
      guard let settings = SettingValue.settings(json: given) else { return nil }
      cells = settings
    }
    var prediction: Prediction?
    if let given = json["prediction"] {
      guard let decoded = Prediction(json: given) else { return nil }
      prediction = decoded
    }
    self.init(
      id: id, statement: statement, source: source, quantity: quantity, cells: cells,
      prediction: prediction, rule: rule, isExpected: isExpected)
  }
}

extension Claim.Prediction {
  var json: JSONValue {
    switch self {
    case .number(let value): .object(["number": .number(value)])
    case .quantity(let name): .object(["quantity": .string(name)])
    case .formula(let name, let parameters):
      .object([
        "formula": .string(name), "parameters": .object(parameters.mapValues(\.json)),
      ])
    }
  }

  init?(json: JSONValue) {
    if let value = json["number"]?.number {
      self = .number(value)
    } else if let name = json["quantity"]?.string {
      self = .quantity(name)
    } else if let name = json["formula"]?.string,
      let parameters = json["parameters"].flatMap(SettingValue.settings(json:))
    {
      self = .formula(name, parameters)
    } else {
      return nil
    }
  }
}

extension SettingValue {
  /// Settings by name; `nil` if a value has no such form.
  static func settings(json: JSONValue) -> [String: SettingValue]? {
    guard case .object(let members) = json else { return nil }
    let settings = members.compactMapValues(SettingValue.init(json:))
    return settings.count == members.count ? settings : nil
  }
}
