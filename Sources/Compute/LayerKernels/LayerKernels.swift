import CVectorMath

/// The passes over activations between the matrix products of a network.
///
/// Like the passes of optimizers they are in C, compiled for every width of vectors.
public enum LayerPass: Sendable {
  case activate, activateBackward, addBiasToPlanes, planesBackward, add
  case crossEntropy, attentionSoftmax, attentionSoftmaxBackward
  case normalizeRows, normalizeRowsBackward, normalizeColumns, normalizeColumnsBackward
  case lstmCell, lstmCellBackward
  case gatherPatches, scatterPatches
  case poolMaximum, poolMaximumBackward, poolAverage, poolAverageBackward
}

/// A precision in which the passes are compiled. What each computes is documented at the function
/// that calls it, such as ``activate(_:into:bias:by:slope:)``.
public protocol LayerKernels {
  /// Runs a pass. Unchecked; the order of the arguments is C's.
  static func run(
    _ pass: LayerPass, _ buffers: UnsafePointer<UnsafeMutableRawPointer?>,
    sizes: UnsafePointer<Int64>, scalars: UnsafePointer<Self>,
    results: UnsafeMutablePointer<Double>)
}

extension LayerKernels {
  /// Runs a pass.
  ///
  /// - Parameters:
  ///   - buffers: a tuple of `UnsafeMutableRawPointer?`
  ///   - sizes: a tuple of `Int`
  ///   - scalars: a tuple of numbers, or one
  /// - Returns: what the pass measures
  @inline(__always) @discardableResult
  static func run<Buffers, Sizes, Scalars>(
    _ pass: LayerPass, _ buffers: Buffers, sizes: Sizes, scalars: Scalars
  ) -> SIMD3<Double> {
    var results = SIMD4<Double>.zero
    withUnsafeBytes(of: buffers) { buffers in
      withUnsafeBytes(of: sizes) { sizes in
        withUnsafeBytes(of: scalars) { scalars in
          withUnsafeMutableBytes(of: &results) { results in
            run(
              pass, buffers.assumingMemoryBound(to: UnsafeMutableRawPointer?.self).baseAddress!,
              sizes: sizes.assumingMemoryBound(to: Int64.self).baseAddress!,
              scalars: scalars.assumingMemoryBound(to: Self.self).baseAddress!,
              results: results.assumingMemoryBound(to: Double.self).baseAddress!)
          }
        }
      }
    }
    return SIMD3(results.x, results.y, results.z)
  }
}

extension Float: LayerKernels {
  public static func run(
    _ pass: LayerPass, _ buffers: UnsafePointer<UnsafeMutableRawPointer?>,
    sizes: UnsafePointer<Int64>, scalars: UnsafePointer<Float>,
    results: UnsafeMutablePointer<Double>
  ) {
    let function =
      switch pass {
      case .activate: steplab_activate_f32
      case .activateBackward: steplab_activate_backward_f32
      case .addBiasToPlanes: steplab_add_bias_to_planes_f32
      case .planesBackward: steplab_planes_backward_f32
      case .add: steplab_add_f32
      case .crossEntropy: steplab_cross_entropy_f32
      case .attentionSoftmax: steplab_attention_softmax_f32
      case .attentionSoftmaxBackward: steplab_attention_softmax_backward_f32
      case .normalizeRows: steplab_normalize_rows_f32
      case .normalizeRowsBackward: steplab_normalize_rows_backward_f32
      case .normalizeColumns: steplab_normalize_columns_f32
      case .normalizeColumnsBackward: steplab_normalize_columns_backward_f32
      case .lstmCell: steplab_lstm_cell_f32
      case .lstmCellBackward: steplab_lstm_cell_backward_f32
      case .gatherPatches: steplab_gather_patches_f32
      case .scatterPatches: steplab_scatter_patches_f32
      case .poolMaximum: steplab_pool_maximum_f32
      case .poolMaximumBackward: steplab_pool_maximum_backward_f32
      case .poolAverage: steplab_pool_average_f32
      case .poolAverageBackward: steplab_pool_average_backward_f32
      }
    function(buffers, sizes, scalars, results)
  }
}

extension Double: LayerKernels {
  public static func run(
    _ pass: LayerPass, _ buffers: UnsafePointer<UnsafeMutableRawPointer?>,
    sizes: UnsafePointer<Int64>, scalars: UnsafePointer<Double>,
    results: UnsafeMutablePointer<Double>
  ) {
    let function =
      switch pass {
      case .activate: steplab_activate_f64
      case .activateBackward: steplab_activate_backward_f64
      case .addBiasToPlanes: steplab_add_bias_to_planes_f64
      case .planesBackward: steplab_planes_backward_f64
      case .add: steplab_add_f64
      case .crossEntropy: steplab_cross_entropy_f64
      case .attentionSoftmax: steplab_attention_softmax_f64
      case .attentionSoftmaxBackward: steplab_attention_softmax_backward_f64
      case .normalizeRows: steplab_normalize_rows_f64
      case .normalizeRowsBackward: steplab_normalize_rows_backward_f64
      case .normalizeColumns: steplab_normalize_columns_f64
      case .normalizeColumnsBackward: steplab_normalize_columns_backward_f64
      case .lstmCell: steplab_lstm_cell_f64
      case .lstmCellBackward: steplab_lstm_cell_backward_f64
      case .gatherPatches: steplab_gather_patches_f64
      case .scatterPatches: steplab_scatter_patches_f64
      case .poolMaximum: steplab_pool_maximum_f64
      case .poolMaximumBackward: steplab_pool_maximum_backward_f64
      case .poolAverage: steplab_pool_average_f64
      case .poolAverageBackward: steplab_pool_average_backward_f64
      }
    function(buffers, sizes, scalars, results)
  }
}

/// A buffer of a pass that it only reads. C has one type for both.
@inline(__always)
func reading<T>(_ pointer: UnsafePointer<T>?) -> UnsafeMutableRawPointer? {
  UnsafeMutableRawPointer(mutating: pointer)
}

@inline(__always)
func writing<T>(_ pointer: UnsafeMutablePointer<T>?) -> UnsafeMutableRawPointer? {
  UnsafeMutableRawPointer(pointer)
}
