/// One pass over memory: how many buffers of the parameters' size it reads and writes at once.
///
/// A step of most rules is bound by memory, not by arithmetic, so that these numbers, multiplied by
/// the size of an element, say how fast it can be.
public struct MemoryPass: Sendable, Hashable {
  /// The number of buffers that are read, including those that are written afterwards.
  public let reads: Int
  /// How many of the buffers that are read are written as well.
  public let writes: Int

  public init(reads: Int, writes: Int) {
    self.reads = reads
    self.writes = writes
  }

  /// How many values the pass moves for each parameter.
  public var streams: Int { reads + writes }
}
