import ArgumentParser
import Presentation
import Records
import Reports
import Runs

/// Where results are kept; an option of most verbs.
struct ResultsOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("The folder of the results and of the store.", valueName: "dir"))
  var results = "results"
}

/// The store of a folder of results, to be written to.
func openStore(_ folder: String) throws(StoreError) -> RunStore {
  let store = try RunStore(folder: folder)
  if let version = store.migratedFrom, try store.count() + store.count(of: .measurements) > 0 {
    Terminal.message(
      "\(store.path) was a store of version \(version) and is one of the present version now; its "
        + "\(try store.count()) runs and \(try store.count(of: .measurements)) measurements are kept."
    )
  }
  return store
}

/// What becomes of stored results of another arithmetic; an option of the verbs that compute what the
/// store lacks.
struct RenewOption: ParsableArguments {
  @Flag(
    name: .long,
    help: "Compute again what the store has of another arithmetic than this program's.")
  var renew = false
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
  var json: JSONValue { .array(objects.map(JSONValue.object)) }

  /// The members of those objects.
  var objects: [[String: JSONValue]] {
    rows.map { row in Dictionary(zip(columns, row.map(\.json))) { first, _ in first } }
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
