import Foundation
import Presentation
import Reports
import Testing
import TestSupport

/// A figure as gnuplot draws it.
struct DrawnFigure {
  let script: String
  let svg: String
  let picture: FigurePicture

  init(_ figure: Figure) throws {
    let folder = try TemporaryFolder()
    try OutputFile.write(figure.script, to: "\(folder.path)/\(figure.name).gp")
    try Gnuplot().draw("\(figure.name).gp", in: folder.path)
    try self.init(script: figure.script, svgFile: "\(folder.path)/\(figure.name).svg")
  }

  init(script: String, svgFile: String) throws {
    self.script = script
    svg = try String(contentsOfFile: svgFile, encoding: .utf8)
    picture = try #require(FigurePicture(svg: svg))
  }

  /// Nothing is outside of the picture, no name is missing, and none covers another.
  func expectWhole(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(!picture.texts.isEmpty, "\(name)", sourceLocation: sourceLocation)
    #expect(picture.cut == [], "\(name)", sourceLocation: sourceLocation)
    #expect(picture.missing(from: script) == [], "\(name)", sourceLocation: sourceLocation)
    #expect(picture.overlapping(from: script) == [], "\(name)", sourceLocation: sourceLocation)
  }
}

/// A folder that is removed with it.
final class TemporaryFolder {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("steplab-figures-\(UUID().uuidString)").path
  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}
