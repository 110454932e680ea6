import Catalog
import RandomStreams

/// Sequences of tokens whose next one depends on the last two, and whose entropy is known.
public struct MarkovTokens: DataGenerator {
  @Setting(.within(2, 1e5), "tokens of a sequence") public var length = 64
  @Setting(.within(2, 2048), "number of different tokens") public var vocabulary = 64
  @Setting(.within(0, 4), "s: the token of rank r has a probability proportional to 1/rˢ")
  public var zipfExponent = 1.0
  @Setting(.from(0, below: 1), "how much the last token says about the next; 0 for nothing")
  public var bigramWeight = 0.5
  @Setting(
    .from(0, below: 1),
    "how much the last two tokens together say beyond that; 0 for nothing")
  public var trigramWeight = 0.5

  public init() {}

  public static let about = About(
    "markov", "tokens of a source of order 2 with Zipfian frequencies and a known entropy",
    Citation("Metropolis's chain after Hastings 1970, doi 10.1093/biomet/57.1.97"))

  public var shape: ExampleShape {
    ExampleShape(input: .tokens(length: length, vocabulary: vocabulary), target: .nextTokens)
  }

  public func start(from stream: inout RandomStream) -> any ExampleGenerator {
    MarkovSource(
      vocabulary: vocabulary, length: length, exponent: zipfExponent, bigramWeight: bigramWeight,
      trigramWeight: trigramWeight)
  }
}
