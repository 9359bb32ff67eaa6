internal import Basics

/// What a rule may ask about while it looks at one lesson.
struct LintContext {
  let source: SourceText
  /// Nil where the lesson is looked at without the course's claims.
  let catalogue: ClaimCatalogue?

  /// A finding with the line it is about.
  func finding(
    _ id: String, _ message: String, at location: SourceLocation, hint: String? = nil
  ) -> Diagnostic {
    source.finding(id, message, at: location, hint: hint)
  }
}
