import Catalog
import Compute

/// What a network is trained on, as far as its data leave a choice.
public struct LossSettings: Settings, SettingGroupContent {
  public enum Kind: String, SettingChoice {
    case automatic
    case crossEntropy = "cross-entropy"
    case squaredError = "squared-error"
  }

  @Setting("automatic: cross-entropy for classes, squared-error, ½ of the mean square, for values")
  public var loss = Kind.automatic
  @Setting(.labelSmoothing) public var labelSmoothing = 0.0

  public init() {}

  /// The loss, for targets that it can be used with.
  ///
  /// - Parameters:
  ///   - target: what is to be predicted of an example
  ///   - owner: the name of what has the settings, for messages
  /// - Returns: the loss and the number of outputs that it takes
  /// - Throws: if the settings do not go with the targets
  public func loss(
    for target: ExampleShape.Target, of owner: String
  ) throws(ConfigurationError) -> (OutputLoss, outputs: Int) {
    switch (target, loss) {
    case (.classes(let count), .automatic), (.classes(let count), .crossEntropy):
      return (.crossEntropy(smoothing: labelSmoothing), count)
    case (.classes(let count), .squaredError), (.values(let count), .automatic),
      (.values(let count), .squaredError):
      guard labelSmoothing == 0 else {
        throw .invalid(
          owner: owner, setting: "label_smoothing",
          reason: "is for cross-entropy; the loss is squared-error")
      }
      return (.squaredError, count)
    case (.values, .crossEntropy):
      throw .invalid(
        owner: owner, setting: "loss",
        reason: "cross-entropy is for classes; these data have values")
    case (.nextTokens, _):
      throw .invalid(owner: owner, setting: "data", reason: "tokens are for transformers")
    }
  }
}

extension SettingTerms {
  /// Of an ``Activation``: the one between a network's layers.
  public static var activation: SettingTerms {
    SettingTerms(
      .any,
      "between layers; gelu is the form with tanh, leaky-relu has slope \(compact(Activation.slope))"
    )
  }
  /// Of a number from 0 to below 1: the share of each target that is spread over all classes.
  public static var labelSmoothing: SettingTerms {
    SettingTerms(
      .from(0, below: 1), "s of the targets (1 − s) · onehot + s/classes, for cross-entropy")
  }
}
