import Compute
import Foundation

/// Numbers that end where a page begins that may not be touched, with another one before them: a read
/// or a write beyond them ends the process.
final class GuardedMemory<S: Scalar>: @unchecked Sendable {
  let base: UnsafeMutablePointer<S>
  let count: Int
  private let start: UnsafeMutableRawPointer
  private let length: Int

  init(_ count: Int, _ element: () -> S) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let bytes = count * MemoryLayout<S>.stride
    length = (bytes + page - 1) / page * page + 2 * page
    start = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
    mprotect(start, page, PROT_NONE)
    mprotect(start + length - page, page, PROT_NONE)
    self.count = count
    base = (start + length - page - bytes).bindMemory(to: S.self, capacity: count)
    for i in 0..<count { base[i] = element() }
  }

  func equals(_ other: GuardedMemory) -> Bool {
    withExtendedLifetime((self, other)) {
      count == other.count && (0..<count).allSatisfy { base[$0] == other.base[$0] }
    }
  }

  deinit { munmap(start, length) }
}
