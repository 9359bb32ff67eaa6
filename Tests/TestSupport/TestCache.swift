internal import Foundation

/// Where what tests compile is kept.
///
/// Beside the build, so that no test touches the cache of whoever runs it, and what all programs share is
/// compiled once and not in each run.
package enum TestCache {
  /// The folder; heft makes it.
  package static let path = HeftProcess.packageFolder.appending(path: ".build/test-cache").path()
}
