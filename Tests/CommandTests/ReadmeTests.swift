import Foundation
import TestSupport
import Testing

/// What README and the first page of the documentation say of the program, and where they link to.
@Suite struct ReadmeTests {
  private static let catalogue = "Sources/SteplabCommands/Documentation.docc"

  /// The texts of the project that link to files of it.
  static let texts =
    ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md", "Examples/README.md"]
    + (try! FileManager.default.contentsOfDirectory(
      atPath: Fixtures.root.path + "/" + catalogue
    ).filter { $0.hasSuffix(".md") }.sorted().map { "\(catalogue)/\($0)" })

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Fixtures.root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test(arguments: ["optimizers", "schedules"])
  func `README counts what the catalogue has`(what: String) throws {
    let json = try Command.run(["list", what, "--json"]).output
    let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let count = try #require(document?[what] as? [Any]).count
    let readme = try text("README.md").replacing("\n", with: " ")
    #expect(readme.contains(" \(count) \(what)"), "'steplab list \(what)' has \(count)")
  }

  @Test(arguments: ["README.md", "\(catalogue)/steplab.md"])
  func `the table of commands names every verb and no other`(path: String) throws {
    let table = try text(path).split(separator: "\n").filter { $0.hasPrefix("| `") }
      .compactMap { $0.split(separator: "|").first }
      .flatMap { cell in
        cell.matches(of: /`([a-z-]+)/).map { String($0.1) }
      }
    #expect(try Set(table) == Set(Command.verbs()))
  }

  @Test func `the source and the licence of every data file are said`() throws {
    let words = try text("data/README.md")
    let files = try FileManager.default.contentsOfDirectory(atPath: Fixtures.root.path + "/data")
    for name in files where name != "README.md" { #expect(words.contains("`\(name)`"), "\(name)") }
  }

  @Test(arguments: texts) func `links lead somewhere`(path: String) throws {
    let folder = Fixtures.root.appendingPathComponent(path).deletingLastPathComponent()
    for link in try text(path).matches(of: /\]\(([^)#]+)/).map(\.1) where !link.contains(":") {
      let target = folder.appendingPathComponent(String(link)).path
      #expect(FileManager.default.fileExists(atPath: target), "\(link)")
    }
  }

  /// What the article has somebody type is what CI builds and runs.
  @Test func `listings of the library article are those of the examples`() throws {
    let article = try text("\(Self.catalogue)/UsingSteplabAsALibrary.md")
    let sources = [
      "Examples/TrainYourOwnModel", "Examples/OwnOptimizer/Sources", "Examples/RunAPlan",
    ]
    for folder in sources {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: Fixtures.root.appendingPathComponent(folder).path)
      for name in names where name.hasSuffix(".swift") {
        #expect(article.contains(try text("\(folder)/\(name)")), "\(folder)/\(name)")
      }
    }
  }
}
