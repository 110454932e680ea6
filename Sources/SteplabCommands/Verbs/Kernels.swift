import ArgumentParser
import Catalog
import Compute
import Foundation
import KernelTiming
import Optimizers
import Plans
import Presentation
import Records
import Reports
import Runs

struct Kernels: Verb {
  static let configuration = CommandConfiguration(
    abstract: "Time optimizer steps, training steps and products against the machine.",
    usage: "steplab kernels [<options>]",
    discussion: """
      Medians of nine rounds with the spread of the rounds. `bytes` is what the algorithm must \
      read and write per parameter; `roofline` is the speed of passes over memory that move the \
      same streams and compute next to nothing, measured in turn with the step. Threads are not \
      pinned to cores. Writes kernels/kernels.tsv, products.tsv, training.tsv and a figure into \
      the results folder, unless --json or --no-files is given.

      EXAMPLES
        steplab kernels
        steplab kernels --training --threads 1,2 --no-files
        steplab kernels --optimizers adamw,sgd-momentum --sizes 64K,16M --threads 1,2
      """)

  @Option(help: ArgumentHelp("Names, separated by commas. [default: all]", valueName: "names"))
  var optimizers: String?

  @Option(
    help: ArgumentHelp(
      "Numbers of parameters, separated by commas; K and M are 1024 and 1024².",
      valueName: "sizes"))
  var sizes = "1K,64K,1M,16M"

  @Option(help: ArgumentHelp("float32, float64 or both.", valueName: "precision"))
  var precision = PrecisionChoice.float32

  @Option(
    help: ArgumentHelp(
      "Numbers of threads; an optimizer's step is split from 1M parameters on.",
      valueName: "threads"))
  var threads = "1"

  @Option(help: ArgumentHelp("Folder for the results.", valueName: "dir"))
  var results = "results"

  @Flag(help: "Time the training steps alone.")
  var training = false

  @Flag(help: "Time products of matrices alone, of many shapes and all transposes.")
  var matrices = false

  @Option(
    help: ArgumentHelp(
      "Rounds of which each figure of a product is the median.", valueName: "count"))
  var rounds = 5

  @Option(
    help: ArgumentHelp(
      "Training steps, separated by commas: \(TrainingWork.names). [default: all]",
      valueName: "names"))
  var works: String?

  @Flag(name: .customLong("no-files"), help: "Write no files.")
  var noFiles = false

  @OptionGroup var kernelOptions: KernelOptions
  @OptionGroup var json: JSONOption

  enum PrecisionChoice: String, ExpressibleByArgument, CaseIterable { case float32, float64, both }

  func validate() throws {
    guard (1...1000).contains(rounds) else {
      throw ValidationError("--rounds expects a number from 1 to 1000, found \(rounds)")
    }
    if training, matrices {
      throw ValidationError("--training and --matrices each ask for one thing alone")
    }
  }

  func run(in laboratory: Laboratory) throws {
    try reportingErrors {
      try kernelOptions.take()
      let variants = try chosenVariants(of: laboratory)
      let sizes = try SizeList.parse(sizes, option: "--sizes", upTo: 1 << 26)
      let threads = try SizeList.parse(threads, option: "--threads", upTo: 256)
      _ = try TrainingWork.named(works)
      // Found out now rather than after minutes of work.
      if !noFiles, !json.json, let reason = Records.Folder.make(folder) {
        throw ReportError.disk(path: folder, reason: reason)
      }
      if training {
        let table = try measureTraining(threads)
        return try finish("training", table, shown: table)
      }
      if matrices {
        let products = measureProducts(ProductMeasurement.Shape.many)
        return try finish(
          "products", Table(products, ProductMeasurement.columns),
          shown: Table(products, ProductMeasurement.readable))
      }
      let steps = try measureSteps(variants, sizes, threads)
      progress("matrix products")
      let products = measureProducts(ProductMeasurement.Shape.few)
      let training = try measureTraining(threads)
      progress("copying")
      let copy = MachineMeasurements.copyBandwidth()
      if Terminal.errorIsTerminal { Terminal.status("") }

      show(steps, products, training, copy)
      if !noFiles, !json.json { try write(steps, products, training, copy) }
    }
  }

  /// The OpenBLAS that is measured too; null where there is none.
  private var openBLAS: [String: JSONValue] {
    let library = try? BLASLibrary.loaded.get()
    return [
      "openblas": library.map { .string($0.configuration) } ?? .null,
      "openblas_core": library.map { .string($0.coreName) } ?? .null,
    ]
  }

  private var openBLASText: String {
    (try? BLASLibrary.loaded.get()).map { "OpenBLAS for \($0.coreName) cores" } ?? "no OpenBLAS"
  }

  private var folder: String { results + "/kernels" }

  // MARK: Measuring

  /// Matrix methods cost the cube of the order: larger than this they would take minutes.
  private static let largestMatrix = 1 << 20

  private func measureSteps(
    _ variants: [KernelVariant], _ sizes: [Int], _ threads: [Int]
  ) throws -> [KernelResult] {
    var results: [KernelResult] = []
    for variant in variants {
      for size in sizes where !variant.isBoundByMatrixProducts || size <= Self.largestMatrix {
        for count in threads where isMeaningful(count, variant, size) {
          progress("\(variant.name), \(KernelTables.size(size)) parameters")
          let kernel = OptimizerKernel(variant: variant, count: size, threads: count)
          if precision != .float64 { results.append(try kernel.measure(as: Float.self)) }
          if precision != .float32 { results.append(try kernel.measure(as: Double.self)) }
        }
      }
    }
    return results
  }

  /// Several threads differ from one only where a step is split.
  private func isMeaningful(_ threads: Int, _ variant: KernelVariant, _ size: Int) -> Bool {
    threads == 1
      || (size >= ParameterGroups<Float>.leastParallelCount && !variant.isBoundByMatrixProducts)
  }

  private func measureProducts(_ shapes: [ProductMeasurement.Shape]) -> [ProductMeasurement] {
    shapes.flatMap { shape in
      progress("products of \(shape.m) × \(shape.n) × \(shape.k), \(shape.transposes)")
      return [
        ProductMeasurement.measure(shape, rounds: rounds, as: Float.self),
        ProductMeasurement.measure(shape, rounds: rounds, as: Double.self),
      ]
    }
  }

  private func measureTraining(_ threads: [Int]) throws -> Table {
    let results = try TrainingWork.named(works).flatMap { work in
      try threads.map { count in
        progress("a training step of \(work.name)")
        return try work.measure(threads: count)
      }
    }
    return Table(results, TrainingWork.StepTime.columns)
  }

  /// Shows a table that was asked for alone, and writes it.
  private func finish(_ name: String, _ table: Table, shown: Table) throws {
    if Terminal.errorIsTerminal { Terminal.status("") }
    Terminal.output(
      json.json
        ? JSONValue.document(openBLAS.merging([name: table.json]) { $1 }).canonical + "\n"
        : TerminalFormat().text(of: shown) + "\n")
    if !noFiles, !json.json {
      try OutputFile.write(TSVFormat().text(of: table), to: "\(folder)/\(name).tsv")
      Terminal.message("written to \(folder)/\(name).tsv")
    }
  }

  private func progress(_ what: String) {
    if Terminal.errorIsTerminal { Terminal.status("measuring \(what) …") }
  }

  // MARK: Showing

  private func show(
    _ steps: [KernelResult], _ products: [ProductMeasurement], _ training: Table, _ copy: Double
  ) {
    if json.json {
      Terminal.output(
        JSONValue.document(
          openBLAS.merging([
            "copy_gb_per_s": .number(copy), "optimizers": KernelTables.tidy(steps).json,
            "products": Table(products, ProductMeasurement.columns).json, "training": training.json,
          ]) { $1 }
        ).canonical + "\n")
      return
    }
    for table in [
      KernelTables.readable(steps), Table(products, ProductMeasurement.readable), training,
    ] {
      Terminal.output(TerminalFormat().text(of: table) + "\n")
    }
    Terminal.output(
      "memcpy \(NumberFormat.short(copy)) GB/s; \(openBLASText);\n"
        + "threads are not pinned to cores\n")
    if !steps.allSatisfy({ $0.bytesPerParameter != nil }) {
      Terminal.output(
        "matrix methods are timed up to \(KernelTables.size(Self.largestMatrix)) parameters\n")
    }
  }

  private func write(
    _ steps: [KernelResult], _ products: [ProductMeasurement], _ training: Table, _ copy: Double
  ) throws {
    for (name, table) in [
      ("kernels", KernelTables.tidy(steps)),
      ("products", Table(products, ProductMeasurement.columns)), ("training", training),
    ] {
      try OutputFile.write(TSVFormat().text(of: table), to: "\(folder)/\(name).tsv")
    }
    var provenance = RunProvenance.machine.merging(openBLAS) { $1 }
    provenance["memcpy_gb_per_s"] = .number(copy)
    provenance["threads_pinned"] = .bool(false)
    try OutputFile.write(
      JSONValue.object(provenance).pretty + "\n", to: "\(folder)/provenance.json")
    if let figure = RooflineFigure.make(steps) {
      try OutputFile.write(figure.script, to: "\(folder)/plots/\(figure.name).gp")
      try Gnuplot(remedy: "cd \(folder)/plots && gnuplot -d \(figure.name).gp")
        .draw("\(figure.name).gp", in: "\(folder)/plots")
    }
    Terminal.message("written to \(folder)")
  }

  // MARK: Choosing

  private func chosenVariants(
    of laboratory: Laboratory
  ) throws(ConfigurationError) -> [KernelVariant] {
    let all = try KernelVariant.all(of: laboratory.optimizers)
    guard let optimizers else { return all }
    var variants: [KernelVariant] = []
    for name in optimizers.split(separator: ",", omittingEmptySubsequences: false) {
      let variant = try KernelVariant.named(String(name), among: all)
      if !variants.contains(where: { $0.name == variant.name }) { variants.append(variant) }
    }
    return variants
  }
}

/// Lists such as `64K,16M`.
enum SizeList {
  static func parse(_ text: String, option: String, upTo largest: Int) throws -> [Int] {
    let sizes = try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20]
      let unit = part.last.flatMap { units[$0] }
      let digits = unit == nil ? part : part.dropLast()
      guard let number = Int(digits), number >= 1, number <= largest / (unit ?? 1) else {
        throw UsageError(
          "\(option) expects numbers from 1 to \(KernelTables.size(largest)), separated by "
            + "commas, found '\(part)'")
      }
      return number * (unit ?? 1)
    }
    return Set(sizes).sorted()
  }
}
