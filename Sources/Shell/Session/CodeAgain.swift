import Basics
import Journaling
import Lessons

/// The session's code as far as it is to run again before something is measured.
struct CodeAgain {
  var code: [Snippet] = []
  /// Why it does not run again, one clause; nil where it does.
  var refusal: String?

  /// What lets code run again that acted outside its process's memory.
  static let way = "`set again on` lets such code run again"

  /// What pieces of code did outside their process's memory: `line 3 wrote to log.txt`.
  static func clause(_ pieces: [ReplayableCode.Piece]) -> String {
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
  struct Memory {
    /// Whether code that acted outside may run again, by the place that it came from.
    var answers: [String: Bool] = [:]
    /// Whether it was said that code runs again.
    var isSaid: Set<CodeLanguage> = []
  }
}
