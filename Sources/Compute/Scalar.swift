/// A floating-point type that the laboratory computes in: `Float` or `Double`.
///
/// Everything below a run is generic over `Scalar` and is specialised for both types. Entries
/// that are reached through an existential (`any Optimizer<S>`, `any Problem<S>`) carry
/// `@specialized` attributes: without them they would run unspecialised, hundreds of times slower.
public protocol Scalar: VectorFunctions, UpdateKernels, MatrixProducts {}

extension Float: Scalar {}
extension Double: Scalar {}
