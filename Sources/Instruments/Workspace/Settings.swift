package import Basics
package import Measuring

/// What a person can change about a session with `set`.
package struct Settings: Hashable, Sendable {
  /// Whether the session's code is replayed as setup before each variant of `compare`.
  package var replay = true
  /// Whether that includes code that acted outside its process's memory.
  package var again = Again.ask
  /// How long an experiment may time.
  package var effort = Effort.quick
  /// The memory a worker may take; nil for the engine's own choice.
  package var memory: ByteCount?
  /// How long a piece of code may run.
  package var time = Duration.seconds(60)
  /// How much a piece of code may print.
  package var output = ByteCount(1 << 20)

  /// How many pieces of code `undo` can take back.
  package var undo = 8

  /// What becomes of code that wrote to files and the like where it would run again.
  package enum Again: String, Hashable, Sendable, CaseIterable {
    /// The person is asked; where nobody can be, it does not run.
    case ask
    case on, off
  }

  /// The defaults.
  package init() {}
}
