import Basics
import Lessons
import Measuring
import Reporting

/// A lesson that was played straight through, for `--json`.
struct PlayedLesson {
  let lesson: Lesson
  let runs: [ExperimentRun]
  let results: LessonResults

  var json: JSONValue {
    [
      "version": 1,
      "lesson": ["id": .string(lesson.id), "title": .string(lesson.title)],
      "experiments": .array(
        runs.map { run in
          [
            "id": .string(run.id), "comparison": run.comparison.json,
            "expectations": .array(run.promises.map(Self.json)),
          ]
        }),
      "claims": .array(
        results.claims.sorted { $0.key < $1.key }.map { id, claim in
          [
            "id": .string(id), "holds": .optional(claim.holds),
            "measured": .string(claim.measured),
          ]
        }),
    ]
  }

  private static func json(
    _ promise: (expectation: ExpectedEffect, outcome: ExpectedEffect.Outcome)
  ) -> JSONValue {
    [
      "says": .string(promise.expectation.description),
      "outcome": .string("\(promise.outcome)"),
      "advisory": .bool(promise.expectation.isAdvisory),
    ]
  }
}
