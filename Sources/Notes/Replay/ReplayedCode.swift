import Instruments
import Basics
import Engines
import Journaling
import Measuring
import Reporting

/// The code that replaying notes would run, held against what their text shows.
///
/// Readers see a text; what runs stands in a record beside it. Whoever changed one and not the other,
/// by accident or on purpose, is not helped to run what nobody read.
struct ReplayedCode {
  /// Code that runs for a result and has not run for one before it.
  struct Part {
    var result: RecordedResult
    var code: [Snippet]
  }

  private let notes: RecordedNotes
  let parts: [Part]

  init(of notes: RecordedNotes) {
    self.notes = notes
    var known: Set<String> = []
    parts = notes.results.map { result in
      Part(result: result, code: result.code.filter { known.insert($0.code).inserted })
    }
  }

  /// All of it, to be shown before it runs.
  var document: Document {
    let count = notes.results.count.counted("result")
    var blocks: [Block] = [.paragraph(Text("To measure \(count) again, this code runs:"))]
    for part in parts where !part.code.isEmpty {
      blocks.append(.paragraph(.muted("\(Self.name(of: part.result)):")))
      blocks += part.code.map { .code($0.code, language: part.result.engine.name) }
    }
    return Document(blocks)
  }

  /// Where the record says something else than the text.
  var findings: [Diagnostic] {
    guard notes.shown != nil || !notes.entries.isEmpty else { return [] }
    let blocks = (notes.shown?.code ?? []).map(Self.lines)
    return parts.flatMap { part in
      part.code.compactMap { snippet -> Diagnostic? in
        let isShown = notes.shown == nil || blocks.contains { $0.holds(Self.lines(snippet.code)) }
        guard !isShown || differsFromItsEntry(snippet) else { return nil }
        return Diagnostic(
          id: "replay.hidden-code",
          message:
            "For \(Self.name(of: part.result)) the record runs code that the text does not show: \(snippet.title)",
          location: SourceLocation(file: notes.path, line: notes.shown?.recordLine ?? 1))
      }
    }
  }

  /// Whether a piece of the session's code is not what the session's entry of that number says.
  private func differsFromItsEntry(_ snippet: Snippet) -> Bool {
    guard let index = snippet.origin.entryIndex, let entry = notes.entries[index] else {
      return false
    }
    return !Self.lines(entry).holds(Self.lines(snippet.code))
      && !entry.hasSuffix(snippet.code)
  }

  private static func name(of result: RecordedResult) -> String {
    result.number.map { "result [\($0)]" } ?? "a result without a number"
  }

  /// The lines of code, without what nobody sees: blanks at their ends, empty lines around.
  private static func lines(_ code: String) -> [Substring] {
    var lines = code.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while line.last?.isWhitespace == true { line.removeLast() }
      return line
    }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

extension [Substring] {
  /// Whether some lines stand in these, one below the other.
  fileprivate func holds(_ lines: [Substring]) -> Bool {
    guard let first = lines.first else { return true }
    return indices.contains { start in
      self[start] == first && self[start...].starts(with: lines)
    }
  }
}
