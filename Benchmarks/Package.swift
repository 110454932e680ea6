// swift-tools-version: 6.3
import PackageDescription

/// Regression tracking of the kernels. A package of its own, so that steplab does not depend on the
/// benchmark library.
let package = Package(
  name: "steplab-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "steplab", path: "../"),
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Kernels",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "Catalog", package: "steplab"),
        .product(name: "Compute", package: "steplab"),
        .product(name: "Optimizers", package: "steplab"),
        .product(name: "Problems", package: "steplab"),
      ],
      path: "Benchmarks/Kernels",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6]
)
