/// How a command ended: the contract that scripts depend on.
package enum ExitCode: Int32, Sendable {
  case done = 0
  /// A measurement, an expectation or an answer failed.
  case failed = 1
  /// Bad usage or bad input.
  case usage = 2
  /// Something that is needed is missing.
  case missing = 3
  case interrupted = 130
}
