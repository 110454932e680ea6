import Foundation
import Presentation
import Reports
import Testing

@Suite struct GnuplotTests {
  private func write(_ script: String, _ folder: TemporaryFolder) throws {
    try OutputFile.write(script, to: "\(folder.path)/f.gp")
  }

  @Test func `a script that draws nothing, or not to the end, is an error`() throws {
    for script in [
      "", "set terminal svg; set output 'other.svg'; plot x",
      "set terminal svg; set output 'f.svg'; plot x; set output; system('echo \"<svg>\" > f.svg')",
      "set terminal svg; set output 'f.svg'; plot x; nonsense",
    ] {
      let folder = try TemporaryFolder()
      try write(script, folder)
      #expect(throws: ReportError.self, "\(script)") {
        try Gnuplot().draw("f.gp", in: folder.path)
      }
      // Nor does anything stay that could be taken for it.
      #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/f.svg"), "\(script)")
    }
  }

  @Test func `a drawing of before does not count`() throws {
    let folder = try TemporaryFolder()
    try write("set terminal svg; set output 'f.svg'; plot x", folder)
    try Gnuplot().draw("f.gp", in: folder.path)
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/f.svg"))
    try write("", folder)
    #expect(throws: ReportError.self) { try Gnuplot().draw("f.gp", in: folder.path) }
  }

  #if os(Linux)
    @Test func `no descriptor stays open`() throws {
      func count() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
      }
      let folder = try TemporaryFolder()
      try write("set terminal svg; set output 'f.svg'; plot x", folder)
      let before = try count()
      for _ in 0..<60 { try Gnuplot().draw("f.gp", in: folder.path) }
      // Other tests, which run at the same time, have some open.
      #expect(try count() < before + 30)
    }
  #endif
}
