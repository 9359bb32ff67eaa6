import Basics
import Glibc
import Journaling
import Testing

@Suite struct TroubleTests {
  private let note = Event.note(Event.Note(text: "something"))

  @Test func aFullDiskIsToldOnceAndTheSessionGoesOn() throws {
    // The first note takes the calls up to its sync; the disk fills up soon after.
    let disk = FaultyDisk(seed: 7, fault: .refuseForEver, atCall: 25, directories: ["/", "/j"])
    var journal = JournalStore(directory: "/j", fileSystem: disk).begin(Samples.start)
    var receipts: [Receipt] = []
    for second in 0..<30 { receipts.append(journal.append(note, at: Samples.time(second))) }
    let saved = receipts.prefix { $0.safety == .synced }
    #expect(!saved.isEmpty)
    #expect(receipts.dropFirst(saved.count).allSatisfy { $0.safety == .memoryOnly })
    let troubles = receipts.compactMap(\.trouble)
    #expect(troubles.count == 1)
    let trouble = try #require(troubles.first)
    #expect(trouble.message.hasPrefix("From here on this session is kept in memory only."))
    #expect(trouble.hint != nil)
    disk.restart()
    // All notes are there for an export, saved or not.
    let summary = try journal.fold(SessionSummary.self)
    #expect(summary.notes == 30)
  }

  @Test func aFolderThatCannotBeMadeIsToldWithTheWayOut() throws {
    let store = JournalStore(
      directory: "/proc/self/heft/journals", fileSystem: SystemFileSystem())
    var journal = store.begin(Samples.start)
    let receipt = journal.append(note)
    #expect(receipt.safety == .memoryOnly)
    #expect(receipt.trouble?.hint?.contains("HEFT_DATA") == true)
    #expect(journal.append(note).trouble == nil)
  }

  @Test func withoutAFolderTheSessionGoesOn() {
    var journal = JournalStore(environment: [:]).begin(Samples.start)
    let receipt = journal.append(note)
    #expect(receipt.safety == .memoryOnly)
    #expect(receipt.trouble?.message.contains("neither HEFT_DATA nor HOME") == true)
  }

  @Test func aFailedFirstSaveLeavesNoFile() throws {
    for call in 0..<12 {
      let disk = FaultyDisk(seed: 3, fault: .refuseOnce, atCall: call, directories: ["/", "/j"])
      var journal = JournalStore(directory: "/j", fileSystem: disk).begin(Samples.start)
      let receipt = journal.append(note)
      #expect(disk.paths.count == (receipt.safety == .synced ? 1 : 0), "call \(call)")
    }
  }

  @Test func eachEventIsSynced() {
    let disk = FaultyDisk(seed: 1, fault: FaultyDisk.Fault.none, directories: ["/", "/j"])
    var journal = JournalStore(directory: "/j", fileSystem: disk).begin(Samples.start)
    _ = journal.append(note)
    // The file and its folder.
    #expect(disk.syncs == 2)
    for _ in 0..<5 { _ = journal.append(note) }
    #expect(disk.syncs == 7)
  }
}
