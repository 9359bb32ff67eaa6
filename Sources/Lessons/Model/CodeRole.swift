/// What a block of code is for: the second word of its info string.
package enum CodeRole: Hashable, Sendable {
  /// Runs before what is measured.
  case setup
  /// Consumes what was built; its value is the answer.
  case use
  /// Where the learner begins in an exercise; the naive code where there is none.
  case starter
  /// A code that passes the exercise.
  case solution
  /// Judges the claim of that id by being `True`.
  case fact(claim: String)
  /// Constructs the data in one way: `naive`, `optimized` or another word.
  case variant(String)
}

extension CodeRole {
  /// The words that name no variant.
  static let reserved = ["setup", "use", "starter", "solution", "fact"]

  /// The name of the variant it is, where it is one.
  package var variant: String? {
    if case .variant(let name) = self { name } else { nil }
  }

  /// The claim it judges, where it is a fact.
  package var claim: String? {
    if case .fact(let claim) = self { claim } else { nil }
  }
}
