/// How far a person has come in one lesson.
package struct LessonProgress: Hashable, Sendable {
  /// How many steps the lesson had when it was last opened.
  package var steps: Int?
  /// The step that was shown last, counted from 0: where to go on.
  package var step = 0
  /// The furthest step ever shown.
  package var furthestStep = 0
  /// The experiments bet on, run, and the exercises passed or looked up, by name.
  package var predictions: Set<String> = []
  package var experiments: Set<String> = []
  package var passed: Set<String> = []
  package var solutions: Set<String> = []
  /// How often each exercise was tried.
  package var attempts: [String: Int] = [:]
  /// The code that was tried last, by the exercise's name.
  package var code: [String: String] = [:]
  /// The bets that were placed and not scored yet, by the experiment's name.
  package var bets: [String: Double] = [:]
  /// How many hints of each exercise were seen.
  package var hints: [String: Int] = [:]
  package var isDone = false
  /// When the lesson was last worked on.
  package var lastTime: Timestamp

  /// Progress of a lesson just met.
  package init(lastTime: Timestamp) {
    self.lastTime = lastTime
  }

  mutating func reach(_ step: Int) {
    self.step = step
    furthestStep = max(furthestStep, step)
  }
}
