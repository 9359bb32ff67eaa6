import Basics
import Journaling
import Measuring
import Testing

@Suite struct NotesTests {
  private let session = SessionID(started: Samples.time(0), process: 1, random: 1)

  private func notes(_ events: [Event]) -> Notes {
    var notes = Notes()
    for (index, event) in events.enumerated() {
      notes.take(Record(sequence: index + 1, time: Samples.time(index), event: event), of: session)
    }
    return notes
  }

  @Test func whatBelongsTogetherStandsTogether() {
    let entry = Event.Entry(kind: .code, text: "print(f())", index: 1, engine: "python")
    let sized = Event.Sized(sizing: Samples.sizing)
    let output = Event.Output(entry: 2, stream: .stdout, text: "3\n")
    let executed = Event.Executed(entry: 2, outcome: .ok)
    let notes = notes([
      .sessionStarted(Samples.start), .entry(entry), .sized(sized), .output(output),
      .executed(executed),
      .note(Event.Note(text: "about the size", about: 3)), .pin(Event.Pin(event: 3)),
      .note(Event.Note(text: "free")),
    ])
    #expect(
      notes.items.map(\.content) == [
        .entry(entry, outcome: executed, output: [output]), .sized(sized),
        .note(Event.Note(text: "free")),
      ])
    #expect(notes.items.map(\.isPinned) == [false, true, false])
    #expect(notes.items[1].notes.map(\.text) == ["about the size"])
    #expect(notes.start == Samples.start)
    #expect(notes.engines == [Samples.engine])
    #expect(notes.began == Samples.time(0))
    #expect(notes.ended == Samples.time(7))
  }

  @Test func everyResultHasANumber() {
    let results = Samples.allEvents.filter { $0.kind?.isResult == true }
    #expect(results.count == 6)
    let notes = notes(results)
    #expect(notes.items.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(notes.results == 6)
  }

  @Test func anEditedNoteHasItsLastText() {
    let notes = notes([
      .note(Event.Note(text: "free")),
      .sized(Event.Sized(sizing: Samples.sizing)),
      .note(Event.Note(text: "attached", about: 2)),
      .note(Event.Note(text: "attached, better", replaces: 3)),
      .note(Event.Note(text: "free, better", replaces: 1)),
      .note(Event.Note(text: "attached, best", replaces: 4)),
      .note(Event.Note(text: "about the free one", about: 1)),
      .note(Event.Note(text: "about it, better", replaces: 7)),
      .pin(Event.Pin(event: 2)), .pin(Event.Pin(event: 2, pinned: false)),
    ])
    #expect(notes.items.count == 2)
    #expect(notes.items[0].content == .note(Event.Note(text: "free, better")))
    #expect(notes.items[0].notes.map(\.text) == ["about it, better"])
    #expect(notes.items[1].notes.map(\.text) == ["attached, best"])
    #expect(!notes.items[1].isPinned)
  }

  @Test func aBetIsOneItemPlacedAndScored() {
    func bet(_ experiment: String, _ actual: Double?) -> Event.Prediction {
      Event.Prediction(
        lesson: "slots", experiment: experiment, ledger: .kept, bet: 2, actual: actual)
    }
    let notes = notes([
      .prediction(bet("a", nil)), .prediction(bet("b", nil)), .prediction(bet("a", 3)),
      .prediction(bet("a", 4)),
    ])
    #expect(
      notes.items.map(\.content) == [
        .prediction(bet("a", 3)), .prediction(bet("b", nil)), .prediction(bet("a", 4)),
      ])
  }

  @Test func aLessonsResultKnowsItsLessonAndWhetherItHeld() throws {
    let place = LessonPlace(lesson: "slots", step: 2, experiment: "points")
    let compared = Event.Compared(
      experiment: Samples.experiment, comparison: Samples.comparison, effort: .quick, place: place)
    let notes = notes([
      .compared(compared),
      .experimentRun(
        Event.ExperimentRun(lesson: "slots", experiment: "points", result: 1, held: false)),
    ])
    let item = try #require(notes.items.first)
    #expect(item.content == .compared(compared, held: false))
    #expect(item.lesson == "slots")
  }

  @Test func anUnknownReferenceHarmsNothing() {
    let notes = notes([
      .executed(Event.Executed(entry: 99, outcome: .ok)), .pin(Event.Pin(event: -1)),
      .note(Event.Note(text: "lost", about: 42)), .note(Event.Note(text: "new", replaces: 42)),
      .output(Event.Output(entry: nil, stream: .stdout, text: "x")),
    ])
    #expect(notes.items.count == 2)
  }

  @Test func aPartOfTheNotesKeepsItsNumbers() {
    let place = LessonPlace(lesson: "slots")
    func sized(_ place: LessonPlace? = nil) -> Event {
      .sized(Event.Sized(sizing: Samples.sizing, place: place))
    }
    let notes = notes(
      [sized(), .lessonOpened(Event.LessonOpened(lesson: "slots", title: "Slots", steps: 2))]
        + [
          .entry(Event.Entry(kind: .code, text: "a = 1", index: 1, engine: "python")),
          .executed(Event.Executed(entry: 3, outcome: .ok)),
        ]
        + [
          sized(place), .pin(Event.Pin(event: 5)), .note(Event.Note(text: "mine", about: 5)),
          .lessonCompleted(Event.LessonCompleted(lesson: "slots")), .note(Event.Note(text: "free")),
          sized(),
        ])
    func numbers(_ selection: NotesSelection) -> [Int] {
      notes.selecting(selection).items.compactMap(\.number)
    }
    #expect(numbers(NotesSelection()) == [1, 2, 3])
    #expect(numbers(NotesSelection(pinnedOnly: true)) == [2])
    #expect(numbers(NotesSelection(lesson: "slots")) == [2])
    #expect(notes.selecting(NotesSelection(lesson: "slots")).items.count == 4)
    #expect(numbers(NotesSelection(results: 2...9)) == [2, 3])
    #expect(notes.selecting(NotesSelection(results: 2...3)).items.count == 4)
    #expect(numbers(NotesSelection(results: 7...9)) == [])
    #expect(numbers(NotesSelection(pinnedOnly: true, results: 3...3)) == [])
  }
}
