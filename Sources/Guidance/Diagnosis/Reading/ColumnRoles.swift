import Catalog

/// What a column of a log means.
public enum ColumnRole: String, Sendable, CaseIterable {
  case step, train, validation, gradient, rate

  /// Names that frameworks give, the more specific first; compared without regard to case and
  /// separators, so that `train_loss` is also `Train Loss` and `train/loss`.
  public var candidates: [String] {
    switch self {
    case .step:
      [
        "step", "global_step", "trainer/global_step", "steps", "iteration", "iterations", "iter",
        "batch", "epoch",
      ]
    case .train:
      [
        "train_loss", "training_loss", "loss/train", "loss/training", "train_loss_step",
        "train_loss_epoch", "loss",
      ]
    case .validation:
      [
        "val_loss", "valid_loss", "validation_loss", "eval_loss", "test_loss", "loss/val",
        "loss/valid", "loss/validation", "loss/eval", "loss/test", "val_loss_epoch",
      ]
    case .gradient:
      ["gradient_norm", "grad_norm", "train/grad_norm", "train/gradient_norm"]
    case .rate: ["rate", "lr", "learning_rate", "train/lr", "train/learning_rate", "lr_rate"]
    }
  }
}

/// Which column of a file has which role.
struct ColumnRoles {
  /// Positions in the list of columns.
  private(set) var positions: [ColumnRole: Int] = [:]
  /// The column that tells runs apart.
  private(set) var run: Int?
  private(set) var notes: [String] = []

  /// - Parameters:
  ///   - columns: their names, in the file's order
  ///   - chosen: names that are to be taken instead of recognised ones
  init(
    _ columns: [String], chosen: [ColumnRole: String], file: String
  ) throws(TrainingLogError) {
    let plain = columns.map(Self.plain)
    for role in ColumnRole.allCases {
      if let name = chosen[role] {
        guard let position = columns.firstIndex(of: name) ?? plain.firstIndex(of: Self.plain(name))
        else {
          throw .columns(
            file: file,
            .unknownName(kind: "column", found: name, allowed: Self.listed(columns)))
        }
        positions[role] = position
      } else {
        positions[role] =
          role.candidates.lazy.compactMap {
            plain.firstIndex(of: Self.plain($0))
          }.first
      }
    }
    run = plain.firstIndex(of: "run")
    if Self.isOwnCurve(plain), chosen[.validation] == nil {
      positions[.validation] = plain.firstIndex(of: "loss")
    }
    // Hugging Face's Trainer ends its log with a summary of the run, whose train_loss is a mean.
    if plain.contains("train_runtime"), chosen[.train] == nil,
      let loss = plain.firstIndex(of: "loss")
    {
      positions[.train] = loss
    }
    try checkUniqueness(columns, plain, file)
    guard positions[.train] != nil || positions[.validation] != nil else {
      throw .malformed(
        file: file, line: nil,
        reason: "no column is recognised as a loss; name it with --columns train=NAME. Columns: "
          + Self.listed(columns).joined(separator: ", "))
    }
    if positions[.train] == nil, let validation = positions[.validation] {
      notes.append("no training loss: '\(columns[validation])' is diagnosed in its place")
    }
    if positions[.step] == nil {
      notes.append("no column of steps: rows are counted from 0 instead")
    }
  }

  /// Two columns of one name would leave open which is meant.
  private func checkUniqueness(
    _ columns: [String], _ plain: [String], _ file: String
  ) throws(TrainingLogError) {
    for role in ColumnRole.allCases {
      guard let position = positions[role] else { continue }
      if columns.count(where: { $0 == columns[position] }) > 1 {
        throw .malformed(
          file: file, line: nil, reason: "two columns are named '\(excerpt(columns[position]))'")
      }
    }
  }

  /// The curves of this program, in which `loss` is the evaluation.
  private static func isOwnCurve(_ plain: [String]) -> Bool {
    plain.starts(with: ["run", "step", "rate", "train_loss", "loss", "gradient_norm"])
  }

  /// Lower case, every run of separators one underscore, none at the ends.
  static func plain(_ name: String) -> String {
    name.lowercased().split { " _-/.:\t".contains($0) }.joined(separator: "_")
  }

  /// Not more than a message can bear.
  private static func listed(_ columns: [String]) -> [String] {
    columns.count <= 60
      ? columns.map(excerpt) : columns.prefix(60).map(excerpt) + ["and \(columns.count - 60) more"]
  }
}
