import Plans
import Records
import Runs

extension Experiment {
  /// By which arithmetics was computed what the store has of the experiment: of its grid, and of the
  /// runs that its study asks for beside it.
  ///
  /// - Parameters:
  ///   - laboratory: what the experiment can name, with the files of the plan as far as they are at hand
  ///   - store: what was computed
  /// - Throws: if the store cannot be read, or as the study does
  public func arithmetic(
    in laboratory: Laboratory, from store: RunStore
  ) throws -> ArithmeticMixture {
    let kind: WorkKind = isMeasured ? .measurements : .runs
    var mixture = ArithmeticMixture(of: kind.rawValue, program: .present)
    for start in stride(from: 0, to: count, by: 8192) {
      let numbers = Array(start..<min(start + 8192, count))
      let ids = isMeasured ? numbers.compactMap { measurement($0)?.id } : ids(numbers)
      mixture.add(try store.arithmetics(ids, of: kind))
    }
    mixture.add(try store.arithmetics(furtherIDs(in: laboratory, from: store)))
    return mixture
  }

  /// The runs that the study asks for beside those of the grid, each once: rates that are suggested may be
  /// the same, or rates of the grid.
  private func furtherIDs(in laboratory: Laboratory, from store: RunStore) throws -> [String] {
    guard let study = studyOfRuns else { return [] }
    let sweep = StudiedSweep(self, in: laboratory, store: store)
    var ids: Set<String> = []
    var stage = 0
    while let further = try study.furtherRuns(stage: stage, of: sweep) {
      ids.formUnion(further.runs.ids(Array(0..<further.runs.count)))
      stage += 1
    }
    return ids.isEmpty ? [] : ids.subtracting(self.ids(Array(0..<count))).sorted()
  }
}
