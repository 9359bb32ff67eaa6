import Basics
import Foundation
import TestSupport
import Testing

/// Swift at the prompt, over a terminal.
@Suite(.serialized, .enabled(if: SwiftCompiler.path != nil)) struct SwiftShellTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()

  /// A shell with a fixed search path, which has to be told where the compiler is.
  private func shell() throws -> HeftTerminal {
    try HeftTerminal(
      data: data, directory: folder, environment: ["HEFT_SWIFT": SwiftCompiler.path ?? ""])
  }

  @Test func declarationsSizesErrorsAndTheWayBack() throws {
    let shell = try shell()
    try shell.enter("kept = [1, 2, 3]")
    try shell.enter("engine swift")
    let swift = "heft swift>"
    try shell.enter(block: ["struct Point {", "var x: Int", "var y: Int", "}"], at: swift)
    try shell.terminal.waitForScreen("the brace below `struct`", within: HeftTerminal.patience) {
      $0.rows.contains("       ...> }")
    }
    try shell.enter("let many = (0..<1000).map { Point(x: $0, y: $0) }", at: swift)
    try shell.enter("size many + []", at: swift, expecting: "Array<Point> of 1,000")
    try shell.enter(block: ["func twice(_ n: Int) -> Int {", "n * nothing", "}"], at: swift)
    try shell.expect("cannot find 'nothing' in scope")
    try shell.waitForPrompt(swift)
    // The caret stands under the name that is wrong, on the learner's second line.
    let rows = shell.terminal.screen.scrollback + shell.terminal.screen.rows
    let code = try #require(rows.lastIndex { $0.hasSuffix("n * nothing") && !$0.contains("...>") })
    let line = rows[code]
    let name = try #require(line.firstRange(of: "nothing"))
    let column = line.distance(from: line.startIndex, to: name.lowerBound)
    #expect(rows[code + 1] == String(repeating: " ", count: column) + "^")
    #expect(rows[code - 1].hasSuffix("line 2"))
    try shell.enter("engine python", at: swift)
    try shell.enter("sum(kept)", expecting: "6")
    try shell.enter("engine swift")
    try shell.enter("many.count", at: swift, expecting: "1000")
    try shell.waitForPrompt(swift)
    shell.terminal.send("\u{4}")
    #expect(try shell.waitForExit() == .exited(0))
  }

  @Test func whatSwiftCannotDoIsSaidInOneSentence() throws {
    let shell = try shell()
    try shell.enter("engine swift")
    let swift = "heft swift>"
    try shell.enter("who", at: swift, expecting: "Type `let x = [1, 2, 3]`")
    try shell.enter("struct Point { var x = 1 }", at: swift)
    try shell.enter("func twice(_ n: Int) -> Int { 2 * n }", at: swift)
    try shell.enter("let points = [Point(), Point()]", at: swift)
    try shell.enter("who", at: swift, expecting: "points   Array<Point>")
    try shell.expect("functions: twice · types: Point")
    try shell.expect("Names have no sizes in Swift")
    try shell.enter(
      "watch points", at: swift, expecting: "no process of its own that could be watched")
    try shell.waitForPrompt(swift)
    shell.terminal.send("let p = Po\t")
    try shell.waitForCursor(behind: "let p = Point")
    shell.terminal.send("\u{15}poi\t.\t")
    try shell.terminal.waitForScreen("the remark", within: HeftTerminal.patience) {
      $0.rows[$0.row] == "heft swift> points." && $0.text.contains("members are not")
    }
    shell.terminal.send("c")
    try shell.terminal.waitForScreen("no remark", within: HeftTerminal.patience) {
      $0.rows[$0.row] == "heft swift> points.c" && !$0.text.contains("members are not")
    }
    shell.terminal.send("\u{15}lesson sl\t")
    try shell.waitForRow("heft swift> lesson slots")
  }

  @Test func layoutsAreAsRecorded() throws {
    let script = """
      engine swift
      struct Flags { var a: Bool; var n: Int; var b: Bool }
      final class Node { var a = true; var n = 1; var b = false }
      enum Shape { case point, circle(Int) }
      layout Flags(a: true, n: 1, b: false)
      layout Node()
      layout Shape.circle(5)
      layout (0..<3).map { Flags(a: true, n: $0, b: false) }
      layout "short"
      layout "n" + String(repeating: "o", count: 40)

      """
    let heft = try HeftProcess.run([], input: script, environment: ["COLUMNS": "80"])
    #expect(heft.exitCode == 0, "\(heft.errors)")
    let text = heft.output.replacing(#/ *Swift \d+\.\d+(\.\d+)?/#, with: "")
    try Golden.compare(text, with: "layout-swift.txt")
  }

  @Test func theCommandLineTakesSwift() throws {
    let heft = try HeftProcess.run([
      "compare", "--swift", "--json", "(0..<n).map { Int32($0) }", "(0..<n).map { $0 }", "--use",
      "it.count", "--n", "1000",
    ])
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.contains("larger"), "\(heft.output)")
    let sized = try HeftProcess.run([
      "size", "--swift", "--json", "(0..<n).map { P(a: true, n: $0, b: false) }", "--n", "3",
      "--setup", "struct P { var a: Bool; var n: Int; var b: Bool }",
    ])
    let json = try JSONValue(parsing: sized.output.utf8)
    // A head of 32 bytes and three elements of 24; glibc hands out blocks of 16 k + 8 bytes.
    #expect(json["kept"] == 104)
    #expect(json["rounded"] == 104)
    #expect(json["stride"] == 8)
    #expect(json["alignment"] == 8)
    let both = try HeftProcess.run(["size", "1", "--swift", "--python", "3.11"])
    #expect(both.exitCode == 2)
  }

  @Test func aLessonInBothLanguagesHasOneTable() throws {
    let course = try ShippedLessons.quick()
    let heft = try HeftProcess.run(
      ["lesson", "slots"],
      environment: [
        "HEFT_LESSONS": course.url.appending(path: "lessons").path(), "COLUMNS": "80",
      ])
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.contains("Swift: optimized against naive"))
    #expect(heft.output.contains("same answer"))
    #expect(!heft.output.contains("(not measured"), "\(heft.output)")
  }
}
