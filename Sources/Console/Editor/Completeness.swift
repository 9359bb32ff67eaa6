/// Whether a text is an entry as it stands.
package enum Completeness: Hashable, Sendable {
  /// It can be run; also where running it can only end in an error message.
  case complete
  /// It can be run, and it can go on: a block that a blank line ends.
  case extensible
  /// More must follow: an open bracket or string, a block without a body.
  case incomplete
}
