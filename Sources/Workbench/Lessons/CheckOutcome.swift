import Basics
import Lessons
import Reporting

/// What `heft check` found, lesson by lesson.
struct CheckOutcome {
  /// How one lesson came out.
  struct Entry {
    var id: String
    var file: String
    var status: Status
    /// Why it was skipped, or a part of it.
    var reason: String?
  }

  enum Status: String {
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
  func diagnostics(in file: String) -> [Diagnostic] {
    diagnostics.filter { $0.location.file == file }.sorted { $0.location < $1.location }
  }

  mutating func add(_ found: [Diagnostic]) {
    diagnostics += found
  }

  mutating func finish(_ lesson: Lesson, without missing: String? = nil) {
    let failed = hasErrors(in: lesson.file)
    entries.append(
      Entry(
        id: lesson.id, file: lesson.file,
        status: failed ? .failed : depth == .lintOnly ? .linted : .passed, reason: missing))
  }

  mutating func skip(_ lesson: Lesson, because reason: String) {
    entries.append(Entry(id: lesson.id, file: lesson.file, status: .skipped, reason: reason))
  }

  /// The document for `--json`.
  var json: JSONValue {
    [
      "version": 1,
      "lessons": .array(
        entries.map { entry in
          [
            "id": .string(entry.id), "file": .string(entry.file),
            "status": .string(entry.status.rawValue), "reason": .optional(entry.reason),
          ]
        }),
      "diagnostics": .array(diagnostics.sorted { $0.location < $1.location }.map { JSONValue($0) }),
    ]
  }
}
