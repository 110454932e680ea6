/// A test of a diagnosis with what it measured.
struct Finding {
  let kind: Verdict.Kind
  let evidence: [Evidence]

  /// All numbers have to speak for it.
  var holds: Bool { evidence.allSatisfy(\.isMet) }

  /// The first number that speaks against it.
  var refutation: Evidence? { evidence.first { !$0.isMet } }

  var verdict: Verdict { Verdict(kind, evidence: evidence) }
}
