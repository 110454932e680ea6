import Compute

/// One segment of SOAP's parameters: for each dimension the average of the gradient's products with
/// itself over all other dimensions, and an orthonormal basis near to its eigenvectors.
///
/// A tensor is worked on dimension by dimension: as a matrix X of its first dimension against all
/// others, Xᵀ times a basis changes the coordinates of that dimension and puts it last. After as
/// many products as there are dimensions they are back in order.
struct PreconditionedTensor<S: Scalar>: Sendable {
  let offset, count: Int
  private var dimensions: [Dimension]
  private var order: [Int]

  private struct Dimension: Sendable {
    let size: Int
    /// Empty where the dimension keeps its coordinates.
    var average: Buffer<S>
    var basis: Buffer<S>
    var isPreconditioned: Bool { basis.count > 0 }
  }

  init(
    _ segment: ParameterLayout.Segment, largestDimension: Int, mergesDimensions: Bool,
    preconditionsVectors: Bool
  ) {
    offset = segment.offset
    count = segment.count
    var sizes = segment.shape.isEmpty ? [1] : segment.shape
    let isVector = sizes.count == 1
    if mergesDimensions, !isVector { sizes = Self.merged(sizes, largest: largestDimension) }
    dimensions = sizes.map { size in
      let isPreconditioned = size <= largestDimension && (!isVector || preconditionsVectors)
      let elements = isPreconditioned ? size * size : 0
      return Dimension(
        size: size, average: Buffer(zeros: elements), basis: Buffer(zeros: elements))
    }
    order = Array(0..<(dimensions.filter(\.isPreconditioned).map(\.size).max() ?? 0))
  }

  var largestOrder: Int { order.count }

  /// How many elements of scratch memory the operations need.
  var scratchCount: Int { max(count, order.count * order.count) }

  /// Neighbouring dimensions together, as long as their product does not exceed the largest.
  private static func merged(_ sizes: [Int], largest: Int) -> [Int] {
    var merged: [Int] = []
    var product = 1
    for size in sizes {
      product *= size
      if product > largest {
        merged.append(product / size)
        product = size
      }
    }
    merged.append(product)
    return merged
  }

  // MARK: Averages and bases

  /// Moves the averages towards the gradient's products with itself.
  @inline(__always)
  mutating func average(
    _ gradient: UnsafePointer<S>, keeping β: Double, scratch: inout Buffer<S>,
    _ other: inout Buffer<S>
  ) {
    guard dimensions.contains(where: \.isPreconditioned) else { return }
    scratch.mutableBase.update(from: gradient, count: count)
    for number in dimensions.indices {
      let size = dimensions[number].size
      let x = Matrix(scratch.base, rows: size, columns: count / max(1, size))
      if dimensions[number].isPreconditioned {
        let average = MutableMatrix(
          dimensions[number].average.mutableBase, rows: size, columns: size)
        multiply(x, x, into: average, transposeB: true, alpha: S(1 - β), beta: S(β))
      }
      transpose(x, into: other.mutableBase)
      swap(&scratch, &other)
    }
  }

  mutating func findBases() {
    for number in dimensions.indices where dimensions[number].isPreconditioned {
      let size = dimensions[number].size
      dimensions[number].basis = dimensions[number].average
      if !eigenvectors(ofSymmetric: &dimensions[number].basis, order: size) {
        dimensions[number].basis = Buffer(zeros: size * size)
        for i in 0..<size { dimensions[number].basis[i * size + i] = 1 }
      }
    }
  }

  /// One step of orthogonal iteration on every basis, sorted by falling eigenvalues, and the second
  /// moment sorted alike.
  @inline(__always)
  mutating func refreshBases(
    v: UnsafeMutablePointer<S>, scratch: inout Buffer<S>,
    _ workspace: inout OrthonormalizationWorkspace<S>
  ) {
    for number in dimensions.indices where dimensions[number].isPreconditioned {
      let n = dimensions[number].size
      let basis = Matrix(dimensions[number].basis.base, rows: n, columns: n)
      multiply(
        Matrix(dimensions[number].average.base, rows: n, columns: n), basis,
        into: MutableMatrix(scratch.mutableBase, rows: n, columns: n))
      sortEigenvalues(of: number, product: scratch.base)

      let product = scratch.base, sorted = dimensions[number].basis.mutableBase
      for i in 0..<n {
        for j in 0..<n { sorted[i * n + j] = product[i * n + order[j]] }
      }
      let isDone = workspace.orthonormalizeColumns(of: &dimensions[number].basis, order: n)
      // The gradients were not finite; neither is what they moved.
      guard isDone else { return }
      permute(v, number, scratch: scratch.mutableBase)
    }
  }

  /// Orders a basis by the estimates qᵀ(Aq) of its eigenvalues, falling. By insertion, because the
  /// order hardly ever changes.
  @inline(__always)
  private mutating func sortEigenvalues(of number: Int, product: UnsafePointer<S>) {
    let n = dimensions[number].size, basis = dimensions[number].basis.base
    func eigenvalue(_ j: Int) -> S {
      var sum: S = 0
      for i in 0..<n { sum += basis[i * n + j] * product[i * n + j] }
      return sum
    }
    for j in 0..<n { order[j] = j }
    for j in 1..<max(1, n) {
      let own = eigenvalue(j)
      var place = j
      while place > 0, eigenvalue(order[place - 1]) < own {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = j
    }
  }

  /// Rearranges a tensor's slices along one dimension by `order`.
  @inline(__always)
  private func permute(
    _ v: UnsafeMutablePointer<S>, _ number: Int, scratch: UnsafeMutablePointer<S>
  ) {
    let n = dimensions[number].size
    let inner = dimensions[(number + 1)...].reduce(1) { $0 * $1.size }
    scratch.update(from: v, count: count)
    for outer in 0..<count / max(1, n * inner) {
      for j in 0..<n {
        (v + (outer * n + j) * inner).update(
          from: scratch + (outer * n + order[j]) * inner, count: inner)
      }
    }
  }

  // MARK: Changes of coordinates

  @inline(__always)
  func project(_ x: UnsafePointer<S>, into result: inout Buffer<S>, scratch: inout Buffer<S>) {
    rotate(x, &result, &scratch, back: false)
  }

  @inline(__always)
  func projectBack(_ x: UnsafePointer<S>, into result: inout Buffer<S>, scratch: inout Buffer<S>) {
    rotate(x, &result, &scratch, back: true)
  }

  @inline(__always)
  private func rotate(
    _ x: UnsafePointer<S>, _ result: inout Buffer<S>, _ scratch: inout Buffer<S>, back: Bool
  ) {
    result.mutableBase.update(from: x, count: count)
    for dimension in dimensions {
      let n = dimension.size, rest = count / max(1, n)
      let x = Matrix(result.base, rows: n, columns: rest)
      if dimension.isPreconditioned {
        multiply(
          x, Matrix(dimension.basis.base, rows: n, columns: n),
          into: MutableMatrix(scratch.mutableBase, rows: rest, columns: n), transposeA: true,
          transposeB: back)
      } else {
        transpose(x, into: scratch.mutableBase)
      }
      swap(&result, &scratch)
    }
  }

  @inline(__always)
  private func transpose(_ x: Matrix<S>, into y: UnsafeMutablePointer<S>) {
    for i in 0..<x.rows {
      for j in 0..<x.columns { y[j * x.rows + i] = x.base[i * x.columns + j] }
    }
  }
}
