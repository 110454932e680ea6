import Guidance

/// The losses of a run, step after step, from a training log.
enum LossColumn {
  /// - Parameter count: how many are needed
  static func read(_ path: String, count: Int) throws -> [Double] {
    let logs = try TrainingLogReader().logs(TrainingLogReader.contents(of: path), file: path)
    guard logs.count == 1, let log = logs.first else {
      throw UsageError("\(path) has \(logs.count) runs; the losses of one are needed")
    }
    let losses = log.points.compactMap(\.trainLoss)
    guard losses.count >= count else {
      throw UsageError(
        "\(path) has \(losses.count) losses; \(count + 1) steps need \(count), one for each but "
          + "the last")
    }
    if let place = losses.prefix(count).firstIndex(where: { !$0.isFinite }) {
      throw UsageError("\(path): the loss number \(place + 1) is not finite")
    }
    return Array(losses.prefix(count))
  }
}
