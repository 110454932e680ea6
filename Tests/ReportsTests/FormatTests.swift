import Analysis
import Foundation
import Presentation
import Reports
import Testing

@Suite struct FormatTests {
  private let table = Table(
    columns: ["name", "value", "count"],
    rows: [
      [.text("a|b\tc"), .number(0.1), .integer(3)],
      [.text("x<y"), .missing, .integer(-1)],
      [.text("inf"), .number(.infinity), .missing],
    ])

  @Test func `TSV has a header, shortest numbers and empty missing values`() {
    #expect(
      TSVFormat().text(of: table)
        == "name\tvalue\tcount\na|b c\t0.1\t3\nx<y\t\t-1\ninf\tinf\t\n")
  }

  @Test func `Markdown escapes bars and sets numbers flush right`() {
    let lines = MarkdownFormat().text(of: table).split(separator: "\n")
    #expect(lines[0] == "| name | value | count |")
    #expect(lines[1] == "| --- | ---: | ---: |")
    #expect(lines[2].hasPrefix("| a\\|b"))
    #expect(lines[4] == "| inf | ∞ | – |")
  }

  @Test func `HTML escapes what would be markup`() {
    let html = HTMLFormat().text(of: table)
    #expect(html.contains("<td>x&lt;y</td>") && html.contains("<td class=\"n\">0.1</td>"))
  }

  @Test(arguments: [40, 60, 80])
  func `terminal tables keep to their width`(width: Int) {
    var wide = Table(columns: ["method", "text", "loss"])
    wide.rows = [
      [.text("heading over all columns of the table, as long as it likes to be, shortened")],
      [
        .text(String(repeating: "m", count: 50)), .text(String(repeating: "t", count: 30)),
        .number(1),
      ],
    ]
    for line in TerminalFormat(width: width).text(of: wide).split(separator: "\n") {
      #expect(line.count <= width)
    }
  }

  @Test(arguments: [
    (0.0, "0"), (1, "1"), (0.12345678, "0.1235"), (123456, "123456"), (1234567, "1.235e6"),
    (0.00001234, "1.234e-5"), (0.0004642, "0.0004642"), (0.99996, "1"), (99999.6, "100000"),
    (-2.5, "-2.5"), (.infinity, "∞"), (.nan, "–"), (1e-4, "0.0001"), (100, "100"),
  ])
  func `numbers are short`(value: Double, text: String) {
    #expect(NumberFormat.short(value) == text)
  }

  @Test func `estimates carry their interval`() {
    #expect(
      NumberFormat.estimate(0.5, Interval(lower: 0.25, upper: .infinity)) == "0.5 [0.25, ∞]")
    #expect(NumberFormat.estimate(0.5, nil) == "0.5")
  }

  @Test func `a file appears whole or not at all`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("a/b.txt").path
    let file = try OutputFile(path)
    try file.write("half")
    #expect(!FileManager.default.fileExists(atPath: path))
    try file.write(" and half")
    try file.close()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "half and half")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a") == ["b.txt"])
    #expect(throws: ReportError.self) { try OutputFile.write("x", to: path + "/below-a-file/c") }
  }
}
