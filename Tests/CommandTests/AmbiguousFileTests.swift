import Foundation
import TestSupport
import Testing

/// Files that look like something else, through the whole program: read as what they are, or refused.
@Suite(.timeLimit(.minutes(1))) struct AmbiguousFileTests {
  @Test(arguments: [
    ("# c\r\nx: [\(HostileYAML.laughs)]\r\n? *a8\r\n: 1\r\n", "p.yaml:2:5: anchors and aliases"),
    ("x: [a ', \(HostileYAML.laughs), {? *a8 : 1}]", "p.yaml:1:10: anchors and aliases"),
    ("# c\r\nexperiment: x\r\nseeds: &d 2\r\nsteps: *d\r\n", "p.yaml:3:8: anchors and aliases"),
  ])
  func `plans with aliases are 65 at once`(text: String, words: String) throws {
    let folder = try Command.Folder()
    let plan = try folder.write(text, "p.yaml")
    for arguments in [["run", plan], ["reproduce", "--experiments", folder.path]] {
      let result = try Command.run(arguments + ["--results", folder.path + "/r"])
      #expect(result.status == 65 && result.messages.contains(words), "\(result.messages)")
    }
  }

  @Test(arguments: [
    ("step,val_loss,lr,grad_norm\n0,,1e-3,2\n5,,5e-4,3\n", [0.001, 0.0005, 0.0005]),
    (",step,lr\n0,0,1e-3\n1,5,5e-4\n2,10,0\n", [0.001, 0.0005, 0]),
    ("\"step\",\"lr\"\r\n\"0\",\"1e-3\"\r\n\"5\",\"5e-4\"\r\n", [0.001, 0.0005, 0.0005]),
  ])
  func `the rates of a table are those of its column`(text: String, rates: [Double]) throws {
    let folder = try Command.Folder()
    let table = try folder.write(text, "t.csv")
    let result = try Command.run(["schedule", "file:" + table, "--steps", "11", "--peak", "1e-3"])
    #expect(result.status == 0, "\(result.messages)")
    let printed = result.output.split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t").last.flatMap { Double($0) }
    }
    #expect([0, 5, 10].map { printed[$0] } == rates)
  }

  @Test(arguments: [
    ("0,1,2\n0.5,0.5,0\n1.5,1.5,1\n", "d.csv:1: the cells count from 0 to 2"),
    (",a,b,y\n0,0.5,0.5,0\n1,1.5,1.5,1\n", "d.csv:1: column 1 has no name"),
  ])
  func `data with names or an index of pandas are 65 with what to do`(
    text: String, words: String
  ) throws {
    let folder = try Command.Folder()
    _ = try folder.write(text, "d.csv")
    let plan = try folder.write(
      """
      experiment: small
      problem: {name: logistic-regression, file: d.csv}
      optimizers: [{name: sgd}]
      learning_rates: [0.1]
      seeds: 1
      steps: 5
      """, "p.yaml")
    let result = try Command.run(["run", plan, "--results", folder.path + "/r"])
    #expect(result.status == 65 && result.messages.contains(words), "\(result.messages)")
    #expect(result.messages.contains("p.yaml:2:") && result.messages.contains("name"))
  }
}
