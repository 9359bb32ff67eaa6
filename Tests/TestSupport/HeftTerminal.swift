internal import Foundation

/// The built `heft` in a terminal of its own, with the test at the keyboard.
///
/// It is uncoloured, so that what is expected is found whole, and patient, because the machine that
/// runs tests may be busy.
package final class HeftTerminal {
  /// How long anything may take.
  package static let patience: Duration = .seconds(120)

  package let terminal: PseudoTerminal
  private static let width = 100

  /// Opens the shell.
  ///
  /// - Parameters:
  ///   - data: Its data folder.
  ///   - directory: Where it starts.
  package init(
    data: TemporaryFolder, directory: TemporaryFolder, environment: [String: String] = [:],
    arguments: [String] = [], prefix: [String] = []
  ) throws {
    let words = prefix + [HeftProcess.executable.path()] + arguments
    let fixed = [
      "HEFT_DATA": data.path, "HEFT_CACHE": TestCache.path, "XDG_CONFIG_HOME": data.path,
      "NO_COLOR": "1",
    ]
    terminal = try PseudoTerminal(
      executable: words[0], arguments: Array(words.dropFirst()),
      environment: fixed.merging(environment) { _, given in given },
      directory: directory.path, width: Self.width, height: 40)
  }

  /// Types a line and Enter, once the shell asks for one; comes back when the line has been read.
  ///
  /// A prompt is drawn many times, so that its text alone does not tell whether the shell waits.
  package func enter(_ line: String, at prompt: String = "heft>") throws {
    try waitForPrompt(prompt)
    let row = String("\(prompt) \(line)".prefix(Self.width))
    let before = count(of: row)
    terminal.send(line + "\r")
    try terminal.wait(for: "echo of \(line)", within: Self.patience) { count(of: row) > before }
  }

  /// Types a line and waits for a text in the answer.
  package func enter(
    _ line: String, at prompt: String = "heft>", expecting answer: String
  ) throws {
    try enter(line, at: prompt)
    try expect(answer)
  }

  /// Types a block line by line, each once the one before it has been drawn; the last Enter runs it.
  ///
  /// Lines that came in one go would be taken for a paste, which is not indented.
  package func enter(block lines: [String], at prompt: String = "heft>") throws {
    try waitForPrompt(prompt)
    for (index, line) in lines.enumerated() {
      terminal.send(line)
      try waitForCursor(behind: line)
      terminal.send("\r")
      guard index < lines.count - 1 else { return }
      try terminal.waitForScreen("a line below \(line)", within: Self.patience) { screen in
        let isBelow = screen.row > 0 && screen.rows[screen.row - 1].hasSuffix(line)
        return isBelow && screen.rows[screen.row].hasSuffix("...>")
      }
    }
  }

  /// Waits until a text stands before the cursor, whatever is suggested behind it.
  package func waitForCursor(behind text: String) throws {
    try terminal.waitForScreen("the cursor behind \(text)", within: Self.patience) { screen in
      // Rows are kept without the blanks at their ends.
      let row = screen.rows[screen.row].prefix(screen.column)
      return (row + String(repeating: " ", count: screen.column - row.count)).hasSuffix(text)
    }
  }

  /// Waits until a text comes after what was expected last.
  package func expect(_ text: String) throws {
    try terminal.expect(text, within: Self.patience)
  }

  /// Waits until the shell asks for a line, with nothing typed.
  package func waitForPrompt(_ prompt: String = "heft>") throws {
    try waitForRow(prompt)
  }

  /// Waits until the cursor stands in a row that reads so.
  package func waitForRow(_ row: String) throws {
    try terminal.waitForScreen(row, within: Self.patience) { $0.rows[$0.row] == row }
  }

  private func count(of row: String) -> Int {
    (terminal.screen.scrollback + terminal.screen.rows).count { $0 == row }
  }

  /// Waits for the shell's end.
  package func waitForExit() throws -> PseudoTerminal.Ending {
    try terminal.waitForExit(within: Self.patience)
  }
}
