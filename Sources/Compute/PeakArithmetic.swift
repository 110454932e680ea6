import CVectorMath

extension Scalar {
  /// Fused multiply-and-add on registers alone, the peak of this processor's arithmetic on one core,
  /// to hold products of matrices against.
  ///
  /// - Returns: the number of operations; 0 on processors without a fused instruction
  @inlinable
  public static func multiplyAddOnRegisters(rounds: Int) -> Double {
    steplab_peak(rounds: rounds).run(in: precision)
  }
}
