import ArgumentParser
import Catalog
import Compute
import Optimizers
import Records
import Reports

struct Kernels: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time optimizer steps against memory, training steps against GEMMs.",
    usage: "steplab kernels [<options>]",
    discussion: """
      One thread. Medians of nine rounds with the spread of the rounds. GB/s counts the buffers \
      that the algorithm must read and write; `of copy` is the ratio to copying memory.

      EXAMPLES
        steplab kernels
        steplab kernels --optimizers adamw,sgd --sizes 1000,16777216 --json
      """)

  @Option(help: ArgumentHelp("Names, separated by commas. [default: all]", valueName: "names"))
  var optimizers: String?

  @Option(help: ArgumentHelp("Numbers of parameters, separated by commas.", valueName: "sizes"))
  var sizes = "1000,65536,1048576,16777216"

  @Option(help: ArgumentHelp("float32, float64 or both.", valueName: "precision"))
  var precision = PrecisionChoice.float32

  @OptionGroup var json: JSONOption

  enum PrecisionChoice: String, ExpressibleByArgument, CaseIterable { case float32, float64, both }

  func run() throws {
    try reportingErrors {
      let entries = try chosenEntries()
      let counts = try chosenSizes()
      BLASLibrary.useOneThread()
      progress("memory bandwidth")
      let copy = KernelMeasurements.copyBandwidth()
      var steps = Table(columns: KernelMeasurements.optimizerColumns)
      for entry in entries {
        for count in counts {
          progress("\(entry.declaration.id), \(count) parameters")
          if precision != .float64 {
            steps.rows.append(
              try KernelMeasurements.optimizer(entry, count: count, copy: copy, as: Float.self))
          }
          if precision != .float32 {
            steps.rows.append(
              try KernelMeasurements.optimizer(entry, count: count, copy: copy, as: Double.self))
          }
        }
      }
      progress("matrix products and training steps")
      let single = KernelMeasurements.gemm(1024, as: Float.self)
      let double = KernelMeasurements.gemm(1024, as: Double.self)
      var training = Table(columns: KernelMeasurements.trainingColumns)
      training.rows.append(try KernelMeasurements.trainingStep([32, 64, 64, 10], batch: 64))
      training.rows.append(try KernelMeasurements.trainingStep([64, 128, 128, 10], batch: 128))
      if Terminal.errorIsTerminal { Terminal.status("") }

      if json.json {
        Terminal.output(
          JSONValue.document([
            "copy_gb_per_s": .number(copy), "sgemm_1024_gflop_per_s": .number(single),
            "dgemm_1024_gflop_per_s": .number(double), "optimizers": steps.json,
            "training": training.json, "openblas_core": .string(BLASLibrary.coreName),
          ]).canonical + "\n")
      } else {
        Terminal.output(TerminalFormat().text(of: steps) + "\n")
        Terminal.output(TerminalFormat().text(of: training) + "\n")
        Terminal.output(
          "copy \(NumberFormat.short(copy)) GB/s, sgemm 1024 \(NumberFormat.short(single)) GFLOP/s, "
            + "dgemm 1024 \(NumberFormat.short(double)) GFLOP/s\n")
      }
    }
  }

  private func progress(_ what: String) {
    if Terminal.errorIsTerminal { Terminal.status("measuring \(what) …") }
  }

  private func chosenEntries() throws(ConfigurationError) -> [OptimizerEntry] {
    guard let optimizers else { return OptimizerCatalog.all }
    var entries: [OptimizerEntry] = []
    for name in optimizers.split(separator: ",") {
      entries.append(try OptimizerCatalog.entry(named: String(name)))
    }
    return entries
  }

  private func chosenSizes() throws -> [Int] {
    guard sizes.contains(where: \.isNumber) else {
      throw UsageError("--sizes expects numbers, separated by commas, found '\(sizes)'")
    }
    return try sizes.split(separator: ",").map { text in
      guard let count = Int(text), (1...(1 << 28)).contains(count) else {
        throw UsageError("--sizes expects numbers from 1 to \(1 << 28), found '\(text)'")
      }
      return count
    }
  }
}
