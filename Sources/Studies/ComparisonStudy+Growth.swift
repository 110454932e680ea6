import Analysis
import Plans
import Records
import Tuning

/// More rates than those of the plan.
extension ComparisonStudy {
  /// The most rates that are added to the end of a grid.
  private static let mostAdded = 12

  /// The experiment with what the searches ask for next; or with one more rate beyond every end of a grid on
  /// which a tuned peak lies. `nil` if they have ended or wait for runs, or if all peaks are interior, or as far
  /// beyond the plan's grid as is allowed.
  package func extended(
    _ sweep: StudiedSweep, from original: Experiment
  ) throws -> Experiment? {
    guard peaks == .grid else { return try searched(sweep) }
    let experiment = sweep.experiment, comparison = try comparison(of: sweep)
    var grids = experiment.arms.map { $0.rates.sorted() }
    var hasGrown = false
    for (number, arm) in experiment.arms.enumerated() where grids[number].count > 1 {
      let own = original.arms[number].rates.sorted()
      let methods = Set(
        arm.batches.map { batch in
          ComparedRuns.method(
            at: .init(arm: number, batch: batch, rate: grids[number][0], seed: 0), of: experiment,
            self)
        })
      let edges = comparison.tasks.flatMap(\.methods).filter { methods.contains($0.method) }
        .map(\.edge)
      let grid = grids[number], last = grid.count - 1
      let below = grid.count { $0 < own[0] }, above = grid.count { $0 > own[own.count - 1] }
      if edges.contains(.lower), below < Self.mostAdded {
        grids[number].insert(rounded(grid[0] * grid[0] / grid[1]), at: 0)
        hasGrown = true
      }
      if edges.contains(.upper), above < Self.mostAdded {
        grids[number].append(rounded(grid[last] * grid[last] / grid[last - 1]))
        hasGrown = true
      }
    }
    return hasGrown ? experiment.withRates(grids) : nil
  }

  /// To four digits, as the rates of a plan's grid.
  private func rounded(_ rate: Double) -> Double { rate.rounded(toDigits: 4) }

  // MARK: Searches

  private func searched(_ sweep: StudiedSweep) throws -> Experiment? {
    let experiment = sweep.experiment, runs = try ComparedRuns(sweep, self)
    var cells = SearchedCells(experiment)
    for variants in runs.variants {
      for number in variants {
        guard case .search(let search) = runs.methods[number].tunedBy else { continue }
        for request in runs.methods[number].replay(search).asked {
          cells.add(
            Array(tuningSeeds[request.seeds]), at: request.rate, of: runs.places[number])
        }
      }
      // What the search came to is compared at once: a method is one unit of work.
      let chosen = runs.chosen(variants)
      for rate in chosen.peak?.comparedRates ?? [] {
        cells.add(experiment.comparedSeeds, at: rate, of: runs.places[chosen.number])
      }
    }
    let larger = experiment.listing(cells.all)
    return larger.count > experiment.count ? larger : nil
  }
}

/// The runs of an experiment with those that searches ask for.
private struct SearchedCells {
  /// By arm, batch size and rate: the seeds in the order of the experiment's.
  private var seeds: [ComparedRuns.Place: [Double: Set<UInt64>]] = [:]
  private let experiment: Experiment

  init(_ experiment: Experiment) {
    self.experiment = experiment
    for cell in experiment.listedCells ?? [] {
      add(cell.seeds, at: cell.rate, of: .init(arm: cell.arm, batch: cell.batch))
    }
  }

  mutating func add(_ more: [UInt64], at rate: Double, of place: ComparedRuns.Place) {
    seeds[place, default: [:]][rate, default: []].formUnion(more)
  }

  /// Arms and batch sizes in the order of the plan, rates ascending.
  var all: [Experiment.Cell] {
    experiment.arms.indices.flatMap { arm in
      experiment.arms[arm].batches.flatMap { batch in
        let rates = seeds[.init(arm: arm, batch: batch), default: [:]]
        return rates.keys.sorted().map { rate in
          Experiment.Cell(
            arm: arm, batch: batch, rate: rate,
            seeds: experiment.seeds.filter { rates[rate, default: []].contains($0) })
        }
      }
    }
  }
}
