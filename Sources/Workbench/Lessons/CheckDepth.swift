import Measuring

/// How far `heft check` goes.
package enum CheckDepth: String, Hashable, Sendable {
  case lintOnly, quick, full

  /// How an experiment is measured.
  var effort: Effort { self == .full ? .quick : .memoryOnly }
}
