import Console
import Testing

@Suite struct CompletionMenuTests {
  private func menu(_ names: [String], detail: String = "") -> CompletionMenu {
    let candidates = names.map { Completion.Candidate($0, detail: detail) }
    return CompletionMenu(Completion(replacing: 1, with: candidates), for: EditBuffer("x s", ")"))
  }

  private func text(_ rows: [[Span]]) -> [String] { rows.map { $0.map(\.text).joined() } }

  @Test func stepsGoRound() {
    var menu = menu(["size", "sum"])
    #expect(menu.step(by: 1) == EditBuffer("x size", ")"))
    #expect(menu.step(by: 1) == EditBuffer("x sum", ")"))
    #expect(menu.step(by: 1) == EditBuffer("x size", ")"))
    #expect(menu.step(by: -1) == EditBuffer("x sum", ")"))
    #expect(menu.unchanged == EditBuffer("x s", ")"))
    var other = self.menu(["size", "sum"])
    #expect(other.step(by: -1) == EditBuffer("x sum", ")"))
  }

  @Test func columnsGoDownFirst() {
    let rows = menu(["aa", "b", "ccc", "d", "e"]).rows(width: 12, height: 9)
    #expect(text(rows) == ["aa   d", "b    e", "ccc"])
  }

  @Test func detailsHaveARowEach() {
    let rows = menu(["size", "compare"], detail: "weighs").rows(width: 40, height: 9)
    #expect(text(rows) == ["size     weighs", "compare  weighs"])
  }

  @Test func aLongListIsCutWhereTheChoiceIs() {
    var menu = menu((0..<20).map { "name\($0)" })
    #expect(text(menu.rows(width: 8, height: 4)) == ["name0", "name1", "name2", "… 17 more"])
    for _ in 0..<8 { _ = menu.step(by: 1) }
    let rows = menu.rows(width: 8, height: 4)
    #expect(text(rows).contains("name7"))
    #expect(rows.flatMap { $0 }.contains(Span("name7", .selection)))
  }

  @Test func whatAllBeginWith() {
    let names = ["compare", "complete", "comp"].map { Completion.Candidate($0) }
    #expect(Completion(replacing: 0, with: names).commonPrefix == "comp")
    #expect(Completion.none.commonPrefix == "")
  }
}
