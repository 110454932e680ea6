/// An array of numbers with a shape, row-major.
public struct ReferenceTensor: Decodable, Sendable {
  public let name: String?
  public var shape: [Int] { sizes.map(\.value) }
  public let data: [Double]
  private let sizes: [WholeNumber]

  private enum CodingKeys: String, CodingKey {
    case name, data
    case sizes = "shape"
  }

  var isConsistent: Bool {
    guard shape.allSatisfy({ $0 >= 0 && $0 <= data.count }) || data.isEmpty else { return false }
    return elementCount(shape) == data.count
  }
}

/// An integer, which JSON does not distinguish from other numbers. Decoded as such, one that is none
/// would be reported without its place.
struct WholeNumber: Decodable, Sendable {
  let value: Int

  init(from decoder: any Decoder) throws {
    let number = try decoder.singleValueContainer().decode(Double.self)
    guard let value = Int(exactly: number), abs(number) <= 0x1p53 else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath, debugDescription: "\(number) is no whole number"))
    }
    self.value = value
  }
}

/// The product of a shape's numbers; `nil` if one is negative or it overflows.
func elementCount(_ shape: [Int]) -> Int? {
  var product = 1
  for size in shape {
    let (next, overflows) = product.multipliedReportingOverflow(by: size)
    guard size >= 0, !overflows else { return nil }
    product = next
  }
  return product
}
