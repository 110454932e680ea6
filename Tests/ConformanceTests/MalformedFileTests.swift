import Conformance
import Foundation
import Testing

/// Malformed files are refused with the place, and never reach the optimizers.
@Suite struct MalformedFileTests {
  private static let good = """
    {"family":"f","set":"a","versions":{},"notes":[],"cases":[{"name":"c","dtype":"float64",
    "problem":{"kind":"quad10","dimension":2,"w0":[1,2],"grad0":[0,3],"loss0":4.5,
    "a":[1,2],"b":[1,1]},"paramShapes":[[2]],"lrPerStep":[0.1,0.1],
    "optimizer":{"name":"SGD","implementation":"","call":"","hyperparameters":{"lr":0.1},
    "options":{},"arrays":{}},"trajectory":[{"step":1,"loss":1,"lossBefore":1,"noise":0,
    "w":[1,1.7]}]}]}
    """

  private func failure(_ text: String) -> ReferenceFileError? {
    do {
      _ = try ReferenceFile(data: Data(text.utf8), name: "file.json")
      return nil
    } catch {
      return error
    }
  }

  @Test func `the unchanged text is good`() throws {
    let file = try ReferenceFile(data: Data(Self.good.utf8), name: "file.json")
    let result = ConformanceCheck().run(file.cases[0])
    // loss0 = ½ + 4 − 1 − 2 is another one: the case fails, the file is well-formed.
    #expect(result.verdict != .passed)
  }

  @Test(
    arguments: [
      ("\"dimension\":2", "\"dimension\":3", "problem.dimension"),
      ("\"grad0\":[0,3]", "\"grad0\":[0]", "problem.dimension"),
      ("\"a\":[1,2]", "\"a\":[1]", "problem.kind"),
      ("\"a\":[1,2],", "", "problem.kind"),
      ("\"kind\":\"quad10\"", "\"kind\":\"cubic\"", "problem.kind"),
      ("\"kind\":\"quad10\"", "\"kind\":\"logreg\"", "problem.kind"),
      ("\"kind\":\"quad10\"", "\"kind\":\"quadmat\"", "problem.kind"),
      ("[[2]]", "[[3]]", "paramShapes"),
      ("[[2]]", "[[-1,-2]]", "paramShapes"),
      ("[[2]]", "[[4000000000000000000,8]]", "paramShapes"),
      ("[[2]]", "[]", "paramShapes"),
      ("[[2]]", "[[9007199254740992],[9007199254740992]]", "paramShapes"),
      ("\"step\":1", "\"step\":20000000", "trajectory[0].step"),
      ("[[2]]", "[[2],[0]]", "paramShapes"),
      ("\"step\":1", "\"step\":0", "trajectory[0].step"),
      ("\"step\":1", "\"step\":3", "lrPerStep"),
      ("\"step\":1", "\"step\":1.5", "trajectory[0].step"),
      ("\"step\":1", "\"step\":99999999999999999999", "trajectory[0].step"),
      ("[0.1,0.1]", "[0.1,-0.1]", "lrPerStep"),
      ("\"w\":[1,1.7]", "\"w\":[1]", "trajectory[0].w"),
      ("\"w\":[1,1.7]", "\"w\":[1,null]", "trajectory[0].w[1]"),
      ("\"w\":[1,1.7]", "\"w\":[1,\"x\"]", "trajectory[0].w[1]"),
      ("\"noise\":0", "\"noise\":-1", "trajectory[0].noise"),
      ("\"noise\":0,", "", "trajectory[0].noise"),
      ("\"dtype\":\"float64\",", "", "dtype"),
      ("\"trajectory\"", "\"path\"", "cases[0]"),
      ("\"cases\"", "\"things\"", "cases"),
      ("\"hyperparameters\":{\"lr\":0.1}", "\"hyperparameters\":[]", "hyperparameters"),
      ("\"family\":\"f\",", "", "family"),
      ("1.7]}]}]}", "1.7]}]}", ""),
      ("1.7", "NaN", ""),
    ])
  func `what is wrong is named`(old: String, new: String, place: String) throws {
    try #require(Self.good.contains(old))
    let error = try #require(failure(Self.good.replacing(old, with: new)))
    #expect(place.isEmpty || error.place.contains(place), "\(error)")
    #expect(error.description.hasPrefix("file.json: "))
    #expect(!error.message.isEmpty)
  }

  @Test(arguments: ["", "[]", "null", "{}", "x"])
  func `what is no reference file is refused`(text: String) {
    #expect(failure(text) != nil)
  }

  @Test func `a file that is not there is an error`() {
    #expect(throws: ReferenceFileError.self) { try ReferenceFile(path: "/nowhere/x.json") }
  }

  @Test func `Rosenbrock's function of one parameter does not trap`() throws {
    let text = Self.good.replacing("quad10", with: "rosen")
      .replacing("\"dimension\":2", with: "\"dimension\":1").replacing("[1,2]", with: "[1]")
      .replacing("[0,3]", with: "[0]").replacing("[[2]]", with: "[[1]]")
      .replacing("[1,1.7]", with: "[1]")
    let file = try ReferenceFile(data: Data(text.utf8), name: "file.json")
    _ = ConformanceCheck().run(file.cases[0])
  }
}
