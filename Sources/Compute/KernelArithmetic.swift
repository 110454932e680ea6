/// Which bits the kernels give. Every record of a result names it, so that results of different bits are
/// never taken for each other.
public enum KernelArithmetic {
  /// Raised when the bits of a kernel change: by another order of operations, another polynomial, another
  /// rounding. 1 is everything before this number was kept.
  public static let revision = 2

  /// What gives other bits than those of most machines, such as `baseline`; `nil` for x86-64 with AVX2
  /// and the package's own products.
  public static var variant: String? { nil }
}
