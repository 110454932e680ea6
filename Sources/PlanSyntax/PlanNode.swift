import Catalog
import Yams

/// A node of a plan's YAML with its place, read with checks that name it.
package struct PlanNode {
  package let node: Node
  package let path: String
  package let file: String

  package init(node: Node, path: String, file: String) {
    self.node = node
    self.path = path
    self.file = file
  }

  package func error(_ message: String) -> PlanError {
    PlanError(
      file: file, line: node.mark?.line, column: node.mark?.column, path: path, message: message)
  }

  /// What stands here, for messages.
  package var found: String {
    switch node {
    case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "'\(scalar.string)'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .alias: "an alias"
    }
  }

  package func expected(_ what: String) -> PlanError { error("expected \(what), found \(found)") }

  // MARK: Mappings

  package var isMapping: Bool { node.mapping != nil }
  package var isList: Bool { node.sequence != nil }

  /// Whether it is a mapping with a key.
  package func hasMember(_ name: String) -> Bool { node.mapping?[Node(name)] != nil }

  /// The members of a mapping by name; a key that is not among the allowed ones is an error.
  package func members(allowed: [String]) throws(PlanError) -> [String: PlanNode] {
    guard let mapping = node.mapping else { throw expected("a mapping of keys to values") }
    var result: [String: PlanNode] = [:]
    for (key, value) in mapping {
      let place = PlanNode(node: key, path: path, file: file)
      guard let name = key.scalar?.string else { throw place.expected("a key") }
      guard allowed.contains(name) else {
        throw place.error("unknown key '\(name)'" + suggestion(for: name, among: allowed))
      }
      result[name] = child(value, named: name)
    }
    return result
  }

  /// The value of one key, whatever the others are.
  package func member(_ name: String) throws(PlanError) -> PlanNode {
    guard let mapping = node.mapping else { throw expected("a mapping of keys to values") }
    guard let value = mapping[Node(name)] else { throw error("'\(name)' is missing") }
    return child(value, named: name)
  }

  /// All members of a mapping whatever their names, in the order of the plan.
  package func pairs() throws(PlanError) -> [(key: String, value: PlanNode)] {
    guard let mapping = node.mapping else { throw expected("a mapping of keys to values") }
    var result: [(key: String, value: PlanNode)] = []
    for (key, value) in mapping {
      let place = PlanNode(node: key, path: path, file: file)
      guard let name = key.scalar?.string else { throw place.expected("a key") }
      result.append((name, child(value, named: name)))
    }
    return result
  }

  private func child(_ node: Node, named name: String) -> PlanNode {
    PlanNode(node: node, path: path.isEmpty ? name : "\(path).\(name)", file: file)
  }

  // MARK: Lists

  /// The elements of a list; anything else is an error.
  package func elements() throws(PlanError) -> [PlanNode] {
    guard let sequence = node.sequence else { throw expected("a list") }
    return sequence.enumerated().map {
      PlanNode(node: $1, path: "\(path)[\($0)]", file: file)
    }
  }

  /// The values of an axis: the elements of a list, which must not be empty, or the one value.
  package func axis() throws(PlanError) -> [PlanNode] {
    guard node.sequence != nil else { return [self] }
    let values = try elements()
    guard !values.isEmpty else {
      throw error("the list is empty; an axis needs at least one value")
    }
    return values
  }

  // MARK: Scalars

  package func string() throws(PlanError) -> String {
    guard let value = node.scalar?.string, !value.isEmpty else { throw expected("a word") }
    return value
  }

  package func number(_ bounds: Bounds) throws(PlanError) -> Double {
    guard let value = plainNumber, !value.isNaN else { throw expected("a number") }
    guard value.isFinite, bounds.contains(value) else {
      throw error("\(compact(value)) is not allowed; must be \(bounds.description)")
    }
    return value
  }

  package func integer(_ bounds: Bounds) throws(PlanError) -> Int {
    guard let value = plainInteger else { throw expected("a whole number") }
    guard bounds.contains(Double(value)) else {
      throw error("\(value) is not allowed; must be \(bounds.description)")
    }
    return value
  }

  package var plainFlag: Bool? {
    isPlain ? ["true": true, "false": false][node.scalar?.string ?? ""] : nil
  }

  private var isPlain: Bool { node.scalar?.style == .plain || node.scalar?.style == .any }

  /// Whole numbers may be written as 1e3.
  private var plainInteger: Int? {
    guard isPlain, let text = node.scalar?.string else { return nil }
    if let value = Int(text) { return value }
    return plainNumber.flatMap { Int(exactly: $0) }
  }

  /// A number that is written as one, not in quotes; infinities too.
  package var plainNumber: Double? {
    guard isPlain, let text = node.scalar?.string else { return nil }
    switch text.lowercased() {
    case ".inf", "+.inf", "inf": return .infinity
    case "-.inf", "-inf": return -.infinity
    case "nan", ".nan": return nil
    default:
      // Swift would also read hexadecimal numbers.
      guard text.allSatisfy({ "0123456789+-.eE".contains($0) }) else { return nil }
      return Double(text)
    }
  }

  // MARK: Settings of catalogue entries

  /// An entry of a catalogue with one value for each setting.
  ///
  /// - Parameters:
  ///   - catalogue: what it may be
  ///   - scope: what settings that are entries themselves may be
  package func singleEntry<Entry>(
    among catalogue: Catalogue<Entry>, in scope: EntryScope = EntryScope()
  ) throws(PlanError) -> EntryChoice {
    let choices = try EntryChoice.expand(self, among: catalogue, in: scope)
    guard choices.count == 1, let choice = choices.first else {
      throw error("a \(Entry.kind) has one value for each setting")
    }
    return choice
  }

  /// The value of a setting of the given kind.
  package func setting(_ declaration: SettingDeclaration) throws(PlanError) -> SettingValue {
    if declaration.isOptional, isPlain, ["none", "null", "~", ""].contains(node.scalar?.string) {
      return .none
    }
    switch declaration.kind {
    case .flag:
      guard let flag = plainFlag else { throw expected("true or false") }
      return .flag(flag)
    case .integer:
      guard let value = plainInteger else { throw expected("a whole number") }
      return .integer(value)
    case .number:
      guard let value = plainNumber else { throw expected("a number") }
      return .number(value)
    case .text, .file:
      return .text(try string())
    case .integers:
      var list: [Int] = []
      for element in try elements() {
        guard let value = element.plainInteger else { throw element.expected("a whole number") }
        list.append(value)
      }
      return .integers(list)
    case .numbers:
      var list: [Double] = []
      for element in try elements() {
        guard let value = element.plainNumber else { throw element.expected("a number") }
        list.append(value)
      }
      return .numbers(list)
    case .texts:
      var list: [String] = []
      for element in try elements() { list.append(try element.string()) }
      return .texts(list)
    case .wordOrEntry: return .text(try string())
    case .entry: return .entry(try string(), [:])
    case .entries:
      var list: [EntryReference] = []
      for element in try elements() { list.append(EntryReference(try element.string())) }
      return .entries(list)
    }
  }

  /// The values of a setting: several if a list stands where a single value is expected.
  ///
  /// - Parameters:
  ///   - scope: what settings that are entries may be
  ///   - resolve: replaces a value as it stands in the plan, such as the path of a file
  package func settingAxis(
    _ declaration: SettingDeclaration, in scope: EntryScope, resolve: EntryChoice.Resolution
  ) throws(PlanError) -> [SettingValue] {
    let isAxis =
      declaration.kind.isList
      ? node.sequence?.first?.sequence != nil : node.sequence != nil
    var values: [SettingValue] = []
    for value in isAxis ? try axis() : [self] {
      switch declaration.kind {
      case .entry:
        values += try value.entryAxis(declaration, scope, resolve).map(\.settingValue)
      case .wordOrEntry where value.node.mapping != nil:
        values += try value.entryAxis(declaration, scope, resolve).map(\.settingValue)
      case .entries:
        values += try value.entryLists(declaration, scope, resolve).map { .entries($0) }
      default:
        values.append(try resolve(value, declaration, try value.setting(declaration)))
      }
    }
    return values
  }

  /// The entries that a name or a mapping stands for: several if settings in it are axes.
  private func entryAxis(
    _ declaration: SettingDeclaration, _ scope: EntryScope, _ resolve: EntryChoice.Resolution
  ) throws(PlanError) -> [EntryReference] {
    guard node.mapping != nil else { return [EntryReference(try string())] }
    let name = try member("name")
    if let word = name.node.scalar?.string, declaration.choices.contains(word) {
      guard let own = try pairs().first(where: { $0.key != "name" }) else {
        return [EntryReference(word)]
      }
      throw own.value.error(
        "the settings of '\(word)' stand beside '\(declaration.name)': write '\(own.key)' there")
    }
    return try EntryChoice.expand(
      self, in: scope,
      declaration: { (name) throws(ConfigurationError) in
        try declaration.choice(name, of: "", in: scope)
      },
      resolve: resolve
    ).map { EntryReference($0.configuration.owner, $0.configuration.values) }
  }

  /// The lists that a list of entries stands for.
  private func entryLists(
    _ declaration: SettingDeclaration, _ scope: EntryScope, _ resolve: EntryChoice.Resolution
  ) throws(PlanError) -> [[EntryReference]] {
    var lists: [[EntryReference]] = [[]]
    for element in try elements() {
      let choices = try element.entryAxis(declaration, scope, resolve)
      guard lists.count * choices.count <= EntryChoice.largestCount else {
        throw element.error("more than \(EntryChoice.largestCount) combinations of settings")
      }
      lists = lists.flatMap { list in choices.map { list + [$0] } }
    }
    return lists
  }
}
