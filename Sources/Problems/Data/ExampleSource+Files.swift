import Catalog

/// What a file is to a network.
extension ExampleSource {
  /// The file that is named, if one is, with the labels that are named.
  static func table(
    _ configuration: Configuration, _ files: DataFiles
  ) throws(ConfigurationError) -> LabelledTable? {
    guard let reference = configuration[ExampleSettings.file] else { return nil }
    guard let table = files[reference.text] else {
      throw .invalid(
        owner: configuration.owner, setting: "file", reason: "'\(reference.text)' was not loaded")
    }
    guard let wanted = configuration[ExampleSettings.labelColumn] else { return table }
    return table.labelled(byColumn: try column(wanted, of: table, configuration))
  }

  /// The position of a column, counted from 1. No name in a header is a number.
  private static func column(
    _ wanted: String, of table: LabelledTable, _ configuration: Configuration
  ) throws(ConfigurationError) -> Int {
    func error(_ reason: String) -> ConfigurationError {
      .invalid(owner: configuration.owner, setting: "label_column", reason: reason)
    }
    guard table.labelColumn != nil else {
      throw error("a file that is not CSV has the label at the start of each line")
    }
    let count = table.columns + 1
    let matches = table.columnNames.indices.filter { table.columnNames[$0] == wanted }
    if let first = matches.first {
      guard matches.count == 1 else {
        throw error("\(matches.count) columns have the name '\(wanted)'")
      }
      return first + 1
    }
    if let number = Int(wanted), number >= 1, number <= count { return number }
    let nearest = nearestName(to: wanted, among: table.columnNames)
    throw error(
      "no column is called '\(wanted)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
        + "; allowed: 1 to \(count)"
        + (table.columnNames.isEmpty ? "; the file has no header" : " or a name of the header"))
  }

  static func shape(
    of table: LabelledTable, as form: InputForm, _ configuration: Configuration
  ) throws(ConfigurationError) -> ExampleShape {
    let target: ExampleShape.Target
    switch configuration[ExampleSettings.targets] {
    case .values: target = .values(1)
    case .classes: target = .classes(try classCount(table, configuration))
    }
    return ExampleShape(input: try input(table, form, configuration), target: target)
  }

  private static func classCount(
    _ table: LabelledTable, _ configuration: Configuration
  ) throws(ConfigurationError) -> Int {
    let labels = table.distinctLabels
    guard labels.count >= 2, labels.count <= 1000, labels.allSatisfy({ $0.rounded() == $0 }) else {
      throw .invalid(
        owner: configuration.owner, setting: "file",
        reason: "\(labels.count) distinct labels from \(compact(labels[0])) to "
          + "\(compact(labels[labels.count - 1])); classification needs 2 to 1000 whole numbers")
    }
    return labels.count
  }

  private static func input(
    _ table: LabelledTable, _ form: InputForm, _ configuration: Configuration
  ) throws(ConfigurationError) -> ExampleShape.Input {
    switch form {
    case .features: return .features(table.columns)
    case .image:
      let sizes = configuration[ExampleSettings.image]
      // In floating point, which does not overflow.
      guard sizes.count == 3, sizes.reduce(1, { $0 * Double($1) }) == Double(table.columns) else {
        let found =
          sizes.isEmpty ? "nothing" : "[\(sizes.map(String.init).joined(separator: ", "))]"
        throw .invalid(
          owner: configuration.owner, setting: "image",
          reason: "the file has \(table.columns) features; expected three numbers with this "
            + "product, channels, height and width of an image, found \(found)")
      }
      return .image(channels: sizes[0], height: sizes[1], width: sizes[2])
    case .sequence:
      let features = configuration[ExampleSettings.sequenceFeatures]
      guard table.columns % features == 0 else {
        throw .invalid(
          owner: configuration.owner, setting: "sequence_features",
          reason: "\(features) does not divide the \(table.columns) features of the file")
      }
      return .sequence(length: table.columns / features, features: features)
    case .tokens: preconditionFailure("files of numbers hold no tokens")
    }
  }
}
