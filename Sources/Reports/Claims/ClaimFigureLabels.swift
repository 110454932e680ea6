import Foundation

/// The names of cells below a claim's figure: side by side where they fit, else turned.
struct ClaimFigureLabels {
  static let width = 620
  private static let rightMargin = 18
  private static let leastLeftMargin = 84
  /// Of a character, in pixels.
  private static let advance = 6.6

  private let labels: [String]
  private let angle: Int
  private let leftMargin: Int

  init(_ titles: [String]) {
    labels = Self.withoutCommonName(titles).map(Self.shortened)
    let slot = Double(Self.width - Self.leastLeftMargin - Self.rightMargin) / Double(titles.count)
    let longest = Self.advance * Double(labels.map(\.count).max() ?? 0)
    angle = longest < slot - 8 ? 0 : slot > 26 ? 35 : 90
    // A turned label ends below its cell, and begins to the left of the axis.
    let overhang = zip(1..., labels).map { number, label in
      Self.advance * Double(label.count) * 0.82 - (Double(number) - 0.5) * slot + 10
    }
    leftMargin =
      angle == 35
      ? max(Self.leastLeftMargin, Int((overhang.max() ?? 0).rounded(.up))) : Self.leastLeftMargin
  }

  /// In pixels, below the axis.
  var height: Int {
    let longest = Self.advance * Double(labels.map(\.count).max() ?? 0)
    return switch angle {
    case 0: 26
    case 90: Int(longest) + 16
    default: Int(longest * 0.58) + 26
    }
  }

  var margins: String {
    let left = Double(leftMargin) / Double(Self.width)
    let right = 1 - Double(Self.rightMargin) / Double(Self.width)
    return "set lmargin at screen \(fixed(left, decimals: 4)); "
      + "set rmargin at screen \(fixed(right, decimals: 4))"
  }

  var tics: String {
    // Of very many cells some names have to do.
    let every = max(1, (labels.count + 35) / 36)
    let places = labels.enumerated().filter { $0.offset.isMultiple(of: every) }
      .map { "\(GnuplotScript.quote($0.element)) \($0.offset + 1)" }
    return "set xtics \(angle == 0 ? "norotate" : "rotate by \(angle) right") ("
      + places.joined(separator: ", ") + ")"
  }

  /// In the middle, because names differ at their ends: by the problem or by the last setting.
  private static func shortened(_ label: String) -> String {
    label.count <= 28 ? label : label.prefix(12) + "…" + label.suffix(15)
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
