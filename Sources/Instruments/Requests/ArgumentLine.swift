import Basics
import Languages

/// What follows a command's word: code or words, and the options that the table lists for it.
struct ArgumentLine {
  /// What stands before the first option.
  let code: String
  /// The options in order, with what follows each.
  let options: [(name: String, value: String)]
  /// Whether the code is Swift, by what is typed or by `--swift`.
  let isSwift: Bool

  /// Takes what follows a command apart.
  ///
  /// - Parameters:
  ///   - known: the options that the command takes.
  ///   - isSwift: whether what is typed is Swift.
  /// - Throws: a ``Problem`` where something looks like an option and is none.
  init(_ arguments: String, of command: String, options known: [CommandOption], isSwift: Bool)
    throws(Problem)
  {
    let names = known.map(\.name)
    self.isSwift = isSwift || CodeScanner.asksForSwift(arguments, names: Set(names))
    (code, options) = CodeScanner(arguments, isSwift: self.isSwift).options(named: Set(names))
    for text in [code] + options.map(\.value) {
      for word in CodeScanner(text, isSwift: self.isSwift).dashedWords {
        let near = Spelling.nearest(to: word.name, in: names)
        // `a --b` is arithmetic, odd as it looks; what has a value behind it is not.
        guard near != nil || word.isFollowed else { continue }
        throw .usage(
          "\(command) has no option `--\(word.name)`",
          hint: near.map { "did you mean `--\($0)`?" }
            ?? "its options are \(names.map { "--\($0)" }.joined(separator: ", "))")
      }
    }
  }
}

extension CodeScanner {
  /// Whether a line of Python's session says of its code that it is Swift.
  ///
  /// `--swift` stands behind code that has to be read as Swift in order to find it; an option that takes
  /// no value is not found by chance within a text.
  static func asksForSwift(_ arguments: String, names: Set<String>) -> Bool {
    guard names.contains("swift") else { return false }
    return CodeScanner(arguments, isSwift: true).options(named: names).options
      .contains { $0.0 == "swift" && $0.1.isEmpty }
  }

  /// The words after two dashes, outside of strings and brackets.
  fileprivate var dashedWords: [(name: String, isFollowed: Bool)] {
    topLevel.compactMap { index in
      guard text[index...].starts(with: "--"), index == 0 || text[index - 1].isWhitespace else {
        return nil
      }
      let name = text[(index + 2)...].prefix { $0.isLetter || $0 == "-" }
      let rest = text[(index + 2 + name.count)...]
      guard let first = name.first, first.isLetter, rest.first?.isWhitespace != false else {
        return nil
      }
      let next = rest.first { !$0.isWhitespace }
      return (
        String(name), next.map { $0.isLetter || $0.isNumber || "\"'([{_".contains($0) } ?? false
      )
    }
  }
}
