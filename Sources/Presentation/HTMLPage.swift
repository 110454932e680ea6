import Foundation
import Records

/// A report in one file: tables and figures inside, nothing loaded from elsewhere.
public struct HTMLPage {
  private let title: String
  private var body = ""

  public init(title: String) { self.title = title }

  public mutating func add(heading: String) { body += "<h2>\(escapeHTML(heading))</h2>\n" }

  public mutating func add(subheading: String) {
    body += "<h3>\(escapeHTML(subheading))</h3>\n"
  }

  public mutating func add(paragraph: String) { body += "<p>\(escapeHTML(paragraph))</p>\n" }

  public mutating func add(note: String) {
    body += "<p class=\"note\">\(escapeHTML(note))</p>\n"
  }

  /// Where a statement comes from; arXiv's numbers become links.
  public mutating func add(source: String) {
    let number = /arXiv[: ](\d{4}\.\d{4,5})/
    let html = escapeHTML(source).replacing(number) { match in
      "<a href=\"https://arxiv.org/abs/\(match.1)\">\(match.0)</a>"
    }
    body += "<p class=\"note\">\(html)</p>\n"
  }

  /// Figures in large type, such as counts.
  public mutating func add(figures: [(value: String, name: String)]) {
    let items = figures.map {
      "<div><dt>\(escapeHTML($0.name))</dt><dd>\(escapeHTML($0.value))</dd></div>"
    }
    body += "<dl class=\"figures\">\(items.joined())</dl>\n"
  }

  public mutating func add(table: Table, summary: String? = nil) {
    let html = HTMLFormat().text(of: table)
    body +=
      summary.map { "<details><summary>\(escapeHTML($0))</summary>\n\(html)</details>\n" } ?? html
  }

  /// A figure as an image with its data inside: the drawing's names then cannot clash with those of
  /// another figure on the page.
  public mutating func add(figure: Figure, svg: String) {
    let data = Data(svg.utf8).base64EncodedString()
    body += """
      <figure><img width="\(figure.width)" alt="\(escapeHTML(figure.title)): \(escapeHTML(figure.caption))" \
      src="data:image/svg+xml;base64,\(data)">
      <figcaption>\(escapeHTML(figure.caption))</figcaption></figure>

      """
  }

  public mutating func add(provenance: Provenance) {
    body +=
      "<details><summary>Provenance</summary><pre>"
      + escapeHTML(provenance.json.pretty) + "</pre></details>\n"
  }

  public var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escapeHTML(title))</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <main>
    <h1>\(escapeHTML(title))</h1>
    \(body)</main>
    </body>
    </html>

    """
  }

  private static let style = """
    :root { color-scheme: light; }
    body { margin: 0; background: #fff; color: #1a1a1a;
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
    main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
    h1 { font-size: 1.7rem; line-height: 1.2; margin: 0.5rem 0 1rem; }
    h2 { font-size: 1.2rem; margin: 2.2rem 0 0.6rem; border-bottom: 1px solid #ccc; }
    h3 { font-size: 1.02rem; margin: 1.6rem 0 0.4rem; }
    p { max-width: 46rem; }
    .note, figcaption { color: #555; font-size: 0.85rem; max-width: 52rem; }
    .figures { display: flex; flex-wrap: wrap; gap: 0.6rem 2.2rem; margin: 1rem 0; }
    .figures dt { color: #555; font-size: 0.8rem; }
    .figures dd { margin: 0; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
    figure { margin: 1.2rem 0; overflow-x: auto; }
    figure img { max-width: max(100%, 34rem); height: auto; display: block; }
    figcaption { margin-top: 0.4rem; position: sticky; left: 0; }
    .table { overflow-x: auto; }
    table { border-collapse: collapse; font-size: 0.85rem; font-variant-numeric: tabular-nums; }
    th, td { text-align: left; padding: 0.25rem 0.8rem 0.25rem 0; white-space: nowrap;
      border-bottom: 1px solid #e4e4e4; }
    .t { white-space: normal; min-width: 12rem; }
    th { border-bottom: 2px solid #888; font-weight: 600; }
    .n { text-align: right; }
    details { margin: 1rem 0; }
    summary { cursor: pointer; font-weight: 600; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.8rem; background: #f6f6f6;
      padding: 0.8rem; }
    @media print { details { display: block; } }
    """
}
