import Catalog
import Compute

/// The settings that every optimizer has beside its rule's own: gradient clipping and parameter
/// groups.
public struct OptimizerOptions: Settings {
  @Setting(.above(0), "largest norm of the gradient; inf for any")
  public var clipNorm = Double.infinity
  @Setting("the norm that clip_norm limits")
  public var clipNormType = GradientNorm.l2
  @Setting(.above(0), "largest magnitude of an element of the gradient; inf for any")
  public var clipValue = Double.infinity
  @Setting(.above(0, upTo: 1), "each earlier layer's rate is times this")
  public var layerDecay = 1.0
  @Setting(.within(0, 1e6), "the last layer's rate is times this")
  public var headMultiplier = 1.0
  @Setting("whether weight decay applies to them too")
  public var decayBiasesAndGains = true

  public init() {}

  public func validate(as owner: String) throws(ConfigurationError) {
    guard clipNorm.isFinite, clipValue.isFinite else { return }
    throw .invalid(
      owner: owner, setting: "clip_value",
      reason: "clipping is by clip_norm or by clip_value, not by both")
  }

  /// `nil` without clipping.
  func clipping<S: Scalar>(as: S.Type = S.self) -> GradientClipping<S>? {
    if clipNorm.isFinite { return GradientClipping(.norm(clipNormType, limit: clipNorm)) }
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
        rateMultiplier: multiplier, decays: decayBiasesAndGains || segment.role == .weight)
    }
  }

  /// The setting that gives layers rates of their own, if one does.
  var layerwiseSetting: String? {
    layerDecay != 1 ? "layer_decay" : headMultiplier != 1 ? "head_multiplier" : nil
  }
}
