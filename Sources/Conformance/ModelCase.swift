/// A network with its loss, gradients and training runs.
public struct ModelCase: Decodable, Sendable {
  public let name: String
  public let model: ModelSpec
  public let data: ModelData
  public let parameters, gradients: [ReferenceTensor]
  public let logits: ReferenceTensor
  public let loss: Double
  public let trajectories: [ModelRun]
  public let records: ModelRecords?

  var fault: ReferenceCase.Fault? {
    let lists = [("parameters", parameters), ("gradients", gradients), ("logits", [logits])]
    for (place, tensors) in lists {
      if let fault = Self.fault(of: tensors, at: place) { return fault }
    }
    guard !parameters.isEmpty else { return .init(place: "parameters", message: "is empty") }
    guard gradients.map(\.shape) == parameters.map(\.shape) else {
      return .init(place: "gradients", message: "other shapes than the parameters'")
    }
    if let fault = data.fault { return .init(place: "data.\(fault.place)", message: fault.message) }
    for (number, run) in trajectories.enumerated() {
      let place = "trajectories[\(number)]"
      if let fault = Self.fault(of: run.finalParameters, at: place + ".finalParameters") {
        return fault
      }
      guard run.finalParameters.map(\.shape) == parameters.map(\.shape) else {
        return .init(
          place: place + ".finalParameters", message: "other shapes than the parameters'")
      }
      guard run.noise.count == run.losses.count, !run.losses.isEmpty else {
        return .init(
          place: place + ".noise",
          message: "\(run.noise.count) numbers for \(run.losses.count) losses")
      }
      guard run.noise.allSatisfy({ $0 >= 0 }) else {
        return .init(place: place + ".noise", message: "must be ≥ 0")
      }
    }
    return nil
  }

  private static func fault(
    of tensors: [ReferenceTensor], at place: String
  ) -> ReferenceCase.Fault? {
    for (number, tensor) in tensors.enumerated() where !tensor.isConsistent {
      return .init(
        place: "\(place)[\(number)]",
        message: "the shape \(tensor.shape) has not \(tensor.data.count) elements")
    }
    return nil
  }
}

/// The form of a network. Which fields there are depends on the kind.
public struct ModelSpec: Decodable, Sendable {
  public let kind: String
  let activation, normalization, loss, pooling, norm, gateOrder: String?
  private let sizeList, channelList: [WholeNumber]?
  private let padding1, padding2, input, hidden, length, width, headCount,
    vocabularySize: WholeNumber?
  private let perceptronWidth, blockCount: WholeNumber?
  let finalLayerNorm, qkNorm, tiedOutput, causal: Bool?
  let layerNormEps, labelSmoothing, zLoss: Double?

  var sizes: [Int]? { sizeList?.map(\.value) }
  var channels: [Int]? { channelList?.map(\.value) }
  var conv1Padding: Int? { padding1?.value }
  var conv2Padding: Int? { padding2?.value }
  var inputSize: Int? { input?.value }
  var hiddenSize: Int? { hidden?.value }
  var seqLen: Int? { length?.value }
  var dModel: Int? { width?.value }
  var heads: Int? { headCount?.value }
  var vocab: Int? { vocabularySize?.value }
  var mlpWidth: Int? { perceptronWidth?.value }
  var layers: Int? { blockCount?.value }

  private enum CodingKeys: String, CodingKey {
    case kind, activation, normalization, loss, pooling, norm, gateOrder
    case finalLayerNorm, qkNorm, tiedOutput, causal, layerNormEps, labelSmoothing, zLoss
    case sizeList = "sizes"
    case channelList = "channels"
    case padding1 = "conv1Padding"
    case padding2 = "conv2Padding"
    case input = "inputSize"
    case hidden = "hiddenSize"
    case length = "seqLen"
    case width = "dModel"
    case headCount = "heads"
    case vocabularySize = "vocab"
    case perceptronWidth = "mlpWidth"
    case blockCount = "layers"
  }
}

/// What a network is given and what it should make of it.
public struct ModelData: Decodable, Sendable {
  let x: ReferenceTensor?
  let targetValues: ReferenceTensor?
  let tokens, targets: ReferenceTensor?
  private let classes: [WholeNumber]?

  var y: [Int]? { classes?.map(\.value) }

  private enum CodingKeys: String, CodingKey {
    case x, targetValues, tokens, targets
    case classes = "y"
  }

  fileprivate var fault: ReferenceCase.Fault? {
    let tensors = [
      ("x", x), ("targetValues", targetValues), ("tokens", tokens), ("targets", targets),
    ]
    for (place, tensor) in tensors {
      guard let tensor else { continue }
      guard tensor.isConsistent else {
        return .init(
          place: place,
          message: "the shape \(tensor.shape) has not \(tensor.data.count) elements")
      }
    }
    return nil
  }
}

/// A network's training with one optimizer.
public struct ModelRun: Decodable, Sendable {
  public let optimizer: ReferenceOptimizer
  /// After each number of full-batch steps, from 0 on.
  public let losses: [Double]
  /// How far two correct programs may drift apart by roundoff, relative to the loss.
  public let noise: [Double]
  public let finalParameters: [ReferenceTensor]
}

/// What is recorded of a network beside its loss.
public struct ModelRecords: Decodable, Sendable {
  let maxAttentionLogit, logZ: Double?
}
