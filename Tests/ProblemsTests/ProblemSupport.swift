import Catalog
import Compute
import Problems
import RandomStreams

/// A problem of the catalogue, with settings as a plan has them.
func prepare(
  _ name: String, _ settings: [String: SettingValue] = [:], in scope: EntryScope = EntryScope()
) throws -> PreparedProblem {
  let entry = try ProblemEntry.standard[name]
  return try entry.prepare(entry.declaration.configuration(settings, in: scope), in: scope)
}

/// An instance of it in double precision.
func makeProblem(
  _ name: String, _ settings: [String: SettingValue] = [:], seed: UInt64 = 1,
  in scope: EntryScope = EntryScope()
) throws -> any Problem<Double> {
  try prepare(name, settings, in: scope).make(seed: seed)
}

/// What settings refer to where a plan has one file.
func scope(_ reference: String, _ table: LabelledTable) -> EntryScope {
  var scope = EntryScope()
  scope.files[reference, as: LabelledTable.self] = table
  return scope
}

/// Batches of fresh examples.
struct StreamedBatches {
  private var sampler: BatchSampler
  private var batch: Batch

  init(of size: Int, seed: UInt64 = 1) {
    sampler = BatchSampler(seed: seed, sampling: .streaming)
    batch = Batch(size: .examples(size))
  }

  mutating func next() -> Batch {
    sampler.next(&batch)
    return batch
  }
}

func fullGradient(_ problem: any Problem<Double>, at w: Buffer<Double>) -> Buffer<Double> {
  var gradient = Buffer<Double>(zeros: w.count)
  _ = problem.loss(at: w, on: .full, gradient: &gradient)
  return gradient
}

/// Plain gradient descent on full batches.
func descend(
  _ problem: any Problem<Double>, from start: Buffer<Double>, rate: Double, steps: Int
) -> Buffer<Double> {
  var w = start
  var gradient = Buffer<Double>(zeros: w.count)
  for _ in 0..<steps {
    _ = problem.loss(at: w, on: .full, gradient: &gradient)
    for i in w.indices { w[i] -= rate * gradient[i] }
  }
  return w
}

func standardNormal(_ count: Int, _ stream: inout RandomStream) -> Buffer<Double> {
  Buffer((0..<count).map { _ in stream.normal() })
}

func norm(_ x: some Sequence<Double>) -> Double {
  x.reduce(0) { $0 + $1 * $1 }.squareRoot()
}

/// The whole Hessian, from products with the axes.
func denseHessian(_ problem: any Problem<Double>, at w: Buffer<Double>) -> Buffer<Double> {
  var hessian = Buffer<Double>(zeros: w.count * w.count)
  for j in w.indices {
    var axis = Buffer<Double>(zeros: w.count)
    axis[j] = 1
    let column = hessianVectorProduct(of: problem, at: w, direction: axis, on: .full).product
    for i in w.indices { hessian[i * w.count + j] = column[i] }
  }
  return hessian
}

/// The eigenvalues of a symmetric matrix by Jacobi's rotations, largest first: slow, and independent
/// of the solver that the package has.
func jacobiEigenvalues(_ matrix: Buffer<Double>, order n: Int) -> [Double] {
  var a = matrix
  for i in 0..<n {
    for j in 0..<i {
      let mean = 0.5 * (a[i * n + j] + a[j * n + i])
      a[i * n + j] = mean
      a[j * n + i] = mean
    }
  }
  for _ in 0..<30 {
    for p in 0..<n {
      for q in p + 1..<max(n, p + 1) where a[p * n + q] != 0 {
        let θ = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q])
        let t = (θ < 0 ? -1 : 1) / (abs(θ) + (θ * θ + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot(), s = t * c
        for k in 0..<n {
          let (x, y) = (a[k * n + p], a[k * n + q])
          a[k * n + p] = c * x - s * y
          a[k * n + q] = s * x + c * y
        }
        for k in 0..<n {
          let (x, y) = (a[p * n + k], a[q * n + k])
          a[p * n + k] = c * x - s * y
          a[q * n + k] = s * x + c * y
        }
      }
    }
  }
  return (0..<n).map { a[$0 * n + $0] }.sorted(by: >)
}
