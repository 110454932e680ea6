import Catalog
import Testing

@Suite struct EntryLabelTests {
  private func text(_ label: String, without names: [String]) -> String {
    EntryLabel(label).without(Set(names)).description
  }

  @Test(arguments: [
    ("sgd(momentum=0.9, nesterov=true)", ["momentum"], "sgd(nesterov=true)"),
    ("sgd(momentum=0.9, nesterov=true)", ["nesterov"], "sgd(momentum=0.9)"),
    ("adam(beta1=0.9, beta2=0.95, epsilon=1e-8)", ["beta2"], "adam(beta1=0.9, epsilon=1e-8)"),
    ("adam(beta1=0.9, beta2=0.95, epsilon=1e-8)", ["beta1", "epsilon"], "adam(beta2=0.95)"),
    ("sgd(momentum=0.9)", ["momentum"], "sgd"),
    ("sgd(momentum=0.9, nesterov=true)", ["nesterov", "momentum"], "sgd"),
    ("a(x=-1e-8, file=k=v.csv)", ["x"], "a(file=k=v.csv)"),
  ])
  func `the settings of a name go, and the others stay in their order`(
    label: String, names: [String], expected: String
  ) { #expect(text(label, without: names) == expected) }

  @Test(arguments: ["sgd", "schedule-free-adamw", "sgd(momentum=0.9", "momentum=0.9)", "", "a()"])
  func `what is no name with settings is a name`(label: String) {
    #expect(EntryLabel(label) == EntryLabel(label, []))
    #expect(text(label, without: ["momentum", "sgd"]) == label)
  }

  @Test(arguments: [
    "sgd(momentum=0.9)", "sgd( momentum = 0.9,nesterov=true )", "a(b=c(d=1, e=[1, 2]), f=2)",
    "mlp(hidden=[64, 32], floor=0)", "a(x=, y=1)",
  ])
  func `a text is the same to the letter after it was read`(label: String) {
    #expect(EntryLabel(label).description == label)
  }

  /// Part of a name, the name of another entry and a value are no settings.
  @Test(arguments: ["beta", "beta22", "eta2", "adam", "0.95", "beta2=0.95", ""])
  func `a name has to be that of a setting, whole`(name: String) {
    let label = "adam(beta1=0.95, beta2=0.95)"
    #expect(text(label, without: [name]) == label)
  }

  /// A comma or a setting of an entry within is not the entry's own.
  @Test(arguments: [
    (
      "switch(to=linear, first=cosine(floor=0.1, warmup=5), floor=0)",
      "switch(to=linear, first=cosine(floor=0.1, warmup=5))"
    ),
    ("mlp(hidden=[64, 32], floor=0)", "mlp(hidden=[64, 32])"),
    ("groups(rules=[a(floor=1)])", "groups(rules=[a(floor=1)])"),
  ])
  func `settings of entries within entries stay`(label: String, expected: String) {
    #expect(text(label, without: ["floor"]) == expected)
  }

  /// Variants that differ in a setting alone are one method without it.
  @Test func `labels that differ in the named settings alone become equal`() {
    let labels = ["sgd(momentum=0, nesterov=false)", "sgd(momentum=0.9, nesterov=false)"]
    #expect(Set(labels.map { EntryLabel($0).without(["momentum"]) }).count == 1)
    #expect(Set(labels.map { EntryLabel($0).without(["nesterov"]) }).count == 2)
  }
}
