// swift-tools-version: 6.3
import PackageDescription

/// What one builds with Steplab, and regression tracking of its kernels. A package of its own, so
/// that steplab does not depend on the benchmark library; one for all, so that steplab is compiled
/// once for them.
let package = Package(
  name: "steplab-examples",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "steplab", path: "../"),
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "OwnOptimizer",
      dependencies: [
        .product(name: "Catalog", package: "steplab"),
        .product(name: "Compute", package: "steplab"),
        .product(name: "Optimizers", package: "steplab"),
        .product(name: "Plans", package: "steplab"),
        .product(name: "Problems", package: "steplab"),
        .product(name: "RandomStreams", package: "steplab"),
        .product(name: "Schedules", package: "steplab"),
        .product(name: "SteplabCommands", package: "steplab"),
        .product(name: "Studies", package: "steplab"),
      ],
      path: "OwnOptimizer/Sources"),
    .executableTarget(
      name: "TrainYourOwnModel",
      dependencies: [
        .product(name: "Compute", package: "steplab"),
        .product(name: "Optimizers", package: "steplab"),
        .product(name: "Schedules", package: "steplab"),
      ],
      path: "TrainYourOwnModel"),
    .executableTarget(
      name: "RunAPlan",
      dependencies: [
        .product(name: "Plans", package: "steplab"),
        .product(name: "Records", package: "steplab"),
        .product(name: "Runs", package: "steplab"),
        .product(name: "Studies", package: "steplab"),
      ],
      path: "RunAPlan"),
    .executableTarget(
      name: "Kernels",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "Compute", package: "steplab"),
        .product(name: "Optimizers", package: "steplab"),
        .product(name: "Problems", package: "steplab"),
      ],
      path: "Benchmarks/Kernels",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
