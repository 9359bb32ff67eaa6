import Basics

/// What follows a command's word: code or words, and the options that the table lists for it.
struct ArgumentLine {
  /// What stands before the first option.
  let code: String
  /// The options in order, with what follows each.
  let options: [(name: String, value: String)]

  /// Takes what follows a command apart.
  ///
  /// - Throws: a ``Problem`` where something looks like an option and is none.
  init(_ arguments: String, of command: Command) throws(Problem) {
    let names = command.options.map(\.name)
    (code, options) = CodeScanner(arguments).options(named: Set(names))
    for text in [code] + options.map(\.value) {
      for word in CodeScanner(text).dashedWords {
        let near = Spelling.nearest(to: word.name, in: names)
        // `a --b` is arithmetic, odd as it looks; what has a value behind it is not.
        guard near != nil || word.isFollowed else { continue }
        throw .usage(
          "\(command.name) has no option `--\(word.name)`",
          hint: near.map { "did you mean `--\($0)`?" }
            ?? "its options are \(names.map { "--\($0)" }.joined(separator: ", "))")
      }
    }
  }
}

extension CodeScanner {
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
