/// How the reading of one entry ended.
package enum ReadResult: Hashable, Sendable {
  /// An entry, without a line break at its end.
  case line(String)
  /// Ctrl-C: what was typed is to be thrown away.
  case cancelled
  /// Ctrl-D on an empty line, or no more input.
  case endOfInput
  /// The terminal is gone or broken; trying again would fail again.
  case failed(errno: Int32)
}
