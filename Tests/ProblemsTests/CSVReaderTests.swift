import Catalog
import Compute
import Foundation
import Problems
import RandomStreams
import TestSupport
import Testing

@Suite struct CSVReaderTests {
  private func read(_ text: String) throws -> LabelledTable {
    try CSVReader.read(Array(text.utf8), file: "f")
  }

  @Test(arguments: [
    "a,b,y\n1,-2.5,0\n3,4e2,1\n", "1,-2.5,0\n3,4e2,1", "a;b;y\r\n1;-2.5;0\r\n3;4e2;1\r\n",
    "a\tb\ty\n1\t-2.5\t0\n3\t4e2\t1\n", "a,b,y\r1,-2.5,0\r3,4e2,1\r",
    "\u{FEFF}a,b,y\n1,-2.5,0\n3,4e2,1\n", "# made by hand\n\na,b,y\n\n1, -2.5 ,0\n  \n3,400,1\n\n",
    "\"a\",\"b\nof two lines\",\"y\"\n\"1\",\"-2.5\",\"0\"\n 3 , \"+4e2\" ,1.0\n",
    "\"a,b\";\"c\td\";\"e\"\"f\"\n1;-2.5;0\n3;4e2;1\n",
  ])
  func `headers, delimiters, quotes, line ends and blank lines`(text: String) throws {
    let table = try read(text)
    #expect(table.features == [1, -2.5, 3, 400] && table.columns == 2)
    #expect(table.labels == [0, 1] && table.labelColumn == 3)
    #expect(table.columnNames.count == (text.hasPrefix("1") ? 0 : 3))
  }

  @Test func `names keep what their quotes protect`() throws {
    #expect(
      try read("\"a,b\",\"c\"\"d\", e f ,\n1,2,3,4\n").columnNames == ["a,b", "c\"d", "e f", ""])
  }

  @Test(arguments: [
    ("", nil as Int?, "no examples"), ("\n \n# only\n", nil, "no examples"),
    ("a,b\n", nil, "no examples"), ("\u{FEFF}", nil, "no examples"),
    ("1\n2\n", 1, "single column"), ("a b\n1 2\n", 1, "single column"),
    ("1,2,3\n4,5\n", 2, "2 cells, where line 1 has 3"),
    ("x,y\n\n1,2\n1,2,3\n", 4, "3 cells, where line 1 has 2"),
    ("x,y\n1,2\n,3\n", 3, "column 1 ('x'): the value is missing"),
    ("x,y\n1,2\n1,\n", 3, "column 2 ('y'): the value is missing"),
    ("1,2\n1,\"\"\n", 2, "column 2: the value is missing"),
    ("x,species\n1,setosa\n", 2, "column 2 ('species'): expected a number, found 'setosa'"),
    ("5.1,3.5,setosa\n", 1, "column 3: expected a number, found 'setosa'; a header would have no"),
    ("x,1,y\n1,2,3\n", 1, "column 1: expected a number, found 'x'; a header"),
    ("1,2\n1,nan\n", 2, "found 'nan'"), ("1,2\n1,inf\n", 2, "found 'inf'"),
    ("1,2\n1,1e999\n", 2, "found '1e999'"), ("1,2\n1,0x10\n", 2, "found '0x10'"),
    ("1;2\n1,5;2\n", 2, "column 1: expected a number, found '1,5'"),
    ("1,2\n1,\"2\n3,4\n", 2, "column 2: the quote is never closed"),
    ("1,2\n\"1\"x,2\n", 2, "column 1: expected a delimiter after the closing quote"),
    ("x,y\n1,2 3\n", 2, "found '2 3'"), ("\u{0},\u{1}\n\u{0},\u{1}\n", 2, "column 1"),
  ])
  func `malformed files name line and column`(text: String, line: Int?, words: String) {
    let error = #expect(throws: DataFileError.self) { try read(text) }
    #expect(error?.line == line)
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("0,1,2\n0.5,0.5,0\n1.5,1.5,1\n", 1, "count from 0 to 2, as pandas names columns"),
    ("# made by hand\n\"0\";\"1\"\n0;1\n1;0\n", 2, "count from 0 to 1"),
    (",a,y\n0,0.5,0\n1,1.5,1\n", 1, "column 1 has no name"),
    ("\"\"\ta\ty\n1\t0.5\t0\n2\t1.5\t1\n", 1, "leave it out (index=False), or give it a name"),
    ("Unnamed: 0,a,y\n7,0.5,0\n3,1.5,1\n12,2.5,1\n", 1, "column 1 has no name"),
    // Two tables, one below the other.
    (",a,y\n1,5,1\n1,6,0\n", 1, "column 1 has no name"),
    (",0,1,2\n0,0.5,0.5,0\n1,1.5,1.5,1\n", 1, "after an empty one, that of an index"),
    ("0,0.5,0\n1,1.5,1\n2,1.5,1\n", 1, "column 1 counts the rows"),
    ("1,0.5,0\n2,1.5,1\n3,1.5,1\n", 1, "column 1 counts the rows"),
  ])
  func `what could be names or an index as well as data is refused`(
    text: String, line: Int, words: String
  ) {
    let error = #expect(throws: DataFileError.self) { try read(text) }
    #expect(error?.line == line)
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("x0,x1,y\n0,1,2\n3,4,5\n", [0.0, 1, 3, 4]), ("0,1,3\n3,4,5\n", [0, 1, 3, 4]),
    ("0.0,1.0,2.0\n3,4,5\n", [0, 1, 3, 4]), ("n,a,y\n0,5,1\n1,6,0\n", [0, 5, 1, 6]),
    (",a,y\n0.5,5,1\n1,6,0\n", [0.5, 5, 1, 6]),
  ])
  func `what can only be data is read`(text: String, features: [Double]) throws {
    #expect(try read(text).features == features)
  }

  private static func digits() throws -> LabelledTable {
    let data = try Data(contentsOf: Fixtures.root.appendingPathComponent("data/digits.libsvm"))
    return try LIBSVMReader.read(Array(data), file: "digits")
  }

  private static func csv(_ table: LabelledTable, rows: Int, delimiter: String = ",") -> String {
    let header = ((1...table.columns).map { "\"pixel \($0)\"" } + ["digit"])
      .joined(separator: delimiter)
    let lines = (0..<rows).map { row in
      (table.features[row * table.columns..<(row + 1) * table.columns] + [table.labels[row]])
        .map { "\($0)" }.joined(separator: delimiter)
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  @Test(arguments: [",", ";", "\t"])
  func `a set in both formats is the same set`(delimiter: String) throws {
    let digits = try Self.digits()
    let table = try read(Self.csv(digits, rows: digits.rows, delimiter: delimiter))
    #expect(table.features == digits.features && table.labels == digits.labels)
    #expect(table.columnNames.first == "pixel 1" && table.columnNames.last == "digit")
  }

  @Test(arguments: [
    ("y", [1.0, 4], [2.0, 3, 5, 6]), ("z", [3, 6], [1, 2, 4, 5]), ("x", [2, 5], [1, 3, 4, 6]),
    ("1", [1, 4], [2, 3, 5, 6]), ("2", [2, 5], [1, 3, 4, 6]), ("3", [3, 6], [1, 2, 4, 5]),
  ])
  func `any column can hold the labels`(
    column: String, labels: [Double], features: [Double]
  ) throws {
    let source = try DataFixture.source(read("y,x,z\n1,2,3\n4,5,6\n")) {
      $0.labelColumn = column
      $0.targets = .values
      $0.evaluationFraction = 0
    }
    var truth = Truth()
    let data: DataSet<Double> = source.load(ProblemContext(seed: 1), truth: &truth)
    let order = data.training.values[0] == labels[0] ? [0, 1] : [1, 0]
    #expect(Array(data.training.values) == order.map { labels[$0] })
    #expect(
      Array(data.training.inputs) == order.flatMap { features[2 * $0..<2 * $0 + 2] })
  }

  @Test(arguments: [
    ("first,second,last\n", "secnd", "did you mean 'second'?"),
    ("a,a,b\n", "a", "2 columns have the name 'a'"), ("a,b,c\n", "4", "allowed: 1 to 3"),
    ("a,b,c\n", "0", "allowed: 1 to 3"), ("", "x", "the file has no header"),
  ])
  func `a label column that is not there is refused`(
    header: String, column: String, words: String
  ) throws {
    let table = try read(header + "1,2,3\n4,5,6\n")
    let error = #expect(throws: ConfigurationError.self) {
      try DataFixture.source(table) { $0.labelColumn = column }
    }
    #expect(error?.setting == "label_column")
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  /// A file is either read whole or refused with the place; it never traps.
  @Test func `ten thousand mutations of a file`() throws {
    let original = Array(Self.csv(try Self.digits(), rows: 4).utf8)
    var stream = RandomStream(seed: 1, purpose: .test)
    let bytes: [UInt8] = Array("\",;\t\r\n# 0.e-+x".utf8) + [0, 0xFF, 0xEF, 0xBB, 0xBF]
    var read = 0
    for _ in 0..<10_000 {
      var mutated = original
      for _ in 0...stream.integer(below: 4) {
        let place = stream.integer(below: mutated.count)
        let byte = bytes[stream.integer(below: bytes.count)]
        switch stream.integer(below: 4) {
        case 0: mutated[place] = byte
        case 1: mutated.insert(byte, at: place)
        case 2: mutated.remove(at: place)
        default: mutated.removeSubrange(place..<min(mutated.count, place + 40))
        }
        if mutated.isEmpty { mutated = [byte] }
      }
      do {
        let table = try CSVReader.read(mutated, file: "f")
        #expect(table.rows >= 1 && table.rows <= 8)
        #expect(table.features.allSatisfy { $0.isFinite })
        read += 1
      } catch {
        #expect(!error.reason.isEmpty && (error.line ?? 1) <= 12)
      }
    }
    #expect(read > 100 && read < 9_900)
  }
}
