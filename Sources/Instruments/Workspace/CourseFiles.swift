package import Basics
import FoundationEssentials
package import Lessons

/// The files of a course as they lie on disk.
package struct CourseFiles {
  package var lessons: [LessonFile]
  /// `course.yaml`, where there is one.
  package var tracks: LessonFile?
  /// `claims.yaml`, where there is one.
  package var claims: LessonFile?
  /// The files that are there and cannot be read, each named; the rest of the course stands without them.
  package private(set) var faults: [Diagnostic] = []

  /// Reads a course's folder.
  package init(folder: String) throws(Problem) {
    lessons = []
    for path in try TextFile.markdown(at: folder) {
      if let lesson = file(path) { lessons.append(lesson) }
    }
    tracks = file(ifAt: "\(folder)/course.yaml")
    claims = file(ifAt: "\(folder)/claims.yaml")
  }

  /// Takes lessons that belong to no course.
  package init(loose paths: [String]) throws(Problem) {
    lessons = []
    if let only = paths.first, paths.count == 1 {
      lessons = [try Self.lessonFile(at: only)]
    } else {
      for path in paths {
        if let lesson = file(path) { lessons.append(lesson) }
      }
    }
  }

  /// The one absolute spelling of a path.
  package static func canonical(_ path: String) -> String {
    var path = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
    while path.hasSuffix("/"), path.count > 1 { path.removeLast() }
    return path
  }

  /// Reads the course that a path lies in, so that a single lesson is judged among its neighbours.
  ///
  /// - Returns: nil where no folder above the path holds a course.
  package static func around(_ path: String) throws(Problem) -> CourseFiles? {
    var folder = canonical(path)
    while folder.count > 1 {
      if FileManager.default.fileExists(atPath: "\(folder)/course.yaml") {
        return try CourseFiles(folder: folder)
      }
      folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
    }
    return nil
  }

  /// Reads every lesson, without judging any.
  package var course: Course {
    Course(
      tracks: tracks.map { TracksParser.parse($0.text, file: $0.file).tracks } ?? [],
      lessons: lessons.compactMap { LessonParser.parse($0.text, file: $0.file).lesson })
  }

  /// Reads and judges every lesson, and the course as a whole.
  package var linted: LintedCourse {
    var linted = CourseLinter.lint(lessons: lessons, tracks: tracks, claims: claims)
    linted.diagnostics = (faults + linted.diagnostics).sorted { $0.location < $1.location }
    return linted
  }

  /// Reads a file of the course; nil, and a finding, where that cannot be done.
  private mutating func file(_ path: String) -> LessonFile? {
    do throws(Problem) {
      guard TextFile.isPlain(path) else {
        throw .usage("\(path) is no file", hint: "a course is made of plain files")
      }
      return try Self.lessonFile(at: path)
    } catch {
      faults.append(
        Diagnostic(
          id: "course.unreadable", message: error.message.asSentence(),
          location: SourceLocation(file: path, line: 1), hint: error.hint?.asSentence()))
      return nil
    }
  }

  /// Reads a file, unless it is larger than a lesson may be.
  package static func lessonFile(at path: String) throws(Problem) -> LessonFile {
    guard let text = try TextFile.read(path, limit: LessonFile.limit) else {
      return LessonFile(tooLarge: path)
    }
    return LessonFile(file: path, text: text)
  }

  private mutating func file(ifAt path: String) -> LessonFile? {
    FileManager.default.fileExists(atPath: path) ? file(path) : nil
  }
}
