/// An option of a command: what it is called, what stands after it, what it does.
///
/// Reading, help and completion all take it from the command's place in the table.
package struct CommandOption: Hashable, Sendable, ExpressibleByStringLiteral {
  /// What stands after an option.
  package enum Value: Hashable, Sendable {
    case nothing, code, count, file, lesson
    case oneOf([String])
  }

  /// The name, without its dashes.
  package let name: String
  package let value: Value
  /// One line, for help and for the list below the cursor; empty where the usage says it all.
  package let summary: String

  /// Makes an option.
  package init(_ name: String, _ value: Value, _ summary: String) {
    self.name = name
    self.value = value
    self.summary = summary
  }

  /// An option of which there is nothing more to say.
  package init(stringLiteral name: String) {
    self.init(name, .nothing, "")
  }

  /// As it is typed, with a word for its value.
  package var form: String {
    switch value {
    case .nothing: "--\(name)"
    case .code: "--\(name) CODE"
    case .count: "--\(name) N"
    case .file: "--\(name) FILE"
    case .lesson: "--\(name) ID"
    case .oneOf(let words): "--\(name) \(words.joined(separator: "|"))"
    }
  }
}

extension CommandOption {
  package static let `where` = CommandOption(
    "where", .nothing, "show all that is known of where the bytes are")
  package static let setup = CommandOption("setup", .code, "code that runs before, unmeasured")
  package static let use = CommandOption(
    "use", .code, "code that uses what was built, as `it`; its value is the answer")
  package static let swift = CommandOption("swift", .nothing, "the code is Swift")
  package static let n = CommandOption("n", .count, "the value of `n` in the code")
  package static let careful = CommandOption(
    "careful", .nothing, "time for longer, to find smaller differences")
  package static let quick = CommandOption(
    "quick", .nothing, "time for about two seconds, as usual")
}
