import Foundation
import Presentation

/// The names of cells below a claim's figure: side by side where they fit, else turned.
struct ClaimFigureLabels {
  static let rightMargin = 18
  private static let usualWidth = 620
  private static let usualLeftMargin = 84
  /// Longer names are shortened, to so many characters at least.
  private static let mostCharacters = 44

  private let labels: [String]
  private let angle: Int
  let leftMargin: Int
  /// Of the figure, in pixels: more where turned names begin far to the left of the axis.
  let width: Int
  /// Below the axis, in pixels.
  let height: Int

  /// - Parameter axisLabel: the number of characters of the vertical axis' longest label
  init(_ titles: [String], axisLabel: Int) {
    let axis = max(Self.usualLeftMargin, GnuplotScript.axisWidth(label: axisLabel))
    labels = Self.shortened(Self.withoutCommonName(titles), to: Self.mostCharacters)
    let plotWidth = Double(Self.usualWidth - Self.usualLeftMargin - Self.rightMargin)
    let slot = plotWidth / Double(titles.count)
    let widths = labels.map { TextWidth.of($0) }
    let longest = widths.max() ?? 0
    angle = longest < slot - 8 ? 0 : slot > 26 ? 35 : 90
    switch angle {
    case 0: (leftMargin, height) = (axis, 26)
    case 90: (leftMargin, height) = (axis, Int(longest) + 20)
    default:
      // A turned label ends below its cell, and begins to the left of the axis.
      let overhang = zip(1..., widths).map { number, width in
        width * 0.82 - (Double(number) - 0.5) * slot + 10
      }
      leftMargin = max(axis, Int((overhang.max() ?? 0).rounded(.up)))
      height = Int(longest * 0.58) + 26
    }
    width = Self.usualWidth + leftMargin - Self.usualLeftMargin
  }

  var tics: String {
    // Of very many cells some names have to do.
    let every = max(1, (labels.count + 35) / 36)
    let places = labels.enumerated().filter { $0.offset.isMultiple(of: every) }
      .map { "\(GnuplotScript.axisLabel($0.element)) \($0.offset + 1)" }
    return "set xtics \(angle == 0 ? "norotate" : "rotate by \(angle) right") ("
      + places.joined(separator: ", ") + ")"
  }

  /// In the middle, because names differ at their ends: by the problem or by the last setting. They
  /// stay as long as it takes to tell them apart.
  static func shortened(_ names: [String], to limit: Int) -> [String] {
    let different = Set(names).count
    let longest = names.map(\.count).max() ?? 0
    for length in stride(from: limit, to: longest, by: 4) {
      let start = length / 2 - 2
      let short = names.map { name in
        name.count <= length
          ? name : String(name.prefix(start)) + "…" + String(name.suffix(length - 1 - start))
      }
      if Set(short).count == different { return short }
    }
    return names
  }

  /// `sgd(momentum=0.5)` and `sgd(momentum=0.9), rate 1` as `momentum=0.5` and `momentum=0.9, rate 1`:
  /// the name that all have in common is in the claim's statement.
  static func withoutCommonName(_ titles: [String]) -> [String] {
    guard titles.count > 1, let first = titles.first, let open = first.firstIndex(of: "(") else {
      return titles
    }
    let name = first[...open]
    let inner = titles.map { title -> String? in
      guard title.hasPrefix(name), let close = title.firstIndex(of: ")") else { return nil }
      let inside = title[..<close].dropFirst(name.count)
      return inside.contains("(") ? nil : String(inside + title[close...].dropFirst())
    }
    return inner.contains(nil) ? titles : inner.compactMap(\.self)
  }
}
