/// What a drift comes from, as far as a measurement on the recorded version tells.
enum Cause: String, Hashable {
  /// The recorded version gives the recorded figure here: it is the interpreter's version.
  case version
  /// The recorded version gives the new figure here: it is anything but the version.
  case other
  /// The recorded version gives a third figure here: it is both.
  case both
  /// The version is the same, or the recorded one is not installed here.
  case unknown
}
