import Compute
import Records

extension Arithmetic {
  /// What this program computes with on this machine, as long as the user chooses nothing else.
  public static var present: Arithmetic {
    Arithmetic(revision: KernelArithmetic.revision, variant: KernelArithmetic.variant)
  }
}
