import Catalog

/// The package `dog-optimizer`, and DoWG.
enum DistanceOptimizers {
  static let rules: [String: Translation.Rule] = [
    "DoG": { (arguments) throws(Untranslatable) in distance("dog", &arguments) },
    "LDoG": { (arguments) throws(Untranslatable) in distance("ldog", &arguments) },
    "DoWG": { (arguments) throws(Untranslatable) in
      arguments.number("reps_rel", as: "initial_distance")
      arguments.number("weight_decay", as: "weight_decay")
      return Translation("dowg", [:], arguments)
    },
  ]

  private static func distance(_ id: String, _ arguments: inout Arguments) -> Translation {
    arguments.number("reps_rel", as: "initial_distance")
    arguments.number("init_eta", as: "first_step_length")
    arguments.number("weight_decay", as: "weight_decay")
    arguments.number("eps", as: "epsilon")
    // The average is a class of its own in the original; the note says with which γ it was made.
    if let mark = arguments.note?.range(of: "gamma="), let note = arguments.note,
      let gamma = Double(note[mark.upperBound...].prefix { $0.isNumber || ".e-+".contains($0) })
    {
      arguments.set("averaging_gamma", .number(gamma))
    }
    return Translation(id, [:], arguments)
  }
}
