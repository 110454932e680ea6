import Presentation
import Records

/// What a study adds to the report of an experiment whose grid is run.
public protocol ReportSection: Sendable {
  /// Its cells, where it has quantities.
  var table: StudyTable? { get }
  /// Writes its tables to the experiment's folder.
  func writeTables(to folder: String) throws(ReportError)
  /// Its figures.
  ///
  /// - Parameter title: the name of the experiment
  func figures(title: String) -> [Figure]
  /// The names of the figures that it shows among its own tables.
  var shownInside: Set<String> { get }

  /// What comes before the best peaks of the methods: the answer, where one asked a question.
  var lead: String { get }
  /// What comes after all cells of the grid.
  var markdown: String { get }

  /// Adds ``lead`` to a page.
  ///
  /// - Parameters:
  ///   - page: the page of the experiment
  ///   - draw: adds the figure of a name
  func addLead(to page: inout HTMLPage, draw: (String, inout HTMLPage) -> Void)
  /// Adds what comes after the figures to a page.
  func addTables(to page: inout HTMLPage)

  /// What a terminal shows in the place of the best peaks; `nil` if those are shown.
  func text(width: Int) -> String?
  /// Where a reader of a terminal finds the rest; `nil` if there is none.
  func pointer(folder: String) -> String?
}

extension ReportSection {
  public var table: StudyTable? { nil }
  public var shownInside: Set<String> { [] }
  public var lead: String { "" }
  public func addLead(to page: inout HTMLPage, draw: (String, inout HTMLPage) -> Void) {}
  public func addTables(to page: inout HTMLPage) {}
  public func text(width: Int) -> String? { nil }
  public func pointer(folder: String) -> String? { nil }
}
