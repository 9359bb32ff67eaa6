package import Basics
package import Journaling
package import Lessons

/// The course with the learner's progress.
package struct CourseListing {
  package let course: Course
  package let progress: Progress

  /// Puts a course beside what the learner did of it.
  package init(course: Course, progress: Progress) {
    self.course = course
    self.progress = progress
  }

  /// Whether a lesson is done.
  package func isDone(_ lesson: Lesson) -> Bool { progress.done.contains(lesson.id) }

  /// `done`, `step 3 of 6`, or nothing for a lesson that was never opened.
  package func state(of lesson: Lesson) -> String {
    if isDone(lesson) { return "done" }
    guard let entry = progress.lessons[lesson.id] else { return "" }
    return "step \(entry.step + 1) of \(lesson.steps.count)"
  }

  /// The part of a lesson that was seen, from 0 to 1.
  package func part(of lesson: Lesson) -> Double {
    if isDone(lesson) { return 1 }
    guard let entry = progress.lessons[lesson.id], !lesson.steps.isEmpty else { return 0 }
    // The last step was only shown; to be done is more.
    return Double(min(entry.furthestStep, lesson.steps.count - 1)) / Double(lesson.steps.count)
  }

  /// The lesson to take now: the one begun last, else the next of the course.
  package var next: Lesson? {
    progress.open.flatMap { course[$0] } ?? course.next(done: progress.done)
  }

  /// The document for `--json`.
  package var json: JSONValue {
    [
      "version": 1,
      "lessons": .array(
        course.lessons.map { lesson in
          [
            "id": .string(lesson.id), "title": .string(lesson.title),
            "track": .string(lesson.header.track), "minutes": .int(lesson.header.minutes),
            "done": .bool(isDone(lesson)),
            "requires": .array(lesson.header.requires.map(JSONValue.string)),
          ]
        }),
    ]
  }
}
