/// The sources of the harness, a module that every program of heft's imports.
enum SwiftHarness {
  /// Names and texts.
  static let files: [(name: String, text: [UInt8])] = [
    ("Blake2b.swift", PackageResources.Blake2b_swift),
    ("Blocks.swift", PackageResources.Blocks_swift),
    ("Channel.swift", PackageResources.Channel_swift),
    ("Clock.swift", PackageResources.Clock_swift),
    ("Cost.swift", PackageResources.Cost_swift),
    ("Counters.swift", PackageResources.Counters_swift),
    ("Crash.swift", PackageResources.Crash_swift),
    ("Digest.swift", PackageResources.Digest_swift),
    ("JSON.swift", PackageResources.JSON_swift),
    ("Layout.swift", PackageResources.Layout_swift),
    ("Parts.swift", PackageResources.Parts_swift),
    ("Program.swift", PackageResources.Program_swift),
    ("Request.swift", PackageResources.Request_swift),
    ("Resident.swift", PackageResources.Resident_swift),
    ("Showing.swift", PackageResources.Showing_swift),
    ("Start.swift", PackageResources.Start_swift),
    ("Streams.swift", PackageResources.Streams_swift),
    ("Symbol.swift", PackageResources.Symbol_swift),
    ("Variant.swift", PackageResources.Variant_swift),
    ("Variant+Weighing.swift", PackageResources.Variant_Weighing_swift),
  ]

  /// Changes with any of them.
  static let key: String = files.reduce(ContentKey()) {
    $0.adding(String(decoding: $1.text, as: UTF8.self))
  }.text
}
