import Yams

/// A value of a plan that options of a command line give: a node of YAML that nobody has written.
public enum OptionValue {
  /// A number or a word.
  case value(String)
  /// An entry of a catalogue: its name, or a mapping in YAML such as `{name: quadratic, largest: 10}`.
  /// What is wrong with the YAML is said of the option.
  case entry(String, option: String)
  case mapping([(key: String, value: OptionValue)])
  indirect case list(OptionValue)

  /// The node.
  ///
  /// - Throws: if a mapping of an entry is no YAML
  package func node() throws(PlanError) -> Node {
    switch self {
    case .value(let text): return Node(text, Tag(.implicit), .plain)
    case .entry(let text, let option):
      guard text.hasPrefix("{") else {
        return .mapping(Node.Mapping([(Node("name"), Node(text, Tag(.implicit), .plain))]))
      }
      return PlanOverride.unmarked(try PlanText.parse(text, file: option).node)
    case .mapping(let members):
      var pairs: [(Node, Node)] = []
      for (key, value) in members { pairs.append((Node(key), try value.node())) }
      return .mapping(Node.Mapping(pairs))
    case .list(let element): return .sequence(Node.Sequence([try element.node()]))
    }
  }
}
