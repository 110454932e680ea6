import Conformance
import Foundation
import Optimizers
import TestSupport
import Testing

/// All optimizers and schedules against the official implementations.
@Suite struct ReferenceTrajectoryTests {
  /// The number of cases of every file.
  static let files = [
    "torch_optim": 63, "schedulefree": 72, "dadaptation": 61, "prodigy": 43,
    "pytorch_optimizer": 17, "dog": 11, "clipping": 40, "dowg": 16, "gi_adam": 12,
    "dadapt_dual_averaging": 19, "schedules": 43, "schedules_more": 94, "mlp": 2, "cnn": 2,
    "lstm": 1, "transformer": 2, "models_more": 25,
  ]

  @Test func `every reference file is held`() throws {
    let folder = try FileManager.default.contentsOfDirectory(atPath: Fixtures.url("reference").path)
    let names = folder.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
    #expect(names.sorted() == Self.files.keys.sorted())
  }

  private func file(_ name: String) throws -> ReferenceFile {
    try ReferenceFile(path: Fixtures.url("reference/\(name).json").path)
  }

  @Test(arguments: files.keys.sorted())
  func `double precision stays within a hundred times the reference's own roundoff`(
    name: String
  ) throws {
    let file = try file(name)
    #expect(file.cases.count == Self.files[name])
    for element in file.cases {
      let result = ConformanceCheck(.float64).run(element)
      #expect(result.verdict == .passed, "\(result)")
      guard case .trajectory(let example) = element else { continue }
      #expect(result.pointsCompared == example.trajectory.count)
      // The cases that official code computes in lower precision, and no others, have a loose
      // tolerance; each has an exact twin.
      if example.dtype == "float64" {
        #expect(try #require(result.tolerance) < 1.1e-4, "\(result)")
      } else {
        let isTwin = { (other: ReferenceCase) in
          other.name.hasPrefix(element.name + "_f64")
        }
        #expect(file.cases.contains(where: isTwin))
      }
    }
  }

  @Test(arguments: files.keys.sorted())
  func `single precision stays within 1e-4 where the reference's roundoff permits`(
    name: String
  ) throws {
    for element in try file(name).cases {
      let result = ConformanceCheck(.float32).run(element)
      #expect(result.verdict == .passed, "\(result)")
    }
  }

  @Test func `every optimizer of the catalogue has reference cases`() throws {
    var covered: Set<String> = []
    for name in Self.files.keys {
      for case .trajectory(let example) in try file(name).cases {
        covered.insert(try Translation.of(example, among: OptimizerEntry.standard).id)
      }
    }
    #expect(covered == Set(OptimizerEntry.standard.names))
  }
}
