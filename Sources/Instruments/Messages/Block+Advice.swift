package import Reporting

extension Block {
  /// What can be done now, one or two sentences with code between backticks.
  package static func advice(_ text: String) -> Block {
    .paragraph(.muted("→ ") + .marked(text))
  }
}
