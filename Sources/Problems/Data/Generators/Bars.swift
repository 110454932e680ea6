import Catalog
import Compute
import ElementaryFunctions
import RandomStreams

/// Grey images of one blurred bar, classified by its direction: along the rows (class 0), along the
/// columns (1), from the upper left to the lower right (2), from the lower left to the upper right
/// (3).
///
/// Across the bar, at a distance d of pixels from its axis, runs a Gabor profile
/// exp(−d²/2w²) cos(2πd/4w + φ) with w an eighth of the image's imageSize. The axis passes through a point
/// that is uniform in the middle half of the image, and φ is uniform in [0, 2π), so that the mean
/// image of every class is zero: no linear classifier is better than chance, and one that looks for
/// edges has to do so everywhere. Each pixel has independent Gaussian noise.
public struct Bars: DataGenerator, ExampleGenerator {
  @Setting(.within(8, 512), "height and width of an image of a bar, in pixels")
  public var imageSize = 16
  @Setting(.atLeast(0), "standard deviation of each pixel of bars") public var noise = 0.3

  public init() {}

  public static let about = About(
    "bars", "grey images of one blurred bar, classified by its direction", Citation("Steplab"))

  public var shape: ExampleShape {
    ExampleShape(
      input: .image(channels: 1, height: imageSize, width: imageSize), target: .classes(4))
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func fill<S: Scalar>(
    _ examples: inout Examples<S>, drawn draw: Draw, from stream: inout RandomStream
  ) {
    let base = examples.inputs.mutableBase
    let width = Double(imageSize) / 8
    for i in 0..<examples.count {
      let direction = draw.nextClass(at: i, of: 4, from: &stream)
      let centreX = Double(imageSize) * (0.25 + 0.5 * stream.uniform())
      let centreY = Double(imageSize) * (0.25 + 0.5 * stream.uniform())
      let phase = 2 * Double.pi * stream.uniform()
      let pixels = base + i * imageSize * imageSize
      for y in 0..<imageSize {
        for x in 0..<imageSize {
          let (right, down) = (Double(x) + 0.5 - centreX, Double(y) + 0.5 - centreY)
          let distance =
            switch direction {
            case 0: down
            case 1: right
            case 2: (right - down) / 2.0.squareRoot()
            default: (right + down) / 2.0.squareRoot()
            }
          let position = distance / width
          let bar =
            Double.exp(-position * position / 2) * Double.cos(Double.pi / 2 * position + phase)
          pixels[y * imageSize + x] = S(bar + noise * stream.normal())
        }
      }
      examples.labels[i] = Int32(direction)
    }
  }
}
