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

  @Test func theOrderOfTheCourse() {
    #expect(
      course.course.lessons.map(\.id) == [
        "welcome", "slots", "streaming", "pipelines", "temporaries", "buffers",
      ])
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
      #expect(exercise.goal.ledger == .kept || exercise.goal.ledger == .peak)
    }
  }

  /// The codes that must fail are kept beside the tests, for the tests that run them.
  @Test func eachExerciseHasItsNaiveCodeAndThreeCheats() throws {
    for lesson in course.course.lessons {
      let program = try #require(lesson.exercises.first?.programs[.python])
      let codes = try ["naive", "empty", "deleted", "precomputed"].map {
        try Fixture.text("exercises/\(lesson.id)/\($0).py")
      }
      #expect(codes.first == program.naive.code + "\n", "\(lesson.id)")
      #expect(Set(codes + [program.solution.code]).count == 5, "\(lesson.id)")
    }
  }
}
