/// What may stand in place of the characters before the cursor.
package struct Completion: Hashable, Sendable {
  /// One proposal.
  package struct Candidate: Hashable, Sendable {
    /// What is put into the line.
    package var text: String
    /// What is shown in the list, where that is something shorter.
    package var label: String
    /// What is told about it in the list.
    package var detail: String
    /// What is put after it if it is the only proposal: a blank after a command, say.
    package var closing: String

    /// Makes a proposal that is shown as it is inserted, unless told.
    package init(_ text: String, label: String? = nil, detail: String = "", closing: String = "") {
      self.text = text
      self.label = label ?? text
      self.detail = detail
      self.closing = closing
    }
  }

  /// How many characters before the cursor a proposal replaces.
  package var replaced: Int
  package var candidates: [Candidate]
  /// Why there are no proposals, where that is not plain; shown below the line until the next key.
  package var remark: String

  /// Makes a completion.
  package init(replacing replaced: Int, with candidates: [Candidate], remark: String = "") {
    self.replaced = replaced
    self.candidates = candidates
    self.remark = remark
  }

  /// No proposals.
  package static let none = Completion(replacing: 0, with: [])

  /// The longest text that all proposals begin with.
  package var commonPrefix: String {
    guard var shared = candidates.first?.text else { return "" }
    for candidate in candidates.dropFirst() {
      let length = zip(shared, candidate.text).prefix { $0 == $1 }.count
      shared = String(shared.prefix(length))
    }
    return shared
  }
}
