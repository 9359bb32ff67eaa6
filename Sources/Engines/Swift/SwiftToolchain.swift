internal import Basics
package import Measuring

/// A Swift compiler that ran and said who it is, and where its parts lie.
package struct SwiftToolchain: Hashable, Sendable {
  package var identity: EngineIdentity
  /// The folder of the toolchain's programs: `swift-frontend`, `clang`, `ld.lld`.
  var programs: String
  /// The folder of the standard library, with one subfolder for each system.
  var resources: String
  /// What it compiles for, such as `x86_64-unknown-linux-gnu`.
  var triple: String

  /// The folder of the system's libraries.
  var libraries: String { "\(resources)/linux" }
  /// The processor's name in paths.
  var architecture: String { String(triple.prefix { $0 != "-" }) }
  /// What tells binaries of one toolchain from those of another.
  var fingerprint: String { "\(identity.build) \(triple) \(resources)" }

  /// The oldest version whose parser says where statements begin in a form that heft reads.
  static let oldest = (major: 6, minor: 1)
}
