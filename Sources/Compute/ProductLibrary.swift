import CVectorMath
import Synchronization

/// What computes the products of matrices.
public enum ProductLibrary: String, CaseIterable, Sendable {
  /// The package's own kernels, whose bits are the same on every x86-64 processor with AVX2.
  case own
  /// OpenBLAS, or another library that takes its place, on one thread; its bits depend on its version
  /// and on the kernels that it chooses for the processor.
  case openBLAS = "openblas"

  private static let isOpenBLASWanted = Atomic<Bool>(false)

  /// The one in use: the package's own, unless OpenBLAS was asked for.
  public static var inUse: ProductLibrary {
    isOpenBLASWanted.load(ordering: .relaxed) ? .openBLAS : .own
  }

  /// The bytes that each thread keeps for copies of blocks, from its first large product of the package's
  /// own on to its end.
  public static var blockBytesPerThread: Int { steplab_packing_bytes() }

  /// Takes a library for all products from now on. To be called before anything is computed: one
  /// result would otherwise come from two of them.
  ///
  /// - Throws: if OpenBLAS cannot be loaded; the one in use stays
  public static func use(_ library: ProductLibrary) throws(BLASLibrary.LoadError) {
    if library == .openBLAS { _ = try BLASLibrary.loaded.get() }
    isOpenBLASWanted.store(library == .openBLAS, ordering: .relaxed)
  }
}

/// The instructions that kernels are compiled for, of which one set is in use.
///
/// The sets that fuse multiply and add compute the same bits.
public enum InstructionSet: String, CaseIterable, Sendable {
  /// What every processor of the family has.
  case baseline
  /// x86-64-v3, with AVX2.
  case v3
  /// x86-64-v4, with AVX-512.
  case v4

  private init(_ set: steplab_instruction_set) {
    switch set {
    case .baseline: self = .baseline
    case .v3: self = .v3
    case .v4: self = .v4
    }
  }

  /// The one in use: the widest that the processor has, unless another one was asked for.
  public static var inUse: InstructionSet { InstructionSet(steplab_instruction_set_in_use()) }

  /// The widest that this processor has.
  public static var widest: InstructionSet { InstructionSet(steplab_widest_instruction_set()) }

  /// Takes a set from now on. To be called before anything is computed.
  ///
  /// - Returns: whether the processor has it; nothing changes if not
  @discardableResult public static func use(_ set: InstructionSet) -> Bool {
    let wanted: steplab_instruction_set =
      switch set {
      case .baseline: .baseline
      case .v3: .v3
      case .v4: .v4
      }
    steplab_use_instruction_set(wanted)
    return inUse == set
  }
}
