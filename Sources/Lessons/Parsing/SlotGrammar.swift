import Languages

/// The grammar of what stands between the braces of a slot.
///
/// ```
/// slot       = "engine" [ language ]
///            | experiment "." ( "n" | "table" | "picture" )
///            | experiment [ language ] "." ledger "." ( "verdict" | "ratio" | "saving" )
///            | experiment [ language ] "." variant "." ledger [ ".each" ]
///            | claim "." ( "verdict" | "measured" )
/// language   = ".python" | ".swift"
/// experiment, variant = a lower-case letter, then lower-case letters, digits and "-"
/// claim      = an upper-case letter, then digits
/// ```
///
/// A second word that is a ledger's name is read as a ledger, and one that is a language's as that
/// language: no variant may be called like either. Without a language the experiment's Python is
/// meant, or its Swift where it has no Python.
enum SlotGrammar {
  /// One line for hints.
  static let summary =
    "write {{experiment.ledger.verdict}}, {{experiment.variant.ledger}}, {{experiment.table}} or {{D4.verdict}}"

  /// The language that a path names after its first word, and the path without it.
  static func language(in path: String) -> (CodeLanguage?, rest: String) {
    var words = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 2 && words[0] == "engine" || words.count > 3,
      let language = CodeLanguage(rawValue: words[1])
    else { return (nil, path) }
    words.remove(at: 1)
    return (language, words.joined(separator: "."))
  }

  /// Reads a slot's path without its language; nil where it follows no rule.
  static func reference(_ path: String) -> Slot.Reference? {
    if path == "engine" { return .engine }
    let words = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard words.count >= 2 else { return nil }
    if isClaimID(words[0]) {
      guard words.count == 2, let form = Slot.ClaimForm(rawValue: words[1]) else { return nil }
      return .claim(id: words[0], form: form)
    }
    guard isName(words[0]) else { return nil }
    switch words.count {
    case 2: return whole(words[0], words[1])
    case 3:
      if let ledger = LedgerName(rawValue: words[1]) {
        return Slot.Form(rawValue: words[2]).map {
          .comparison(experiment: words[0], ledger: ledger, form: $0)
        }
      }
      return ofVariant(words).map {
        .figure(experiment: words[0], variant: words[1], ledger: $0)
      }
    case 4 where words[3] == "each":
      return ofVariant(words).map { .each(experiment: words[0], variant: words[1], ledger: $0) }
    default: return nil
    }
  }

  /// Whether the word may name an experiment, a variant or a lesson.
  static func isName(_ word: String) -> Bool {
    guard let first = word.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
    else { return false }
    return word.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
    }
  }

  /// Whether the word may name a claim.
  static func isClaimID(_ word: String) -> Bool {
    guard let first = word.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
    else { return false }
    let digits = word.utf8.dropFirst()
    return !digits.isEmpty
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func whole(_ experiment: String, _ word: String) -> Slot.Reference? {
    switch word {
    case "n": .size(experiment: experiment)
    case "table": .table(experiment: experiment)
    case "picture": .picture(experiment: experiment)
    default: nil
    }
  }

  private static func ofVariant(_ words: [String]) -> LedgerName? {
    isName(words[1]) ? LedgerName(rawValue: words[2]) : nil
  }
}
