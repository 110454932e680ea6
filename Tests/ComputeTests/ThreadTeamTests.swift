import Compute
import Foundation
import Synchronization
import Testing

@Suite struct ThreadTeamTests {
  @Test(arguments: [1, 2, 3, 8])
  func `every part is carried out once`(threads: Int) {
    ThreadTeam.with(threads: threads) {
      for round in 0..<300 {
        let count = 1 + round * 37 % 500
        var visits = [Int32](repeating: 0, count: count)
        visits.withUnsafeMutableBufferPointer { visits in
          forEachPart(of: count, cost: 1 << 16, multiple: 1 + round % 7) { range in
            for i in range { visits[i] += 1 }
          }
        }
        #expect(visits.allSatisfy { $0 == 1 })
      }
    }
  }

  @Test func `without a team, or of little work, there is one part`() {
    let parts = Atomic(0)
    forEachPart(of: 100, cost: 1 << 20) { _ in parts.add(1, ordering: .relaxed) }
    #expect(parts.load(ordering: .relaxed) == 1)
    #expect(mostParts == 1)
    ThreadTeam.with(threads: 2) {
      forEachPart(of: 100, cost: 1) { _ in parts.add(1, ordering: .relaxed) }
      #expect(mostParts > 1)
    }
    #expect(parts.load(ordering: .relaxed) == 2)
    #expect(mostParts == 1)
  }

  @Test func `parts within parts stay whole`() {
    let inner = Atomic(0), outer = Atomic(0)
    ThreadTeam.with(threads: 2) {
      forEachPart(of: 8, cost: 1 << 20) { range in
        outer.add(range.count, ordering: .relaxed)
        forEachPart(of: 8, cost: 1 << 20) { _ in inner.add(1, ordering: .relaxed) }
      }
      #expect(mostParts > 1)
    }
    #expect(outer.load(ordering: .relaxed) == 8)
    #expect(inner.load(ordering: .relaxed) <= 4)
  }

  @Test func `threads that have gone to sleep wake up`() {
    ThreadTeam.with(threads: 2) {
      for _ in 0..<3 {
        usleep(20_000)
        let sum = Atomic(0)
        forEachPart(of: 64, cost: 1 << 20) { sum.add($0.count, ordering: .relaxed) }
        #expect(sum.load(ordering: .relaxed) == 64)
      }
    }
  }

  @Test func `denormal numbers are treated alike on all threads`() {
    let tiny = Float.leastNonzeroMagnitude
    for isFlushed in [true, false] {
      ThreadTeam.with(threads: 3) {
        let kept = Atomic(0)
        func look() {
          forEachPart(of: 64, cost: 1 << 20) { range in
            for _ in range where tiny * 4 != 0 { kept.add(1, ordering: .relaxed) }
          }
        }
        if isFlushed { withDenormalsFlushed(look) } else { look() }
        #expect(kept.load(ordering: .relaxed) == (isFlushed ? 0 : 64))
      }
    }
  }

  @Test func `an error ends the team`() {
    struct Failure: Error {}
    #expect(throws: Failure.self) {
      try ThreadTeam.with(threads: 2) { throw Failure() }
    }
    #expect(mostParts == 1)
  }
}
