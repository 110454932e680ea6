import Foundation
import Guidance
import Testing

@Suite struct ReadingTests {
  private func read(
    _ text: String, _ file: String = "log", _ columns: [ColumnRole: String] = [:]
  ) throws -> TrainingLog {
    try #require(try TrainingLogReader(columns: columns).logs(Array(text.utf8), file: file).first)
  }

  private func losses(_ log: TrainingLog) -> [Double?] { log.points.map(\.trainLoss) }

  @Test(arguments: [
    "step,loss\n1,2.5\n2,1.5\n", "step\tloss\n1\t2.5\n2\t1.5\n", "step;loss\n1;2.5\n2;1.5\n",
    "step loss\n1 2.5\n2 1.5\n", "step   loss\n  1   2.5\n 2\t1.5", "step,loss\r\n1,2.5\r\n2,1.5",
    "step,loss\r1,2.5\r2,1.5\r", "\u{FEFF}step,loss\n1,2.5\n2,1.5\n",
    "# made by x\n\nstep,loss\n# more\n1,2.5\n\n2,1.5\n\n",
    "\"step\",\"loss\"\n\"1\",\"2.5\"\n2,1.5\n",
    "Step , Loss \n 1 , 2.5 \n2,1.5\n", "note,step,loss\n\"a, \"\"b\"\"\nc\",1,2.5\nd,2,1.5\n",
    ",step,loss\n0,1,2.5\n1,2,1.5\n", "step,loss,\n1,2.5,\n2,1.5,\n",
    "{\"step\": 1, \"loss\": 2.5}\n{\"step\": 2, \"loss\": 1.5}\n",
    "{\"step\":1,\"train\":{\"loss\":2.5}}\r\n\r\n{\"train\":{\"loss\":1.5},\"step\":2}",
    "{\"step\":1,\"loss\":25e-1,\"tags\":[1,{\"loss\":9}],\"ok\":true,\"s\":\"\\u00e9\\n\\\"\"}\n"
      + "{\"step\":2,\"loss\":\"1.5\"}",
  ])
  func `delimiters, quotes, line ends, marks and comments`(text: String) throws {
    let log = try read(text)
    #expect(log.points.map(\.step) == [1, 2], "\(text)")
    #expect(losses(log) == [2.5, 1.5], "\(text)")
    #expect(log.notes.isEmpty, "\(log.notes)")
  }

  @Test(arguments: [
    ("step,train_loss,val_loss,lr,grad_norm", ["2", "3", "4", "5"]),
    (
      "Global Step,Training Loss,Validation Loss,Learning-Rate,Gradient_Norm", ["2", "3", "4", "5"]
    ),
    ("trainer/global_step,loss/train,loss/val,lr,train.grad_norm", ["2", "3", "4", "5"]),
    ("iter,loss,eval_loss,train/learning_rate,train/grad_norm", ["2", "3", "4", "5"]),
    ("epoch,loss,valid_loss,rate,gradient_norm", ["2", "3", "4", "5"]),
    ("iteration,train/loss,test_loss,LR,GradNorm", ["2", "3", "4", ""]),
  ])
  func `columns are recognised by their usual names`(header: String, expected: [String]) throws {
    let point = try #require(try read("\(header)\n1,2,3,4,5\n").points.first)
    #expect(point.step == 1)
    let values = [point.trainLoss, point.validationLoss, point.rate, point.gradientNorm]
    #expect(values.map { $0.map { String(Int($0)) } ?? "" } == expected)
  }

  @Test func `the epoch is the last resort, a more specific loss comes first`() throws {
    let log = try read("epoch,step,loss,train_loss\n0,7,1,2\n0,8,3,4\n")
    #expect(log.points.map(\.step) == [7, 8] && losses(log) == [2, 4])
  }

  @Test func `in this program's curves loss is the evaluation`() throws {
    let text = """
      run\tstep\trate\ttrain_loss\tloss\tgradient_norm\tupdate_norm\taccuracy
      ab\t0\t0.1\t2\t3\t4\t5\t
      cd\t0\t0.2\t6\t7\t8\t9\t
      ab\t10\t\t1\t2\t\t\t
      """
    let logs = try TrainingLogReader().logs(Array(text.utf8), file: "curves.tsv")
    #expect(logs.map(\.name) == ["ab", "cd"])
    #expect(logs[0].points.map(\.validationLoss) == [3, 2])
    #expect(logs[0].points.map(\.rate) == [0.1, nil])
    #expect(losses(logs[0]) == [2, 1] && losses(logs[1]) == [6])
  }

  @Test func `columns can be chosen`() throws {
    let text = "Value,Wall time,Step\n2.5,1,10\n1.5,2,20\n"
    let log = try read(text, "log", [.train: "value"])
    #expect(log.points.map(\.step) == [10, 20] && losses(log) == [2.5, 1.5])
    let error = #expect(throws: TrainingLogError.self) { try read(text, "log", [.train: "Vaule"]) }
    #expect(error?.description.contains("did you mean 'Value'?") == true)
    #expect(error?.description.contains("Wall time") == true)
  }

  @Test func `lines of one step are merged`() throws {
    let log = try read(
      """
      {"step": 10, "loss": 2}
      {"step": 10, "eval_loss": 2.2}
      {"step": 20, "loss": 1}
      {"step": 20, "eval_loss": 1.2}
      {"epoch": 1, "note": "done"}
      """)
    #expect(log.points.map(\.step) == [10, 20])
    #expect(log.points.map(\.validationLoss) == [2.2, 1.2] && losses(log) == [2, 1])
    #expect(log.notes == ["1 row without a loss, first at line 5"])
  }

  @Test(arguments: ["NaN", "nan", "-nan"])
  func `NaN is kept`(word: String) throws {
    for text in [
      "step,loss\n1,2\n2,\(word)\n", "{\"step\":1,\"loss\":2}\n{\"step\":2,\"loss\":\"\(word)\"}",
    ] {
      #expect(losses(try read(text))[1]?.isNaN == true)
    }
  }

  @Test(arguments: [
    ("inf", Double.infinity), ("-inf", -.infinity), ("Infinity", .infinity), ("+Inf", .infinity),
    ("-Infinity", -.infinity), ("1e999", .infinity),
  ])
  func `infinities are kept`(word: String, value: Double) throws {
    #expect(losses(try read("step,loss\n1,2\n2,\(word)\n")) == [2, value])
  }

  @Test func `JSON as Python writes it`() throws {
    let log = try read(
      "{\"step\":1,\"loss\":-Infinity}\n{\"step\":2,\"loss\":NaN}\n{\"step\":3,\"loss\":null}")
    #expect(log.points[0].trainLoss == -.infinity && log.points[1].trainLoss?.isNaN == true)
    #expect(log.points[2].trainLoss == nil)
  }

  @Test(arguments: ["", "NA", "null", "None", "N/A"])
  func `words for nothing are gaps, and noted`(word: String) throws {
    let log = try read("step,loss\n1,2\n2,\(word)\n3,1\n")
    #expect(losses(log) == [2, nil, 1])
    #expect(log.notes == ["1 row without a loss, first at line 3"])
  }

  @Test func `NaN beside a loss of the other kind stands for nothing`() throws {
    let log = try read("step,loss,val_loss\n1,2,NaN\n2,NaN,3\n3,1,NaN\n")
    #expect(losses(log) == [2, nil, 1])
    #expect(log.points.map(\.validationLoss) == [nil, 3, nil] && log.notes.isEmpty)
  }

  @Test func `odd orders are understood and noted with their line`() throws {
    let unordered = try read("step,loss\n1,4\n3,2\n2,3\n4,1\n")
    #expect(losses(unordered) == [4, 3, 2, 1])
    #expect(unordered.notes.first?.contains("line 4 (2 after 3)") == true)

    let restarted = try read("step,loss\n1,5\n2,4\n3,3\n2,4.5\n3,3.5\n4,2\n5,1\n")
    #expect(losses(restarted) == [5, 4.5, 3.5, 2, 1])
    #expect(restarted.notes.contains { $0.contains("2 steps with two") && $0.contains("line 5") })

    let epochs = try read("epoch,loss\n0,6\n0,5\n0,4\n1,3\n1,2\n1,1\n")
    #expect(
      losses(epochs) == [6, 5, 4, 3, 2, 1] && epochs.points.map(\.step) == [0, 1, 2, 3, 4, 5])
    #expect(epochs.notes.first?.contains("rows are counted") == true)

    let without = try read("loss\n3\n2\n")
    #expect(without.points.map(\.step) == [0, 1])
    #expect(without.notes.first?.contains("no column of steps") == true)

    let validation = try read("step,val_loss\n1,3\n2,2\n")
    #expect(losses(validation) == [3, 2] && validation.points[0].validationLoss == nil)
    #expect(validation.notes.first?.contains("'val_loss'") == true)

    let spike = try read("step,loss\n1,3\n2,nan\n3,2\n")
    #expect(spike.notes.first?.contains("first at line 3") == true)

    let stepless = try read("step,loss\n1,3\n,2\n3,1\n")
    #expect(losses(stepless) == [3, 1] && stepless.notes.first?.contains("line 3") == true)
  }

  @Test(arguments: [
    ("", nil, "empty"), ("\n\n", nil, "empty"), ("# only\n", nil, "empty"),
    ("step,loss\n", nil, "no rows"), ("step,loss", nil, "no rows"),
    ("1,2.5\n2,1.5\n", 1, "header"), ("# c\n\n1;2,5\n", 3, "header"), ("1\n2\n", 1, "header"),
    ("step,loss\n1,2\n2\n", 3, "1 cell where the header has 2"),
    ("step,loss\n1,2\n2,3,4\n", 3, "3 cells where the header has 2"),
    ("step,loss\n1,2\n\n2,3,4\n", 4, "3 cells"),
    ("step,loss\n1,2\n2;3\n", 3, "separated by ';'"),
    ("step,loss\n1,2\n2\t3\n", 3, "separated by tabs"),
    ("a\tstep\tloss\n1\t1\t2\n1;2;3\n", 3, "separated by ';'"),
    ("a;b;step;loss\n1;1;1;2\n1,2,3,4\n", 3, "separated by ','"),
    ("a,b,step,loss\n1,1,1,2\n1;2;3,0;4,5\n", 3, "separated by ';'"),
    ("loss\n1\n2;3\n", 3, "separated by ';'"),
    ("step;loss\n1;2,5\n", 2, "decimal comma; write 2.5"),
    ("step\tloss\n1\t2.5\n2\t1,5\n", 3, "decimal comma"),
    ("step,loss\n1,\"2,5\"\n", 2, "decimal comma"),
    ("step,loss\n1,2\n2,abc\n", 3, "loss: expected a number, found 'abc'"),
    ("step,loss\n1,2\nx,1\n", 3, "step: expected a number"),
    ("step,loss\n1,0x10\n", 2, "expected a number"), ("step,loss\n1,1_000\n", 2, "expected"),
    ("step,loss\n1,2 3\n", 2, "expected a number"), ("step,loss\n1,1.2.3\n", 2, "expected"),
    ("step,loss\n1,\"2\n", 2, "never closed"), ("\"step,loss\n1,2\n", 1, "never closed"),
    ("step,loss\n1,2\n\"3\"x,1\n", 3, "closing quote"),
    ("step,cost\n1,2\n", nil, "--columns train=NAME"),
    ("step,loss,loss\n1,2,3\n", nil, "two columns"),
    ("step,loss\n1,2\u{0}\n", 2, "zero byte"), ("\u{0}\u{1}\u{2}", 1, "zero byte"),
    ("{\"step\":1,\"loss\":2}\n{\"step\":2,\"loss\":}\n", 2, "column 18: expected a value"),
    ("{\"step\":1,\"loss\":2}\n{\"step\":2,\"loss\":1\n", 2, "expected ',' or '}'"),
    ("{\"step\":1,\"loss\":2}\n[1, 2]\n", 2, "expected an object, found a list"),
    ("{\"step\":1,\"loss\":2}\n3\n", 2, "expected an object"),
    ("{\"step\":1,\"loss\":2}\n\"a\"\n", 2, "found a text"),
    ("{\"step\":1,\"loss\":2} x\n", 1, "expected the line's end"),
    ("{\"step\":1,\"loss\":[2]}\n", 1, "loss: expected a number"),
    ("{\"step\":1,\"loss\":\"2,5\"}\n", 1, "decimal comma"),
    ("{\"step\":1,\"loss\":tru}\n", 1, "'tru' is no JSON"), ("{'step':1}\n", 1, "expected a key"),
    ("{\"step\" 1}\n", 1, "expected ':'"), ("{\"a\":\"\\x\"}\n", 1, "escape"),
    ("{\"a\":\"\\u12\"}\n", 1, "hexadecimal"), ("{\"a\":\"b\n", 1, "never closed"),
    ("{\"a\":1}\n", nil, "--columns"), ("[{\"step\":1,\"loss\":2}]\n", 1, "found a list"),
  ])
  func `malformed files name the line`(text: String, line: Int?, words: String) {
    let error = #expect(throws: TrainingLogError.self, "\(text)") { try read(text) }
    guard case .malformed(let file, let found, let reason)? = error else {
      Issue.record("\(text): \(String(describing: error))")
      return
    }
    #expect(file == "log" && found == line, "\(text): \(reason)")
    #expect(reason.contains(words), "\(reason)")
    #expect(!reason.contains { $0.isNewline })
  }

  @Test func `UTF-16, deep nesting, huge lines and endings`() throws {
    for bytes in [[0xFF, 0xFE, 0x73, 0], [0xFE, 0xFF, 0, 0x73]] as [[UInt8]] {
      let error = #expect(throws: TrainingLogError.self) {
        try TrainingLogReader().logs(bytes, file: "x.csv")
      }
      #expect(error?.description.contains("UTF-16") == true)
    }
    for opening in ["{\"a\":", "{\"a\":["] {
      let deep = String(repeating: opening, count: 100_000)
      #expect(throws: TrainingLogError.self) { try read(deep) }
    }
    let wide = "step,loss," + (0..<200_000).map { "c\($0)" }.joined(separator: ",")
    let row = "1,2," + Array(repeating: "3", count: 200_000).joined(separator: ",")
    #expect(losses(try read("\(wide)\n\(row)\n")) == [2])
    // The ending decides where there is one.
    #expect(throws: TrainingLogError.self) { try read("step,loss\n1,2\n", "x.jsonl") }
    #expect(throws: TrainingLogError.self) { try read("{\"step\":1,\"loss\":2}\n", "x.csv") }
  }

  @Test func `a file that is not there, and a folder`() {
    for path in ["/nowhere/log.csv", "/tmp"] {
      #expect(throws: TrainingLogError.self) { try TrainingLogReader.contents(of: path) }
    }
  }
}
