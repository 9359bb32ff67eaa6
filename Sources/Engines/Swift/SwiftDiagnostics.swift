internal import Basics

/// What the compiler says, in the words of the user's own places.
struct SwiftDiagnostics {
  let pieces: [SwiftPiece]

  /// The failure that a compiler's output amounts to: its first error in the user's code.
  func failure(_ output: String) -> Failure {
    let messages = output.split(separator: "\n").compactMap(Message.init)
    let errors = messages.filter { $0.severity == "error" }
    guard let first = errors.first(where: { place($0) != nil }) ?? errors.first else {
      let line = output.split(separator: "\n").last { !$0.isEmpty }
      return Failure(
        .engine, "The Swift compiler failed: \(line ?? "it said nothing").",
        hint: "`heft doctor` shows what works here.")
    }
    var failure = Failure(.syntax, "Compile error: \(Self.ended(first.text))")
    if let place = place(first) {
      failure.location = place.location
      failure.sourceLine = place.line
    }
    failure.hint = hint(first, among: messages, errors: errors)
    return failure
  }

  /// The place in the user's code that a line of the program stands for.
  func place(
    line: Int, column: Int
  ) -> (location: SourceLocation, line: String)? {
    // What stands on the line before the first of a piece opens that piece.
    guard (line + 1) % SwiftText.mostLines != 0 else { return place(line: line + 1, column: 1) }
    let index = line / SwiftText.mostLines - 1
    guard pieces.indices.contains(index) else { return nil }
    let snippet = pieces[index].snippet
    let line = line % SwiftText.mostLines + 1
    let lines = snippet.code.split(separator: "\n", omittingEmptySubsequences: false)
    let text = line <= lines.count ? String(lines[line - 1]) : ""
    // The compiler counts bytes, people characters.
    let before = String(decoding: text.utf8.prefix(max(0, column - 1)), as: UTF8.self)
    let shift = line == 1 ? snippet.origin.column - 1 : 0
    return (
      SourceLocation(
        file: snippet.origin.file, line: snippet.origin.line + line - 1,
        column: before.count + 1 + shift), text
    )
  }

  /// What a program says at its end, with the user's places: `fatalError` names the file and the line
  /// that the compiler was told, which are heft's.
  func namingPlaces(in text: String) -> String {
    let mark = "\(SwiftCompiler.module)/snippet"
    guard text.contains(mark) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: mark) {
      let after = rest[start.upperBound...]
      let index = after.prefix { $0.isNumber }
      let digits = after[index.endIndex...].dropFirst().prefix { $0.isNumber }
      result += rest[..<start.lowerBound]
      if after[index.endIndex...].first == ":", let line = Int(digits),
        let place = place(line: line, column: 1)?.location
      {
        result += "\(place.file):\(place.line)"
        rest = rest[digits.endIndex...]
      } else {
        result += mark
        rest = after
      }
    }
    return result + rest
  }

  private func place(_ message: Message) -> (location: SourceLocation, line: String)? {
    place(line: message.line, column: message.column)
  }

  /// What the compiler noted beside the error, or how many errors more there are.
  private func hint(_ first: Message, among messages: [Message], errors: [Message]) -> String? {
    if let index = messages.firstIndex(of: first), index + 1 < messages.count {
      let next = messages[index + 1]
      if next.severity == "note", place(next) != nil {
        return "\(next.text.prefix(1).uppercased())\(Self.ended(next.text.dropFirst()))"
      }
    }
    let more = Set(errors.compactMap { place($0)?.location }).count - 1
    guard more > 0 else { return nil }
    return more == 1 ? "There is one more error." : "There are \(more) more errors."
  }

  /// A text with a mark at its end.
  private static func ended(_ text: Substring) -> String {
    text.hasSuffix("?") || text.hasSuffix(".") ? String(text) : "\(text)."
  }

  /// One line `file:line:column: severity: text`.
  private struct Message: Equatable {
    var file: Substring
    var line: Int
    var column: Int
    var severity: Substring
    var text: Substring

    init?(_ output: Substring) {
      for word in ["error", "note"] {
        guard let mark = output.firstRange(of: ": \(word): ") else { continue }
        let parts = output[..<mark.lowerBound].split(
          separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 3, let line = Int(parts[parts.count - 2]),
          let column = Int(parts[parts.count - 1])
        else { return nil }
        file = output[..<parts[parts.count - 2].startIndex].dropLast()
        self.line = line
        self.column = column
        severity = output[output.index(mark.lowerBound, offsetBy: 2)..<mark.upperBound].dropLast(2)
        text = output[mark.upperBound...]
        return
      }
      return nil
    }
  }
}
