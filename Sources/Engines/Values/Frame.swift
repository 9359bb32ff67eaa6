package import Basics

/// One of the learner's own lines in a traceback.
package struct Frame: Hashable, Sendable {
  package var location: SourceLocation
  /// The function it is in; nil at the top level.
  package var function: String?
  /// The line's text, without indentation.
  package var text: String
  /// How many more times the same line stands there in a row: recursion.
  package var repeated: Int

  /// Makes a frame.
  package init(location: SourceLocation, function: String?, text: String, repeated: Int = 0) {
    self.location = location
    self.function = function
    self.text = text
    self.repeated = repeated
  }
}

extension Frame: CustomStringConvertible {
  /// `heft[3], line 2, in f`, with the number of repeats where there are any.
  package var description: String {
    var text = "\(location.file), line \(location.line)"
    if let function { text += ", in \(function)" }
    if repeated > 0 { text += " (and \(repeated.grouped) more times)" }
    return text
  }
}
