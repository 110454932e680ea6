import Catalog
import Testing

@Suite struct EntryLabelTests {
  @Test(arguments: [
    ("sgd(momentum=0.9, nesterov=true)", ["momentum"], "sgd(nesterov=true)"),
    ("sgd(momentum=0.9, nesterov=true)", ["nesterov"], "sgd(momentum=0.9)"),
    ("adam(beta1=0.9, beta2=0.95, epsilon=1e-8)", ["beta2"], "adam(beta1=0.9, epsilon=1e-8)"),
    ("adam(beta1=0.9, beta2=0.95, epsilon=1e-8)", ["beta1", "epsilon"], "adam(beta2=0.95)"),
  ])
  func `the settings of a name go, and the others stay in their order`(
    label: String, names: [String], expected: String
  ) { #expect(entryLabel(label, without: Set(names)) == expected) }

  @Test func `an entry without the only setting, or without all, is its name`() {
    #expect(entryLabel("sgd(momentum=0.9)", without: ["momentum"]) == "sgd")
    #expect(
      entryLabel("sgd(momentum=0.9, nesterov=true)", without: ["nesterov", "momentum"]) == "sgd")
  }

  @Test(arguments: ["sgd", "schedule-free-adamw", "sgd(momentum=0.9", "momentum=0.9)", ""])
  func `what is no name with settings stays`(label: String) {
    #expect(entryLabel(label, without: ["momentum", "sgd"]) == label)
  }

  @Test(arguments: ["sgd(momentum=0.9)", "sgd( momentum = 0.9,nesterov=true )"])
  func `without names the label is the same to the letter`(label: String) {
    #expect(entryLabel(label, without: []) == label)
  }

  /// Part of a name, the name of another entry and a value are no settings.
  @Test(arguments: ["beta", "beta22", "eta2", "adam", "0.95", "beta2=0.95", ""])
  func `a name has to be that of a setting, whole`(name: String) {
    let label = "adam(beta1=0.95, beta2=0.95)"
    #expect(entryLabel(label, without: [name]) == label)
  }

  /// A comma or a setting of theirs is not the entry's.
  @Test(arguments: [
    "switch(to=linear, first=cosine(floor=0.1, warmup=5), floor=0)",
    "mlp(hidden=[64, 32], floor=0)", "groups(rules=[a(floor=1)])",
  ])
  func `settings that are entries or lists stay, and all beside them`(label: String) {
    #expect(entryLabel(label, without: ["floor"]) == label)
    #expect(entryLabel(label, without: ["to", "hidden", "rules"]) == label)
  }

  /// Variants that differ in a setting alone are one method without it.
  @Test func `labels that differ in the named settings alone become equal`() {
    let labels = ["sgd(momentum=0, nesterov=false)", "sgd(momentum=0.9, nesterov=false)"]
    #expect(Set(labels.map { entryLabel($0, without: ["momentum"]) }).count == 1)
    #expect(Set(labels.map { entryLabel($0, without: ["nesterov"]) }).count == 2)
  }

  @Test func `a value may have the sign of equality, a minus and an exponent`() {
    #expect(entryLabel("a(x=-1e-8, file=k=v.csv)", without: ["x"]) == "a(file=k=v.csv)")
  }
}
