import CVectorMath

/// What a processor's arithmetic can do at most, to hold products of matrices against.
public protocol PeakArithmetic {
  /// Fused multiply-and-add on registers alone, the peak of this processor's arithmetic on one core.
  ///
  /// - Returns: the number of operations; 0 on processors without a fused instruction
  static func multiplyAddOnRegisters(rounds: Int) -> Double
}

extension Float: PeakArithmetic {
  public static func multiplyAddOnRegisters(rounds: Int) -> Double {
    steplab_peak_f32(Int64(rounds))
  }
}

extension Double: PeakArithmetic {
  public static func multiplyAddOnRegisters(rounds: Int) -> Double {
    steplab_peak_f64(Int64(rounds))
  }
}
