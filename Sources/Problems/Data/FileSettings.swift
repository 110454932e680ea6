import Catalog

/// What a network reads from a file.
public struct FileSettings: Settings {
  /// What the labels of a file are.
  public enum Targets: String, SettingChoice { case classes, values }

  @Setting(
    "a file relative to the plan, CSV if it ends in .csv or .tsv, else LIBSVM; takes the place of "
      + "`data`")
  public var file: DataFile? = nil
  @Setting(
    "name, or number from 1, of the column of a CSV file that holds the labels; none for the last")
  public var labelColumn: String? = nil
  @Setting("what a file's labels are: whole numbers of classes, or values to predict")
  public var targets = Targets.classes
  @Setting(
    .from(0, below: 1), "of a file's rows, held out at random; 0 evaluates on the training rows")
  public var evaluationFraction = 0.2
  @Setting("shift and scale a file's features to mean 0 and variance 1")
  public var standardize = false
  @Setting(
    .within(1, 65536),
    "channels, height and width of the images that a file's rows hold, plane after plane")
  public var image: [Int] = []
  @Setting(
    .within(1, 1e5),
    "numbers of each step of the sequences that a file's rows hold, step after step")
  public var sequenceFeatures = 1

  public init() {}
}

/// A table of examples as a setting: named by a plan, or given in code.
public struct DataFile: SettingRepresentable {
  public static var kind: SettingKind { .file }

  /// A path in a plan; a name and a digest of the content in a run's specification.
  public let reference: String
  /// What the file holds; `nil` if it is not at hand.
  public let table: LabelledTable?

  public init(_ reference: String, _ table: LabelledTable? = nil) {
    self.reference = reference
    self.table = table
  }

  public var settingValue: SettingValue { .text(reference) }

  public init?(settingValue: SettingValue, in scope: EntryScope) {
    guard case .text(let reference) = settingValue else { return nil }
    self.init(reference, scope.files[reference, as: LabelledTable.self])
  }
}

/// What a file is to a network.
extension FileSettings {
  /// The file that is named, if one is, with the labels that are named.
  func labelledTable(of owner: String) throws(ConfigurationError) -> LabelledTable? {
    guard let file else { return nil }
    guard let table = file.table else {
      throw .invalid(
        owner: owner, setting: "file", reason: "'\(file.reference)' was not loaded")
    }
    guard let labelColumn else { return table }
    return table.labelled(byColumn: try column(labelColumn, of: table, owner))
  }

  /// The position of a column, counted from 1. No name in a header is a number.
  private func column(
    _ wanted: String, of table: LabelledTable, _ owner: String
  ) throws(ConfigurationError) -> Int {
    func error(_ reason: String) -> ConfigurationError {
      .invalid(owner: owner, setting: "label_column", reason: reason)
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

  func shape(
    of table: LabelledTable, as form: InputForm, _ owner: String
  ) throws(ConfigurationError) -> ExampleShape {
    let target: ExampleShape.Target
    switch targets {
    case .values: target = .values(1)
    case .classes: target = .classes(try classCount(table, owner))
    }
    return ExampleShape(input: try input(table, form, owner), target: target)
  }

  private func classCount(
    _ table: LabelledTable, _ owner: String
  ) throws(ConfigurationError) -> Int {
    let labels = table.distinctLabels
    guard labels.count >= 2, labels.count <= 1000, labels.allSatisfy({ $0.rounded() == $0 }) else {
      throw .invalid(
        owner: owner, setting: "file",
        reason: "\(labels.count) distinct labels from \(compact(labels[0])) to "
          + "\(compact(labels[labels.count - 1])); classification needs 2 to 1000 whole numbers")
    }
    return labels.count
  }

  private func input(
    _ table: LabelledTable, _ form: InputForm, _ owner: String
  ) throws(ConfigurationError) -> ExampleShape.Input {
    switch form {
    case .features: return .features(table.columns)
    case .image:
      let sizes = image
      // In floating point, which does not overflow.
      guard sizes.count == 3, sizes.reduce(1, { $0 * Double($1) }) == Double(table.columns) else {
        let found =
          sizes.isEmpty ? "nothing" : "[\(sizes.map(String.init).joined(separator: ", "))]"
        throw .invalid(
          owner: owner, setting: "image",
          reason: "the file has \(table.columns) features; expected three numbers with this "
            + "product, channels, height and width of an image, found \(found)")
      }
      return .image(channels: sizes[0], height: sizes[1], width: sizes[2])
    case .sequence:
      let features = sequenceFeatures
      guard table.columns % features == 0 else {
        throw .invalid(
          owner: owner, setting: "sequence_features",
          reason: "\(features) does not divide the \(table.columns) features of the file")
      }
      return .sequence(length: table.columns / features, features: features)
    case .tokens:
      throw .invalid(owner: owner, setting: "file", reason: "a file of numbers holds no tokens")
    }
  }
}
