import Catalog
import Compute

// What all classifiers need beside their network.

/// The data of a configuration that its problem's outline has accepted.
func loadValidated<S: Scalar>(
  _ configuration: Configuration, _ context: ProblemContext, _ truth: inout Truth
) -> ClassificationData<S> {
  guard let source = try? ClassificationSource(configuration, files: context.files) else {
    preconditionFailure("'\(configuration.owner)' was made from settings that were not validated")
  }
  return source.load(context, truth: &truth)
}

/// The number of parameters of a network, if it and its data fit into memory.
///
/// - Parameter sizes: input features, hidden widths, outputs
func checkedParameterCount(
  sizes: [Int], hasBias: Bool = true, source: ClassificationSource, of configuration: Configuration
) throws(ConfigurationError) -> Int {
  let largest = 200_000_000
  let count = DenseNetwork<Double>.parameterCount(sizes: sizes, hasBias: hasBias)
  guard count <= largest else {
    throw .invalid(
      owner: configuration.owner, setting: nil,
      reason: "\(count) parameters; at most \(largest) are supported")
  }
  // A full batch or an evaluation holds the outputs of every layer for all its examples.
  // Rows are padded to whole vectors, and gradients take the same room.
  let width =
    sizes[0] + 2 * sizes.dropFirst().reduce(0) { $0 + ActivationMatrix<Float>.stride(for: $1) }
  let values = source.largestPart.multipliedReportingOverflow(by: width)
  guard !values.overflow, values.partialValue <= largest else {
    throw .invalid(
      owner: configuration.owner, setting: nil,
      reason: "\(source.largestPart) examples × \(width) values for features and layers; at most "
        + "\(largest) values are supported")
  }
  return count
}

extension Batch {
  /// The rows of a finite data set; `nil` for all.
  var rows: [Int32]? {
    if case .examples = size { indices } else { nil }
  }
}
