// swift-tools-version: 6.3
import PackageDescription

/// Arrows only go down: a target lists exactly the targets it imports, and CI builds with
/// `--explicit-target-dependency-import-check error`.
let package = Package(
  name: "steplab",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "steplab", targets: ["steplab"]),
    .library(name: "Catalog", targets: ["Catalog"]),
    .library(name: "RandomStreams", targets: ["RandomStreams"]),
    .library(name: "Compute", targets: ["Compute"]),
    .library(name: "Schedules", targets: ["Schedules"]),
    .library(name: "Theory", targets: ["Theory"]),
    .library(name: "Optimizers", targets: ["Optimizers"]),
    .library(name: "Problems", targets: ["Problems"]),
    .library(name: "Records", targets: ["Records"]),
    .library(name: "Claims", targets: ["Claims"]),
    .library(name: "Plans", targets: ["Plans"]),
    .library(name: "Runs", targets: ["Runs"]),
    .library(name: "Analysis", targets: ["Analysis"]),
    .library(name: "Studies", targets: ["Studies"]),
    .library(name: "SteplabCommands", targets: ["SteplabCommands"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .target(name: "COpenBLAS"),
    .target(name: "CBuildInformation"),
    .target(name: "CElementaryFunctions"),
    .target(
      name: "CVectorMath", dependencies: ["CElementaryFunctions"],
      linkerSettings: [.linkedLibrary("m")]),
    .target(name: "Catalog"),
    .target(name: "DelimitedText"),
    .target(name: "ElementaryFunctions", dependencies: ["CElementaryFunctions"]),
    .target(name: "RandomStreams", dependencies: ["ElementaryFunctions"]),
    .target(name: "Compute", dependencies: ["COpenBLAS", "CVectorMath", "ElementaryFunctions"]),
    .target(name: "Schedules", dependencies: ["Catalog", "DelimitedText", "ElementaryFunctions"]),
    .target(name: "Theory", dependencies: ["Catalog"]),
    .target(
      name: "Optimizers", dependencies: ["Catalog", "Compute", "ElementaryFunctions", "Theory"]),
    .target(
      name: "Problems",
      dependencies: ["Catalog", "Compute", "ElementaryFunctions", "RandomStreams"]),
    .target(
      name: "Stability",
      dependencies: ["Catalog", "Compute", "ElementaryFunctions", "Optimizers", "RandomStreams"]),
    .target(
      name: "Conformance",
      dependencies: [
        "Catalog", "Compute", "ElementaryFunctions", "Optimizers", "Problems", "Schedules",
      ]),
    .target(name: "Records", dependencies: ["Catalog", "ElementaryFunctions"]),
    // Yams brings libyaml, its C target CYaml, which is no product of its own.
    .target(
      name: "PlanSyntax",
      dependencies: ["Catalog", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "Claims",
      dependencies: [
        "Analysis", "Catalog", "ElementaryFunctions", "PlanSyntax", "Records", "Theory",
      ]),
    .target(
      name: "Plans",
      dependencies: [
        "Catalog", "Claims", "Compute", "ElementaryFunctions", "Optimizers", "PlanSyntax",
        "Problems", "Records", "Schedules", .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "Runs",
      dependencies: [
        "Catalog", "Compute", "Optimizers", "Plans", "Problems", "Records", "Schedules",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(
      name: "Analysis",
      dependencies: ["Catalog", "ElementaryFunctions", "RandomStreams", "Records", "Theory"]),
    .target(
      name: "Guidance",
      dependencies: ["Analysis", "Catalog", "DelimitedText", "ElementaryFunctions"]),
    .target(
      name: "Presentation", dependencies: ["Analysis", "Catalog", "ElementaryFunctions", "Records"]),
    .target(
      name: "Reports",
      dependencies: [
        "Analysis", "Catalog", "Claims", "ElementaryFunctions", "Presentation", "Records",
      ]),
    .target(
      name: "Studies",
      dependencies: [
        "Analysis", "Catalog", "Compute", "ElementaryFunctions", "Optimizers", "Plans",
        "Presentation", "Problems", "RandomStreams", "Records", "Reports", "Runs", "Schedules",
        "Stability", "Theory", "Tuning",
      ]),
    .target(
      name: "Tuning",
      dependencies: ["Analysis", "Catalog", "ElementaryFunctions", "Plans", "Records", "Runs"]),
    .executableTarget(name: "steplab", dependencies: ["SteplabCommands"]),
    .target(
      name: "KernelTiming",
      dependencies: [
        "Analysis", "Catalog", "Compute", "Optimizers", "Presentation", "Problems",
        "RandomStreams", "Records", "Reports",
      ]),
    .target(
      name: "SteplabCommands",
      dependencies: [
        "Analysis", "CBuildInformation", "Catalog", "Claims", "Compute", "Conformance", "Guidance",
        "KernelTiming", "Optimizers", "PlanSyntax", "Plans", "Presentation", "Problems",
        "RandomStreams", "Records",
        "Reports", "Runs", "Schedules", "Studies", "Theory",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(
      name: "TestSupport", dependencies: ["Catalog", "Records"], path: "Tests/TestSupport"),
    .testTarget(name: "CatalogTests", dependencies: ["Catalog"]),
    .testTarget(
      name: "ElementaryFunctionsTests", dependencies: ["ElementaryFunctions", "TestSupport"]),
    .testTarget(name: "RandomStreamsTests", dependencies: ["RandomStreams"]),
    // LAPACK is called by tests alone.
    .systemLibrary(name: "CLapackOracle", path: "Tests/CLapackOracle", pkgConfig: "openblas"),
    .testTarget(
      name: "ComputeTests",
      dependencies: ["CLapackOracle", "Compute", "RandomStreams"]),
    .testTarget(name: "SchedulesTests", dependencies: ["Catalog", "RandomStreams", "Schedules"]),
    .testTarget(name: "TheoryTests", dependencies: ["Catalog", "Theory"]),
    .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
    .testTarget(
      name: "OptimizersTests",
      dependencies: ["AllocationCounter", "Catalog", "Compute", "Optimizers", "RandomStreams"]),
    .testTarget(
      name: "StabilityTests",
      dependencies: ["Catalog", "Compute", "Optimizers", "Problems", "Stability", "Theory"]),
    .testTarget(
      name: "ConformanceTests", dependencies: ["Conformance", "Optimizers", "TestSupport"]),
    .testTarget(
      name: "ProblemsTests",
      dependencies: [
        "AllocationCounter", "Catalog", "Compute", "Problems", "RandomStreams", "TestSupport",
      ]),
    .testTarget(name: "RecordsTests", dependencies: ["Catalog", "Records"]),
    .testTarget(
      name: "PlansTests",
      dependencies: [
        "Catalog", "Compute", "Optimizers", "PlanSyntax", "Plans", "Problems", "RandomStreams",
        "Records", "Runs", "Schedules", "Studies", "TestSupport", "Claims",
      ]),
    .testTarget(
      name: "RunsTests",
      dependencies: [
        "Catalog", "Compute", "Optimizers", "PlanSyntax", "Plans", "Problems", "Records", "Runs",
        "Schedules", "Studies", "Stability",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "AnalysisTests",
      dependencies: ["Analysis", "Catalog", "RandomStreams", "Records", "TestSupport", "Theory"]),
    .testTarget(
      name: "ClaimsTests",
      dependencies: ["Analysis", "Catalog", "Claims", "RandomStreams", "Records", "TestSupport"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Analysis", "Catalog", "Claims", "Presentation", "Records", "Reports", "TestSupport",
      ]),
    .testTarget(
      name: "GuidanceTests",
      dependencies: ["Catalog", "Guidance", "Plans", "Records", "Runs", "Studies"]),
    .testTarget(
      name: "StudiesTests",
      dependencies: [
        "Analysis", "Catalog", "Compute", "Optimizers", "PlanSyntax", "Plans", "Problems",
        "Records", "Reports", "Runs", "Studies", "TestSupport", "Tuning",
      ]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Guidance", "Records", "Schedules", "TestSupport", "steplab",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// Only for `make docs`, so that nobody who builds this package or depends on it has to fetch what
// makes its documentation.
if Context.environment["STEPLAB_DOCUMENTATION"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"))
}
