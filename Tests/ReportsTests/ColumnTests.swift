import Analysis
import Presentation
import Reports
import Testing

@Suite struct ColumnTests {
  private struct Point {
    let x: Int
    let y: Double?
    let interval: Interval?
  }

  private struct Labelled {
    let label: String
    let point: Point?
  }

  private static let points = [
    Point(x: 1, y: 0.5, interval: Interval(lower: 0.25, upper: 1)),
    Point(x: 2, y: nil, interval: nil),
  ]

  private static let columns =
    [Column<Point>("x") { .integer($0.x) }, Column("sign") { .text($0.x > 1 ? "+" : "-") }]
    + Column.estimate("y", \.y, \.interval)

  @Test(arguments: [
    [0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 4, 1, 3], [3], [1, 1],
  ])
  func `a name and its values stay together in any order`(order: [Int]) {
    let names = ["x", "sign", "y", "y_lower", "y_upper"]
    let fields: [[Table.Field]] = [
      [.integer(1), .text("-"), .number(0.5), .number(0.25), .number(1)],
      [.integer(2), .text("+"), .missing, .missing, .missing],
    ]
    #expect(
      Table(Self.points, order.map { Self.columns[$0] })
        == Table(
          columns: order.map { names[$0] }, rows: fields.map { row in order.map { row[$0] } }))
  }

  @Test func `columns of a part are missing where there is none`() {
    let rows = [Labelled(label: "a", point: Self.points[0]), Labelled(label: "b", point: nil)]
    let table = Table(
      rows, [Column("label") { .text($0.label) }] + Self.columns.prefix(2).map { $0.of(\.point) })
    #expect(
      table
        == Table(
          columns: ["label", "x", "sign"],
          rows: [
            [.text("a"), .integer(1), .text("-")], [.text("b"), .missing, .missing],
          ]))
    #expect(Array(Self.columns.prefix(2)).of(\Labelled.point).map(\.name) == ["x", "sign"])
  }

  @Test func `the ends of an interval can have a name of their own`() {
    let columns = Column<Point>.estimate("median_y", ends: "y", \.y, \.interval)
    #expect(columns.map(\.name) == ["median_y", "y_lower", "y_upper"])
  }

  @Test func `two columns of one name keep their own values`() {
    let table = Table(
      Self.points, [Column("x") { .integer($0.x) }, Column("x") { .integer(-$0.x) }])
    #expect(TSVFormat().text(of: table) == "x\tx\n1\t-1\n2\t-2\n")
  }

  @Test func `a heading stands over the rows that share it`() {
    let rows = ["a", "a", "b", "", "b"].enumerated().map { (number: $0, group: $1) }
    let table = Table(
      rows, [Column("number") { .integer($0.number) }, Column("group") { .text($0.group) }]
    ) { $0.group.isEmpty ? nil : "of \($0.group)" }
    #expect(
      table.rows == [
        [.text("of a")], [.integer(0), .text("a")], [.integer(1), .text("a")],
        [.text("of b")], [.integer(2), .text("b")], [.integer(3), .text("")],
        [.text("of b")], [.integer(4), .text("b")],
      ])
  }

  @Test func `lines one by one are the text of the whole table`() {
    let lines = Self.points.map { TSVFormat.line($0, Self.columns) }
    #expect(
      TSVFormat.header(Self.columns) + lines.joined()
        == TSVFormat().text(of: Table(Self.points, Self.columns)))
  }
}
