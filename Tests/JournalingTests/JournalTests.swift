import Basics
import Foundation
import Journaling
import Measuring
import Testing

@Suite struct JournalTests {
  @Test func everyKindOfEventReadsBackAsItWasWritten() throws {
    let folder = try TemporaryFolder()
    let store = JournalStore(directory: folder.path)
    var journal = store.begin(Samples.start, at: Samples.time(0))
    for (second, event) in Samples.allEvents.enumerated() {
      _ = journal.append(event, at: Samples.time(second))
    }
    var reader = try store.reader(journal.id)
    var read: [Record] = []
    while let record = try reader.next() { read.append(record) }
    #expect(read.map(\.sequence) == Array(1...Samples.allEvents.count + 1))
    #expect(read.dropFirst().map(\.event) == Samples.allEvents)
    #expect(read.dropFirst().map(\.time) == Samples.allEvents.indices.map { Samples.time($0) })
    #expect(reader.diagnostics.isEmpty)
    #expect(reader.header?.session == journal.id)
    #expect(Set(Samples.allEvents.map(\.kind)).count == Event.Kind.allCases.count)
  }

  @Test func codeIsWrittenOnceHoweverManyResultsItPrecedes() throws {
    let folder = try TemporaryFolder()
    let store = JournalStore(directory: folder.path)
    var journal = store.begin(Samples.start, at: Samples.time(0))
    let text = "unmistakable = 1"
    let whole = Snippet(text, origin: Samples.origin(1))
    let part = Snippet("unmistakable", origin: Samples.origin(1))
    let other = Snippet("", origin: SourceLocation(file: "setup", line: 1))
    var experiment = Samples.experiment
    experiment.setup = [whole, other]
    let sized = Event.sized(Event.Sized(sizing: Samples.sizing, setup: [whole, other]))
    let events: [Event] = [
      .entry(Event.Entry(kind: .code, text: text, index: 1, engine: "python")), sized, sized,
      .compared(
        Event.Compared(experiment: experiment, comparison: Samples.comparison, effort: .quick)),
      .sized(Event.Sized(sizing: Samples.sizing, setup: [part])),
    ]
    for event in events { _ = journal.append(event, at: Samples.time(1)) }
    let path = journal.path
    let file = try String(contentsOfFile: #require(path), encoding: .utf8)
    #expect(file.ranges(of: text).count == 1)
    var reader = try store.reader(journal.id)
    var read: [Event] = []
    while let record = try reader.next() { read.append(record.event) }
    #expect(Array(read.dropFirst()) == events)
    #expect(reader.diagnostics.isEmpty)
    // Who wants results alone gets them with their code.
    var results = try store.reader(journal.id, kinds: [.sized])
    #expect(try results.next()?.event == sized)
  }

  @Test func aSessionInWhichNothingHappenedLeavesNoFile() throws {
    let folder = try TemporaryFolder()
    let store = JournalStore(directory: folder.path)
    var journal = store.begin(Samples.start)
    #expect(journal.append(.engine(Samples.engine)).safety == .held)
    #expect(journal.append(.sessionEnded(Event.SessionEnded(reason: "quit"))).safety == .held)
    #expect(try store.sessions().isEmpty)
  }

  @Test func whatWasHeldIsWrittenWithTheFirstEventThatCounts() throws {
    let folder = try TemporaryFolder()
    let store = JournalStore(directory: folder.path)
    var journal = store.begin(Samples.start)
    _ = journal.append(.engine(Samples.engine))
    let receipt = journal.append(.note(Event.Note(text: "x")))
    #expect(receipt.sequence == 3)
    #expect(receipt.safety == .synced)
    var reader = try store.reader(journal.id)
    var tags: [String] = []
    while let record = try reader.next() { tags.append(record.event.tag) }
    #expect(tags == ["session-started", "engine", "note"])
  }

  @Test func twoShellsNeverShareAFile() throws {
    let folder = try TemporaryFolder()
    let store = JournalStore(directory: folder.path)
    var first = store.begin(Samples.start, at: Samples.time(0))
    var second = store.begin(Samples.start, at: Samples.time(0))
    for number in 0..<20 {
      _ = first.append(.note(Event.Note(text: "first \(number)")))
      _ = second.append(.note(Event.Note(text: "second \(number)")))
    }
    let sessions = try store.sessions()
    #expect(Set(sessions.map(\.id)) == [first.id, second.id])
    #expect(sessions.map(\.isLive) == [true, true])
    #expect(try store.fold(SessionSummary.self, of: first.id).value.notes == 20)
  }

  @Test func aSessionIsLiveUntilItsJournalIsGone() throws {
    let folder = try TemporaryFolder()
    let store = JournalStore(directory: folder.path)
    let id: SessionID = try { () throws in
      var journal = store.begin(Samples.start)
      _ = journal.append(.note(Event.Note(text: "x")))
      #expect(throws: JournalError.live(journal.id)) { try store.delete(journal.id) }
      #expect(throws: JournalError.noSuchSession("last")) { try store.session("last") }
      let live = try store.sessions().map(\.isLive)
      #expect(live == [true])
      return journal.id
    }()
    #expect(try store.session("last") == store.session(id.text))
    #expect(try store.sessions().map(\.isLive) == [false])
    try store.delete(id)
    #expect(try store.sessions().isEmpty)
    #expect(throws: JournalError.noSuchSession(id.text)) { try store.delete(id) }
  }

  @Test func theNewestSessionComesFirstAndABeginningNamesIt() throws {
    let folder = try TemporaryFolder()
    let store = JournalStore(directory: folder.path)
    var ids: [SessionID] = []
    for day in 0..<3 {
      var journal = store.begin(Samples.start, at: Samples.time(day * 86_400))
      _ = journal.append(.note(Event.Note(text: "x")))
      ids.append(journal.id)
    }
    #expect(try store.sessions().map(\.id) == ids.reversed())
    #expect(try store.session("last").id == ids[2])
    #expect(try store.session(String(ids[1].text.prefix(12))).id == ids[1])
    #expect(throws: JournalError.ambiguous("2025", candidates: ids.reversed())) {
      try store.session("2025")
    }
    #expect(throws: JournalError.noSuchSession("")) { try store.session("") }
  }

  @Test(arguments: [
    (["HEFT_DATA": "/d", "XDG_DATA_HOME": "/x", "HOME": "/h"], "/d"),
    (["XDG_DATA_HOME": "/x", "HOME": "/h"], "/x/heft"),
    (["XDG_DATA_HOME": "x", "HOME": "/h"], "/h/.local/share/heft"),
    (["HEFT_DATA": "", "XDG_DATA_HOME": "", "HOME": "/h"], "/h/.local/share/heft"),
    (["HOME": ""], nil),
  ])
  func theDataFolderFollowsTheEnvironment(environment: [String: String], folder: String?) {
    #expect(JournalStore.dataFolder(environment) == folder)
  }

  @Test func longOutputIsCutBetweenCharacters() {
    let text = String(repeating: "é", count: Event.Output.limit)
    let output = Event.Output(entry: nil, stream: .stdout, text: "a" + text, dropped: 5)
    #expect(output.text.utf8.count == Event.Output.limit - 1)
    #expect(output.text.hasPrefix("aé") && output.text.hasSuffix("é"))
    #expect(output.dropped == 5 + Event.Output.limit + 2)
  }
}
