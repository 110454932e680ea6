import Compute
import RandomStreams

/// A distribution that examples are drawn from. An instance is used by one thread at a time.
///
/// `fill` is reached through `any ExampleGenerator` and therefore carries `@specialized`
/// attributes, for the reason given at `Scalar`.
protocol ExampleGenerator {
  /// The natural shape of the examples.
  var shape: ExampleShape { get }

  /// Draws what the distribution itself owes to chance, such as the weights of a teacher. Comes
  /// before the first `fill`.
  mutating func prepare(from stream: inout RandomStream)

  /// Replaces all examples by fresh ones, whose shape holds as many numbers as ``shape`` but may
  /// lay them out differently. Allocates nothing.
  func fill<S: Scalar>(_ examples: inout Examples<S>, from stream: inout RandomStream)

  /// Adds what is known about the distribution in closed form.
  func describe(_ truth: inout Truth)
}

extension ExampleGenerator {
  func prepare(from stream: inout RandomStream) {}
}
