import Basics
package import Instruments
package import Journaling

/// Which session's notes are meant, and which part of them.
package struct NotesRequest: Hashable, Sendable {
  /// The session's name or its first letters; nil for the one that runs, or the last.
  package var session: String?
  package var selection: NotesSelection

  /// Makes a request.
  package init(session: String? = nil, selection: NotesSelection = NotesSelection()) {
    self.session = session
    self.selection = selection
  }

  /// Makes a request of the command line's options.
  ///
  /// - Throws: a ``Problem`` where `results` is no number or range.
  package init(
    session: String?, lesson: String?, isPinned: Bool, results: String?
  ) throws(Problem) {
    self.init(session: session, selection: NotesSelection(lesson: lesson, pinnedOnly: isPinned))
    if let results { selection.results = try Self.range(results) }
  }

  /// The options that choose a part, without their dashes.
  package static let options = ["lesson", "pinned", "results"]

  /// Reads the shell's `[SESSION] [--lesson ID] [--pinned] [--results 3-7]`.
  ///
  /// - Throws: a ``Problem`` where an option has no value or is unknown.
  package init(parsing arguments: String, of command: String) throws(Problem) {
    self.init()
    var words = arguments.split(separator: " ").map(String.init)[...]
    while let word = words.popFirst() {
      if try take(word, &words) { continue }
      guard !word.hasPrefix("--") else {
        throw Self.noOption(word, of: command, among: Self.options)
      }
      session = word
    }
  }

  /// Takes one of its own options with what follows it; says whether the word was one.
  package mutating func take(_ word: String, _ rest: inout ArraySlice<String>) throws(Problem)
    -> Bool
  {
    switch word {
    case "--pinned": selection.pinnedOnly = true
    case "--lesson", "--results":
      guard let value = rest.popFirst() else { throw .usage("\(word) needs a value after it") }
      if word == "--lesson" {
        selection.lesson = value
      } else {
        selection.results = try Self.range(value)
      }
    default: return false
    }
    return true
  }

  /// What is said of an option that there is not.
  static func noOption(_ word: String, of command: String, among names: [String]) -> Problem {
    let near = Spelling.nearest(to: String(word.dropFirst(2)), in: names)
    return .usage(
      "\(command) has no option `\(word)`",
      hint: near.map { "did you mean `--\($0)`?" }
        ?? "its options are \(names.map { "--\($0)" }.joined(separator: ", "))")
  }

  /// Reads `3` or `3-7`.
  private static func range(_ text: String) throws(Problem) -> ClosedRange<Int> {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil,
      first >= 1, first <= last
    else {
      throw .usage(
        "--results takes a number or a range, not `\(text)`", hint: "for example: --results 3-7")
    }
    return first...last
  }
}

extension Notes {
  /// The part that is meant.
  ///
  /// - Throws: a ``Problem`` where there is nothing in it.
  package func part(_ selection: NotesSelection) throws(Problem) -> Notes {
    if selection.isEverything { return self }
    let part = selecting(selection)
    guard part.items.isEmpty else { return part }
    let count = results == 0 ? "has no results" : "has \(results.counted("result"))"
    if selection.pinnedOnly, selection.lesson == nil, selection.results == nil {
      throw .usage("nothing is pinned in these notes", hint: "`pin 3` pins the third result")
    }
    if let lesson = selection.lesson, !selection.pinnedOnly, selection.results == nil {
      let known = Set(items.compactMap(\.lesson)).sorted()
      throw .usage(
        "nothing in these notes belongs to a lesson `\(lesson)`",
        hint: Spelling.nearest(to: lesson, in: known).map { "did you mean `--lesson \($0)`?" }
          ?? (known.isEmpty ? nil : "the lessons are \(known.joined(separator: ", "))"))
    }
    throw .usage("no part of these notes is that", hint: "the session \(count)")
  }
}
