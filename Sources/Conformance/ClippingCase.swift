/// A gradient before and after clipping.
public struct ClippingCase: Decodable, Sendable {
  public let name, function: String
  public let maxNorm: Double
  public let normType: String?
  public let totalNorm: Double?
  public let gradients, clipped: [ReferenceTensor]

  var fault: ReferenceCase.Fault? {
    for (place, tensors) in [("gradients", gradients), ("clipped", clipped)] {
      for (number, tensor) in tensors.enumerated() where !tensor.isConsistent {
        return .init(
          place: "\(place)[\(number)]",
          message: "the shape \(tensor.shape) has not \(tensor.data.count) elements")
      }
    }
    guard gradients.map(\.shape) == clipped.map(\.shape) else {
      return .init(place: "clipped", message: "other shapes than the gradients'")
    }
    guard gradients.contains(where: { !$0.data.isEmpty }) else {
      return .init(place: "gradients", message: "there is nothing to clip")
    }
    return maxNorm >= 0 ? nil : .init(place: "maxNorm", message: "must be ≥ 0, found \(maxNorm)")
  }
}
