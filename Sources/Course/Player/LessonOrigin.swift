import Basics
import FoundationEssentials
import Instruments
package import Journaling
package import Lessons

/// Where a lesson comes from: the course that heft brings, or a file that somebody wrote.
package enum LessonOrigin: Hashable {
  case course
  /// The file's one absolute path.
  case file(String)

  /// Finds out by where the lesson's file lies, links followed.
  package init(of lesson: Lesson) {
    let file = Self.resolved(lesson.file)
    let course = (try? LessonsFolder.find()).map(Self.resolved)
    self = course.map { file.hasPrefix($0 + "/") } == true ? .course : .file(file)
  }

  /// What progress in a lesson is kept by.
  package static func key(of lesson: Lesson) -> LessonKey {
    guard case .file(let path) = Self(of: lesson) else { return LessonKey(id: lesson.id) }
    return LessonKey(id: lesson.id, file: path, digest: lesson.digest)
  }

  private static func resolved(_ path: String) -> String {
    CourseFiles.canonical(URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false))
  }

  /// The name of the environment for a foreign lesson's packages; nil for the course's.
  ///
  /// It changes with what the lesson requires, so that an edited list never meets what an earlier one
  /// brought.
  func packageKey(for lesson: Lesson) -> String? {
    guard case .file(let path) = self else { return nil }
    let texts = [path] + lesson.header.requires.sorted()
    let digest = JSONValue.array(texts.map(JSONValue.string)).digest
    return "\(lesson.id.prefix(40))-\(digest.drop { $0 != ":" }.dropFirst())"
  }
}
