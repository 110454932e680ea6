import AllocationCounter
import Catalog
import Compute
import Problems
import Testing

/// What a run gets from its data, for all kinds of them.
@Suite struct DataSetTests {
  static let names = DataGeneratorEntry.standard.names

  private func batches(_ sampling: Sampling, size: Int, count: Int) -> [Batch] {
    var sampler = BatchSampler(seed: 1, sampling: sampling)
    var batch = Batch(size: .examples(size))
    return (0..<count).map { _ in
      sampler.next(&batch)
      return batch
    }
  }

  private let streamed = { (settings: inout SamplingSettings) in settings.streaming = true }

  private func contents<S: Scalar>(_ examples: Examples<S>) -> [[Double]] {
    [
      examples.inputs.map { Double($0) }, examples.values.map { Double($0) },
      examples.tokens.map(Double.init), examples.labels.map(Double.init),
    ]
  }

  @Test(arguments: names) func `sets have their shape, size and finite numbers`(
    name: String
  ) throws {
    let generator = try DataFixture.generator(name)
    for streaming in [false, true] {
      let sizes = { (settings: inout SamplingSettings) in
        settings.examples = 30
        settings.evaluationExamples = 45
        settings.streaming = streaming
      }
      let source = try DataFixture.source(generator, sizes)
      let (data, _) = try DataFixture.load(generator, sizes)
      let trained = streaming ? 45 : name == Chebyshev.about.id ? 20 : 30
      #expect(data.training.count == trained && source.trainingCount == trained)
      #expect(data.evaluation.count == 45 && source.largestPart == 45)
      #expect(data.sampling == (streaming ? .streaming : .finite(examples: trained)))
      #expect(source.sampling == data.sampling && source.shape == data.shape)
      for part in [data.training, data.evaluation] {
        #expect(part.shape == data.shape)
        #expect(part.inputs.count == part.count * data.shape.inputWidth)
        #expect(part.values.count == part.count * data.shape.valueCount)
        #expect(part.tokens.count == part.count * data.shape.tokenCount)
        #expect(part.labels.count == part.count * data.shape.labelCount)
        #expect(part.inputs.allSatisfy { $0.isFinite } && part.values.allSatisfy { $0.isFinite })
        let bound: Int32 =
          switch (data.shape.target, data.shape.input) {
          case (.classes(let count), _): Int32(count)
          case (_, .tokens(_, let vocabulary)): Int32(vocabulary)
          default: 0
          }
        #expect(part.labels.allSatisfy { $0 >= 0 && $0 < bound })
        #expect(part.tokens.allSatisfy { $0 >= 0 && $0 < bound })
      }
      #expect(contents(data.training) != contents(data.evaluation))
    }
  }

  @Test(arguments: names) func `a batch of a set is the rows that it names`(name: String) throws {
    let (data, _) = try DataFixture.load(DataFixture.generator(name)) { $0.examples = 20 }
    let shape = data.shape
    #expect(contents(data.selected) == contents(data.training))
    for batch in batches(data.sampling, size: 7, count: 9) {
      data.select(batch)
      let selected = data.selected
      #expect(selected.count == 7 && selected.shape == shape)
      for (i, row) in batch.indices.map(Int.init).enumerated() {
        func same<T: Equatable>(_ a: some Collection<T>, _ b: some Collection<T>, _ width: Int) {
          #expect(
            a.dropFirst(i * width).prefix(width).elementsEqual(
              b.dropFirst(row * width).prefix(width)))
        }
        same(selected.inputs, data.training.inputs, shape.inputWidth)
        same(selected.values, data.training.values, shape.valueCount)
        same(selected.tokens, data.training.tokens, shape.tokenCount)
        same(selected.labels, data.training.labels, shape.labelCount)
      }
    }
    data.select(.full)
    #expect(contents(data.selected) == contents(data.training))
    // Without a copy.
    #expect(data.selected.inputs.base == data.training.inputs.base)
  }

  @Test(arguments: names) func `a stream's batch depends on seed and step alone`(
    name: String
  ) throws {
    let generator = try DataFixture.generator(name)
    let steps = batches(.streaming, size: 6, count: 5)
    func batch(_ data: DataSet<Double>, _ batch: Batch) -> [[Double]] {
      data.select(batch)
      return contents(data.selected)
    }
    let data = try DataFixture.load(generator, streamed).data
    let forward = steps.map { batch(data, $0) }
    let other = try DataFixture.load(generator, streamed).data
    // In another order, and with other batches in between.
    let odd = batches(.streaming, size: 3, count: 2)
    let backward = steps.reversed().map { step in
      _ = batch(other, odd[1])
      _ = batch(other, .full)
      return batch(other, step)
    }
    #expect(forward == backward.reversed())
    #expect(Set(forward).count == 5)
    let foreign = try DataFixture.load(generator, seed: 2, streamed).data
    #expect(Set(forward + steps.map { batch(foreign, $0) }).count == 10)
    #expect(batch(data, .full) == contents(data.training))
    #expect(data.training.count == data.evaluation.count)
    #expect(contents(data.training) != contents(data.evaluation))
  }

  @Test(arguments: names) func `the same seed makes the same set, another seed another`(
    name: String
  ) throws {
    func load(_ seed: UInt64) throws -> [[[Double]]] {
      let data = try DataFixture.load(DataFixture.generator(name), seed: seed).data
      return [contents(data.training), contents(data.evaluation)]
    }
    #expect(try load(1) == load(1))
    // Equally spaced points on a polynomial have nothing of chance.
    #expect(try (load(1) == load(2)) == (name == Chebyshev.about.id))
  }

  @Test(arguments: names) func `single precision holds the same examples, rounded`(
    name: String
  ) throws {
    let generator = try DataFixture.generator(name)
    for streaming in [false, true] {
      let double = try DataFixture.load(generator) { $0.streaming = streaming }.data
      let float = try DataFixture.load(generator, as: Float.self) { $0.streaming = streaming }.data
      let batch = batches(double.sampling, size: 5, count: 1)[0]
      double.select(batch)
      float.select(batch)
      for (a, b) in [(double.selected, float.selected), (double.evaluation, float.evaluation)] {
        #expect(a.inputs.map { Float($0) } == Array(b.inputs))
        #expect(a.values.map { Float($0) } == Array(b.values))
        #expect(a.tokens == b.tokens && a.labels == b.labels)
      }
    }
  }

  @Test(arguments: names) func `selecting allocates nothing after the first batch`(
    name: String
  ) throws {
    let generator = try DataFixture.generator(name)
    for streaming in [false, true] {
      try check(DataFixture.load(generator, as: Float.self) { $0.streaming = streaming }.data)
      try check(DataFixture.load(generator, as: Double.self) { $0.streaming = streaming }.data)
    }
  }

  private func check<S: Scalar>(_ data: DataSet<S>) {
    let sizes = [5, 1].map { batches(data.sampling, size: $0, count: 3) }
    for batches in sizes { data.select(batches[0]) }
    // OpenBLAS takes memory for as many threads as call it at the same time, and keeps it; a
    // generator that allocates does so every time.
    let isFree = (0..<4).contains { _ in
      let before = allocation_count()
      for batches in sizes { for batch in batches { data.select(batch) } }
      data.select(.full)
      return allocation_count() == before
    }
    #expect(isFree)
  }

  /// The classes of all but a teacher, whose network gives some of them more often.
  @Test(
    arguments: DataGeneratorEntry.standard.filter { entry in
      guard case .classes = entry.generator.shape.target else { return false }
      return !(entry.generator is Teacher)
    }.map(\.declaration.id))
  func `classes are equally frequent, also where a batch is a single example`(
    name: String
  ) throws {
    let (data, _) = try DataFixture.load(DataFixture.generator(name), streamed)
    guard case .classes(let classes) = data.shape.target else { return }
    func counts(_ labels: [Int32]) -> [Double] {
      (0..<classes).map { k in Double(labels.count { $0 == Int32(k) }) }
    }
    let balanced = counts(data.evaluation.labels)
    #expect(balanced.max()! - balanced.min()! <= 1)
    var labels: [Int32] = []
    for batch in batches(.streaming, size: 1, count: 8000) {
      data.select(batch)
      labels += data.selected.labels
    }
    for count in counts(labels) {
      let p = 1 / Double(classes)
      #expect(abs(count / 8000 - p) < 5 * (p * (1 - p) / 8000).squareRoot())
    }
  }
}
