import Compute
import RandomStreams

/// Labelled examples for a classifier, split into a part to train on and a part to evaluate on.
struct ClassificationData<S: Scalar> {
  /// One part: features row-major, one class number for each row.
  struct Part {
    var features: Buffer<S>
    var classes: [Int32]
    var count: Int { classes.count }
  }

  let featureCount: Int
  let classCount: Int
  let training: Part
  let evaluation: Part

  init(featureCount: Int, classCount: Int, training: Part, evaluation: Part) {
    self.featureCount = featureCount
    self.classCount = classCount
    self.training = training
    self.evaluation = evaluation
  }

  /// A random split of a table, whose distinct labels become the classes.
  ///
  /// - Parameters:
  ///   - evaluationFraction: of the rows; 0 to evaluate on the training rows
  ///   - standardize: shift and scale each feature to mean 0 and variance 1 on the training rows;
  ///     features that are constant there are only shifted
  init(
    _ table: LabelledTable, evaluationFraction: Double, standardize: Bool,
    stream: inout RandomStream
  ) {
    let split = TableSplit(
      table, evaluationFraction: evaluationFraction, standardize: standardize, from: &stream)
    let classCount = table.distinctLabels.count
    let shape = ExampleShape(input: .features(table.columns), target: .classes(classCount))
    self.init(
      featureCount: table.columns, classCount: classCount, training: Part(split.training(shape)),
      evaluation: Part(split.evaluation(shape)))
  }
}

extension ClassificationData.Part {
  init(_ examples: Examples<S>) {
    self.init(features: examples.inputs, classes: examples.labels)
  }
}
