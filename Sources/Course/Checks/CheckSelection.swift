import Basics
import Instruments
import Lessons

/// The lessons that `heft check` was asked for, each linted among the course it belongs to.
struct CheckSelection {
  private(set) var lessons: [Lesson] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads what the paths name: lesson files, or folders of them; the shipped course where there are none.
  init(_ paths: [String]) throws(Problem) {
    var paths = paths
    if paths.isEmpty { paths = [try LessonsFolder.find()] }
    for path in paths {
      let selected = try TextFile.markdown(at: path)
      guard !selected.isEmpty else {
        throw .usage("there are no lessons at \(path)", hint: "lessons are Markdown files: NAME.md")
      }
      var course = try CourseFiles.around(path)
      if course == nil { course = try CourseFiles(loose: selected) }
      guard let course else { continue }
      add(course.linted, only: selected.count == 1 ? selected : nil, prefix: path)
    }
  }

  /// Takes over a course's lessons and findings; of a single file, those of that file.
  private mutating func add(_ linted: LintedCourse, only selected: [String]?, prefix: String) {
    let files = selected.map { Set($0.map(CourseFiles.canonical)) }
    func isWanted(_ file: String) -> Bool {
      let file = CourseFiles.canonical(file)
      return files?.contains(file) ?? file.hasPrefix(CourseFiles.canonical(prefix))
    }
    lessons += linted.course.lessons.filter { isWanted($0.file) }
    diagnostics += linted.diagnostics.filter { isWanted($0.location.file) }
  }
}
