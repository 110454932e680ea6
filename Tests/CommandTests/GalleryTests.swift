import Foundation
import TestSupport
import Testing

/// The plans of the gallery reach the losses that they state.
@Suite struct GalleryTests {
  static let plans = try! FileManager.default
    .contentsOfDirectory(atPath: Fixtures.root.path + "/Experiments/gallery")
    .filter { $0.hasSuffix(".yaml") }.sorted()

  @Test func `every network has a plan`() {
    for name in [
      "autoencoder", "cnn", "linear-probe", "low-rank-adapter", "lstm", "mlp", "rnn",
      "softmax-regression", "transformer",
    ] {
      #expect(Self.plans.contains(name + ".yaml"))
    }
  }

  @Test(arguments: plans) func `a plan reaches its goal`(name: String) throws {
    let path = Fixtures.root.path + "/Experiments/gallery/" + name
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let prefix = "# goal: loss <= "
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(prefix) })
    let goal = try #require(Double(line.dropFirst(prefix.count)))
    let folder = try Command.Folder()
    let result = try Command.run(["run", path, "--results", folder.path])
    #expect(result.status == 0, "\(result.messages)")
    let experiment = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .first { FileManager.default.fileExists(atPath: "\(folder.path)/\($0)/best.tsv") })
    let table = String(decoding: try folder.read("\(experiment)/best.tsv"), as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    let column = try #require(table[0].firstIndex(of: "median_loss"))
    let losses = table.dropFirst().compactMap { Double($0[column]) }
    #expect(try #require(losses.min()) <= goal)
  }
}
