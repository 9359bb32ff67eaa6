/// What could stand before the cursor.
package struct Proposals: Hashable, Sendable {
  /// One proposal.
  package struct Candidate: Hashable, Sendable {
    /// What is put into the line.
    package var text: String
    /// What a list shows for it, where that is shorter.
    package var label: String
    /// What a list says about it.
    package var detail: String
    /// What follows it once it is chosen.
    package var closing: String

    init(_ text: String, label: String? = nil, detail: String = "", closing: String = "") {
      self.text = text
      self.label = label ?? text
      // A list shows plain text, in which the marks around code mean nothing.
      self.detail = String(detail.filter { $0 != "`" })
      self.closing = closing
    }
  }

  /// How many characters before the cursor a proposal replaces.
  package var replaced: Int
  package var candidates: [Candidate]
  /// Why there are none, where that is not plain; one sentence.
  package var remark = ""

  static let none = Proposals(replaced: 0, candidates: [])
}
