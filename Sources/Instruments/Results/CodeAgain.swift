package import Basics
package import Journaling
package import Languages

/// The session's code as far as it is to run again before something is measured.
package struct CodeAgain {
  package var code: [Snippet] = []
  /// Why it does not run again, one clause; nil where it does.
  package var refusal: String?

  package init(code: [Snippet] = [], refusal: String? = nil) {
    self.code = code
    self.refusal = refusal
  }

  /// What lets code run again that acted outside its process's memory.
  package static let way = "`set again on` lets such code run again"

  /// What pieces of code did outside their process's memory: `line 3 wrote to log.txt`.
  package static func clause(_ pieces: [ReplayableCode.Piece]) -> String {
    let most = 3
    let lines = pieces.prefix(most).map { piece in
      let others = piece.acted.count - 2
      let acts = piece.acted.prefix(2).joined(separator: " and ")
      return "line \(piece.index) \(acts)\(others > 0 ? " and did \(others) more such things" : "")"
    }
    let rest = pieces.count - most
    return lines.joined(separator: ", ")
      + (rest > 0 ? ", and \(rest.counted("more line")) did such things" : "")
  }

  /// What the person said about code that acted outside, and was told, in one session.
  package struct Memory {
    /// Whether code that acted outside may run again, by the place that it came from.
    package var answers: [String: Bool] = [:]
    /// Whether it was said that code runs again.
    package var isSaid: Set<CodeLanguage> = []

    package init() {}
  }
}
