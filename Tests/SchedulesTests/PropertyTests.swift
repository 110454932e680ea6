import Catalog
import Foundation
import RandomStreams
import Schedules
import Testing

/// What holds of every schedule, whatever its settings.
@Suite struct PropertyTests {
  static let names = ScheduleEntry.standard.names

  private static let references: EntryScope = {
    let rows = (0..<30).map { "\($0 * 7) \(1 + ($0 * 13) % 11)\n" }.joined()
    return scope(tables: ["table": try! RateTable(Array(rows.utf8), file: "table")])
  }()

  /// Random settings within their bounds.
  ///
  /// - Parameter isWide: whether they go as far as the bounds now and then; else durations are
  ///   fractions of the run
  private func settings(
    _ declaration: Declaration, isWide: Bool, _ stream: inout RandomStream
  ) -> [String: SettingValue] {
    var settings: [String: SettingValue] = [:]
    for setting in declaration.settings where stream.uniform() < 0.7 {
      let lower = setting.bounds.lower ?? -2
      let reach = isWide && stream.uniform() < 0.1 ? pow(10, 8 * stream.uniform()) : 0.45
      let upper = min(setting.bounds.upper ?? .infinity, lower + reach)
      func number() -> Double { lower + (upper - lower) * (0.02 + 0.96 * stream.uniform()) }
      if setting.isOptional, stream.uniform() < 0.5 {
        settings[setting.name] = SettingValue.none
        continue
      }
      switch setting.kind {
      case .number: settings[setting.name] = .number(number())
      case .integer:
        settings[setting.name] = .integer(Int(lower) + stream.integer(below: 3))
      case .numbers:
        let count = setting.name == "boundaries" ? 1 : stream.integer(below: 4)
        settings[setting.name] = .numbers((0..<count).map { _ in number() }.sorted())
      case .text: settings[setting.name] = .text(setting.choices.randomChoice(&stream))
      case .file: break
      case .entry:
        settings[setting.name] = .entry(component(&stream), [:])
      case .entries:
        settings[setting.name] = .entries((0..<2).map { _ in EntryReference(component(&stream)) })
      case .flag, .integers, .texts, .wordOrEntry: break
      }
    }
    if declaration.id == "file" { settings["path"] = .text("table") }
    return settings
  }

  private func component(_ stream: inout RandomStream) -> String {
    Self.references.declarations(of: .scheduleComponents).map(\.id).filter { $0 != "file" }
      .randomChoice(&stream)
  }

  /// A valid schedule with random settings, and what they are; `nil` if none fits into the steps.
  private func random(
    _ name: String, steps: Int, _ stream: inout RandomStream
  ) throws -> (ConfiguredSchedule, [String: SettingValue])? {
    let entry = try ScheduleEntry.standard[name]
    for _ in 0..<500 {
      let given = settings(entry.declaration, isWide: true, &stream)
      guard let configuration = try? entry.declaration.configuration(given, in: Self.references),
        let schedule = try? entry.prepare(configuration, in: Self.references),
        (try? schedule.validate(steps: steps)) != nil
      else { continue }
      return (schedule, given)
    }
    return nil
  }

  @Test(arguments: names)
  func `rates are finite, not negative, and never above the peak`(name: String) throws {
    var stream = RandomStream(label: name, purpose: .test)
    for steps in [1, 2, 3, 17, 100, 1000] {
      for _ in 0..<40 {
        guard let (schedule, given) = try random(name, steps: steps, &stream) else {
          #expect(steps < 3)
          continue
        }
        let peak = [1e-3, 1, 7][stream.integer(below: 3)]
        let rates: [Double]
        switch schedule {
        case .planned(let schedule):
          rates = (0...steps).map { schedule.rate(at: $0, of: steps, peak: peak) }
        case .feedback(var controller):
          rates = controller.rates(after: (0..<steps).map { _ in stream.uniform() }, peak: peak)
        }
        #expect(rates.allSatisfy { $0.isFinite && $0 >= 0 && $0 <= peak }, "\(given) \(steps)")
      }
    }
  }

  /// Where a schedule should be continuous, its largest jump shrinks as the same run is cut into
  /// finer steps; where it should not be, it does not.
  @Test(arguments: [
    ("constant", true), ("linear", true), ("polynomial", true), ("cosine", true), ("wsd", true),
    ("one-cycle", true), ("cyclic", true), ("ladder", true), ("cooldown-branch", true),
    ("step", false), ("multi-step", false), ("cosine-restarts", false),
  ])
  func `continuous where it should be`(name: String, isContinuous: Bool) throws {
    var stream = RandomStream(label: name + " finer", purpose: .test)
    let coarse = 2000, fine = 32_000
    for _ in 0..<10 {
      var given: [String: SettingValue] = [:]
      let entry = try ScheduleEntry.standard[name]
      while true {
        given = settings(entry.declaration, isWide: false, &stream)
        // A rate per step is another one when steps are finer, and stems may have steps.
        for setting in ["gamma", "of"] { given[setting] = nil }
        // What rises by itself begins below the peak that a warmup leads to.
        if ["one-cycle", "cyclic", "ladder"].contains(name) { given["warmup"] = nil }
        if case .number(let rise)? = given["rise"], rise < 0.05 { continue }
        // So steep at its end that the grid would have to be finer still.
        if case .number(let power)? = given["power"], power < 0.1 { continue }
        guard let schedule = try? configured(name, given),
          (try? schedule.validate(steps: coarse)) != nil
        else { continue }
        break
      }
      let schedule = try planned(name, given)
      func largestJump(_ steps: Int) -> Double {
        var largest = 0.0
        var last = schedule.rate(at: 0, of: steps, peak: 1)
        for k in 1..<steps {
          let rate = schedule.rate(at: k, of: steps, peak: 1)
          largest = max(largest, abs(rate - last))
          last = rate
        }
        return largest
      }
      let (before, after) = (largestJump(coarse), largestJump(fine))
      if isContinuous {
        #expect(after <= 0.93 * before + 1e-15, "\(given): \(before) \(after)")
      } else if before > 0.1 {
        #expect(after > 0.93 * before, "\(given): \(before) \(after)")
      }
    }
  }

  @Test(arguments: names)
  func `with its default settings it reaches the peak, and every executed step moves`(
    name: String
  ) throws {
    // A table has no defaults; a ladder reaches the peak at the last step, linear × exponential and
    // the like at the first.
    guard name != "file" else { return }
    for steps in [1, 2, 3, 17, 100, 1000] {
      for warmup in [0.0, 0.1, 0.4] {
        let schedule = try configured(name, ["warmup": .number(warmup)])
        guard (try? schedule.validate(steps: steps)) != nil else { continue }
        let rates: [Double]
        switch schedule {
        case .planned(let schedule):
          rates = (0..<steps).map { schedule.rate(at: $0, of: steps, peak: 2) }
        case .feedback(var controller):
          rates = controller.rates(after: [Double](repeating: 1, count: steps), peak: 2)
        }
        #expect(rates.allSatisfy { $0 > 0 })
        let highest = name == "scale" ? 1.0 : 2
        let reaches = rates.contains { $0 >= highest * (1 - 1e-12) }
        // A rise may be longer than a run of a few steps.
        #expect(reaches || (["one-cycle", "cyclic"].contains(name) && steps < 17))
      }
    }
  }
}

extension Array {
  fileprivate func randomChoice(_ stream: inout RandomStream) -> Element {
    self[stream.integer(below: count)]
  }
}
