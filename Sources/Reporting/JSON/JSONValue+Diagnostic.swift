package import Basics

extension JSONValue {
  /// A diagnostic with its place; what `heft check --json` lists.
  package init(_ diagnostic: Diagnostic) {
    self = [
      "id": .string(diagnostic.id),
      "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message),
      "file": .string(diagnostic.location.file),
      "line": .int(diagnostic.location.line),
      "column": .int(diagnostic.location.column),
      "hint": .optional(diagnostic.hint),
    ]
  }
}
