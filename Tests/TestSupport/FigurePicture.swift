import Foundation

/// What a drawing by gnuplot shows of its text: where each piece lies when it is rendered.
public struct FigurePicture {
  public struct Text {
    public let words: String
    /// The corners of its box, in pixels.
    let corners: [(x: Double, y: Double)]

    var left: Double { corners.map(\.x).min()! }
    var right: Double { corners.map(\.x).max()! }
    var top: Double { corners.map(\.y).min()! }
    var bottom: Double { corners.map(\.y).max()! }
  }

  public let width: Double
  public let height: Double
  public let texts: [Text]

  /// - Returns: `nil` for what is no picture of gnuplot
  public init?(svg: String) {
    guard let size = svg.firstMatch(of: /width="(\d+)" height="(\d+)"/),
      let width = Double(size.1), let height = Double(size.2)
    else { return nil }
    (self.width, self.height) = (width, height)
    let group =
      /<g transform="translate\(([-\d.]+),([-\d.]+)\)(?: rotate\(([-\d.]+)\))?"[^>]*font-size="([\d.]+)"\s+text-anchor="(\w+)"[^>]*>\s*<text>([^<]*)</
    texts = svg.matches(of: group).compactMap { match in
      guard let x = Double(match.1), let y = Double(match.2), let size = Double(match.4) else {
        return nil
      }
      return Text(
        Self.words(match.6), x: x, y: y, angle: match.3.flatMap { Double($0) } ?? 0, size: size,
        anchor: match.5)
    }
  }

  /// What lies outside of the picture, in whole or in part.
  public var cut: [String] {
    texts.filter {
      $0.left < -0.5 || $0.top < -0.5 || $0.right > width + 0.5 || $0.bottom > height + 0.5
    }.map(\.words)
  }

  /// The titles of headings and legend entries that the picture does not show whole.
  ///
  /// - Parameter script: that drew the picture
  public func missing(from script: String) -> [String] {
    let shown = Set(texts.map(\.words))
    return Self.titles(of: script).filter { !shown.contains($0) }
  }

  /// Pairs of titles, one drawn over the other.
  public func overlapping(from script: String) -> [[String]] {
    let titles = Set(Self.titles(of: script))
    let named = texts.filter { titles.contains($0.words) }
    return named.indices.flatMap { i in
      named[..<i].filter { other in
        named[i].left < other.right && other.left < named[i].right
          && named[i].top < other.bottom && other.top < named[i].bottom
      }.map { [$0.words, named[i].words] }
    }
  }

  /// The titles of a script, line by line, without those of nothing.
  public static func titles(of script: String) -> [String] {
    let literals = /title ('(?:[^']|'')*'(?:\."\\n"\.'(?:[^']|'')*')*)/
    return script.matches(of: literals).flatMap { match in
      match.1.dropFirst().dropLast().split(separator: "'.\"\\n\".'").map {
        $0.replacing("''", with: "'").split(separator: " ").joined(separator: " ")
      }
    }.filter { !$0.isEmpty }
  }

  private static func words(_ markup: Substring) -> String {
    markup.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&apos;", with: "'").replacing("&amp;", with: "&")
      .split(separator: " ").joined(separator: " ")
  }
}

extension FigurePicture.Text {
  init(
    _ words: String, x: Double, y: Double, angle: Double, size: Double, anchor: Substring
  ) {
    self.words = words
    let width = SansSerif.width(of: words, size: size)
    let start = anchor == "end" ? -width : anchor == "middle" ? -width / 2 : 0
    let (sine, cosine) = (sin(angle * .pi / 180), cos(angle * .pi / 180))
    // From the upper edge of capitals to the lower edge of descending letters.
    let box = [(start, -0.76), (start + width, -0.76), (start, 0.24), (start + width, 0.24)]
    corners = box.map { along, across in
      (x + along * cosine - across * size * sine, y + along * sine + across * size * cosine)
    }
  }
}
