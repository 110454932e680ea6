/// Text in the language of `man`, line by line.
struct RoffText {
  private(set) var text = ""

  /// A request, such as `.SH`, with its arguments.
  mutating func request(_ name: String, _ arguments: String...) {
    text += ".\(name)"
    for argument in arguments {
      text += " \"\(Self.escaped(argument).replacing("\"", with: "\\(dq"))\""
    }
    text += "\n"
  }

  /// Text that is filled; what stands between backticks is bold.
  mutating func paragraph(_ prose: String) {
    line(
      prose.replacing("\n", with: " ").split(separator: "`", omittingEmptySubsequences: false)
        .enumerated().map { number, part in
          number.isMultiple(of: 2) ? Self.escaped(part) : Self.bold(part)
        }.joined())
  }

  /// Lines that keep their breaks and blanks.
  mutating func example(_ lines: some Sequence<Substring>) {
    text += ".RS 4\n.nf\n"
    for content in lines { line(Self.escaped(content)) }
    text += ".fi\n.RE\n"
  }

  /// A line of markup.
  mutating func line(_ markup: String) {
    // What begins with one of these would be a request.
    let isRequest = markup.hasPrefix(".") || markup.hasPrefix("'")
    text += (isRequest ? "\\&" : "") + markup + "\n"
  }

  static func bold(_ text: some StringProtocol) -> String { "\\fB\(escaped(text))\\fR" }

  static func italic(_ text: some StringProtocol) -> String { "\\fI\(escaped(text))\\fR" }

  /// Characters as they are, where `man` would set others: a hyphen for a minus, quotation marks for
  /// the ones of a keyboard.
  static func escaped(_ text: some StringProtocol) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
