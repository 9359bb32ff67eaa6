internal import Basics

/// Each lesson belongs to a track that the course lists.
enum TrackRule: CourseRule {
  static let id = "track"

  static func check(_ context: CourseContext) -> [Diagnostic] {
    guard let tracks = context.tracks else { return [] }
    let ids = tracks.map(\.id)
    return context.course.lessons.filter { !ids.contains($0.header.track) }.map { lesson in
      let near = Spelling.nearest(to: lesson.header.track, in: ids)
      return context.finding(
        id, "The course has no track `\(lesson.header.track)`.",
        at: lesson.header.trackLocation,
        hint: near.map { "did you mean `\($0)`?" }
          ?? "the tracks are \(ids.joined(separator: ", "))")
    }
  }
}
