import Catalog
import Testing

private struct Animal: CatalogueEntry {
  static let kind = "animal"
  let declaration: Declaration

  init(_ name: String) { declaration = Declaration(About(name, "…", Citation("…"))) }
}

@Suite struct CatalogueTests {
  private let animals = ["dog", "cat", "zebra", "alpaca"]

  private var catalogue: Catalogue<Animal> {
    get throws { try Catalogue(animals.map(Animal.init)) }
  }

  @Test func `entries keep their order`() throws {
    let catalogue = try catalogue
    #expect(catalogue.names == animals && catalogue.declarations.map(\.id) == animals)
    #expect(catalogue.map(\.declaration.id) == animals && catalogue.count == 4)
    #expect(catalogue[2].declaration.id == "zebra")
    let more = try catalogue.adding([Animal("bee"), Animal("ant")])
    #expect(more.names == animals + ["bee", "ant"] && catalogue.names == animals)
    #expect(try Catalogue<Animal>([]).isEmpty)
  }

  @Test func `every name finds its entry`() throws {
    let catalogue = try catalogue
    for name in animals { #expect(try catalogue[name].declaration.id == name) }
  }

  @Test(arguments: [("zebar", "zebra"), ("Dog", "dog"), ("alpacca", "alpaca")])
  func `an unknown name is told with the nearest one`(found: String, meant: String) throws {
    let catalogue = try catalogue
    let error = #expect(throws: ConfigurationError.self) { try catalogue[found] }
    #expect(error == .unknownName(kind: "animal", found: found, allowed: animals))
    let message = error?.description ?? ""
    #expect(message.hasPrefix("unknown animal '\(found)'; did you mean '\(meant)'?"))
    #expect(message.hasSuffix("allowed: dog, cat, zebra, alpaca"))
  }

  @Test func `a name that resembles nothing is told with all of them`() throws {
    let catalogue = try catalogue
    let error = #expect(throws: ConfigurationError.self) { try catalogue["hippopotamus"] }
    #expect(error?.description == "unknown animal 'hippopotamus'; allowed: dog, cat, zebra, alpaca")
  }

  @Test func `a name twice is an error, at once and later`() throws {
    let expected = ConfigurationError.invalid(
      owner: "cat", setting: nil,
      reason: "is already the name of another animal; give one of them another name")
    #expect(throws: expected) { try Catalogue((animals + ["cat"]).map(Animal.init)) }
    let catalogue = try catalogue
    #expect(throws: expected) { try catalogue.adding([Animal("ant"), Animal("cat")]) }
  }
}
