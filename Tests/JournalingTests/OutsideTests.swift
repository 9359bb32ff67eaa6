import Basics
import Journaling
import Measuring
import Testing

/// Journals that somebody else wrote.
@Suite struct OutsideTests {
  private static let header = #"{"heft-journal":2,"session":"20261121T075512Z-4242-31ee61c0"}"#

  private func read(_ lines: [String]) throws -> (records: [Record], diagnostics: [Diagnostic]) {
    let disk = FaultyDisk(seed: 1, fault: FaultyDisk.Fault.none)
    disk.place("/j.jsonl", ([Self.header] + lines).map { "\($0)\n" }.joined())
    var reader = try JournalReader(path: "/j.jsonl", fileSystem: disk)
    var records: [Record] = []
    while let record = try reader.next() { records.append(record) }
    return (records, reader.diagnostics)
  }

  private func sized(_ memory: String) -> String {
    let engine = #"{"build":"b","name":"python","path":"/p","version":"3.12.1"}"#
    return #"{"seq":1,"time":"2026-11-21T07:55:12Z","type":"sized","data":{"setup":[],"sizing":{"#
      + #""engine":\#(engine),"expression":"x","memory":{"byType":[],"complete":true,"notes":[],"#
      + #"\#(memory)},"type":"list","warnings":[]}}}"#
  }

  @Test(
    "X6 A figure that cannot be costs its line, which is named",
    arguments: [
      #""kept":-9223372036854775808"#, #""kept":9007199254740993"#, #""shallow":-1"#,
      #""deep":1e400"#, #""deep":0.5"#, #""objects":-1"#, #""peak":"9""#, #""allocations":1e19"#,
      #""rss":[[1]]"#, #""kept":true"#,
    ])
  func impossibleFigures(memory: String) throws {
    let (records, diagnostics) = try read([sized(memory), sized(#""kept":-40,"deep":56"#)])
    #expect(records.count == 1)
    guard case .sized(let event)? = records.first?.event else {
      Issue.record("the line after it is read")
      return
    }
    #expect(event.sizing.memory.kept == ByteCount(-40))
    #expect(diagnostics.map(\.id) == ["journal.unreadable-event"])
    #expect(diagnostics.first?.location == SourceLocation(file: "/j.jsonl", line: 2))
  }

  @Test(
    "X6 A number of an event that cannot be is no event's",
    arguments: ["-1", "1e30", "99999999999999999999"])
  func impossibleNumbers(number: String) throws {
    let (records, diagnostics) = try read([
      #"{"seq":\#(number),"time":"2026-11-21T07:55:12Z","type":"note","data":{"text":"x"}}"#
    ])
    #expect(records.isEmpty)
    #expect(diagnostics.map(\.id) == ["journal.foreign-line"])
  }

  @Test("H11 Only the first of many findings about a journal are kept")
  func manyFindings() throws {
    let (_, diagnostics) = try read(Array(repeating: "garbage", count: 5000))
    #expect(diagnostics.count == 100)
  }

  @Test("H17 A line of more than 64 MiB is passed over without being held")
  func endlessLine() throws {
    let long = String(repeating: "x", count: (64 << 20) + 300_000)
    let (records, diagnostics) = try read([long, sized(#""kept":1"#)])
    #expect(records.count == 1)
    #expect(diagnostics.map(\.location.line) == [2])
  }

  @Test("H17 A long output stays in its journal, and what was put in its place is not taken for it")
  func longOutput() throws {
    let disk = FaultyDisk(seed: 2, fault: FaultyDisk.Fault.none)
    let long = String(repeating: "a \"line\" of ö\n", count: 100)
    let lines = [long, "short"].map { text in
      let event = Event.output(Event.Output(entry: 1, stream: .stdout, text: text, dropped: 7))
      let record = Record(sequence: 1, time: Samples.time(0), event: event)
      return String(decoding: record.line(), as: UTF8.self)
    }
    disk.place("/j.jsonl", "\(Self.header)\n\(lines.joined())")
    var reader = try JournalReader(path: "/j.jsonl", fileSystem: disk)
    var outputs: [Event.Output] = []
    while let record = try reader.next() {
      if case .output(let output) = record.event { outputs.append(output) }
    }
    #expect(outputs.map(\.text) == [long, "short"])
    #expect(outputs.map(\.dropped) == [7, 7])
    disk.place("/j.jsonl", "\(Self.header)\n\(String(repeating: "x", count: 10_000))")
    #expect(outputs.map(\.text) == ["[the journal was changed while it was read]", "short"])
  }
}
