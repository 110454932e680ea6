import Compute
import RandomStreams

/// A distribution that examples are drawn from.
///
/// `fill` is reached through `any ExampleGenerator` and therefore carries `@specialized`
/// attributes, for the reason given at `Scalar`.
protocol ExampleGenerator: Sendable {
  var shape: ExampleShape { get }

  /// Replaces all examples by fresh ones. Allocates nothing.
  func fill<S: Scalar>(_ examples: inout Examples<S>, from stream: inout RandomStream)

  /// Adds what is known about the distribution in closed form.
  func describe(_ truth: inout Truth)
}
