import Catalog
import Schedules
import Testing

@Suite struct RateTableTests {
  private func read(_ text: String) throws -> RateTable {
    try RateTable(Array(text.utf8), file: "rates.tsv")
  }

  @Test(arguments: [
    "step\trate\n0\t0.1\n10\t0.2\n", "0 0.1\n10 0.2",
    "# by hand\nstep,lr,loss\n0,0.1,3\n\n10,0.2,2",
    "0;1e-1\r\n10;2e-1\r\n", "0 0.1 # start\n10 0.2", "step,loss,lr\n0,7,0.1\n10,6,0.2\n",
    "learning_rate\tstep\n0.1\t0\n0.2\t10\n", "\u{FEFF}0,0.1\n10,0.2", "0 0.1\r10 0.2\r",
    "\"step\",\"lr\"\n\"0\",\"0.1\"\n\"10\",\"0.2\"\n", ",step,lr\n0,0,0.1\n1,10,0.2\n",
    "step,val_loss,lr\n0,,0.1\n10,,0.2\n",
    "\tstep\tval loss\tlr\r\n0\t0\t\t0.1\r\n1\t10\t3\t0.2\r\n",
    "\"loss, \"\"all\"\"\";Global Step;Train/Learning_Rate\n1;0;0.1\n;10;0.2\n",
    "Iteration,LR\n 0 , 0.1 \n,\n10,0.2,\n", "step   lr\n   0   0.1\n  10\t0.2   \n",
    "# \"a note\n  # 1, 2\nstep,lr # \"b\n0,0.1 # c, \"d\n10,0.2\n",
    "\"step # a\",iter,lr\n,0,0.1\n,10,0.2",
    "# lr step\n0.1 0\n0.2 10\n", "# made by hand\r\n#lr,step\r\n0.1,0\r\n0.2,10\r\n",
    "# step of the run, and its rate\n0 0.1\n10 0.2", "0 0.1\n# lr step\n10 0.2",
  ])
  func `columns in the usual forms`(text: String) throws {
    let table = try read(text)
    #expect(table.steps == [0, 10] && table.rates == [0.1, 0.2])
  }

  @Test(arguments: [
    ("", "rates.tsv: no steps and rates"), ("step rate\n", "rates.tsv: no steps and rates"),
    ("0 0.1\n5", "rates.tsv:2: expected a step and a rate, found '5'"),
    ("0 0.1\n1.5 0.1", "rates.tsv:2: expected a step, a whole number from 0 on, found '1.5'"),
    ("-1 0.1", "rates.tsv:1: expected a step, a whole number from 0 on, found '-1'"),
    ("0 0.1\n1 nan", "rates.tsv:2: expected a rate, a number ≥ 0, found 'nan'"),
    ("0 0.1\n1 -1", "rates.tsv:2: expected a rate, a number ≥ 0, found '-1'"),
    ("0 0.1\n1 inf", "rates.tsv:2: expected a rate, a number ≥ 0, found 'inf'"),
    ("3 0.1\n3 0.2", "rates.tsv:2: step 3 does not come after step 3"),
    ("0 0\n1 0", "rates.tsv: all rates are 0"),
    ("0;0,5\n10;1,5", "rates.tsv:1: expected a rate, a number ≥ 0, found '0,5'"),
    ("0x10 0.1", "rates.tsv:1: expected a step, a whole number from 0 on, found '0x10'"),
    ("a,b\n0,1", "rates.tsv:1: expected columns named step and rate, found 'a b'"),
    ("step,loss,lr\n0,,1e-3\n5,,", "rates.tsv:3: the rate of step 5 is missing"),
    ("step,loss,lr\n0,1,1e-3\n,1,1e-3", "rates.tsv:3: the step is missing"),
    ("0,\n5,1", "rates.tsv:1: the rate of step 0 is missing"),
    ("step,loss,lr\n0,1e-3", "rates.tsv:2: 2 cells, where the header in line 1 has 3"),
    ("step lr\n1 0 0.1", "rates.tsv:2: 3 cells, where the header in line 1 has 2"),
    (
      "0,0,1e-3\n1,5,5e-4",
      "rates.tsv:1: expected a step and a rate, found '0 0 1e-3'; more columns need a first line "
        + "that names them"
    ),
    (
      "step,lr,loss,rate\n0,1,2,3",
      "rates.tsv:1: columns 2 ('lr') and 4 ('rate') could both be the rate; leave one of them"
    ),
    (
      "step,iter,lr\n0,1,2",
      "rates.tsv:1: columns 1 ('step') and 2 ('iter') could both be the step; leave one of them"
    ),
    ("# epoch lr\n0 1", "rates.tsv:2: expected columns named step and rate, found 'epoch lr'"),
    ("epoch,lr\n0,1", "rates.tsv:1: expected columns named step and rate, found 'epoch lr'"),
    (
      "step,lr\n0,0.1\nstep,lr",
      "rates.tsv:3: expected a step, a whole number from 0 on, found 'step'"
    ),
    ("step,lr\n0,0.1\n5,NA", "rates.tsv:3: expected a rate, a number ≥ 0, found 'NA'"),
    ("step,lr\n0,\"0.1", "rates.tsv:2: a quote is opened and never closed"),
    ("step;lr\n5;1\n0;1", "rates.tsv:3: step 0 does not come after step 5"),
    ("0 0,5", "rates.tsv:1: expected a step, a whole number from 0 on, found '0 0'"),
    ("1e30 0.1", "rates.tsv:1: expected a step, a whole number from 0 on, found '1e30'"),
  ])
  func `what is wrong is named with its line`(text: String, message: String) {
    #expect {
      try read(text)
    } throws: { error in "\(error)" == message }
  }

  @Test func `other encodings are named`() {
    #expect {
      try RateTable([0xFF, 0xFE, 0x30, 0, 0x20, 0, 0x31, 0], file: "t")
    } throws: { "\($0)" == "t: is UTF-16; save it as UTF-8" }
  }

  @Test func `between the steps of the table the rate is interpolated or held`() throws {
    let tables = ["t": try read("10 2\n20 4\n30 1\n")]
    for (between, at12) in [("linear", 0.6), ("hold", 0.5)] {
      let schedule = try planned(
        "file", ["path": .text("t"), "between": .text(between)], tables: tables)
      let rates = (0..<40).map { schedule.rate(at: $0, of: 40, peak: 1) }
      #expect(rates[0] == 0.5 && rates[10] == 0.5 && isClose(rates[12], at12))
      #expect(rates[20] == 1 && rates[30] == 0.25 && rates[39] == 0.25)
      // With its own largest rate as the peak a table gives its own rates.
      #expect(schedule.rate(at: 20, of: 40, peak: 4) == 4)
    }
  }

  @Test func `a table that is not at hand is an error`() {
    #expect(throws: ConfigurationError.self) { try planned("file") }
    #expect(throws: ConfigurationError.self) { try planned("file", ["path": .text("x")]) }
  }
}
