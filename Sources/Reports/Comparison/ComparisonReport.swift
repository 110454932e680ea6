import Analysis
import Presentation
import Records

/// What a report says of a comparison: tables, figures, the story.
public struct ComparisonReport: ReportSection {
  public var comparison: Comparison
  /// The methods as cells, with the claims on them.
  public var study: StudyReport

  public init(comparison: Comparison, study: StudyReport) {
    self.comparison = comparison
    self.study = study
  }

  public var table: StudyTable? { study.table }

  public func writeTables(to folder: String) throws(ReportError) {
    var tables = [
      ("comparison", ComparisonTables.methods(comparison)),
      ("pairs", ComparisonTables.pairs(comparison)),
    ]
    if let profile = comparison.profile {
      tables += [
        ("profiles", ComparisonTables.profiles(profile)),
        ("scores", ComparisonTables.scores(profile)),
      ]
    }
    if !comparison.interactions.isEmpty {
      tables.append(("interactions", InteractionTables.all(comparison.interactions)))
    }
    if let costs = comparison.costs { tables.append(("costs", ComparisonTables.profiles(costs))) }
    for (name, table) in tables {
      try OutputFile.write(TSVFormat().text(of: table), to: "\(folder)/\(name).tsv")
    }
    try study.writeTables(to: folder)
  }

  public func figures(title: String) -> [Figure] { study.figures(title: title) + figures }

  public var shownInside: Set<String> { Set(figures.map(\.name)) }

  private var figures: [Figure] {
    comparison.tasks.enumerated().compactMap { number, task in
      ComparisonFigure.make(
        task, name: comparison.tasks.count > 1 ? "comparison-\(number + 1)" : "comparison")
    } + (comparison.profile.map { [ProfileFigure.make($0, of: .steps, name: "profile")] } ?? [])
      + (comparison.costs.map { [ProfileFigure.make($0, of: .costs, name: "costs")] } ?? [])
  }

  /// How the comparison was made.
  private var protocolNote: String {
    let seeds = comparison.tasks.first?.methods.first?.runs.seeds.count ?? 0
    let how =
      isSearched
      ? "Peaks are searched on at least \(comparison.tuningSeedCount) seeds of their own, from the plan's rates "
        + "on, until what is left of the loss is small or noise (see the article BestPeaks), and compared on "
      : "Peaks are the best of the plan's grid on \(comparison.tuningSeedCount) seeds of their own, and compared on "
    return how
      + "\(seeds) others; methods share the random numbers of a seed. The target of a seed "
      + "is the \(NumberFormat.short(comparison.targetQuantile)) quantile of the baselines' final "
      + "losses on it. "
      + (isSearched
        ? ""
        : "Which peak so few seeds choose from a grid is chance too: that is in no interval and no p. ")
      + ComparisonWords.legend
  }

  private var isSearched: Bool {
    comparison.tasks.contains { $0.methods.contains { $0.peak.search != nil } }
  }

  private static let profileLegend =
    "Area: under the profile from 1 to the largest ratio, 1 for a method that is the fastest on "
    + "every task. Solved: tasks whose target the median seed reaches. Intervals: 95 %, seeds "
    + "resampled jointly for all methods; the tasks are what they are."

  private var boundsLegend: String {
    var text =
      "Everything is relative to the first row, the schedule with the smallest convex bound Ω* of "
      + "gradient descent (Schaipp et al. 2025, arXiv 2501.18965), which is a bound of the excess "
      + "loss; the bound's peak: γ*. Loss: ratios of final losses at tuned peaks, seed by seed; the median "
      + "on each task, and the geometric mean over the tasks. "
      + (isSearched
        ? "Intervals are from resampled seeds, and wider by what searches may have left. Peak: the geometric mean "
          + "of the ratios of the peaks that were found; intervals are as of searches that err independently. "
          + "They say nothing of other problems."
        : "Peak: likewise, of each seed's best. Intervals are from resampled seeds; they say nothing of other "
          + "problems, nor of what other tuning seeds would choose.")
    if comparison.schedules.contains(where: ComparisonTables.isMixed) {
      text +=
        " * With its floor, which is not known or not below every seed's loss on few evaluation "
        + "examples: near 1 whatever the schedule, and not in the mean."
    } else if comparison.schedules.contains(where: { !$0.meanProblems.allSatisfy(\.isAboveFloor) })
    {
      text += " Losses include their floor, which brings ratios near 1."
    }
    return text
  }

  private func title(_ schedules: ScheduleComparison) -> String {
    "\(schedules.optimizer), \(schedules.steps) steps, \(schedules.taskCount) "
      + (schedules.taskCount == 1 ? "task" : "tasks")
  }

  private func byProblem(_ schedules: ScheduleComparison) -> String {
    "The \(ComparisonTables.lossTitle(schedules)) by problem:"
  }

  public var markdown: String { study.sectionMarkdown }

  public var lead: String {
    var text = "\n## Comparison\n\n"
    for task in comparison.tasks {
      text += "### \(task.task.title)\n\n"
      for sentence in ComparisonWords.sentences(task) { text += sentence + "\n" }
      text += "\n" + MarkdownFormat().text(of: ComparisonTables.ranking(task)) + "\n"
    }
    text += protocolNote + "\n"
    if !comparison.schedules.isEmpty {
      text += "\n## Schedules: the convex bound and what was measured\n\n"
      for schedules in comparison.schedules {
        text += "### \(title(schedules))\n\n"
        text += MarkdownFormat().text(of: ComparisonTables.bounds(schedules)) + "\n"
        if let problems = ComparisonTables.boundsByProblem(schedules) {
          text += byProblem(schedules) + "\n\n" + MarkdownFormat().text(of: problems) + "\n"
        }
      }
      text += boundsLegend + "\n"
    }
    if !comparison.interactions.isEmpty {
      text += "\n## Optimizers and schedules\n\n"
      for interaction in comparison.interactions {
        text += InteractionTables.title(interaction) + ":\n\n"
        text += MarkdownFormat().text(of: InteractionTables.one(interaction)) + "\n"
      }
      text += InteractionTables.legend + "\n"
    }
    if let profile = comparison.profile {
      text += "\n## Performance profiles\n\n"
      text += MarkdownFormat().text(of: ComparisonTables.areas(profile)) + "\n"
      text += Self.profileLegend + "\n"
    }
    return text
  }

  public func addLead(to page: inout HTMLPage, draw: (String, inout HTMLPage) -> Void) {
    study.addClaims(to: &page)
    page.add(heading: "Who wins where")
    for (number, task) in comparison.tasks.enumerated() {
      page.add(subheading: task.task.title)
      for sentence in ComparisonWords.sentences(task) { page.add(paragraph: sentence) }
      draw(comparison.tasks.count > 1 ? "comparison-\(number + 1)" : "comparison", &page)
      page.add(table: ComparisonTables.ranking(task), summary: "The ranking in numbers")
    }
    page.add(note: protocolNote)
    if !comparison.schedules.isEmpty {
      page.add(heading: "Schedules: the convex bound and what was measured")
      for schedules in comparison.schedules {
        page.add(subheading: title(schedules))
        page.add(table: ComparisonTables.bounds(schedules))
        if let problems = ComparisonTables.boundsByProblem(schedules) {
          page.add(paragraph: byProblem(schedules))
          page.add(table: problems)
        }
      }
      page.add(note: boundsLegend)
    }
    if !comparison.interactions.isEmpty {
      page.add(heading: "Optimizers and schedules")
      for interaction in comparison.interactions {
        page.add(subheading: InteractionTables.title(interaction))
        page.add(table: InteractionTables.one(interaction))
      }
      page.add(note: InteractionTables.legend)
    }
    if let profile = comparison.profile {
      page.add(heading: "Over all tasks: how early")
      draw("profile", &page)
      page.add(table: ComparisonTables.areas(profile))
      page.add(note: Self.profileLegend)
    }
    if comparison.costs != nil {
      page.add(heading: "Over all tasks: at what cost")
      draw("costs", &page)
    }
  }

  public func text(width: Int) -> String? {
    var text = ""
    for task in comparison.tasks {
      text += task.task.title + "\n"
      if task.isBegun {
        text += TerminalFormat(width: width).text(of: ComparisonTables.rankingUnderHeadings(task))
      }
      for sentence in ComparisonWords.sentences(task) {
        text += wrapped(sentence, width: width) + "\n"
      }
      text += "\n"
    }
    for schedules in comparison.schedules {
      text += "\(title(schedules)): the convex bound and what was measured\n"
      text += fitting(ComparisonTables.bounds(schedules), width) + "\n"
      if let problems = ComparisonTables.boundsByProblem(schedules) {
        text += byProblem(schedules) + "\n" + fitting(problems, width) + "\n"
      }
    }
    if !comparison.schedules.isEmpty { text += wrapped(boundsLegend, width: width) + "\n\n" }
    for interaction in comparison.interactions {
      text += wrapped(InteractionTables.title(interaction), width: width) + "\n"
      text += fitting(InteractionTables.one(interaction), width) + "\n"
    }
    if !comparison.interactions.isEmpty {
      text += wrapped(InteractionTables.legend, width: width) + "\n\n"
    }
    if let profile = comparison.profile {
      text += TerminalFormat(width: width).text(of: ComparisonTables.areas(profile))
      text += wrapped(Self.profileLegend, width: width) + "\n\n"
    }
    return text + wrapped(protocolNote, width: width) + "\n" + study.verdicts(width: width)
  }

  /// A table for a terminal; one that is too wide has its first column as headings over its rows.
  private func fitting(_ table: Table, _ width: Int) -> String {
    let format = TerminalFormat(width: width)
    guard !format.fits(table) else { return format.text(of: table) }
    var narrow = Table(columns: Array(table.columns.dropFirst()))
    for row in table.rows {
      narrow.rows.append(Array(row.prefix(1)))
      narrow.rows.append(Array(row.dropFirst()))
    }
    return format.text(of: narrow)
  }
}
