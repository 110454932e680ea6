/// The manual page of a program with verbs: all of them on one page, from what help says.
struct ManualPage {
  let text: String

  init(_ program: CommandDescription, version: String) {
    let name = program.commandName
    let discussion = Discussion(program.discussion ?? "")
    var page = RoffText()
    page.request("TH", name.uppercased(), "1", "", "\(name) \(version)", "User Commands")
    page.text(of: "NAME") {
      $0.line(RoffText.escaped("\(name) - \(Self.withoutPeriod(program.abstract ?? ""))"))
    }
    page.text(of: "SYNOPSIS") {
      $0.line("\(RoffText.bold(name)) \(RoffText.italic("verb")) [\(RoffText.italic("options"))]")
    }
    page.request("SH", "DESCRIPTION")
    page.add(discussion.paragraphs)
    page.request("SH", "VERBS")
    for verb in program.verbs { page.add(verb, of: name) }
    page.request("SH", "OPTIONS OF ALL VERBS")
    page.add(name: RoffText.bold("--help"), "Show help, of the verb if one is given.")
    page.add(name: RoffText.bold("--version"), "Show version, revision and sources.")
    for section in discussion.sections {
      page.request("SH", section.title)
      page.example(section.lines)
    }
    text = page.text
  }

  private static func withoutPeriod(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}

extension RoffText {
  fileprivate mutating func text(of section: String, _ body: (inout RoffText) -> Void) {
    request("SH", section)
    body(&self)
  }

  fileprivate mutating func add(_ paragraphs: [String]) {
    for (number, text) in paragraphs.enumerated() {
      if number > 0 { request("PP") }
      paragraph(text)
    }
  }

  /// An option with what it does.
  fileprivate mutating func add(name: String, _ meaning: String) {
    request("TP")
    line(name)
    paragraph(meaning)
  }

  fileprivate mutating func add(_ verb: CommandDescription, of program: String) {
    let values = verb.ownArguments.filter { $0.kind == .positional }
    request("SS", ([program, verb.commandName] + values.map(\.place)).joined(separator: " "))
    let discussion = Discussion(verb.discussion ?? "")
    add([verb.abstract].compactMap(\.self) + discussion.paragraphs)
    for argument in verb.ownArguments { add(name: argument.markup, argument.meaning) }
    for section in discussion.sections {
      request("PP")
      line(RoffText.italic(section.title.capitalized))
      example(section.lines)
    }
  }
}

extension ArgumentDescription {
  /// A value's place in a call, such as `[claim ...]`.
  fileprivate var place: String {
    let value = (valueName ?? "") + (isRepeating ? " ..." : "")
    return isOptional ? "[\(value)]" : value
  }

  fileprivate var markup: String {
    guard kind != .positional else { return RoffText.italic(valueName ?? "") }
    let names = (names ?? []).map { RoffText.bold($0.text) }.joined(separator: ", ")
    return kind == .flag ? names : "\(names) \(RoffText.italic(valueName ?? ""))"
  }

  fileprivate var meaning: String {
    (abstract ?? "") + (defaultValue.map { " [default: \($0)]" } ?? "")
  }
}

/// The discussion of a help text: paragraphs, then sections such as EXAMPLES with lines of their own.
private struct Discussion {
  var paragraphs: [String] = []
  var sections: [(title: String, lines: [Substring])] = []

  init(_ text: String) {
    for block in text.split(separator: "\n\n") {
      let lines = block.split(separator: "\n")
      guard let title = lines.first, title == title.uppercased(), lines.count > 1 else {
        paragraphs.append(String(block))
        continue
      }
      sections.append((String(title), lines.dropFirst().map { $0.dropFirst(2) }))
    }
  }
}
