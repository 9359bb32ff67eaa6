import FoundationEssentials

/// Paths as people type them in the shell, where no other shell has read them before.
package enum UserPath {
  /// The path with `~` in front read as the home folder.
  package static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"),
      let home = ProcessInfo.processInfo.environment["HOME"]
    else { return path }
    return home + path.dropFirst()
  }
}
