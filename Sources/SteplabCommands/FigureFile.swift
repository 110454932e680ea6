import ArgumentParser
import Foundation
import Presentation
import Reports

/// A figure that an option asks for: `--plot FILE.svg`.
struct FigureFile {
  private let url: URL

  /// - Throws: a usage error if the file is no SVG
  init(_ path: String) throws {
    url = URL(fileURLWithPath: path)
    guard url.pathExtension == "svg", !name.isEmpty else {
      throw ValidationError(
        "--plot draws SVG files; expected a name such as plot.svg, found '\(path)'")
    }
  }

  /// The figure's name, without ending.
  var name: String { url.deletingPathExtension().lastPathComponent }

  private var folder: String { url.deletingLastPathComponent().path }

  /// Writes the script beside the drawing, and draws.
  func write(_ figure: Figure) throws {
    let script = "\(figure.name).gp"
    try OutputFile.write(figure.script, to: "\(folder)/\(script)")
    try Gnuplot(remedy: "gnuplot -d \(script)").draw(script, in: folder)
  }
}
