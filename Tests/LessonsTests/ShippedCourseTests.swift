import Basics
import Lessons
import Testing

/// The lessons that are shipped keep to the rules.
@Suite struct ShippedCourseTests {
  private let course: LintedCourse

  init() throws {
    let lessons = try Fixture.files(below: "lessons", ending: ".md").map {
      LessonFile(file: $0, text: try Fixture.project($0))
    }
    course = CourseLinter.lint(
      lessons: lessons,
      tracks: LessonFile(
        file: "lessons/course.yaml", text: try Fixture.project("lessons/course.yaml")),
      claims: LessonFile(
        file: "lessons/claims.yaml", text: try Fixture.project("lessons/claims.yaml")))
  }

  @Test func nothingIsWrongWithThem() {
    #expect(course.diagnostics.map(\.description) == [])
  }

  /// An effect that a new Python optimizes away is found by `heft check`, since each is expected.
  @Test func T32_everyExperimentExpectsAnEffectOnMemory() {
    let experiments = course.course.lessons.flatMap(\.experiments)
    #expect(!experiments.isEmpty)
    for experiment in experiments {
      #expect(experiment.expectations.contains { !$0.isAdvisory }, "\(experiment.id)")
    }
  }

  /// What a lesson builds on comes before it, and the course begins with the welcome.
  @Test func theOrderOfTheCourse() {
    let lessons = course.course.lessons
    #expect(lessons.first?.id == "welcome")
    for (index, lesson) in lessons.enumerated() {
      let before = Set(lessons.prefix(index).map(\.id))
      for name in lesson.header.after { #expect(before.contains(name.text), "\(lesson.id)") }
    }
  }

  /// What the lessons need can be installed for the tests.
  @Test func theRequiredPackagesAreThoseThatTheTestsInstall() throws {
    let lists = try ["packages", "course-packages"].map { try Fixture.project("Tests/\($0).txt") }
    let lines = lists.flatMap { $0.split(separator: "\n") }.filter {
      !$0.hasPrefix("#") && !$0.hasPrefix("-")
    }
    // What is bound to versions has to stand there with the same bounds.
    let installed = Set(lines.map { $0.prefix { $0 != "[" }.filter { !"'\" ".contains($0) } })
    for lesson in course.course.lessons {
      for package in lesson.header.requires where package != "java" {
        let name = package.prefix { $0 != "[" }.filter { !"'\" ".contains($0) }
        #expect(installed.contains(name), "\(lesson.id): \(package)")
      }
    }
  }

  @Test func allSixtyClaimsAreListed() {
    let expected = [("A", 18), ("B", 18), ("C", 12), ("D", 12)].flatMap { letter, count in
      (1...count).map { "\(letter)\($0)" }
    }
    #expect(course.catalogue.claims.map(\.id) == expected)
  }

  @Test func theClaimsAboutTheFivePatternsAreAllJudged() {
    let judged = Set(course.course.lessons.flatMap(\.judgedClaims))
    #expect(judged.isSuperset(of: (1...12).map { "D\($0)" }))
  }

  @Test func eachLessonFoldsItsSolutionAway() throws {
    for lesson in course.course.lessons {
      let exercise = try #require(lesson.exercises.first, "\(lesson.id)")
      #expect(exercise.hints.count >= 2, "\(lesson.id)")
      #expect([.kept, .peak, .rss, .churn].contains(exercise.goal.ledger), "\(lesson.id)")
    }
  }
}
