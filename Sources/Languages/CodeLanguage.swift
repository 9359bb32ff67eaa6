/// A language in which lessons hold runnable code; the word that opens a block's info string.
package enum CodeLanguage: String, CaseIterable, Hashable, Sendable, Codable {
  case python, swift
}
