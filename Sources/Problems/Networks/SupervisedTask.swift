import Compute
import RandomStreams

/// A network, the data that it learns, and the loss: what all problems with networks share.
final class SupervisedTask<S: Scalar> {
  let network: Network<S>
  let data: DataSet<S>
  private let loss: OutputLoss
  private let context: ProblemContext
  /// The examples of an evaluation that are taken at once: enough to keep products efficient, few
  /// enough to stay in the caches.
  private let chunk: Int
  private let largestPass: Int

  /// The most numbers that the layers may keep at a time.
  static var mostValues: Int { 200_000_000 }

  /// - Parameter truth: gets what is known of the data, as far as it says something of this loss
  convenience init(
    _ network: Network<S>, _ source: ExampleSource, _ loss: OutputLoss, context: ProblemContext,
    truth: inout Truth
  ) {
    self.init(network, source.load(context, truth: &truth), loss, context: context)
    // The entropy of classes bounds no mean square, the noise of values no reconstruction.
    switch (loss, source.shape.target) {
    case (.crossEntropy, _), (.logistic, _), (.squaredError, .values): break
    case (.reconstruction, _): truth = Truth()
    default: truth.lossFloor = nil
    }
  }

  init(_ network: Network<S>, _ data: DataSet<S>, _ loss: OutputLoss, context: ProblemContext) {
    self.network = network
    self.data = data
    self.loss = loss
    self.context = context
    let values = max(network.valuesPerExample, 1)
    largestPass = max(Self.mostValues / values, 1)
    chunk = min(max(400_000 / values, 16), 1024, largestPass)
  }

  func initialParameters() -> Buffer<S> {
    var stream = context.stream(.initialisation)
    return network.initialParameters(&stream)
  }

  /// The loss on a batch, and its gradient.
  @specialized(where S == Float)
  @specialized(where S == Double)
  func loss(
    at parameters: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>
  ) -> Double {
    data.select(batch)
    let examples = data.selected
    return run(
      examples, 0..<examples.count, parameters, .training(step: batch.step), loss,
      gradient: gradient.mutableBase
    ).loss
  }

  /// The loss on all training examples, with what is added to it for training.
  func trainingLoss(at parameters: Buffer<S>) -> Double {
    measure(at: parameters, on: data.training, loss).loss
  }

  /// Loss, accuracy and measures on data that training does not see: without dropout, label smoothing
  /// and penalties.
  func evaluate(at parameters: Buffer<S>) -> Evaluation {
    measure(at: parameters, on: data.evaluation, loss.forEvaluation)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  private func measure(
    at parameters: Buffer<S>, on examples: Examples<S>, _ lossOnExamples: OutputLoss
  ) -> Evaluation {
    if network.normalizesBatches {
      let count = min(data.calibration.count, DataSet<S>.calibrationCount, largestPass)
      _ = run(data.calibration, 0..<count, parameters, .calibration, lossOnExamples)
    }
    var loss = 0.0, correct = 0, logNormalizer = 0.0, logit = -Double.infinity
    var hasClasses = false
    var start = 0
    while start < examples.count {
      let range = start..<min(start + chunk, examples.count)
      let result = run(examples, range, parameters, .evaluation, lossOnExamples)
      loss += result.loss * Double(range.count)
      hasClasses = result.correct != nil
      correct += result.correct ?? 0
      logNormalizer += (result.logNormalizer ?? 0) * Double(range.count)
      let largest = network.largestAttentionLogit ?? 0
      logit = largest > logit || largest.isNaN ? largest : logit
      start = range.upperBound
    }
    let count = Double(examples.count)
    let rows = count * Double(max(examples.shape.labelCount, 1))
    var measures: [Double] = []
    if isSoftmax { measures.append(logNormalizer / count) }
    if network.largestAttentionLogit != nil { measures.append(logit) }
    return Evaluation(
      loss: loss / count, accuracy: hasClasses ? Double(correct) / rows : nil,
      measures: measures)
  }

  /// The outputs on all training examples as a step of training computes them, row by row.
  func outputs(at parameters: Buffer<S>) -> [Double] {
    let examples = data.training
    let input = Matrix(
      examples.inputs.base, rows: examples.count, columns: examples.shape.inputWidth)
    return examples.tokens.withUnsafeBufferPointer { tokens in
      let pass = Pass(
        parameters: parameters.base, examples: examples.count, tokens: tokens.baseAddress,
        mode: .training(step: 0))
      let outputs = network.forward(input, pass)
      return (0..<outputs.rows).flatMap { row in
        (0..<outputs.columns).map { Double(outputs.base[row * outputs.stride + $0]) }
      }
    }
  }

  var measureNames: [String] {
    (isSoftmax ? ["log_z"] : [])
      + (network.largestAttentionLogit != nil ? ["max_attention_logit"] : [])
  }

  private var isSoftmax: Bool { if case .crossEntropy = loss { true } else { false } }

  /// The loss on some examples, and its gradient where there is a place for it.
  @inline(__always)
  private func run(
    _ examples: Examples<S>, _ range: Range<Int>, _ parameters: Buffer<S>, _ mode: Pass<S>.Mode,
    _ loss: OutputLoss, gradient: UnsafeMutablePointer<S>? = nil
  ) -> BatchLoss {
    let shape = examples.shape
    let input = Matrix(
      examples.inputs.base + range.lowerBound * shape.inputWidth, rows: range.count,
      columns: shape.inputWidth)
    return examples.tokens.withUnsafeBufferPointer { tokens in
      examples.labels.withUnsafeBufferPointer { labels in
        let pass = Pass(
          parameters: parameters.base, examples: range.count,
          tokens: tokens.baseAddress.map { $0 + range.lowerBound * shape.tokenCount },
          mode: mode)
        let outputs = network.forward(input, pass)
        let result = loss.replaceByGradient(
          outputs,
          labels: shape.labelCount > 0
            ? labels.baseAddress.map { $0 + range.lowerBound * shape.labelCount } : nil,
          values: examples.values.base + range.lowerBound * shape.valueCount, inputs: input)
        if let gradient { network.backward(outputs, pass, into: gradient) }
        return result
      }
    }
  }
}
