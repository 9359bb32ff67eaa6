internal import Basics
package import Instruments

extension Problem {
  /// A word on the command line that names no command, and what it may have meant.
  ///
  /// - Parameters:
  ///   - start: the words before it.
  ///   - names: the words that could stand there.
  package static func noCommand(
    _ word: String, after start: [String], among names: [String]
  ) -> Problem {
    let start = start.joined(separator: " ")
    let hint =
      if let near = Spelling.nearest(to: word, in: names) {
        "did you mean `\(start) \(near)`?"
      } else if CommandTable.names.contains(word) {
        "`\(word)` is a command of the shell; `heft` alone opens it"
      } else {
        "its commands are \(names.joined(separator: ", "))"
      }
    return .usage("there is no command `\(start) \(word)`", hint: hint)
  }
}
