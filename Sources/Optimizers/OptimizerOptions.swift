import Catalog
import Compute

/// The settings that every optimizer has beside its rule's own: gradient clipping and parameter
/// groups.
struct OptimizerOptions: Sendable {
  private let clipNorm, clipValue, layerDecay, headMultiplier: Double
  private let clipNormType: GradientClipping<Double>.NormType
  private let decaysBiasesAndGains: Bool

  init(_ configuration: Configuration) throws(ConfigurationError) {
    clipNorm = configuration[Self.clipNorm]
    clipNormType = configuration[Self.clipNormType]
    clipValue = configuration[Self.clipValue]
    layerDecay = configuration[Self.layerDecay]
    headMultiplier = configuration[Self.headMultiplier]
    decaysBiasesAndGains = configuration[Self.decaysBiasesAndGains]
    if clipNorm.isFinite, clipValue.isFinite {
      throw .invalid(
        owner: configuration.owner, setting: Self.clipValue.declaration.name,
        reason: "clipping is by clip_norm or by clip_value, not by both")
    }
  }

  /// `nil` without clipping.
  func clipping<S: Scalar>(as: S.Type = S.self) -> GradientClipping<S>? {
    if clipNorm.isFinite {
      let type = GradientClipping<S>.NormType(rawValue: clipNormType.rawValue)!
      return GradientClipping(.norm(type, limit: clipNorm))
    }
    return clipValue.isFinite ? GradientClipping(.value(limit: clipValue)) : nil
  }

  var clips: Bool { clipNorm.isFinite || clipValue.isFinite }

  /// What the layers' places and the segments' roles make of the settings.
  func segmentSettings(_ layout: ParameterLayout) -> [SegmentSettings] {
    let last = layout.layerCount - 1
    return layout.segments.map { segment in
      var multiplier = 1.0
      for _ in segment.layer..<last { multiplier *= layerDecay }
      if last > 0, segment.layer == last { multiplier *= headMultiplier }
      return SegmentSettings(
        rateMultiplier: multiplier, decays: decaysBiasesAndGains || segment.role == .weight)
    }
  }

  /// The setting that gives layers rates of their own, if one does.
  var layerwiseSetting: String? {
    layerDecay != 1
      ? Self.layerDecay.declaration.name
      : headMultiplier != 1 ? Self.headMultiplier.declaration.name : nil
  }

  static var settings: [SettingDeclaration] {
    [
      clipNorm.declaration, clipNormType.declaration, clipValue.declaration,
      layerDecay.declaration, headMultiplier.declaration, decaysBiasesAndGains.declaration,
    ]
  }

  private static var clipNorm: Setting<Double> {
    Setting(
      "clip_norm", default: .infinity, .above(0), "largest norm of the gradient; inf for any")
  }
  private static var clipNormType: Setting<GradientClipping<Double>.NormType> {
    Setting("clip_norm_type", default: .l2, "the norm that clip_norm limits")
  }
  private static var clipValue: Setting<Double> {
    Setting(
      "clip_value", default: .infinity, .above(0),
      "largest magnitude of an element of the gradient; inf for any")
  }
  private static var layerDecay: Setting<Double> {
    Setting(
      "layer_decay", default: 1, .above(0, upTo: 1), "each earlier layer's rate is times this")
  }
  private static var headMultiplier: Setting<Double> {
    Setting(
      "head_multiplier", default: 1, .within(0, 1e6), "the last layer's rate is times this")
  }
  private static var decaysBiasesAndGains: Setting<Bool> {
    Setting(
      "decay_biases_and_gains", default: true, "whether weight decay applies to them too")
  }
}
