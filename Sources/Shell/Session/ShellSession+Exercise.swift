import Basics
import Course
import Instruments
import Journaling
import Languages
import Lessons
import Notes
import Reporting

extension ShellSession {
  /// The exercise that is meant here, with its code in the session's language.
  private func openExercise(
    for command: String
  ) throws(Problem) -> (LessonPlayer, Exercise, Exercise.Program, CodeLanguage) {
    let player = try openPlayer(for: command)
    guard let exercise = player.exercise else {
      throw player.notYet("exercise", at: player.lesson.steps.firstIndex { $0.exercise != nil })
    }
    guard let language = written(Set(exercise.programs.keys)),
      let program = exercise.programs[language]
    else { throw .usage("\(player.lesson.id) has no exercise") }
    return (player, exercise, program, language)
  }

  /// The language that is meant where a lesson has code in some: what is typed, else the first that
  /// is here.
  func written(_ languages: Set<CodeLanguage>) -> CodeLanguage? {
    if languages.contains(workspace.language) { return workspace.language }
    let all = CodeLanguage.allCases.filter(languages.contains)
    return all.first(where: workspace.has) ?? all.first
  }

  /// Opens the code of the step: the exercise's, or that of a variant, named or the last.
  func edit(_ name: String) throws(Problem) -> Report {
    let player = try openPlayer(for: "edit")
    if name.isEmpty, player.step.exercise != nil || player.step.experiment == nil {
      return try editExercise()
    }
    return try editVariant(name, in: player)
  }

  /// Opens the learner's code in their editor and checks what they saved.
  private func editExercise() throws(Problem) -> Report {
    var (player, exercise, program, language) = try openExercise(for: "edit")
    let text = player.attempts[exercise.id] ?? program.starter.code
    guard let edited = try workspace.presenter.edit(text, suffix: language.suffix) else {
      return Report(
        Document(note: "Nothing was saved that is new. `check` checks the code as it is."))
    }
    player.attempts[exercise.id] = edited
    self.player = player
    return try checkExercise("")
  }

  /// Checks code against the exercise: the code after the word, or what was edited last.
  func checkExercise(_ typed: String) throws(Problem) -> Report {
    var (player, exercise, program, language) = try openExercise(for: "check")
    if !typed.isEmpty { player.attempts[exercise.id] = typed }
    let attempt = player.attempts[exercise.id] ?? program.starter.code
    var pieces = program.pieces(in: language)
    if player.attempts[exercise.id] == nil {
      pieces.append(
        ShownCode.Piece(caption: "your code", code: program.starter, language: language))
    }
    workspace.show(before: pieces, unlessIn: &player.shownCode)
    self.player = player
    let yours = Snippet(attempt, origin: SourceLocation(file: "your code", line: 1))
    var check = ExerciseCheck(
      exercise: exercise, program: program, language: language, workspace: workspace)
    check.session = try neededCode(before: check.code(with: yours), in: language, for: "check")
    let result: ExerciseCheck.Result
    do {
      result = try check.run(yours)
    } catch {
      var problem = error
      if problem.exitCode != .interrupted, problem.hint == nil {
        problem.hint = "`edit` changes the code, `hint` helps"
      }
      throw problem
    }
    if result.isPassed { player.settled.insert(exercise.id) }
    self.player = player
    log.record(
      .exerciseAttempted(
        Event.ExerciseAttempted(
          lesson: player.lesson.id, exercise: exercise.id, code: attempt,
          passed: result.isPassed, reasons: result.reasons(goal: exercise.goal))))
    return Report(
      Document(check: result, of: exercise, hintsLeft: hintsLeft(player, exercise)),
      exitCode: result.isPassed ? .done : .failed)
  }

  /// Gives the next hint, or one that was given before.
  ///
  /// - Parameter number: which one, from 1; empty for the next.
  func giveHint(_ number: String) throws(Problem) -> Report {
    var (player, exercise, _, _) = try openExercise(for: "hint")
    let given = player.hints[exercise.id] ?? 0
    if !number.isEmpty {
      guard let number = Int(number), number > 0, number <= exercise.hints.count else {
        throw .usage(
          "`\(number)` is no hint of this exercise, which has \(exercise.hints.count)",
          hint: "`hint` gives the next one")
      }
      if number <= given { return Report(Document(hint: number, of: exercise, in: player)) }
      guard number == given + 1 else {
        throw .usage("hint \(given + 1) comes first", hint: "`hint` gives it")
      }
    }
    guard given < exercise.hints.count else {
      return Report(
        Document(
          note: given == 0
            ? "There are no hints here. `solution` shows one way."
            : "That was the last hint. `hint 1` shows the first again, `solution` one way."))
    }
    player.hints[exercise.id] = given + 1
    self.player = player
    log.record(
      .hintShown(
        Event.HintShown(lesson: player.lesson.id, exercise: exercise.id, number: given + 1)))
    return Report(
      Document(hint: given + 1, of: exercise, in: player))
  }

  /// Shows the solution.
  func showSolution() throws(Problem) -> Report {
    var (player, exercise, _, _) = try openExercise(for: "solution")
    player.settled.insert(exercise.id)
    self.player = player
    log.record(.solutionShown(Event.SolutionShown(lesson: player.lesson.id, exercise: exercise.id)))
    return Report(Document(solutionOf: exercise, in: player))
  }

  private func hintsLeft(_ player: LessonPlayer, _ exercise: Exercise) -> Bool {
    (player.hints[exercise.id] ?? 0) < exercise.hints.count
  }
}
