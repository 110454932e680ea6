import Catalog
import Records

/// A question that is asked of the grid of a plan, with its settings: what a study has for plans.
///
/// How it is answered is said by one of two refinements in the module `Studies`: by measuring every
/// point of the grid in place of running it, or by looking at the grid's runs. A study is a type in one
/// file, which conforms to one of these.
public protocol Study: Settings {
  /// What it measures; claims refer to these.
  associatedtype Quantity: StudyQuantityName
  /// What it needs of a point of the grid.
  associatedtype Needs

  static var about: About { get }
  /// The axis that the study's own measurements have; `nil` for studies without one.
  static var series: StudySeries? { get }
  /// The key of a plan in whose place a setting of the study is; `nil` if there is none.
  static var replacedKey: ReplacedKey? { get }
  /// The quantities that a table for people shows.
  static var shown: [Quantity] { get }
  static var drawings: [StudyDrawing] { get }

  /// What the study needs of a point of the grid, which is asked for once: of an arm of a plan before
  /// anything is measured, and then of each point.
  ///
  /// - Throws: if the study cannot be made of it; the message stands at the part of the plan that is
  ///   to blame
  func prepare(_ arm: StudiedArm) throws(StudyObjection) -> Needs

  /// Looks at the plan as a whole.
  ///
  /// - Parameter plan: the plan's seeds and optimizers
  /// - Throws: if they do not go with the settings of the study
  func check(_ plan: StudiedPlan) throws(StudyObjection)

  /// The places of the study's ``series``, ascending.
  ///
  /// - Parameters:
  ///   - steps: the steps of the plan
  ///   - rates: the rates that the study chooses among
  func places(steps: Int, rates: [Double]) -> [Double]

  /// Changes what a run of the grid measures, where the study needs more of it than others do.
  ///
  /// - Parameter run: the specification of the run
  func adapt(_ run: inout RunSpec)

  /// Seeds that the grid is run on beside those of the plan, such as to tune on.
  var tuningSeeds: [UInt64] { get }

  /// The seeds, some of ``tuningSeeds``, on which a search for the best peak begins at the rates of the plan;
  /// `nil` where these are swept on all seeds.
  var scanSeeds: [UInt64]? { get }

  /// Settings of optimizers whose values in the plan are variants of one method, which share a cell.
  var tunedSettings: [String] { get }

  /// What settings stood for that stored experiments lack, because they came later, where that is not the
  /// default.
  static var settingsOnceImplied: [String: SettingValue] { get }
}

extension Study {
  public static var series: StudySeries? { nil }
  public static var replacedKey: ReplacedKey? { nil }
  public static var shown: [Quantity] { [] }
  public static var drawings: [StudyDrawing] { [] }

  public func check(_ plan: StudiedPlan) throws(StudyObjection) {}
  public func places(steps: Int, rates: [Double]) -> [Double] { [] }
  public func adapt(_ run: inout RunSpec) {}
  public var tuningSeeds: [UInt64] { [] }
  public var scanSeeds: [UInt64]? { nil }
  public var tunedSettings: [String] { [] }
  public static var settingsOnceImplied: [String: SettingValue] { [:] }

  /// The columns of its table.
  static var columns: [StudyQuantity] { Quantity.allCases.map { $0.column(of: series?.axis) } }

  /// Throws if the study cannot be made of an arm.
  func check(_ arm: StudiedArm) throws(StudyObjection) { _ = try prepare(arm) }
}

extension Study where Needs == Void {
  public func prepare(_ arm: StudiedArm) throws(StudyObjection) {}
}

/// What a study makes of the grid of its plan. It follows from the kind of study.
public enum StudyScope: Sendable, Hashable {
  /// The grid is swept, and the study looks at its runs.
  case swept(SweptScope)
  /// Measurements take the place of the grid's runs.
  case measured(MeasuredScope)

  /// Whether every rate of the grid is a cell of its own.
  public var hasRates: Bool {
    switch self {
    case .swept(.ofRuns), .measured(.ofGrid): true
    case .swept(.ofMethods), .measured(.search), .measured(.tuning): false
    }
  }

  /// Whether measurements take the place of the grid's runs.
  public var replacesRuns: Bool {
    switch self {
    case .swept: false
    case .measured: true
    }
  }
}

/// What a study of the grid's runs is made of.
public enum SweptScope: Sendable, Hashable {
  /// The runs, each rate by itself.
  case ofRuns
  /// The methods, each at the rate that it was tuned to; the grid is swept on tuning seeds as well.
  case ofMethods
}

/// What a study measures in the place of runs.
public enum MeasuredScope: Sendable, Hashable {
  /// Every point of the grid.
  case ofGrid
  /// Methods, for which the study looks for rates itself: the plan has none.
  case search
  /// Methods, their tuning included: the study chooses among the rates of the grid.
  case tuning
}

/// The axis that a study's own measurements have, such as `horizon`: each gives its quantities at
/// several places of it.
public struct StudySeries: Sendable, Hashable {
  public let axis: Axis
  /// Whether places differ by a criterion of the measurement and not by what is measured; see
  /// `StudyTable.criterion`.
  public let isCriterion: Bool
  /// The axis of the grid in whose place it is, such as `batch`: the plan's own value is not what is
  /// measured at. `nil` if it takes the place of none.
  public let replaced: Axis?

  public init(_ axis: Axis, isCriterion: Bool = false, inPlaceOf replaced: Axis? = nil) {
    self.axis = axis
    self.isCriterion = isCriterion
    self.replaced = replaced
  }
}

/// A key of a plan in whose place a setting of a study is: a plan that gives it would not be obeyed.
public struct ReplacedKey: Sendable, Hashable {
  public let key: String
  public let setting: String

  public init(_ key: String, by setting: String) {
    self.key = key
    self.setting = setting
  }
}
