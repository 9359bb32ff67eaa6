import Foundation

/// The compiler that Swift lessons and the shell's Swift are tested with.
package enum SwiftCompiler {
  /// The `swiftc` on the search path; nil where there is none.
  package static let path: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/swiftc" }.first(where: FileManager.default.isExecutableFile)
  }()
}
