import Console
import Testing

@Suite struct HistoryEntriesTests {
  private func entries(_ texts: [String]) -> HistoryEntries {
    var entries = HistoryEntries()
    for text in texts { entries.append(text) }
    return entries
  }

  private func all(_ entries: HistoryEntries) -> [String] {
    (0..<entries.count).map { entries[$0] }
  }

  @Test(arguments: ["plain", "two\nlines", "back\\slash \\n", "cr\r\n", "日本 👩‍👩‍👧", "\t tab "])
  func anyTextComesBack(text: String) {
    let file = Array("\(HistoryText.header)\n".utf8) + entries([text]).lines
    #expect(all(HistoryEntries(file: file)) == [text])
  }

  @Test func aTextIsThereOnceWhereItWasUsedLast() {
    #expect(all(entries(["a", "b", "a", "c", "b"])) == ["a", "c", "b"])
    let file = ["a", "b", "a"].flatMap { HistoryText.line(HistoryText.escaped($0)) }
    #expect(all(HistoryEntries(file: file)) == ["b", "a"])
  }

  @Test func linesThatAreNotWholeAreIgnored() {
    let file = "heft-history 1\n3 abc\n9 torn\n_HiStOrY_V2_\n2 xy\n4 ab\n\n2 zz 3 abc\n1 q\n5 cut"
    #expect(all(HistoryEntries(file: Array(file.utf8))) == ["abc", "xy", "q"])
  }

  @Test func searching() {
    let entries = entries(["size a", "x = 1\ny = 2", "size b", "note"])
    #expect(entries.lastIndex(withPrefix: "size", before: 4) == 2)
    #expect(entries.lastIndex(withPrefix: "size", before: 2) == 0)
    #expect(entries.firstIndex(withPrefix: "size", from: 1) == 2)
    #expect(entries.lastIndex(containing: "y =", before: 4) == 1)
    #expect(entries.lastIndex(containing: "1\ny", before: 4) == 1)
    #expect(entries.lastIndex(containing: "absent", before: 4) == nil)
    #expect(entries.firstIndex(containing: "e", from: 1) == 2)
    // The escaped form is "x = 1\\ny = 2": its n is a line break and no letter.
    #expect(entries.lastIndex(containing: "ny", before: 4) == nil)
  }

  @Test func aWalkMeetsWhatBeginsLikeTheLine() {
    let entries = entries(["size a", "note", "size b"])
    let draft = EditBuffer("size")
    var walk = HistoryWalk(from: draft)
    #expect(walk.older(entries, leaving: draft) == EditBuffer("size b"))
    #expect(walk.older(entries, leaving: EditBuffer("size b!")) == EditBuffer("size a"))
    #expect(walk.older(entries, leaving: EditBuffer("size a")) == nil)
    #expect(walk.newer(entries, leaving: EditBuffer("size a")) == EditBuffer("size b!"))
    #expect(walk.newer(entries, leaving: EditBuffer("size b!")) == draft)
    #expect(walk.isAtDraft)
    #expect(walk.newer(entries, leaving: draft) == nil)
  }

  @Test func anIncrementalSearch() {
    var search = HistorySearch(entries(["alpha", "beta", "alphabet"]), backward: true)
    search.type("a")
    #expect(search.found == "alphabet")
    search.step(backward: true, lastQuery: "")
    #expect(search.found == "beta")
    search.type("l")
    #expect(search.found == "alpha")
    search.type("z")
    #expect(search.hasFailed)
    #expect(search.found == "alpha")
    search.deleteBackward()
    #expect(search.found == "alphabet")
    #expect(search.spans == [Span(""), Span("al", .match), Span("phabet")])
    var again = HistorySearch(entries(["alpha", "beta"]), backward: true)
    again.step(backward: true, lastQuery: "al")
    #expect(again.found == "alpha")
  }
}
