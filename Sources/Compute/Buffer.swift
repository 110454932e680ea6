#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A flat, fixed-length buffer of scalars with value semantics: a copy is a snapshot.
///
/// Parameters, gradients and every state of an optimizer live in buffers. Memory is aligned to
/// 64 bytes and padded with zeros to whole `Scalar.Lanes`, so that kernels have no remainder
/// loop. Buffers of 2 MiB and more start on a 2 MiB boundary and ask for huge pages: arrays from
/// `malloc` end up at distances of a power of two plus one page, where an AdamW step over 16 Mi
/// parameters was measured to take twice as long.
///
/// Copies share memory until one of them is mutated (copy on write).
@frozen
public struct Buffer<S: Scalar>: @unchecked Sendable {
  @usableFromInline final class Storage {
    @usableFromInline let base: UnsafeMutablePointer<S>
    @usableFromInline let count: Int
    /// The number of vectors that cover the elements; what lies beyond `count` starts as zero.
    @usableFromInline let laneCount: Int

    /// Zero-filled.
    @usableFromInline init(count: Int) {
      precondition(count >= 0, "a buffer cannot have a negative length")
      let width = S.Lanes.scalarCount
      laneCount = (count + width - 1) / width
      self.count = count
      let bytes = Swift.max(64, laneCount * width * MemoryLayout<S>.stride)
      let huge = 2 << 20
      var memory: UnsafeMutableRawPointer?
      let status = posix_memalign(&memory, bytes >= huge ? huge : 64, bytes)
      guard status == 0, let memory else { fatalError("out of memory: \(bytes) bytes") }
      #if os(Linux)
        if bytes >= huge { madvise(memory, bytes, MADV_HUGEPAGE) }
      #endif
      memset(memory, 0, bytes)
      base = memory.bindMemory(to: S.self, capacity: laneCount * width)
    }

    deinit { free(base) }
  }

  @usableFromInline var storage: Storage

  /// A buffer of `count` zeros.
  @inlinable public init(zeros count: Int) { storage = Storage(count: count) }

  /// A buffer of `count` times the same value.
  @inlinable public init(repeating value: S, count: Int) {
    self.init(zeros: count)
    storage.base.update(repeating: value, count: count)
  }

  @inlinable public init(_ elements: some Collection<S>) {
    self.init(zeros: elements.count)
    var i = 0
    for element in elements {
      storage.base[i] = element
      i += 1
    }
  }

  /// Read access to the elements. Valid while the buffer is neither mutated nor released.
  @inlinable public var base: UnsafePointer<S> { UnsafePointer(storage.base) }

  /// Write access to the elements, after a copy if the memory is shared.
  @inlinable public var mutableBase: UnsafeMutablePointer<S> {
    mutating get {
      if !isKnownUniquelyReferenced(&storage) {
        let copy = Storage(count: storage.count)
        copy.base.update(from: storage.base, count: storage.count)
        storage = copy
      }
      return storage.base
    }
  }

  /// The number of vectors that cover the elements.
  @inlinable public var laneCount: Int { storage.laneCount }

  /// Read access to the elements as vectors, the last one padded. Valid while the buffer is neither
  /// mutated nor released.
  @inlinable public var lanes: UnsafePointer<S.Lanes> {
    UnsafeRawPointer(storage.base).assumingMemoryBound(to: S.Lanes.self)
  }

  /// Write access to the elements as vectors, after a copy if the memory is shared.
  @inlinable public var mutableLanes: UnsafeMutablePointer<S.Lanes> {
    mutating get {
      UnsafeMutableRawPointer(mutableBase).assumingMemoryBound(to: S.Lanes.self)
    }
  }

  /// Overwrites this buffer with another one of the same count.
  @inlinable public mutating func assign(_ other: Buffer) {
    precondition(other.count == count, "buffers of different lengths")
    mutableBase.update(from: other.storage.base, count: count)
  }
}

extension Buffer: RandomAccessCollection, MutableCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { storage.count }
  /// The number of elements.
  // Not by the distance of indices, which is slow in code that is not specialised.
  @inlinable public var count: Int { storage.count }

  @inlinable public subscript(position: Int) -> S {
    get {
      precondition(position >= 0 && position < storage.count, "index out of range")
      return storage.base[position]
    }
    set {
      precondition(position >= 0 && position < storage.count, "index out of range")
      mutableBase[position] = newValue
    }
  }
}

extension Buffer: Equatable {
  @inlinable public static func == (a: Buffer, b: Buffer) -> Bool { a.elementsEqual(b) }
}

extension Buffer: ExpressibleByArrayLiteral {
  @inlinable public init(arrayLiteral elements: S...) { self.init(elements) }
}
