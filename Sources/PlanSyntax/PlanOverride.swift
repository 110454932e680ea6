import Yams

/// Changes to a plan given on the command line as `path=value`.
package enum PlanOverride {
  /// - Parameters:
  ///   - assignment: such as `steps=200`, `optimizers.0.weight_decay=[0, 0.1]`
  ///   - place: what messages name
  package static func apply(
    _ assignment: String, to root: PlanNode, place: String? = nil
  ) throws(PlanError) -> PlanNode {
    let place = place ?? "--set \(assignment)"
    let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw PlanError(file: place, message: "expected path=value, such as steps=200")
    }
    let value = try PlanText.parse(parts[1].isEmpty ? "''" : String(parts[1]), file: place)
    let keys = parts[0].split(separator: ".").map(String.init)
    guard let node = try set(keys[...], of: root.node, to: unmarked(value.node), place) else {
      throw PlanError(file: place, message: "the plan has no '\(parts[0])'")
    }
    return PlanNode(node: node, path: root.path, file: root.file)
  }

  /// Without places: a line of the command line's value is not one of the plan.
  package static func unmarked(_ node: Node) -> Node {
    switch node {
    case .scalar(let scalar): .scalar(Node.Scalar(scalar.string, scalar.tag, scalar.style))
    case .sequence(let sequence): .sequence(Node.Sequence(sequence.map(unmarked)))
    case .mapping(let mapping):
      .mapping(Node.Mapping(mapping.map { (unmarked($0.key), unmarked($0.value)) }))
    case .alias: node
    }
  }

  /// `nil` if the path leads through something that is not there.
  private static func set(
    _ keys: ArraySlice<String>, of node: Node, to value: Node, _ place: String
  ) throws(PlanError) -> Node? {
    guard let key = keys.first else { return value }
    var node = node
    switch node {
    case .mapping(var mapping):
      guard let current = mapping[Node(key)] ?? (keys.count == 1 ? value : nil),
        let member = try set(keys.dropFirst(), of: current, to: value, place)
      else { return nil }
      mapping[Node(key)] = member
      node = .mapping(mapping)
    case .sequence(var sequence):
      guard let index = Int(key), sequence.indices.contains(index) else { return nil }
      guard let element = try set(keys.dropFirst(), of: sequence[index], to: value, place) else {
        return nil
      }
      sequence[index] = element
      node = .sequence(sequence)
    default: return nil
    }
    return node
  }
}
