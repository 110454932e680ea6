import Foundation

/// A folder of gnuplot scripts and what they draw.
package struct FigureFolder {
  private let path: String
  private let remedy: String

  /// - Parameter remedy: the command that draws the figures once gnuplot is there
  package init(_ path: String, remedy: String = "steplab report") {
    self.path = path
    self.remedy = remedy
  }

  /// Writes the scripts, draws the figures, and then the page that shows them.
  ///
  /// - Throws: `toolMissing` only after everything that does not need gnuplot was written
  package func write(
    _ figures: [Figure], page: () throws(ReportError) -> Void
  ) throws(ReportError) {
    for figure in figures {
      try OutputFile.write(figure.script, to: "\(path)/\(figure.name).gp")
    }
    var drawn = 0
    do {
      let gnuplot = figures.isEmpty ? nil : try Gnuplot(remedy: remedy)
      for figure in figures {
        try gnuplot?.draw("\(figure.name).gp", in: path)
        drawn += 1
      }
    } catch {
      // An old drawing beside new tables would mislead.
      for figure in figures.dropFirst(drawn) {
        try? FileManager.default.removeItem(atPath: "\(path)/\(figure.name).svg")
      }
      try page()
      throw error
    }
    try page()
  }

  /// Adds the figures that are drawn to a page, each under a heading.
  package func add(_ figures: [Figure], to page: inout HTMLPage, heading: (Figure) -> String) {
    for figure in figures {
      guard let svg = drawing(figure) else { continue }
      page.add(heading: heading(figure))
      page.add(figure: figure, svg: svg)
    }
  }

  /// Adds a figure to a page, if it is drawn.
  package func add(_ figure: Figure, to page: inout HTMLPage) {
    if let svg = drawing(figure) { page.add(figure: figure, svg: svg) }
  }

  private func drawing(_ figure: Figure) -> String? {
    try? String(contentsOfFile: "\(path)/\(figure.name).svg", encoding: .utf8)
  }
}
