import ElementaryFunctions

/// What a random stream is used for. Streams of different purposes are independent, so changing
/// how one of them is consumed does not disturb the others: methods are compared under common
/// random numbers.
public enum StreamPurpose: String, Sendable, CaseIterable {
  /// What a run has from its start: a training set, a split of a file.
  case data
  /// The fresh examples of each step.
  case examples
  case initialisation, batchOrder = "batch-order", noise, dropout, bootstrap, test
  /// Directions that an iteration begins with.
  case directions
}

/// A reproducible stream of random numbers, determined by (seed, purpose, index) alone.
///
/// The distributions are defined here rather than taken from the standard library, whose
/// algorithms may change between Swift versions; golden tests freeze them. A stream is a value:
/// a copy continues from the same place.
public struct RandomStream: Sendable {
  private let key: SIMD2<UInt32>
  private let index: UInt64
  private var blockNumber: UInt64 = 0
  private var block = SIMD4<UInt32>()
  private var used = 4
  private var spareNormal: Double?

  /// The stream of a run for a purpose; streams of different purposes and numbers are independent.
  ///
  /// - Parameters:
  ///   - seed: the run's root seed
  ///   - purpose: what the numbers are for
  ///   - index: a number within the purpose, such as the epoch
  public init(seed: UInt64, purpose: StreamPurpose, index: UInt64 = 0) {
    self.init(key: mix(seed &+ mix(hash(purpose.rawValue))), index: index)
  }

  /// A stream whose key is derived from a text, such as the identity of a cell.
  public init(label: String, purpose: StreamPurpose) {
    self.init(key: mix(hash(label) &+ mix(hash(purpose.rawValue))), index: 0)
  }

  init(key: UInt64, index: UInt64) {
    self.key = SIMD2(UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32))
    self.index = index
  }

  /// 32 uniform bits.
  public mutating func next32() -> UInt32 {
    if used == 4 {
      block = Philox.block(
        counter: SIMD4(
          UInt32(truncatingIfNeeded: blockNumber), UInt32(truncatingIfNeeded: blockNumber >> 32),
          UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32)),
        key: key)
      blockNumber &+= 1
      used = 0
    }
    defer { used += 1 }
    return block[used]
  }

  /// 64 uniform bits, the first word low.
  public mutating func next64() -> UInt64 {
    let low = UInt64(next32())
    return low | UInt64(next32()) << 32
  }

  /// Uniform in [0, 1): a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double {
    Double(next64() >> 11) * 0x1p-53
  }

  /// Uniform in `0..<bound`, without bias (Lemire's multiplication method, arXiv 1805.10941).
  ///
  /// - Precondition: `0 < bound ≤ 2³²`.
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0 && bound <= 1 << 32, "bound out of range")
    let range = UInt64(bound)
    var product = UInt64(next32()) * range
    if product & 0xFFFF_FFFF < range {
      let threshold = ((1 << 32) - range) % range
      while product & 0xFFFF_FFFF < threshold { product = UInt64(next32()) * range }
    }
    return Int(product >> 32)
  }

  /// Standard normal (Box and Muller's transformation; both numbers of a pair are used).
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let radius = (-2 * Double.log(1 - uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    spareNormal = radius * Double.sin(angle)
    return radius * Double.cos(angle)
  }

  /// A uniformly random order of `0..<count` (Fisher and Yates's shuffle).
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// Puts the elements into a uniformly random order.
  @specialized(where Element == Int)
  @specialized(where Element == Int32)
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for i in stride(from: elements.count - 1, through: 1, by: -1) {
      elements.swapAt(i, integer(below: i + 1))
    }
  }
}

/// SplitMix64's finaliser (Steele, Lea and Flood 2014, doi 10.1145/2714064.2660195).
func mix(_ x: UInt64) -> UInt64 {
  var z = x &+ 0x9E37_79B9_7F4A_7C15
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}

/// FNV-1a, 64 bits.
func hash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
