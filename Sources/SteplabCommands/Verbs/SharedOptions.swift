import ArgumentParser
import Records
import Reports

/// Where results are kept; an option of most verbs.
struct ResultsOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("The folder of the results and of the store.", valueName: "dir"))
  var results = "results"
}

struct JSONOption: ParsableArguments {
  @Flag(name: .long, help: "Print JSON instead of a table.")
  var json = false
}

extension JSONValue {
  /// A document with the version of its schema.
  static func document(_ members: [String: JSONValue]) -> JSONValue {
    .object(members.merging(["schemaVersion": .integer(1)]) { $1 })
  }
}

extension Table {
  /// An object for every row, with the columns as keys; of two columns of one name the first.
  var json: JSONValue {
    .array(
      rows.map { row in
        .object(
          Dictionary(zip(columns, row.map(\.json))) { first, _ in first })
      })
  }
}

extension Table.Field {
  var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .integer(let value): .integer(value)
    case .number(let value), .estimate(let value, _): .number(value)
    case .missing: .null
    }
  }
}
