/// The label of an entry, such as `sgd(momentum=0.9, nesterov=true)`, without the settings of some
/// names. Settings that are entries or lists themselves stay as they are.
public func entryLabel(_ label: String, without names: Set<String>) -> String {
  guard !names.isEmpty, let open = label.firstIndex(of: "("), label.hasSuffix(")") else {
    return label
  }
  let inside = label[label.index(after: open)...].dropLast()
  guard !inside.contains("("), !inside.contains("[") else { return label }
  let kept = inside.split(separator: ",").map { $0.drop { $0 == " " } }.filter { part in
    !names.contains(String(part.prefix { $0 != "=" }))
  }
  let name = label[..<open]
  return kept.isEmpty ? String(name) : "\(name)(\(kept.joined(separator: ", ")))"
}
