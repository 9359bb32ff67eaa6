// swift-tools-version: 6.2
// heft: a line-editing shell that weighs data structures. See docs/modules.md for what each
// target is for and docs/dependencies.md for why each dependency is here.

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let c: [CSetting] = [
  .define("_GNU_SOURCE"),
  .unsafeFlags(["-Wall", "-Wextra", "-Werror"]),
]

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ module: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(module)Tests",
    dependencies: [.target(name: module), "TestSupport"]
      + (module == "Basics" ? [] : ["Basics"]) + dependencies,
    exclude: exclude,
    swiftSettings: strict)
}

let package = Package(
  name: "heft",
  products: [
    .executable(name: "heft", targets: ["heft"]),
    .library(name: "heftprobe", type: .dynamic, targets: ["CProbe"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .executableTarget(
      name: "heft",
      dependencies: [
        "Console", "Shell", "Course", "Notes", "Instruments",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    library(
      "Console",
      ["Shell", "Instruments", "Reporting", "Basics", "System", "CEditLine", "CPlatform"]),
    library(
      "Shell",
      [
        "Course", "Notes", "Instruments", "Engines", "Lessons", "Reporting", "Journaling",
        "Languages", "Measuring", "Basics", "System",
      ]),
    library(
      "Course",
      [
        "Instruments", "Engines", "Lessons", "Reporting", "Journaling", "Languages", "Measuring",
        "Basics",
      ]),
    library(
      "Notes",
      [
        "Instruments", "Engines", "Lessons", "Reporting", "Journaling", "Languages", "Measuring",
        "Basics", "System",
      ]),
    library(
      "Instruments",
      [
        "Engines", "Lessons", "Reporting", "Journaling", "Languages", "Measuring", "Basics",
        "System",
      ]),
    library("Lessons", ["Languages", "Basics", "CMarkGFM", "CYAML"]),
    .target(
      name: "Engines",
      dependencies: ["Basics", "Measuring", "System", "CPlatform", "CCounters"],
      resources: [
        "ground", "looking", "protocol", "snippets", "digest", "outside", "needing", "session",
        "completion", "measuring", "anatomy", "layout", "sealing", "timing", "asking", "copying",
        "input", "serving",
      ].map { .embedInCode("Python/\($0).py") }
        + [
          "Blake2b", "Blocks", "Channel", "Clock", "Cost", "Counters", "Crash", "Digest", "JSON",
          "Layout", "Parts", "Program", "Request", "Resident", "Showing", "Start", "Streams",
          "Symbol", "Variant", "Variant+Weighing",
        ].map { .embedInCode("Swift/Harness/\($0).swift") },
      swiftSettings: strict),
    .target(
      name: "Reporting",
      dependencies: ["Basics", "Measuring"],
      resources: [
        .embedInCode("HTML/notes.css"), .embedInCode("Notebook/measuring.py"),
      ],
      swiftSettings: strict),
    library("Journaling", ["Basics", "Measuring"]),
    library("Measuring", ["Basics"]),
    library("Languages", ["Basics"]),
    library("Basics", []),
    library("System", []),
    .systemLibrary(
      name: "CMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CEditLine", cSettings: c, linkerSettings: [.linkedLibrary("edit")]),
    .target(name: "CPlatform", cSettings: c),
    .target(name: "CCounters", cSettings: c),
    // Nothing in Swift depends on the probe: its malloc would be linked into the shell. Linked
    // as an Embedded image it needs libc alone; a test asserts that with readelf.
    .target(
      name: "CProbe",
      dependencies: ["CCounters"],
      cSettings: c + [.unsafeFlags(["-O2", "-fvisibility=hidden"])],
      linkerSettings: [.unsafeFlags(["-enable-experimental-feature", "Embedded"])]),
    .target(
      name: "TestSupport", dependencies: ["Basics", "CPlatform"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("Basics"),
    tests("System"),
    tests("Measuring"),
    tests("Lessons", ["Languages"], exclude: ["Fixtures"]),
    tests("Engines", ["Measuring", "CCounters"], exclude: ["Fixtures", "Swift/Fixtures"]),
    tests("Reporting", ["Measuring", "CMarkGFM"], exclude: ["Golden"]),
    tests("Journaling", ["Measuring"]),
    tests("Languages"),
    tests("Instruments", ["Measuring"]),
    tests("Course", ["Instruments", "Reporting", "Lessons", "Languages", "Measuring"]),
    tests("Notes", ["Instruments", "Journaling", "Measuring"]),
    tests("Shell", ["Instruments", "Reporting", "Journaling", "Measuring"]),
    tests("Console", ["Reporting", "console-demo"]),
    // A shell without engines, for the tests that drive the line editor over a pseudo-terminal.
    .executableTarget(
      name: "console-demo", dependencies: ["Console"], path: "Tests/Fixtures/ConsoleDemo",
      swiftSettings: strict),
    // Reads changed documents by the thousand, for scripts/fuzz: a trap ends it and not the test.
    .executableTarget(
      name: "document-reader",
      dependencies: [
        "Shell", "Notes", "Instruments", "Journaling", "Reporting", "Measuring", "Basics",
      ],
      path: "Tests/Fixtures/Fuzzing",
      exclude: ["Corpus", "mutation.py", "forger.py"], swiftSettings: strict),
    // The probe is preloaded into programs that these tests start; nothing links it.
    .testTarget(
      name: "ProbeTests", exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["heft", "document-reader", "Basics", "TestSupport"],
      exclude: ["Golden", "Kept"],
      swiftSettings: strict),
  ]
)
