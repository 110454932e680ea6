private import CYaml

/// Looks through a plan as a stream of YAML events, before nodes are made of it.
///
/// Yams puts what an alias stands for in its place and compares keys by their contents, so that
/// aliases of aliases cost exponentially many steps before anybody can refuse them; and it descends
/// by a call per level. Only the parser knows what is an alias or a bracket and what is text, so this
/// asks the one that Yams composes from: libyaml, which comes with it.
package enum PlanEvents {
  /// Far above any sensible plan; what is deeper would only cost stack.
  package static let deepestNesting = 64

  /// Refuses anchors, aliases and deep nesting. What is not YAML at all is left to Yams, which finds
  /// the same at the same place.
  package static func check(_ text: String, file: String) throws(PlanError) {
    var text = text
    let refused = text.withUTF8 { firstRefused($0) }
    guard let (message, mark) = refused else { return }
    // libyaml counts from 0.
    throw PlanError(file: file, line: mark.line + 1, column: mark.column + 1, message: message)
  }

  private static let noAliases =
    "anchors and aliases (& and *) are not supported; put text in quotes"
  private static let tooDeep = "nested deeper than \(deepestNesting) levels"

  private static func firstRefused(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (message: String, mark: yaml_mark_t)? {
    // libyaml keeps the address.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    precondition(yaml_parser_initialize(parser) == 1, "out of memory")
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    var depth = 0
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else { return refusedByParser(parser) }
      defer { yaml_event_delete(&event) }
      if isAliased(event) { return (noAliases, event.start_mark) }
      switch event.type {
      case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
        depth += 1
        guard depth <= deepestNesting else {
          return (tooDeep, event.start_mark)
        }
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: depth -= 1
      case YAML_STREAM_END_EVENT: return nil
      default: break
      }
    }
  }

  private static func isAliased(_ event: yaml_event_t) -> Bool {
    switch event.type {
    case YAML_ALIAS_EVENT: true
    case YAML_SCALAR_EVENT: event.data.scalar.anchor != nil
    case YAML_SEQUENCE_START_EVENT: event.data.sequence_start.anchor != nil
    case YAML_MAPPING_START_EVENT: event.data.mapping_start.anchor != nil
    default: false
    }
  }

  /// `*emphasis*` is no alias, but an attempt at one: the advice is the same. The parser has a limit
  /// of its own on nesting and, as it reads ahead, may come to it first.
  private static func refusedByParser(
    _ parser: UnsafePointer<yaml_parser_t>
  ) -> (message: String, mark: yaml_mark_t)? {
    let context = parser.pointee.context.map { String(cString: $0) } ?? ""
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
    if ["while scanning an anchor", "while scanning an alias"].contains(context) {
      return (noAliases, parser.pointee.context_mark)
    }
    if problem.hasPrefix("Maximum nesting level") { return (tooDeep, parser.pointee.problem_mark) }
    return nil
  }
}
