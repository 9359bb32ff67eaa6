import Console
import FoundationEssentials
import Testing

@Suite struct HistoryStoreTests {
  /// A path in a folder that goes with the suite.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.path + "/heft-history-\(UUID())"
    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private let folder: Folder
  private var path: String { folder.path + "/history" }

  init() throws { folder = try Folder() }

  private func all(_ store: HistoryStore) -> [String] {
    let entries = store.entries
    return (0..<entries.count).map { entries[$0] }
  }

  private func write(_ text: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  private func content() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func entriesAreThereAgain() throws {
    let store = HistoryStore(path: path)
    for text in ["first", "def f():\n    return 1", "  ", "first"] { store.append(text) }
    #expect(store.problem == nil)
    #expect(all(HistoryStore(path: path)) == ["def f():\n    return 1", "first"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func twoShellsAtOnceLoseNothing() {
    let one = HistoryStore(path: path)
    let two = HistoryStore(path: path)
    for index in 0..<50 {
      one.append("one \(index)")
      two.append("two \(index)")
    }
    #expect(all(HistoryStore(path: path)).count == 100)
  }

  @Test func T36_foreignAndCutHistoryFilesDoNoHarm() throws {
    try write("_HiStOrY_V2_\nsize\\040[1]\n")
    let foreign = HistoryStore(path: path)
    foreign.append("mine")
    #expect(all(foreign) == ["mine"])
    #expect(foreign.problem?.contains("is not a history") == true)
    #expect(try content() == "_HiStOrY_V2_\nsize\\040[1]\n")

    for cut in ["", "heft-his", "heft-history 1", "heft-history 1\n4 size\n12 comp"] {
      try write(cut)
      let store = HistoryStore(path: path)
      #expect(store.problem == nil)
      let before = all(store)
      store.append("new")
      #expect(all(HistoryStore(path: path)) == before + ["new"], "after \(cut)")
    }
  }

  @Test func aFileOfMostlyOldLinesIsRewritten() throws {
    var text = "\(HistoryText.header)\n"
    for index in 0..<8000 { text += "12 entry \(1000 + index % 100)  \n" }
    try write(text)
    let store = HistoryStore(path: path)
    #expect(store.entries.count == 100)
    #expect(store.problem == nil)
    #expect(try content().utf8.count < 2000)
    #expect(all(HistoryStore(path: path)) == all(store))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left == ["history"])
  }

  @Test func onlyTheLatestAreKept() {
    let store = HistoryStore(path: path, limit: 3)
    for index in 0..<10 { store.append("entry \(index)") }
    #expect(all(store) == ["entry 7", "entry 8", "entry 9"])
    #expect(all(HistoryStore(path: path, limit: 2)) == ["entry 8", "entry 9"])
  }

  @Test func aPlaceThatCannotBeWrittenIsToldOnce() {
    let store = HistoryStore(path: "/proc/nowhere/history")
    store.append("kept in memory")
    #expect(all(store) == ["kept in memory"])
    #expect(store.problem != nil)
  }

  @Test func fiftyThousandEntriesAreAllFound() throws {
    var text = "\(HistoryText.header)\n"
    for index in 0..<50_000 {
      let entry = "size [x * \(index) for x in range(1000)]"
      text += "\(entry.utf8.count) \(entry)\n"
    }
    try write(text)
    let entries = HistoryStore(path: path).entries
    #expect(entries.count == 50_000)
    #expect(entries[49_999] == "size [x * 49999 for x in range(1000)]")
    #expect(entries.lastIndex(containing: "* 17 ", before: 50_000) == 17)
  }
}
