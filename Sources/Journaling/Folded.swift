package import Basics

/// What a fold computed, and what was passed over on the way.
package struct Folded<Value: Fold>: Sendable {
  package var value: Value
  /// Lines that are no events, and journals that cannot be read.
  package var diagnostics: [Diagnostic] = []
}
