import Catalog
import Compute
import RandomStreams

/// The adding problem of Hochreiter and Schmidhuber 1997 (doi 10.1162/neco.1997.9.8.1735), in the
/// form of Arjovsky, Shah and Bengio 2016 (arXiv 1511.06464).
///
/// Each step of a sequence has two features: a number, uniform in [0, 1), and a marker, 1 at one
/// step of the first half and at one of the second, 0 elsewhere. The target is the sum of the two
/// marked numbers. Its mean is 1 and its variance 1/6, so that a model that always says 1 has a
/// loss ½ (y − t)² of 1/12 on average; the smallest loss is 0.
public struct Adding: DataGenerator, ExampleGenerator {
  @Setting(.within(2, 1e5), "steps of a sequence to add") public var length = 20

  public init() {}

  public static let about = About(
    "adding", "sequences of numbers, two of them marked, whose sum is to be told",
    Citation("Hochreiter and Schmidhuber 1997, doi 10.1162/neco.1997.9.8.1735"))

  public var shape: ExampleShape {
    ExampleShape(input: .sequence(length: length, features: 2), target: .values(1))
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func fill<S: Scalar>(
    _ examples: inout Examples<S>, drawn draw: Draw, from stream: inout RandomStream
  ) {
    let inputs = examples.inputs.mutableBase, values = examples.values.mutableBase
    let half = length / 2
    for i in 0..<examples.count {
      let first = stream.integer(below: half)
      let second = half + stream.integer(below: length - half)
      var sum = 0.0
      for t in 0..<length {
        let number = stream.uniform()
        let isMarked = t == first || t == second
        if isMarked { sum += number }
        inputs[2 * (i * length + t)] = S(number)
        inputs[2 * (i * length + t) + 1] = isMarked ? 1 : 0
      }
      values[i] = S(sum)
    }
  }

  public func describe(_ truth: inout Truth) { truth.lossFloor = 0 }
}
