import ArgumentParser
import Compute
import Foundation
import Runs

/// Which kernels compute; options of the verbs that do.
struct KernelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What multiplies matrices: own or openblas, whose bits differ by machine.",
      valueName: "library"))
  var products = ProductLibrary.own

  @Option(
    help: ArgumentHelp(
      "The kernels' instructions: baseline, v3 (AVX2), v4 (AVX-512). [default: widest]",
      valueName: "set"))
  var instructionSet: InstructionSet?

  /// Takes the kernels, before anything is computed.
  ///
  /// - Throws: if the processor lacks the instructions, or if there is no OpenBLAS
  func take() throws(UsageError) {
    do throws(BLASLibrary.LoadError) { try ProductLibrary.use(products) } catch {
      throw UsageError("--products openblas: \(error.reason)")
    }
    guard let instructionSet, !InstructionSet.use(instructionSet) else { return }
    throw UsageError(
      "this processor has no instruction set \(instructionSet.rawValue); its widest is "
        + InstructionSet.widest.rawValue)
  }
}

extension ProductLibrary: ExpressibleByArgument {}
extension InstructionSet: ExpressibleByArgument {}

/// How many runs are carried out at once, and how; options of the verbs that carry out runs.
struct WorkerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Runs at once; results do not depend on it. [default: cores]", valueName: "n"))
  var workers: Int?

  @Option(
    help: ArgumentHelp(
      "Threads of each run, for large ones; results do not depend on it.", valueName: "n"))
  var threadsPerRun = 1

  @OptionGroup var kernels: KernelOptions

  private static let cores = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    if let workers, !(1...1024).contains(workers) {
      throw ValidationError("--workers must be from 1 to 1024, found \(workers)")
    }
    guard (1...max(1, Self.cores)).contains(threadsPerRun) else {
      throw ValidationError(
        "--threads-per-run must be from 1 to this machine's \(Self.cores) cores, found "
          + "\(threadsPerRun)")
    }
    if threadsPerRun > 1, let workers, workers * threadsPerRun > Self.cores {
      throw ValidationError(
        "\(workers) workers of \(threadsPerRun) threads are more than this machine's "
          + "\(Self.cores) cores; at most --workers \(max(1, Self.cores / threadsPerRun))")
    }
  }

  /// Takes the kernels, and says how sweeps are to go.
  func sweepOptions() throws(UsageError) -> SweepOptions {
    try kernels.take()
    let options = SweepOptions(
      workers: workers ?? Self.cores / threadsPerRun, threadsPerRun: threadsPerRun)
    let threads = options.workers * threadsPerRun
    let blocks = threads * ProductLibrary.blockBytesPerThread
    if blocks > Int(ProcessInfo.processInfo.physicalMemory / 16) {
      Terminal.message(
        "\(threads) threads keep up to \(blocks >> 20) MiB for products of large matrices, beside what "
          + "the runs need; fewer --workers keep less.")
    }
    return options
  }
}
