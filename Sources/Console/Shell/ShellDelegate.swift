internal import Basics
internal import Shell

/// Answers the line editor's questions from the session and the command table.
final class ShellDelegate: LineEditorDelegate {
  private let session: ShellSession
  private var language: EntryLanguage { EntryLanguage(isSwift: session.isSwift) }

  init(_ session: ShellSession) {
    self.session = session
  }

  func completeness(of text: String) -> Completeness {
    language.completeness(of: text)
  }

  func indent(after text: String) -> String {
    language.indent(after: text)
  }

  func outdented(_ text: String) -> String {
    language.outdented(text)
  }

  func highlight(_ text: String) -> [Span] {
    // The person types: by the time the entry is whole, the worker is there.
    session.warmUp()
    return language.highlight(text)
  }

  func complete(before: String, after: String) -> Completion {
    let proposals = session.completions(
      before: before,
      words: session.isSwift ? Array(SwiftWords.keywords.union(SwiftWords.builtins)) : [])
    return Completion(
      replacing: proposals.replaced,
      with: proposals.candidates.map { candidate in
        Completion.Candidate(
          candidate.text, label: candidate.label, detail: candidate.detail,
          closing: candidate.closing)
      }, remark: proposals.remark)
  }
}
