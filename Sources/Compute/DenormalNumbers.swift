import CVectorMath

/// Runs a body in which this thread treats numbers below the normal range (1e-38 in single precision,
/// 1e-308 in double) as zero, where the processor can.
///
/// Moments of gradients that have become zero decay into that range and stay there, where every
/// operation on them costs a hundred times as much.
public func withDenormalsFlushed<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  let state = steplab_flush_denormals()
  defer { steplab_restore_denormals(state) }
  return try body()
}
