import Foundation
import Records
import Testing

@Suite struct ArithmeticTests {
  @Test func `an arithmetic is its text`() throws {
    #expect(Arithmetic(revision: 1, variant: nil) == .first && Arithmetic.first.text == "1")
    let variant = Arithmetic(revision: 2, variant: "openblas-Haswell")
    #expect(variant.text == "2-openblas-Haswell" && "\(variant)" == variant.text)
    let data = try JSONEncoder().encode([Arithmetic.first, variant])
    #expect(String(decoding: data, as: UTF8.self) == #"["1","2-openblas-Haswell"]"#)
    #expect(try JSONDecoder().decode([Arithmetic].self, from: data) == [.first, variant])
  }

  private func mixture(_ counts: [String: Int]) -> ArithmeticMixture {
    var mixture = ArithmeticMixture(of: "runs", program: Arithmetic("2"))
    for (text, count) in counts {
      mixture.add(Array(repeating: Arithmetic(text), count: count) + [nil])
    }
    return mixture
  }

  @Test func `a mixture counts what there is, and names what is not the program's`() {
    #expect(mixture([:]).note == nil && mixture([:]).json.canonical == "{}")
    #expect(mixture(["2": 3]).note == nil && mixture(["2": 3]).json.canonical == #"{"2":3}"#)
    let mixed = mixture(["1": 312, "2": 783])
    #expect(mixed.total == 1095 && mixed.otherCount == 312)
    #expect(mixed.json.canonical == #"{"1":312,"2":783}"#)
    #expect(mixed.sentence("stored") == "312 of 1095 stored runs are of arithmetic 1")
    #expect(
      mixed.note
        == "312 of 1095 runs are of arithmetic 1; the program that wrote this computes with 2.")
    // All of one, which is another.
    #expect(mixture(["1": 4]).sentence() == "4 of 4 runs are of arithmetic 1")
    #expect(
      mixture(["1": 1, "2": 5, "2-baseline": 4]).sentence()
        == "1 of 10 runs is of arithmetic 1 and 4 of 2-baseline")
    var sum = mixed
    sum.add(mixture(["1": 1, "3": 2]))
    #expect(sum.json.canonical == #"{"1":313,"2":783,"3":2}"#)
  }
}
