package import Basics
import Languages
package import Lessons
package import Measuring
import Reporting

/// What `heft check` found, lesson by lesson.
package struct CheckOutcome {
  /// How one lesson came out.
  package struct Entry {
    package var id: String
    package var file: String
    package var status: Status
    /// Why it was skipped.
    package var reason: String?
    /// What it ran on; nil where it was not run.
    package var engine: EngineIdentity?
    package var seconds: Double?
  }

  package enum Status: String {
    case passed, failed, skipped, linted
  }

  let depth: CheckDepth
  private(set) var entries: [Entry] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(depth: CheckDepth) {
    self.depth = depth
  }

  /// Whether anything is wrong at all.
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Whether anything is wrong in one file.
  func hasErrors(in file: String) -> Bool {
    diagnostics.contains { $0.severity == .error && $0.location.file == file }
  }

  /// The findings in one file, by place.
  package func diagnostics(in file: String) -> [Diagnostic] {
    diagnostics.filter { $0.location.file == file }.sorted { $0.location < $1.location }
  }

  /// Takes in findings; what several interpreters say alike stands once.
  package mutating func add(_ found: [Diagnostic]) {
    for diagnostic in found where !diagnostics.contains(diagnostic) {
      diagnostics.append(diagnostic)
    }
  }

  /// Notes a lesson that was read and not run: linting was all that was asked for, or found faults.
  package mutating func finish(_ lesson: Lesson) {
    let failed = hasErrors(in: lesson.file)
    entries.append(
      Entry(id: lesson.id, file: lesson.file, status: failed ? .failed : .linted))
  }

  /// Notes that the code of a lesson in one language was not run.
  mutating func skip(_ lesson: Lesson, in language: CodeLanguage, because reason: String) {
    entries.append(
      Entry(
        id: lesson.id, file: lesson.file, status: .skipped,
        reason: "its \(language.title) code was skipped: \(reason)"))
  }

  /// Notes a lesson that was run on an interpreter, or skipped there.
  package mutating func finish(_ lesson: Lesson, _ run: LessonCheck.Outcome) {
    add(run.diagnostics)
    let failed = run.diagnostics.contains { $0.severity == .error }
    entries.append(
      Entry(
        id: lesson.id, file: lesson.file,
        status: run.reason != nil ? .skipped : failed ? .failed : .passed, reason: run.reason,
        engine: run.engine, seconds: run.seconds))
  }

  /// The document for `--json`.
  package var json: JSONValue {
    [
      "version": 1,
      "lessons": .array(
        entries.map { entry in
          [
            "id": .string(entry.id), "file": .string(entry.file),
            "status": .string(entry.status.rawValue), "reason": .optional(entry.reason),
            "engine": .optional(entry.engine?.title),
            "seconds": entry.seconds.map(JSONValue.double) ?? .null,
          ]
        }),
      "diagnostics": .array(diagnostics.sorted { $0.location < $1.location }.map { JSONValue($0) }),
    ]
  }
}
