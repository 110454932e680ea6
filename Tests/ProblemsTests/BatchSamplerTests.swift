import Problems
import Testing

@Suite struct BatchSamplerTests {
  @Test(arguments: [(10, 3), (7, 7), (100, 64), (5, 1)])
  func `every example is used equally often`(examples: Int, size: Int) {
    var sampler = BatchSampler(seed: 1, sampling: .finite(examples: examples))
    var batch = Batch(size: .examples(size))
    var counts = [Int](repeating: 0, count: examples)
    // A whole number of epochs, in batches that do not divide them.
    for _ in 0..<examples {
      sampler.next(&batch)
      #expect(batch.indices.count == size)
      for index in batch.indices { counts[Int(index)] += 1 }
    }
    #expect(counts.allSatisfy { $0 == size })
  }

  @Test func `epochs are permuted differently, seeds too, copies alike`() {
    func epochs(_ seed: UInt64) -> [[Int32]] {
      var sampler = BatchSampler(seed: seed, sampling: .finite(examples: 50))
      var batch = Batch(size: .examples(50))
      return (0..<3).map { _ in
        sampler.next(&batch)
        return batch.indices
      }
    }
    let first = epochs(1)
    #expect(first == epochs(1))
    #expect(Set(first).count == 3)
    #expect(Set(first).isDisjoint(with: epochs(2)))
    #expect(first.allSatisfy { $0.sorted() == Array(0..<50) })
  }

  @Test func `independent examples are uniform, and know nothing of those before`() {
    var sampler = BatchSampler(
      seed: 3, sampling: .finite(examples: 4), isIndependent: true)
    var copy = sampler
    var batch = Batch(size: .examples(2)), again = batch
    var pairs = [Int](repeating: 0, count: 16), successive = pairs
    var last = 0
    let steps = 32_000
    for _ in 0..<steps {
      sampler.next(&batch)
      copy.next(&again)
      #expect(batch.indices == again.indices)
      pairs[4 * Int(batch.indices[0]) + Int(batch.indices[1])] += 1
      successive[4 * last + Int(batch.indices[0])] += 1
      last = Int(batch.indices[0])
    }
    // χ² with 15 degrees of freedom exceeds 44 with a probability of 10⁻⁴.
    for counts in [pairs, successive] {
      let expected = Double(steps) / 16
      let χ2 =
        counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) } / expected
      #expect(χ2 < 44, "\(counts)")
    }
  }

  @Test func `a full batch has no indices`() {
    var sampler = BatchSampler(seed: 1, sampling: .finite(examples: 50))
    var batch = Batch(size: .full)
    sampler.next(&batch)
    #expect(batch.indices.isEmpty)
  }
}
