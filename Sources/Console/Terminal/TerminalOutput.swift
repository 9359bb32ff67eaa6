internal import System

/// Writing to a terminal, or to what stands in its place, as a whole.
enum TerminalOutput {
  /// Writes all of a text, waiting where it cannot be taken yet.
  ///
  /// What goes wrong with standard output is said when the process ends, see ``Edge/leave(with:)``.
  static func write(_ text: String, to descriptor: Int32) {
    StandardStreams.write(text, to: descriptor)
  }
}
