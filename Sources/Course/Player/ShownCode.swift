package import Basics
import Instruments
package import Languages
package import Lessons
package import Reporting

/// Which code of a lesson a person was shown, so that none of it runs before it was.
///
/// A step may hold code below the figure that it waits for, a lesson may be opened in the middle, and
/// what is about a language that is missing here is left out: whatever runs and was in none of what
/// stood on the screen is shown by itself, just before it runs.
///
/// The course that heft brings is heft's own code, and nobody has to be warned of it.
package struct ShownCode {
  private let isOwn: Bool
  private var origins: Set<SourceLocation> = []

  /// Begins with a lesson of which nothing was shown.
  package init(of lesson: Lesson) {
    isOwn = LessonOrigin(of: lesson) == .course
  }

  /// A piece of code that is about to run, with what it is.
  package struct Piece {
    package var caption: String
    package var code: Snippet
    package var language: CodeLanguage

    /// Makes a piece.
    package init(caption: String, code: Snippet, language: CodeLanguage) {
      self.caption = caption
      self.code = code
      self.language = language
    }
  }

  /// Notes that blocks were shown.
  package mutating func add(_ blocks: some Sequence<Lessons.Block>) {
    for block in blocks {
      switch block {
      case .code(let code): origins.insert(code.snippet.origin)
      case .quote(let inner): add(inner)
      // A list is shown as its text alone.
      case .list, .paragraph, .heading, .table, .result, .experiment, .exercise: break
      }
    }
  }

  /// What of some code was not shown, as a document; nil where all of it was. From now on it is.
  package mutating func missing(of pieces: [Piece]) -> Document? {
    guard !isOwn else { return nil }
    let missing = pieces.filter { origins.insert($0.code.origin).inserted }
    guard !missing.isEmpty else { return nil }
    return Document(
      [.paragraph("This code runs now, and has not been shown yet:")]
        + missing.flatMap { piece -> [Reporting.Block] in
          [
            .paragraph(.muted("\(piece.caption):")),
            .code(piece.code.code, language: piece.language.rawValue),
          ]
        })
  }
}

extension ExperimentSpec {
  /// All of its code in some languages.
  package func pieces(in languages: [CodeLanguage]) -> [ShownCode.Piece] {
    languages.flatMap { language -> [ShownCode.Piece] in
      guard let program = programs[language] else { return [] }
      return program.setup.map { ShownCode.Piece(caption: "setup", code: $0, language: language) }
        + program.variants.map {
          ShownCode.Piece(caption: $0.name, code: $0.code, language: language)
        }
        + [program.use].compactMap(\.self).map {
          ShownCode.Piece(caption: "use", code: $0, language: language)
        }
    }
  }
}

extension Exercise.Program {
  /// What a check runs beside the learner's code.
  package func pieces(in language: CodeLanguage) -> [ShownCode.Piece] {
    (setup.map { ("setup", $0) } + [("naive", naive), ("use", use)]).map {
      ShownCode.Piece(caption: $0.0, code: $0.1, language: language)
    }
  }
}

extension Fact {
  package var piece: ShownCode.Piece {
    ShownCode.Piece(caption: "decides \(claim)", code: code, language: language)
  }
}

extension Workspace {
  /// Shows what of some code was not shown yet; to be called just before it runs.
  package func show(before pieces: [ShownCode.Piece], unlessIn shown: inout ShownCode) {
    if let document = shown.missing(of: pieces) { presenter.present(aside: document) }
  }
}
