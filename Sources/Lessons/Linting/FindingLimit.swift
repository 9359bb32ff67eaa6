internal import Basics

extension [Diagnostic] {
  /// How many findings on one line are shown.
  private static var perLine: Int { 5 }
  /// How many findings in one file are shown.
  private static var perFile: Int { 100 }

  /// The first findings of each line and each file, and how many more there are.
  ///
  /// The findings have to be in the order of their places.
  func bounded() -> [Diagnostic] {
    bounded(to: Self.perLine, by: { "\($0.location.file):\($0.location.line)" }, "on this line")
      .bounded(to: Self.perFile, by: \.location.file, "in this file")
  }

  private func bounded(
    to limit: Int, by key: (Diagnostic) -> String, _ place: String
  ) -> [Diagnostic] {
    var result: [Diagnostic] = []
    var rest = self[...]
    while let first = rest.first {
      let same = key(first)
      let group = rest.prefix { key($0) == same }
      rest = rest.dropFirst(group.count)
      // One more line says no more than the finding itself.
      guard group.count > limit + 1, let next = group.dropFirst(limit).first else {
        result += group
        continue
      }
      result += group.prefix(limit)
      result.append(
        Diagnostic(
          id: "lesson.more", severity: group.contains { $0.severity == .error } ? .error : .note,
          message: "There are \((group.count - limit).grouped) more findings \(place).",
          location: next.location, hint: "mend those above, then check again"))
    }
    return result
  }
}
