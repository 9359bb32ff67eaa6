internal import Basics

/// What a rule about the whole course looks at.
struct CourseContext {
  /// All lessons that could be read, in the order of the course.
  let course: Course
  /// Nil where the course was given without a list of tracks.
  let tracks: [Track]?
  /// Nil where the course was given without claims.
  let catalogue: ClaimCatalogue?
  /// All texts, by file.
  let sources: [String: SourceText]

  /// A finding with the line it is about.
  func finding(
    _ id: String, _ message: String, at location: SourceLocation, hint: String? = nil
  ) -> Diagnostic {
    let source = sources[location.file] ?? SourceText("", file: location.file)
    return source.finding(id, message, at: location, hint: hint)
  }

  /// The ids of all lessons that come before one, however far back.
  func predecessors(of lesson: Lesson) -> Set<String> {
    var found: Set<String> = []
    var waiting = lesson.header.after.map(\.text)
    while let id = waiting.popLast() {
      guard found.insert(id).inserted, let next = course[id] else { continue }
      waiting += next.header.after.map(\.text)
    }
    return found
  }
}
