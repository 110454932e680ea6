import PlanSyntax

extension UsageError {
  /// A mistake in an option that went into a plan, with the option's name instead of its place there.
  ///
  /// - Parameters:
  ///   - study: the plan's study, whose settings are options
  ///   - options: where options are in the plan, and their names; the first that fits counts
  init(_ error: PlanError, study: String, options: [(place: String, option: String)]) {
    var place = error.path
    if let (key, option) = options.first(where: { place.hasPrefix($0.place) }) {
      place = option + place.dropFirst(key.count).replacing("_", with: "-")
    }
    let isOption = error.file == "command line" || error.file == study
    let head = isOption ? place : place.isEmpty ? error.file : "\(error.file): \(error.path)"
    self.init(head.isEmpty ? error.message : "\(head): \(error.message)")
  }
}
