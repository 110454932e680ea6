import COpenBLAS

/// LAPACK's factorizations.
public protocol MatrixFactorizations {
  /// LAPACK's xSYEVD with eigenvectors, on the lower triangle by columns. Unchecked.
  static func syevd(
    order: Int, _ a: UnsafeMutablePointer<Self>, values: UnsafeMutablePointer<Self>,
    work: UnsafeMutablePointer<Self>, workCount: Int, integers: UnsafeMutablePointer<Int32>,
    integerCount: Int
  ) -> Bool

  /// LAPACK's xGELQF and xORGLQ: replaces a square matrix by the Q of A = LQ, by columns. Unchecked.
  static func lqOrthonormalize(
    order: Int, _ a: UnsafeMutablePointer<Self>, factors: UnsafeMutablePointer<Self>,
    work: UnsafeMutablePointer<Self>, workCount: Int
  ) -> Bool
}

extension Float: MatrixFactorizations {
  public static func syevd(
    order: Int, _ a: UnsafeMutablePointer<Float>, values: UnsafeMutablePointer<Float>,
    work: UnsafeMutablePointer<Float>, workCount: Int, integers: UnsafeMutablePointer<Int32>,
    integerCount: Int
  ) -> Bool {
    var n = blasint(order), workCount = blasint(workCount), integerCount = blasint(integerCount)
    var info: blasint = 0
    ssyevd_("V", "L", &n, a, &n, values, work, &workCount, integers, &integerCount, &info)
    return info == 0
  }

  public static func lqOrthonormalize(
    order: Int, _ a: UnsafeMutablePointer<Float>, factors: UnsafeMutablePointer<Float>,
    work: UnsafeMutablePointer<Float>, workCount: Int
  ) -> Bool {
    var n = blasint(order), workCount = blasint(workCount), info: blasint = 0
    sgelqf_(&n, &n, a, &n, factors, work, &workCount, &info)
    guard info == 0 else { return false }
    sorglq_(&n, &n, &n, a, &n, factors, work, &workCount, &info)
    return info == 0
  }
}

extension Double: MatrixFactorizations {
  public static func syevd(
    order: Int, _ a: UnsafeMutablePointer<Double>, values: UnsafeMutablePointer<Double>,
    work: UnsafeMutablePointer<Double>, workCount: Int, integers: UnsafeMutablePointer<Int32>,
    integerCount: Int
  ) -> Bool {
    var n = blasint(order), workCount = blasint(workCount), integerCount = blasint(integerCount)
    var info: blasint = 0
    dsyevd_("V", "L", &n, a, &n, values, work, &workCount, integers, &integerCount, &info)
    return info == 0
  }

  public static func lqOrthonormalize(
    order: Int, _ a: UnsafeMutablePointer<Double>, factors: UnsafeMutablePointer<Double>,
    work: UnsafeMutablePointer<Double>, workCount: Int
  ) -> Bool {
    var n = blasint(order), workCount = blasint(workCount), info: blasint = 0
    dgelqf_(&n, &n, a, &n, factors, work, &workCount, &info)
    guard info == 0 else { return false }
    dorglq_(&n, &n, &n, a, &n, factors, work, &workCount, &info)
    return info == 0
  }
}
