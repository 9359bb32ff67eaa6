import Basics
import Journaling
import Measuring
import Testing

@Suite struct FoldTests {
  private let session = SessionID(started: Samples.time(0), process: 1, random: 1)

  private func fold<F: Fold>(_ type: F.Type = F.self, _ events: [Event]) -> F {
    var result = F()
    for (index, event) in events.enumerated() {
      result.take(
        Record(sequence: index + 1, time: Samples.time(index), event: event), of: session)
    }
    return result
  }

  @Test func replayableCodeIsWhatRanWithoutErrorAndWasNotTakenBack() {
    func code(_ text: String, _ index: Int, _ engine: String = "python") -> Event {
      .entry(Event.Entry(kind: .code, text: text, index: index, engine: engine))
    }
    func ok(_ entry: Int) -> Event { .executed(Event.Executed(entry: entry, outcome: .ok)) }
    let before = fold(
      ReplayableCode.self,
      [
        code("a = 1", 1), ok(1),
        .entry(Event.Entry(kind: .command, text: "size a", index: 2)), ok(3),
        code("b = c", 3), .executed(Event.Executed(entry: 5, outcome: .failed)),
        code("d = 2", 4), ok(7),
        code("while True: pass", 5), .executed(Event.Executed(entry: 9, outcome: .interrupted)),
        code("let e = 3", 6, "swift"), ok(11),
        code("import os; os._exit(1)", 7),
        code("f = 4", 8), ok(14),
        .withdrawn(Event.Withdrawn(entry: 7)),
      ])
    #expect(
      before.snippets(engine: "python") == [
        Snippet("a = 1", origin: SourceLocation(file: "heft[1]", line: 1)),
        Snippet("f = 4", origin: SourceLocation(file: "heft[8]", line: 1)),
      ])
    #expect(before.snippets(engine: "swift").map(\.code) == ["let e = 3"])

    var after = before
    after.add(
      Record(sequence: 17, time: Samples.time(17), event: .reset(Event.Reset(engine: "python"))),
      of: session)
    #expect(after.snippets(engine: "python").isEmpty)
    #expect(after.snippets(engine: "swift").count == 1)

    // L3: a reset that was taken back.
    after.add(
      Record(sequence: 18, time: Samples.time(18), event: .withdrawn(Event.Withdrawn(entry: 17))),
      of: session)
    #expect(after.snippets(engine: "python") == before.snippets(engine: "python"))
    #expect(after.snippets(engine: "swift").count == 1)
  }

  @Test func resumeFindsTheLessonTheSettingsAndTheEngine() {
    let other = EngineIdentity(name: "python", version: "3.9.18", path: "/p", build: "b")
    let events: [Event] = [
      .sessionStarted(Samples.start), .engine(Samples.engine), .engine(other),
      .setting(Event.Setting(name: "replay", value: "off")),
      .setting(Event.Setting(name: "replay", value: "on")),
      .entry(Event.Entry(kind: .command, text: "lesson slots", index: 4)),
      .lessonOpened(Event.LessonOpened(lesson: "slots", title: "Slots", steps: 6)),
      .stepReached(Event.StepReached(lesson: "slots", step: 3)),
    ]
    let resume = fold(Resume.self, events)
    #expect(resume.engine == other)
    #expect(resume.engines == ["python": other])
    #expect(resume.settings == ["replay": "on"])
    #expect(resume.place == LessonPlace(lesson: "slots", step: 3))
    #expect(resume.directory == "/home/someone")
    #expect(resume.lastIndex == 4)
    #expect(!resume.endedInOrder)
    let ended = fold(
      Resume.self,
      events + [
        .lessonCompleted(Event.LessonCompleted(lesson: "slots")),
        .sessionEnded(Event.SessionEnded(reason: "quit")),
      ])
    #expect(ended.place == nil)
    #expect(ended.endedInOrder)
  }

  @Test func progressIsAddedUpPerLesson() throws {
    let progress = fold(
      Progress.self,
      [
        .lessonOpened(Event.LessonOpened(lesson: "slots", title: "Slots", steps: 6)),
        .stepReached(Event.StepReached(lesson: "slots", step: 4)),
        .stepReached(Event.StepReached(lesson: "slots", step: 2)),
        .experimentRun(Event.ExperimentRun(lesson: "slots", experiment: "points", result: 1)),
        .hintShown(Event.HintShown(lesson: "slots", exercise: "fit", number: 2)),
        .hintShown(Event.HintShown(lesson: "slots", exercise: "fit", number: 1)),
        .exerciseAttempted(
          Event.ExerciseAttempted(lesson: "slots", exercise: "fit", code: "a", passed: false)),
        .exerciseAttempted(
          Event.ExerciseAttempted(lesson: "slots", exercise: "fit", code: "b", passed: true)),
        .exerciseAttempted(
          Event.ExerciseAttempted(lesson: "slots", exercise: "fit", code: "c", passed: false)),
        .lessonCompleted(Event.LessonCompleted(lesson: "slots")),
        .lessonOpened(Event.LessonOpened(lesson: "generators", title: "Generators", steps: 5)),
      ])
    let slots = try #require(progress.lessons["slots"])
    #expect(slots.steps == 6)
    #expect(slots.step == 2)
    #expect(slots.furthestStep == 4)
    #expect(slots.experiments == ["points"])
    #expect(slots.hints == ["fit": 2])
    #expect(slots.attempts == ["fit": 3])
    #expect(slots.code == ["fit": "c"])
    #expect(slots.passed == ["fit"])
    #expect(progress.done == ["slots"])
    #expect(progress.open == "generators")
  }

  @Test(
    "X12 A file's lesson of the same name, or the same file with another text, is another lesson")
  func foreignLessonsAreKeptApart() {
    func opened(_ file: String?, _ digest: String?) -> Event {
      .lessonOpened(
        Event.LessonOpened(
          lesson: "welcome", title: "W", steps: 3, file: file, digest: digest))
    }
    let done = Event.lessonCompleted(Event.LessonCompleted(lesson: "welcome"))
    let reached = Event.stepReached(Event.StepReached(lesson: "welcome", step: 2))
    let mine = LessonKey(id: "welcome", file: "/a/mine.md", digest: "1")
    let foreign = fold(Progress.self, [opened(mine.file, mine.digest), reached, done])
    #expect(foreign.done.isEmpty)
    #expect(foreign.lessons.isEmpty)
    #expect(foreign.open == nil)
    #expect(foreign[mine]?.isDone == true)
    let edited = LessonKey(id: "welcome", file: "/a/mine.md", digest: "2")
    #expect(foreign[edited] == nil)
    #expect(foreign.step(before: edited) == 2)
    #expect(foreign.step(before: LessonKey(id: "welcome", file: "/b/mine.md", digest: "1")) == nil)
    #expect(foreign.step(before: LessonKey(id: "welcome")) == nil)
    // The course's own, opened afterwards, is what its name means from then on.
    let both = fold(
      Progress.self, [opened(mine.file, mine.digest), opened(nil, nil), reached, done])
    #expect(both.done == ["welcome"])
    #expect(both[mine]?.isDone == false)
  }

  @Test func aBetIsOpenUntilItIsScored() {
    var progress = Progress()
    for actual in [nil, 4.0] {
      progress.add(
        Record(
          sequence: 1, time: Samples.time(1),
          event: .prediction(
            Event.Prediction(
              lesson: "slots", experiment: "points", ledger: .kept, bet: 3, actual: actual))),
        of: session)
      #expect(progress.lessons["slots"]?.bets == (actual == nil ? ["points": 3] : [:]))
    }
  }

  @Test func inOverlappingSessionsTheLaterEventSaysWhereToGoOn() throws {
    var progress = Progress()
    for (second, step) in [(10, 3), (5, 1)] {
      progress.add(
        Record(
          sequence: 1, time: Samples.time(second),
          event: .stepReached(Event.StepReached(lesson: "slots", step: step))), of: session)
    }
    #expect(progress.lessons["slots"]?.step == 3)
    #expect(progress.lessons["slots"]?.lastTime == Samples.time(10))
  }

  @Test func progressComesFromAllJournalsAndABrokenOneCostsOnlyItself() throws {
    let disk = FaultyDisk(seed: 1, fault: FaultyDisk.Fault.none, directories: ["/", "/j"])
    let store = JournalStore(directory: "/j", fileSystem: disk)
    for (day, lesson) in ["slots", "welcome"].enumerated() {
      var journal = store.begin(Samples.start, at: Samples.time(day * 86_400))
      let receipt = journal.append(.lessonCompleted(Event.LessonCompleted(lesson: lesson)))
      #expect(receipt.safety == .synced)
    }
    disk.place("/j/20300101T000000Z-1-00000001.jsonl", "{\"heft-journal\":9}\n")
    disk.place("/j/20300101T000000Z-1-00000002.jsonl", "not a journal\n")
    disk.place("/j/notes.txt", "something else")
    let folded = store.foldAll(Progress.self)
    #expect(folded.value.done == ["slots", "welcome"])
    #expect(folded.diagnostics.map(\.id) == ["journal.unreadable", "journal.unreadable"])
  }

  @Test func calibrationTakesTheBetsThatWereScored() throws {
    func bet(_ bet: Double, _ actual: Double?) -> Event {
      .prediction(
        Event.Prediction(lesson: "l", experiment: "e", ledger: .kept, bet: bet, actual: actual))
    }
    let calibration = fold(
      Calibration.self, [bet(2, nil), bet(2, 8), bet(10, 10), bet(3, 2), bet(0, 2), bet(2, 0)])
    #expect(calibration.record.predictions.map(\.bet) == [2, 10, 3])
    #expect(calibration.record.predictions.map(\.actual) == [8, 10, 2])
  }

  @Test func aSummaryCountsWithoutReadingFigures() {
    let summary = fold(SessionSummary.self, Samples.allEvents)
    #expect(summary.results == 6)
    #expect(summary.entries == 1)
    #expect(summary.lessons == ["slots"])
    #expect(summary.first == Samples.time(0))
    #expect(summary.last == Samples.time(Samples.allEvents.count - 1))
    #expect(SessionSummary.kinds.isDisjoint(with: [.sized, .compared]))
  }
}
