import Foundation
import Guidance
import Testing

/// No file may trap: every one is read and diagnosed, or refused with a reason.
@Suite struct FuzzTests {
  private func diagnose(_ bytes: [UInt8], _ file: String) {
    guard let logs = try? TrainingLogReader().logs(bytes, file: file) else { return }
    let diagnosis = GroupDiagnosis(of: LogGroup(name: "fuzz", logs: logs))
    #expect(!diagnosis.primary.evidence.isEmpty)
  }

  private static let valid = [
    "step,train_loss,val_loss,lr\n"
      + (0..<12).map { "\($0),\(2.0 / Double($0 + 1)),,0.1\n" }.joined(),
    "run\tstep\trate\ttrain_loss\tloss\tgradient_norm\tupdate_norm\taccuracy\n"
      + (0..<12).map { "r\($0 % 2)\t\($0)\t0.1\t\(1.0 / Double($0 + 1))\t\t\t\t\n" }.joined(),
    (0..<12).map { "{\"step\":\($0),\"train\":{\"loss\":\(3.0 - Double($0)),\"l\":[1,2]}}\n" }
      .joined(),
    "\"step\";\"loss\"\r\n1;2\r\n2;\"nan\"\r\n3;inf\r\n4;-1e308\r\n5;1e308\r\n",
  ]

  @Test(arguments: 0..<20) func `random bytes`(seed: Int) {
    var generator = SplitMix(state: UInt64(seed))
    let alphabet = Array("0123456789.,;\t\n\r\"{}[]:eE+-nainfstepls #\\\u{FEFF}".utf8)
    for round in 0..<100 {
      let bytes = (0..<generator.below(300)).map { _ in
        round % 2 == 0 ? UInt8(generator.below(256)) : alphabet[generator.below(alphabet.count)]
      }
      for file in ["a", "a.csv", "a.jsonl"] {
        diagnose(bytes, file)
        diagnose(Array("step,loss\n".utf8) + bytes, file)
        diagnose(Array("{\"step\":".utf8) + bytes, file)
      }
    }
  }

  @Test(arguments: 0..<20) func `mutations of files that are valid`(seed: Int) {
    var generator = SplitMix(state: 1000 + UInt64(seed))
    let inserted = ["nan", "\"", ",", "\t", "\n", "-", "1e400", "{", "}", "[", "\r", "0", "#", ";"]
    for _ in 0..<150 {
      var bytes = Array(Self.valid[generator.below(Self.valid.count)].utf8)
      for _ in 0...generator.below(4) {
        let place = generator.below(bytes.count)
        switch generator.below(4) {
        case 0: bytes[place] = UInt8(generator.below(256))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: inserted[generator.below(inserted.count)].utf8, at: place)
        default: bytes.removeLast(min(bytes.count - 1, generator.below(40)))
        }
      }
      diagnose(bytes, "a")
      _ = try? RunsTable(bytes, file: "runs.tsv")
    }
  }

  @Test(arguments: 0..<10) func `random losses`(seed: Int) {
    var generator = SplitMix(state: 2000 + UInt64(seed))
    let odd: [Double] = [
      0, -0.0, 1, -1, .nan, .infinity, -.infinity, .greatestFiniteMagnitude,
      -.greatestFiniteMagnitude, .leastNonzeroMagnitude, 1e-300, 1e300,
    ]
    for _ in 0..<500 {
      func value(_ generator: inout SplitMix) -> Double? {
        generator.below(5) == 0
          ? nil : generator.below(2) == 0 ? odd[generator.below(odd.count)] : generator.normal()
      }
      let logs = (0...generator.below(3)).map { number in
        TrainingLog(
          name: "\(number)",
          points: (0..<generator.below(40)).map {
            .init(
              step: Double($0), trainLoss: value(&generator), validationLoss: value(&generator),
              gradientNorm: value(&generator), rate: value(&generator))
          })
      }
      let diagnosis = GroupDiagnosis(of: LogGroup(name: "fuzz", logs: logs))
      #expect(!diagnosis.primary.evidence.isEmpty)
    }
  }
}
