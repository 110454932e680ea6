import Catalog

/// A catalogue entry as a plan names it, with one value for every setting.
package struct EntryChoice {
  package let configuration: Configuration
  /// Where it stands in the plan.
  package let node: PlanNode
  /// The places of the settings that the plan gives.
  package let settingNodes: [String: PlanNode]
  /// Keys beside the settings, such as `schedules` of an optimizer.
  package let extras: [String: PlanNode]
  /// What tells it from the other choices of its list: the name and the settings that vary.
  package var label = EntryLabel("")

  /// Where a setting stands; the entry if the plan does not give it.
  package func node(of setting: String?) -> PlanNode {
    setting.flatMap { settingNodes[$0] } ?? node
  }

  /// A plan error at the setting that is to blame.
  package func planError(_ error: ConfigurationError) -> PlanError {
    Self.planError(error, settingNodes, node)
  }

  private static func planError(
    _ error: ConfigurationError, _ settingNodes: [String: PlanNode], _ node: PlanNode
  ) -> PlanError {
    guard let place = error.setting.flatMap({ settingNodes[$0] }) else {
      return node.error(error.description)
    }
    return place.error(error.message)
  }

  /// Far more than one would compare; what is larger would only exhaust the memory.
  package static let largestCount = 100_000

  package typealias Resolution = (PlanNode, SettingDeclaration, SettingValue) throws(PlanError) ->
    SettingValue

  /// Every choice that a mapping stands for: a list where a single value is expected is an axis.
  ///
  /// - Parameters:
  ///   - declaration: looks a name up
  ///   - scope: what settings that are entries themselves may be
  ///   - extraKeys: keys that are no settings
  ///   - resolve: replaces a value as it stands in the plan, such as the path of a file
  package static func expand(
    _ node: PlanNode, extraKeys: [String] = [], in scope: EntryScope,
    declaration: (String) throws(ConfigurationError) -> Declaration,
    resolve: Resolution = { (_, _, value) throws(PlanError) in value }
  ) throws(PlanError) -> [EntryChoice] {
    let nameNode = try node.member("name")
    let name = try nameNode.string()
    let entry: Declaration
    do { entry = try declaration(name) } catch { throw nameNode.error(error.message) }
    try checkPlaces(of: entry, in: node, scope)
    var members = try node.members(allowed: ["name"] + extraKeys + entry.settings.map(\.name))
    members["name"] = nil
    var extras: [String: PlanNode] = [:]
    for key in extraKeys { extras[key] = members.removeValue(forKey: key) }

    // The Cartesian product in the order of the declaration.
    var combinations: [[String: SettingValue]] = [[:]]
    for setting in entry.settings {
      guard let place = members[setting.name] else { continue }
      let values = try place.settingAxis(setting, in: scope, resolve: resolve)
      guard combinations.count * values.count <= Self.largestCount else {
        throw place.error("more than \(Self.largestCount) combinations of settings in one entry")
      }
      combinations = combinations.flatMap { given in
        values.map { given.merging([setting.name: $0]) { $1 } }
      }
    }
    var choices: [EntryChoice] = []
    for given in combinations {
      try checkCompanions(of: entry, given, members)
      do {
        choices.append(
          EntryChoice(
            configuration: try entry.configuration(given, in: scope), node: node,
            settingNodes: members,
            extras: extras))
      } catch {
        throw planError(error, members, node)
      }
    }
    return choices
  }

  /// A setting of an entry that a setting names stands in the mapping of that.
  private static func checkPlaces(
    of declaration: Declaration, in node: PlanNode, _ scope: EntryScope
  ) throws(PlanError) {
    let names = declaration.settings.map(\.name)
    for setting in declaration.settings {
      guard let group = setting.group, let inner = try? node.member(setting.name),
        let word = inner.node.scalar?.string,
        let entry = scope.declarations(of: group).first(where: { $0.id == word })
      else { continue }
      for (key, value) in try node.pairs() where !names.contains(key) {
        guard entry.settings.contains(where: { $0.name == key }) else { continue }
        throw value.error(
          "'\(key)' is a setting of '\(word)': write \(setting.name): {name: \(word), \(key): …}")
      }
    }
  }

  /// A setting that stands beside some words of another one would mean nothing beside an entry.
  private static func checkCompanions(
    of entry: Declaration, _ given: [String: SettingValue], _ nodes: [String: PlanNode]
  ) throws(PlanError) {
    for setting in entry.settings {
      guard let companion = setting.companion, let node = nodes[setting.name],
        let declaration = entry.settings.first(where: { $0.name == companion })
      else { continue }
      let name: String
      switch given[companion] ?? declaration.defaultValue {
      case .entry(let entry, _) where !declaration.choices.contains(entry): name = entry
      case .text(let word) where !declaration.choices.contains(word): name = word
      default: continue
      }
      throw node.error(
        "means nothing beside '\(companion): \(name)', whose settings stand in a mapping of its "
          + "own: {name: \(name), …}")
    }
  }

  /// The same for an entry of a catalogue.
  package static func expand<Entry>(
    _ node: PlanNode, among catalogue: Catalogue<Entry>, extraKeys: [String] = [],
    in scope: EntryScope,
    resolve: Resolution = { (_, _, value) throws(PlanError) in value }
  ) throws(PlanError) -> [EntryChoice] {
    try expand(
      node, extraKeys: extraKeys, in: scope,
      declaration: { (name) throws(ConfigurationError) in try catalogue[name].declaration },
      resolve: resolve)
  }

  /// Gives each choice of a list its label, and refuses the same choice twice.
  package static func labelled(_ choices: [EntryChoice]) throws(PlanError) -> [EntryChoice] {
    var seen: [Configuration: EntryChoice] = [:]
    for choice in choices {
      if let other = seen[choice.configuration] {
        let other = other.node.path.isEmpty ? "another" : other.node.path
        throw choice.node.error("the same as \(other): every cell must be distinct")
      }
      seen[choice.configuration] = choice
    }
    let varying = varyingSettings(
      choices.map { ($0.configuration.owner, $0.configuration.values) })
    let brief = choices.map { $0.label(showing: varying, digestDigits: 0) }
    // Files of the same name in different folders are told apart by their content.
    let digits = Set(brief).count == choices.count ? 0 : 16
    return choices.map { choice in
      var choice = choice
      choice.label = choice.label(showing: varying, digestDigits: digits)
      return choice
    }
  }

  /// By entry, the settings whose values differ; for entries within entries by their own names.
  private static func varyingSettings(
    _ entries: [(name: String, values: [String: SettingValue])]
  ) -> [String: Set<String>] {
    var first: [String: [String: SettingValue]] = [:]
    var varying: [String: Set<String>] = [:]
    var nested: [(name: String, values: [String: SettingValue])] = []
    for (name, values) in entries {
      for value in values.values {
        switch value {
        case .entry(let inner, let settings): nested.append((inner, settings))
        case .entries(let list): nested += list.map { ($0.name, $0.settings) }
        default: break
        }
      }
      guard let reference = first[name] else {
        first[name] = values
        continue
      }
      for (key, value) in values where reference[key] != value {
        varying[name, default: []].insert(key)
      }
    }
    guard !nested.isEmpty else { return varying }
    return varying.merging(varyingSettings(nested)) { $0.union($1) }
  }

  private func label(showing varying: [String: Set<String>], digestDigits: Int) -> EntryLabel {
    Self.label(configuration.owner, configuration.values, varying, digestDigits)
  }

  private static func label(
    _ name: String, _ values: [String: SettingValue], _ varying: [String: Set<String>],
    _ digestDigits: Int
  ) -> EntryLabel {
    let settings = (varying[name] ?? []).sorted().map { key in
      let text =
        switch values[key] {
        case .entry(let inner, let settings)?:
          label(inner, settings, varying, digestDigits).description
        case .entries(let list)?:
          "["
            + list.map {
              label($0.name, $0.settings, varying, digestDigits).description
            }.joined(separator: ", ") + "]"
        case let value: short(value ?? .none, digestDigits)
        }
      return EntryLabel.Setting(key, text)
    }
    return EntryLabel(name, settings)
  }

  /// A file's reference with a part of its digest, and nothing that would break a line.
  private static func short(_ value: SettingValue, _ digestDigits: Int) -> String {
    var text = value.description
    if let mark = text.range(of: "@sha256:") {
      let digest = text[mark.upperBound...].prefix(digestDigits)
      text = text[..<mark.lowerBound] + (digest.isEmpty ? "" : "#\(digest)")
    }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 ? "?" : $0 }))
  }
}
