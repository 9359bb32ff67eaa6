internal import Basics
import Languages

/// The words behind a code block's fence: the language, then the role.
struct InfoString {
  var language: String
  var words: [String]

  init(_ info: String) {
    let all = info.split(separator: " ").map(String.init)
    language = all.first ?? ""
    words = Array(all.dropFirst())
  }

  /// The role; nil for an illustration and, with a finding, for what can be no role.
  ///
  /// A role that is only misspelled is reported and then read as it was meant, so that one slip
  /// gives one finding.
  func role(at place: SourceLocation, findings: Findings) -> CodeRole? {
    guard CodeLanguage(rawValue: language) != nil, let word = words.first else { return nil }
    if word == "fact" { return fact(at: place, findings: findings) }
    if words.count > 1 {
      findings.add(
        "role", "`\(words.joined(separator: " "))` is more than one word.", at: place,
        hint: "write the language and one role, such as `python naive`")
    }
    return role(word, at: place, findings: findings)
  }

  private func role(_ word: String, at place: SourceLocation, findings: Findings) -> CodeRole? {
    switch word {
    case "setup": .setup
    case "use": .use
    case "starter": .starter
    case "solution": .solution
    default: variant(word, at: place, findings: findings)
    }
  }

  private func fact(at place: SourceLocation, findings: Findings) -> CodeRole? {
    guard words.count == 2, SlotGrammar.isClaimID(words[1]) else {
      findings.add(
        "role", "The fact does not name its claim.", at: place,
        hint: "write `\(language) fact D7`")
      return nil
    }
    return .fact(claim: words[1])
  }

  private func variant(
    _ word: String, at place: SourceLocation, findings: Findings
  ) -> CodeRole? {
    if let near = Spelling.nearest(to: word, in: CodeRole.reserved + ["naive", "optimized"]) {
      findings.add(
        "role", "`\(word)` is no role.", at: place, hint: "did you mean `\(language) \(near)`?")
      return near == "fact" ? nil : role(near, at: place, findings: findings)
    }
    let isLedger = LedgerName(rawValue: word) != nil
    guard SlotGrammar.isName(word), !isLedger, !["n", "table", "picture"].contains(word) else {
      findings.add(
        "role", "No variant can be called `\(word)`.", at: place,
        hint: isLedger
          ? "this is a ledger's name, which slots would confuse with it"
          : "use lower-case letters, digits and -")
      return nil
    }
    return .variant(word)
  }
}
