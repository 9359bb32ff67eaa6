import Basics
import Journaling
import Measuring
import Testing

@Suite struct ReaderTests {
  private static let header = #"{"heft-journal":1,"session":"20261121T075512Z-4242-31ee61c0"}"#

  private func line(_ sequence: Int, _ text: String) -> String {
    #"{"seq":\#(sequence),"time":"2026-11-21T07:55:12.000000Z","type":"note","data":{"text":"\#(text)"}}"#
  }

  private func read(
    _ text: String, kinds: Set<Event.Kind>? = nil
  ) throws -> (texts: [String], diagnostics: [Diagnostic]) {
    let disk = FaultyDisk(seed: 1, fault: FaultyDisk.Fault.none)
    disk.place("/j.jsonl", text)
    var reader = try JournalReader(path: "/j.jsonl", fileSystem: disk, kinds: kinds)
    var texts: [String] = []
    while let record = try reader.next() {
      if case .note(let note) = record.event {
        texts.append(note.text)
      } else {
        texts.append(record.event.tag)
      }
    }
    return (texts, reader.diagnostics)
  }

  @Test func aTornLastLineCostsOnlyItself() throws {
    let whole = "\(Self.header)\n\(line(1, "one"))\n\(line(2, "two"))\n"
    let start = whole.utf8.count - line(2, "two").utf8.count
    for end in start..<whole.utf8.count {
      let (texts, diagnostics) = try read(
        String(decoding: Array(whole.utf8)[..<end], as: UTF8.self))
      #expect(texts == ["one"])
      #expect(diagnostics.map(\.id) == ["journal.torn"])
      #expect(diagnostics.first?.location.line == 3)
    }
    #expect(try read(whole).texts == ["one", "two"])
  }

  @Test func foreignLinesArePassedOverWithTheirPlace() throws {
    let text = [
      Self.header, line(1, "one"), "<<<<<<< HEAD", "", "\u{0}\u{0}", #"{"seq":2}"#,
      #"{"seq":3,"time":"2026-11-21T07:55:12Z","type":"note","data":{"words":"x"}}"#,
      line(4, "four"), "",
    ].joined(separator: "\n")
    let (texts, diagnostics) = try read(text)
    #expect(texts == ["one", "four"])
    #expect(diagnostics.map(\.location.line) == [3, 4, 5, 6, 7])
    #expect(
      diagnostics.map(\.id) == Array(repeating: "journal.foreign-line", count: 4) + [
        "journal.unreadable-event"
      ])
  }

  @Test func aLineWithItsMembersInAnotherOrderIsRead() throws {
    let text =
      Self.header + "\n"
      + #"{ "type": "note", "data": {"text": "moved"}, "seq": 7, "time": "2026-11-21T07:55:12Z" }"#
      + "\n"
    #expect(try read(text).texts == ["moved"])
  }

  @Test func unknownEventsArePreserved() throws {
    let text =
      "\(Self.header)\n"
      + #"{"seq":1,"time":"2030-01-01T00:00:00.000000Z","type":"dreamt","data":{"of":["sheep",1]}}"#
      + "\n"
    let disk = FaultyDisk(seed: 1, fault: FaultyDisk.Fault.none)
    disk.place("/j.jsonl", text)
    var reader = try JournalReader(path: "/j.jsonl", fileSystem: disk)
    let record = try #require(try reader.next())
    #expect(record.event == .unknown(tag: "dreamt", data: ["of": ["sheep", 1]]))
    #expect(Self.header + "\n" + String(decoding: record.line(), as: UTF8.self) == text)
    #expect(reader.diagnostics.isEmpty)
    #expect(try read(text, kinds: [.note]).texts.isEmpty)
  }

  /// Version 1 repeated the code of the session with each result.
  @Test func theFirstVersionIsReadAsItWasWritten() throws {
    let setup = [Snippet("x = 1", origin: Samples.origin(1))]
    let events: [Event] = [
      .entry(Event.Entry(kind: .code, text: "x = 1", index: 1)),
      .sized(Event.Sized(sizing: Samples.sizing, setup: setup)),
    ]
    let records = events.enumerated().map {
      Record(sequence: $0 + 1, time: Samples.time($0), event: $1)
    }
    let text = records.map { String(decoding: $0.line(), as: UTF8.self) }.joined()
    #expect(text.ranges(of: "x = 1").count == 2)
    let disk = FaultyDisk(seed: 1, fault: FaultyDisk.Fault.none)
    disk.place("/j.jsonl", Self.header + "\n" + text)
    var reader = try JournalReader(path: "/j.jsonl", fileSystem: disk)
    #expect(try [reader.next(), reader.next()] == records)
  }

  @Test func codeThatIsGoneIsSaid() throws {
    var code = SessionCode()
    let setup = [Snippet("x = 1", origin: Samples.origin(1))]
    let lines = [
      Event.entry(Event.Entry(kind: .code, text: "x = 1", index: 1)),
      .sized(Event.Sized(sizing: Samples.sizing, setup: setup)),
    ].enumerated().map { index, event in
      String(
        decoding: code.line(
          of: Record(sequence: index + 1, time: Samples.time(index), event: event)), as: UTF8.self)
    }
    let whole = try read(Self.header + "\n" + lines.joined())
    #expect(whole.diagnostics.isEmpty)
    let damaged = try read(Self.header + "\n" + lines[1])
    #expect(damaged.texts == ["sized"])
    #expect(damaged.diagnostics.map(\.id) == ["journal.missing-code"])
    #expect(damaged.diagnostics.first?.message.contains("heft[1]") == true)
  }

  @Test func aNewerVersionIsRefusedKindly() {
    let newer = JournalError.newerVersion(path: "/j.jsonl", version: 3)
    #expect(throws: newer) { try read("{\"heft-journal\":3}\nwhatever\n") }
    #expect(newer.description.contains("newer heft"))
    #expect(newer.hint.contains("left as it is"))
  }

  @Test(arguments: ["hello\n", "hello", "{\"seq\":1}\n", "[1]\n", "\n"])
  func anotherProgramsFileIsRefused(text: String) {
    #expect(throws: JournalError.notAJournal(path: "/j.jsonl")) { try read(text) }
  }

  @Test(arguments: ["", "{\"hef", "{\"heft-journal\":1,\"sess", "\u{0}\u{0}", "{\"heft\u{0}\u{0}"])
  func aJournalThatWasNeverWholeIsEmpty(text: String) throws {
    #expect(try read(text).texts.isEmpty)
  }

  @Test func aMissingFileIsAnError() {
    let disk = FaultyDisk(seed: 1, fault: FaultyDisk.Fault.none)
    #expect(throws: JournalError.self) {
      _ = try JournalReader(path: "/none", fileSystem: disk)
    }
  }

  @Test func nonFiniteNumbersSurvive() throws {
    let event = Event.prediction(
      Event.Prediction(
        lesson: "l", experiment: "e", ledger: .kept, bet: .infinity, actual: -.infinity))
    let record = Record(sequence: 1, time: Samples.time(0), event: event)
    let disk = FaultyDisk(seed: 1, fault: FaultyDisk.Fault.none)
    disk.place("/j.jsonl", Self.header + "\n" + String(decoding: record.line(), as: UTF8.self))
    var reader = try JournalReader(path: "/j.jsonl", fileSystem: disk)
    #expect(try reader.next() == record)
  }
}
