import Basics
import Foundation
import Journaling
import Testing

@Suite struct CrashTests {
  /// How many crashes to go through: 100, or what `HEFT_FAULTS` says.
  static let rounds = ProcessInfo.processInfo.environment["HEFT_FAULTS"].flatMap { Int($0) } ?? 100

  @Test func everyEventWhoseAppendReturnedSurvives() throws {
    var faults: [FaultyDisk.Fault: Int] = [:]
    var survivors = 0
    for seed in 0..<UInt64(Self.rounds) {
      let disk = FaultyDisk(seed: seed)
      let session = run(on: disk)
      faults[disk.fault, default: 0] += 1
      survivors += session.synced.count
      disk.restart()
      try check(session, on: disk)
    }
    // The draw reaches every fault, and events were at stake.
    #expect(faults.count == FaultyDisk.Fault.allCases.count)
    #expect(survivors > Self.rounds)
  }

  /// What a session was told.
  private struct Told {
    var id: SessionID
    var appended: [Record] = []
    var synced: [Record] = []
    var troubles: [Diagnostic] = []
  }

  /// Appends events until the end or until the power fails.
  private func run(on disk: FaultyDisk) -> Told {
    var random = SeededGenerator(seed: ~disk.seed)
    let store = JournalStore(directory: "/home/data/journals", fileSystem: disk)
    var journal = store.begin(Samples.start)
    var told = Told(id: journal.id)
    for number in 0..<40 {
      let event = event(number, &random)
      let time = Samples.time(number)
      let receipt = journal.append(event, at: time)
      let record = Record(sequence: receipt.sequence, time: time, event: event)
      told.appended.append(record)
      told.id = journal.id
      // A call during which the power failed never returned to anyone.
      if disk.isDead { break }
      if receipt.safety == .synced { told.synced.append(record) }
      if let trouble = receipt.trouble { told.troubles.append(trouble) }
      #expect((receipt.safety == .memoryOnly) == journal.isMemoryOnly, "seed \(disk.seed)")
    }
    return told
  }

  private func check(_ told: Told, on disk: FaultyDisk) throws {
    #expect(told.troubles.count <= 1, "seed \(disk.seed)")
    let path = "/home/data/journals/\(told.id).jsonl"
    guard disk.contents(path) != nil else {
      #expect(told.synced.count == 0, "seed \(disk.seed), \(disk.fault)")
      return
    }
    var reader = try JournalReader(path: path, fileSystem: disk)
    var read: [Record] = []
    while let record = try reader.next() {
      if record.sequence > 1 { read.append(record) }
    }
    // All that was promised, in order, and nothing that was never appended.
    let promised = told.synced.map(\.sequence)
    let found = read.map(\.sequence)
    #expect(Array(found.prefix(promised.count)) == promised, "seed \(disk.seed), \(disk.fault)")
    let isIntact = Array(told.appended.prefix(read.count)) == read
    #expect(isIntact, "seed \(disk.seed), \(disk.fault)")
    // Where there was power to cut off a part of a line, none is left.
    let torn = disk.fault == .powerCut || disk.fault == .refuseForEver ? 1 : 0
    #expect(reader.diagnostics.count <= torn, "seed \(disk.seed), \(disk.fault)")
  }

  private func event(_ number: Int, _ random: inout SeededGenerator) -> Event {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: .note(Event.Note(text: "note \(number)"))
    case 1: .sized(Event.Sized(sizing: Samples.sizing, setup: [code(number - 1), code(number)]))
    case 2:
      .output(
        Event.Output(
          entry: number, stream: .stdout,
          text: String(repeating: "x", count: Int.random(in: 0..<9000, using: &random))))
    default: .entry(Event.Entry(kind: .code, text: "x = \(number)", index: number))
    }
  }

  /// What an entry of that number holds, whether there was one or not.
  private func code(_ number: Int) -> Snippet {
    Snippet("x = \(number)", origin: Samples.origin(number))
  }
}
