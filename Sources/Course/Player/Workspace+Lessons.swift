import Basics
import Engines
import FoundationEssentials
package import Instruments
import Journaling
package import Languages
package import Lessons
package import Measuring
import Reporting

extension Workspace {
  /// Finds a lesson by its id or its file; nothing at all means the next one to take.
  package func lesson(_ name: String) throws(Problem) -> Lesson {
    if name.hasSuffix(".md") { return try lessonFile(name) }
    let course = try course()
    if name.isEmpty {
      let progress = store.foldAll(Progress.self).value
      if let next = CourseListing(course: course, progress: progress).next { return next }
      throw .usage("the course is done", hint: "`lessons` lists it; any lesson can be played again")
    }
    if let lesson = course[name] { return lesson }
    let near = Spelling.nearest(to: name, in: course.lessons.map(\.id))
    let hint = near.map { "did you mean `lesson \($0)`?" }
    throw .usage("there is no lesson `\(name)`", hint: hint ?? "`lessons` lists them")
  }

  /// What the sources of the course claim; nothing where there is no course.
  package var claims: [Claim] {
    guard let folder = try? LessonsFolder.find(),
      let text = try? TextFile.read("\(folder)/claims.yaml")
    else { return [] }
    return ClaimsParser.parse(text, file: "claims.yaml").catalogue.claims
  }

  private func lessonFile(_ path: String) throws(Problem) -> Lesson {
    let file = try CourseFiles.lessonFile(at: path)
    guard !file.isTooLarge else {
      throw .usage(
        "\(path) is larger than a lesson may be: \(ByteCount(LessonFile.limit))",
        hint: "make it two lessons")
    }
    let parsed = LessonParser.parse(file.text, file: path)
    if let lesson = parsed.lesson, parsed.diagnostics.allSatisfy({ $0.severity != .error }) {
      return lesson
    }
    throw Problem(
      "\(path) has faults", hint: "`heft check --lint-only \(path)` lists them all",
      details: parsed.diagnostics.prefix(3).map(\.description), exitCode: .usage)
  }

  /// Lists the course with the learner's progress.
  package func lessons() throws(Problem) -> Report {
    let progress = store.foldAll(Progress.self)
    let listing = CourseListing(course: try course(), progress: progress.value)
    say(passedOver: courseFaults + progress.diagnostics)
    return Report(Document(course: listing), json: listing.json)
  }

  /// Runs a lesson's experiment in each of its languages that is here, Python first.
  ///
  /// - Throws: a ``Problem`` where none is.
  package func run(
    _ spec: ExperimentSpec, of lesson: Lesson, n: Int, effort: Effort
  ) throws(Problem) -> [ExperimentRun] {
    let written = CodeLanguage.allCases.filter { spec.programs[$0] != nil }
    var runs: [ExperimentRun] = []
    for language in written where has(language) {
      let run = try run(spec, of: lesson, n: n, effort: effort, in: language)
      runs.append(run)
      if run.comparison.isInterrupted { break }
    }
    if runs.isEmpty {
      if let first = written.first { _ = try engine(first) }
      throw .missing("\(lesson.id) has no code for \(spec.id)")
    }
    return runs
  }

  /// Runs a lesson's experiment in one language.
  package func run(
    _ spec: ExperimentSpec, of lesson: Lesson, n: Int, effort: Effort, in language: CodeLanguage
  ) throws(Problem) -> ExperimentRun {
    guard let experiment = spec.experiment(in: language, n: n) else {
      throw .missing("\(lesson.id) has no \(language.title) code for \(spec.id)")
    }
    let comparison = try measure(
      experiment, effort: effort, in: language, seconds: spec.seconds)
    return ExperimentRun(experiment, comparison, of: spec, in: language)
  }
}
