import Basics
import Course
import Engines
import Instruments
import Journaling
import Languages
import Lessons
import Measuring
import Notes
import Reporting

extension ShellSession {
  /// Opens a lesson where the learner left it, or from the start; or at a step, counted from 1.
  func open(_ name: String, at step: Int? = nil) throws(Problem) -> Report {
    if name.isEmpty, var player {
      guard let step else { return Report(Document(placeIn: player)) }
      try player.go(to: step)
      self.player = player
      return try showStep()
    }
    let lesson = try workspace.playable(workspace.lesson(name))
    try takePackages(of: lesson)
    let key = LessonOrigin.key(of: lesson)
    let all = workspace.store.foldAll(Progress.self).value
    let progress = all[key]
    let changed = progress == nil ? all.step(before: key) ?? 0 : 0
    let isBegun = progress.map { !$0.isDone && $0.step > 0 } ?? false
    var player = LessonPlayer(lesson, at: isBegun ? progress?.step ?? 0 : changed)
    player.settled = (progress?.passed ?? []).union(progress?.solutions ?? [])
    player.measured = progress?.experiments ?? []
    if let progress, !progress.isDone { player.goOn(from: progress) }
    if let step { try player.go(to: step) }
    self.player = player
    log.record(
      .lessonOpened(
        Event.LessonOpened(
          lesson: lesson.id, title: lesson.title, steps: lesson.steps.count, file: key.file,
          digest: key.digest)))
    if changed > 0, step == nil {
      workspace.presenter.present(
        Document(
          note:
            "This file's text has changed since you left it at step \(changed + 1): what was passed and measured in the old text does not count."
        ))
    }
    if isBegun, step == nil {
      workspace.presenter.present(
        Document(
          note:
            "You left \(lesson.id) at step \(player.index + 1) of \(lesson.steps.count); `back` goes to earlier ones, `lesson` shows them all."
        ))
    }
    return try showStep()
  }

  /// Has the session use what a lesson needs; a session that has packages keeps them for the lessons
  /// that need none, since its code may use them.
  private func takePackages(of lesson: Lesson) throws(Problem) {
    guard !lesson.header.requires.isEmpty else { return }
    lacking = lesson.id
    try workspace.usePackages(of: lesson)
    lacking = nil
    runningWorker(in: .python)?.takeOverPackages()
  }

  /// Installs what a lesson needs, and opens it.
  ///
  /// - Parameter name: the lesson; empty for the one that could not be opened before.
  func install(_ name: String) throws(Problem) -> Report {
    guard let name = name.isEmpty ? lacking ?? player?.lesson.id : name else {
      throw .usage(
        "install needs a lesson's name", hint: "`lessons` says which ones need packages")
    }
    let lesson = try workspace.lesson(name)
    try workspace.install(for: lesson)
    return try open(name)
  }

  /// The open lesson.
  ///
  /// - Throws: a ``Problem`` that says how to open one.
  func openPlayer(for command: String) throws(Problem) -> LessonPlayer {
    if let player { return player }
    throw .usage(
      "\(command) belongs to a lesson, and none is open",
      hint: "`lessons` lists them; `lesson welcome` opens the first")
  }

  /// Shows the current step up to the first figure that is not measured yet.
  private func showStep() throws(Problem) -> Report {
    var player = try openPlayer(for: "next")
    let facts = workspace.open(player.step.facts, in: player.results)
    // A fact's code is seen before it runs.
    let first = facts.isEmpty ? 0 : player.readyBlocks(before: facts)
    if !facts.isEmpty {
      workspace.presenter.present(Document(step: player, blocks: 0..<first))
      player.shownCode.add(player.step.blocks.prefix(first))
    }
    workspace.show(before: facts.map(\.piece), unlessIn: &player.shownCode)
    try workspace.judge(facts, into: &player.results)
    player.shownCode.add(player.step.blocks.prefix(player.readyBlocks))
    self.player = player
    log.record(
      .stepReached(
        Event.StepReached(lesson: player.lesson.id, step: player.index, title: player.step.title)))
    guard !facts.isEmpty else { return Report(Document(step: player)) }
    workspace.presenter.present(continuing: Document(step: player, from: first, title: false))
    return Report()
  }

  /// Shows what of an experiment's code no step has shown yet; to be called just before it runs.
  func showCode(of spec: ExperimentSpec) throws(Problem) {
    var player = try openPlayer(for: "run")
    let languages = CodeLanguage.allCases.filter(workspace.has)
    workspace.show(before: spec.pieces(in: languages), unlessIn: &player.shownCode)
    self.player = player
  }

  /// Goes on to the next step, or asks once for the run that the current one waits for.
  func nextStep() throws(Problem) -> Report {
    var player = try openPlayer(for: "next")
    if let awaited = player.awaited, player.waved.insert("run \(awaited.id)").inserted {
      self.player = player
      return Report(
        Document(
          note:
            "This step shows what `run` measures. Type `run`, or `next` again to go on without it.")
      )
    }
    if player.forward() {
      self.player = player
      return try showStep()
    }
    return finish(player)
  }

  /// Goes back one step.
  func previousStep() throws(Problem) -> Report {
    var player = try openPlayer(for: "back")
    guard player.backward() else {
      return Report(Document(note: "This is the first step of \(player.lesson.id)."))
    }
    self.player = player
    return try showStep()
  }

  /// The experiment that is meant at the player's step.
  func experiment(of player: LessonPlayer) throws(Problem) -> ExperimentSpec {
    if let experiment = player.experiment { return experiment }
    throw player.notYet("experiment", at: player.lesson.steps.firstIndex { $0.experiment != nil })
  }

  /// Takes a bet on the ratio of the first variant to the last.
  func bet(_ text: String) throws(Problem) -> Report {
    var player = try openPlayer(for: "predict")
    let experiment = try experiment(of: player)
    guard let prediction = experiment.prediction else {
      throw .usage("this step asks for no bet")
    }
    guard !text.isEmpty else {
      return Report(Document(note: experiment.asked(prediction)))
    }
    let digits = text.filter { $0 != "," && $0 != "_" && $0 != "×" && $0 != "x" }
    guard let bet = Double(digits), bet > 0, bet.isFinite else {
      throw .usage(
        "a bet is a positive number, not `\(text)`",
        hint:
          "`predict 3` bets that the first takes three times what the last takes; `predict 0.5`, half"
      )
    }
    guard (1e-9...1e12).contains(bet) else {
      throw .usage(
        "a bet lies between a billionth and a trillion, and `\(text)` does not",
        hint: "no two structures differ by more; `predict 3` bets on three times")
    }
    guard !player.results.has(experiment.id),
      !player.measured.contains(experiment.id)
    else {
      throw .usage(
        "this has been measured already, so a bet would be no bet", hint: "`run` measures it again")
    }
    player.bets[experiment.id] = bet
    self.player = player
    if let ledger = Ledger(prediction.ledger) {
      log.record(
        .prediction(
          Event.Prediction(
            lesson: player.lesson.id, experiment: experiment.id, ledger: ledger, bet: bet)))
    }
    return Report(Document(note: "Your bet: \(bet.threeDigitsTrimmed) times. `run` measures it."))
  }

  /// Runs the step's experiment.
  ///
  /// - Parameter large: whether to take the size that is measured only on request.
  func runExperiment(large: Bool) throws(Problem) -> Report {
    var player = try openPlayer(for: "run")
    let spec = try experiment(of: player)
    if player.canBet(on: spec), player.waved.insert("bet \(spec.id)").inserted {
      self.player = player
      let question = spec.prediction.map { "\(spec.asked($0)) " } ?? ""
      return Report(
        Document(
          note: "\(question)Bet first: `predict 2` says 2 times. Or `run` again to go without."))
    }
    guard !large || spec.large != nil else {
      throw .usage("this experiment has no larger size", hint: "type `run`")
    }
    let n = large ? spec.large ?? spec.n : spec.n
    let place = LessonPlace(lesson: player.lesson.id, step: player.index, experiment: spec.id)
    let effort = workspace.settings.effort
    try showCode(of: spec)
    player.shownCode = self.player?.shownCode ?? player.shownCode
    let runs = try workspace.run(spec, of: player.lesson, n: n, effort: effort)
    let sequences = runs.map { run in
      log.record(
        result: .compared(
          Event.Compared(
            experiment: run.experiment, comparison: run.comparison, effort: effort, place: place,
            packages: packages(of: run.experiment.code, in: run.language))))
    }
    // A part of a measurement decides no bet and does not move the lesson on.
    if let part = runs.last?.comparison, part.isInterrupted { return Report(comparison: part) }
    let held = runs.compactMap(\.held)
    log.record(
      .experimentRun(
        Event.ExperimentRun(
          lesson: player.lesson.id, experiment: spec.id, step: player.index,
          result: sequences.first ?? 0, held: held.isEmpty ? nil : held.allSatisfy { $0 })))
    let isFirstRun = !player.results.has(spec.id)
    let isAwaited = player.awaited?.id == spec.id
    let shown = player.readyBlocks
    player.results.add(runs, of: spec)
    if isFirstRun, let first = runs.first(where: { $0.language == spec.firstLanguage }) {
      score(player, spec, first.comparison)
    }
    player.shownCode.add(player.step.blocks.prefix(player.readyBlocks))
    let moves = !isAwaited && isFirstRun && player.nextStepShows(spec)
    if moves { _ = player.forward() }
    self.player = player
    let differing = runs.first { $0.comparison.sameAnswer == false }
    if let differing { return Report(comparison: differing.comparison) }
    if moves { return try showStep() }
    guard !isAwaited else { return Report(Document(step: player, from: shown)) }
    let again =
      player.step.experiment == spec
      ? [] : Document(note: "This is the nearest experiment before, \(spec.id).").blocks
    return Report(Document(again + Document(comparisons: runs.map(\.comparison)).blocks))
  }

  /// Records and tells how good the bet was.
  private func score(_ player: LessonPlayer, _ spec: ExperimentSpec, _ comparison: Comparison) {
    guard let bet = player.bets[spec.id], let prediction = spec.prediction,
      let ledger = Ledger(prediction.ledger), let verdict = comparison.verdicts[ledger],
      let actual = verdict.gain
    else { return }
    let scored = Measuring.Prediction(bet: bet, actual: actual)
    log.record(
      .prediction(
        Event.Prediction(
          lesson: player.lesson.id, experiment: spec.id, ledger: ledger, bet: bet,
          actual: actual, score: scored?.error)))
    if let scored { workspace.presenter.present(Document(note: scored.sentence)) }
  }

  /// Which exercises are open, and how to get to them.
  private func stillOpen(_ open: [Exercise], in lesson: Lesson) -> String {
    let ids = Set(open.map(\.id))
    let steps = lesson.steps.indices.filter { index in
      lesson.steps[index].exercise.map { ids.contains($0.id) } ?? false
    }.map { $0 + 1 }
    guard steps.count > 1, let first = steps.first else {
      return
        "The exercise is still open: `edit` opens it, `check` checks it, `hint` helps, `solution` shows it."
    }
    return
      "The exercises of steps \(steps.map(String.init).listed) are still open: `lesson \(first)` goes to step \(first)."
  }

  /// The end of a lesson: done when nothing it asks for is open.
  private func finish(_ player: LessonPlayer) -> Report {
    let open = player.lesson.exercises.filter { !player.settled.contains($0.id) }
    guard open.isEmpty else {
      var player = player
      let isFirstTime = player.waved.insert("leave").inserted
      self.player = isFirstTime ? player : nil
      return Report(
        Document(
          note: isFirstTime
            ? "That was the last step. \(stillOpen(open, in: player.lesson)) `next` again leaves the lesson."
            : "\(open.count.counted("exercise")) of \(player.lesson.id) left open; `lesson \(player.lesson.id)` goes on with it."
        ))
    }
    log.record(.lessonCompleted(Event.LessonCompleted(lesson: player.lesson.id)))
    self.player = nil
    let done = workspace.store.foldAll(Progress.self).value.done.union([player.lesson.id])
    let next = (try? workspace.course())?.next(done: done)
    let advice =
      next.map { "Next: `lesson \($0.id)` (\($0.title))." } ?? "That was the whole course."
    return Report(Document(note: "\(player.lesson.title): done. \(advice)"))
  }
}
