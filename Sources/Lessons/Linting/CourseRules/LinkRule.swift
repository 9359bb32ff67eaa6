internal import Basics

/// Links between lessons lead to lessons.
enum LinkRule: CourseRule {
  static let id = "link"

  static func check(_ context: CourseContext) -> [Diagnostic] {
    let files = Set(context.course.lessons.map { resolved($0.file, from: "") })
    return context.course.lessons.flatMap { lesson in
      links(of: lesson).compactMap { destination, location in
        guard isLocal(destination) else { return nil }
        let path = destination.prefix { $0 != "#" }
        guard !files.contains(resolved(String(path), from: lesson.file)) else { return nil }
        return context.finding(
          id, "The link `\(destination)` leads to no lesson.", at: location,
          hint: "write the other lesson's file from here, such as ../values/slots.md")
      }
    }
  }

  private static func links(of lesson: Lesson) -> [(String, SourceLocation)] {
    let prose = lesson.steps.flatMap(\.readableBlocks).flatMap(\.prose)
    return prose.flatMap(\.flattened).compactMap { span in
      guard case .link(_, let destination, let location) = span else { return nil }
      return (destination, location)
    }
  }

  private static func isLocal(_ destination: String) -> Bool {
    !destination.hasPrefix("#") && !destination.contains("://")
      && !destination.hasPrefix("mailto:")
  }

  /// A path as seen from a file, without `.` and `..`.
  private static func resolved(_ path: String, from file: String) -> String {
    var parts = path.hasPrefix("/") ? [] : file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/").map(String.init) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.filter { $0 != "." }.joined(separator: "/")
  }
}
