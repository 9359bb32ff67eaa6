import FoundationEssentials
import Lessons

/// The files of a course as they lie on disk.
struct CourseFiles {
  var lessons: [LessonFile]
  /// `course.yaml`, where there is one.
  var tracks: LessonFile?
  /// `claims.yaml`, where there is one.
  var claims: LessonFile?

  /// Reads a course's folder.
  init(folder: String) throws(Problem) {
    lessons = []
    for path in try TextFile.markdown(at: folder) { lessons.append(try Self.file(path)) }
    tracks = try Self.file(ifAt: "\(folder)/course.yaml")
    claims = try Self.file(ifAt: "\(folder)/claims.yaml")
  }

  /// Takes lessons that belong to no course.
  init(loose paths: [String]) throws(Problem) {
    lessons = []
    for path in paths { lessons.append(try Self.file(path)) }
  }

  /// The one absolute spelling of a path.
  static func canonical(_ path: String) -> String {
    var path = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
    while path.hasSuffix("/"), path.count > 1 { path.removeLast() }
    return path
  }

  /// Reads the course that a path lies in, so that a single lesson is judged among its neighbours.
  ///
  /// - Returns: nil where no folder above the path holds a course.
  static func around(_ path: String) throws(Problem) -> CourseFiles? {
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
  var course: Course {
    Course(
      tracks: tracks.map { TracksParser.parse($0.text, file: $0.file).tracks } ?? [],
      lessons: lessons.compactMap { LessonParser.parse($0.text, file: $0.file).lesson })
  }

  /// Reads and judges every lesson, and the course as a whole.
  var linted: LintedCourse {
    CourseLinter.lint(lessons: lessons, tracks: tracks, claims: claims)
  }

  private static func file(_ path: String) throws(Problem) -> LessonFile {
    LessonFile(file: path, text: try TextFile.read(path))
  }

  private static func file(ifAt path: String) throws(Problem) -> LessonFile? {
    FileManager.default.fileExists(atPath: path) ? try file(path) : nil
  }
}
