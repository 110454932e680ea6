import Foundation
import Testing

/// Which kernels compute, and on how many threads, is no part of a result.
@Suite struct KernelOptionsTests {
  /// A network with products and passes that several threads share, and SOAP's bases.
  private static let plan = """
    experiment: bits
    problem:
      {name: transformer, width: 48, heads: 2, layers: 1, length: 24, vocabulary: 20, examples: 200}
    optimizers: [{name: adamw}, {name: soap, refresh_interval: 2}]
    learning_rates: [0.003]
    batch_sizes: [100]
    seeds: 2
    steps: 5
    """

  private func tables(_ folder: String) throws -> [Data] {
    try ["runs.tsv", "summary.tsv", "plots/curves.svg"].map {
      try Data(contentsOf: URL(fileURLWithPath: "\(folder)/bits/\($0)"))
    }
  }

  @Test func `tables are the same for every kind of kernels and number of threads`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(Self.plan, "bits.yaml")
    func run(
      _ name: String, _ options: [String], _ environment: [String: String] = [:]
    ) throws -> Command.Result {
      try Command.run(
        ["run", plan, "--results", "\(folder.path)/\(name)"] + options, environment: environment)
    }
    let first = try run("first", [])
    try #require(first.status == 0, "\(first.messages)")
    let expected = try tables("\(folder.path)/first")

    var variants: [(String, [String], [String: String])] = [
      ("workers", ["--workers", "1"], [:]),
      (
        "libm", [],
        ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX2_Usable,-FMA_Usable"]
      ),
      ("core", [], ["OPENBLAS_CORETYPE": "Prescott"]),
    ]
    if ProcessInfo.processInfo.activeProcessorCount > 1 {
      variants.append(("threads", ["--threads-per-run", "2"], [:]))
    }
    // A processor without AVX2 says so.
    if try run("v3", ["--instruction-set", "v3", "--dry-run"]).status == 0 {
      variants.append(("v3", ["--instruction-set", "v3"], [:]))
    }
    for (name, options, environment) in variants {
      let result = try run(name, options, environment)
      #expect(result.status == 0, "\(name): \(result.messages)")
      #expect(try tables("\(folder.path)/\(name)") == expected, "\(name)")
    }
  }

  @Test func `other arithmetic is named in the provenance`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(Self.plan, "bits.yaml")
    for (options, variant) in [
      (["--instruction-set", "baseline"], "2-baseline"),
      (["--products", "openblas"], "2-openblas-"),
    ] {
      let results = "\(folder.path)/\(variant)"
      let result = try Command.run(
        ["run", plan, "--only", "seed=0", "--results", results] + options)
      try #require(result.status == 0, "\(result.messages)")
      let provenance = try String(
        contentsOfFile: "\(results)/bits/provenance.json", encoding: .utf8)
      #expect(provenance.contains("\"\(variant)"))
    }
  }

  @Test(arguments: [
    (["--threads-per-run", "0"], "--threads-per-run must be from 1 to"),
    (["--threads-per-run", "100000"], "--threads-per-run must be from 1 to"),
    (["--workers", "0"], "--workers must be from 1 to 1024"),
    (["--products", "mkl"], "one of 'own' and 'openblas'"),
    (["--instruction-set", "v5"], "'baseline', 'v3' or 'v4'"),
  ])
  func `what cannot be is refused`(options: [String], message: String) throws {
    let result = try Command.run(["run", "quickstart"] + options)
    #expect(result.status == 64)
    #expect(result.messages.contains(message), "\(result.messages)")
  }
}
