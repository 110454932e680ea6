import Foundation
import Plans
import PlanSyntax

/// The plans that come with the program: they go by name from any folder.
enum ShippedPlans {
  /// Their folder; `nil` if the program stands alone.
  ///
  /// Of an installed program `share/steplab/Experiments` beside the folder that it is in, of one that
  /// was built in a checkout the checkout's `Experiments`.
  static let folder: String? = {
    // With links followed: the program may be called by one from anywhere.
    guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return nil }
    return folder(of: program)
  }()

  static func folder(of program: URL) -> String? {
    let bin = program.deletingLastPathComponent()
    let installed = bin.deletingLastPathComponent()
      .appendingPathComponent("share/steplab/Experiments")
    if isFolder(installed) { return installed.path }
    // Such as .build/x86_64-unknown-linux-gnu/release/steplab.
    var above = bin
    while above.pathComponents.count > 1 {
      let checkout = above.deletingLastPathComponent()
      if above.lastPathComponent.hasPrefix(".build") {
        let manifest = checkout.appendingPathComponent("Package.swift").path
        let plans = checkout.appendingPathComponent("Experiments")
        return FileManager.default.fileExists(atPath: manifest) && isFolder(plans)
          ? plans.path : nil
      }
      above = checkout
    }
    return nil
  }

  /// The path of a plan that is given by its path or, where nothing is at that path, by the name of a
  /// shipped plan, which is then said.
  ///
  /// - Throws: if it is neither
  static func path(of plan: String) throws(PlanError) -> String {
    // Without shipped plans, reading it says what is wrong.
    guard !FileManager.default.fileExists(atPath: plan), let folder else { return plan }
    let shipped = try PlanFolder(folder)
    guard let path = shipped.path(of: plan) else {
      let nearest = shipped.nearest(to: plan).map { "; did you mean '\($0)'?" } ?? ";"
      throw PlanError(
        file: plan,
        message: "there is no such file and no shipped plan of that name\(nearest) "
          + "'steplab list plans' lists those")
    }
    Terminal.message("Plan: \(path)")
    return path
  }

  /// A folder of plans of the user's where it exists, or else that of the shipped ones.
  static func folder(ratherThan local: String) -> String {
    guard !FileManager.default.fileExists(atPath: local), let folder else { return local }
    Terminal.message("Plans: \(folder)")
    return folder
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
