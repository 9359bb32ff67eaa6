import Console
import Testing

@Suite struct TerminalCapabilitiesTests {
  private func capabilities(
    _ environment: [String: String], isTerminal: Bool = true
  ) -> TerminalCapabilities {
    TerminalCapabilities(isTerminal: isTerminal, terminalWidth: 100, environment: environment)
  }

  @Test func colourNeedsATerminalThatWantsIt() {
    #expect(capabilities(["TERM": "xterm"]).theme == .coloured)
    #expect(capabilities(["TERM": "xterm", "NO_COLOR": ""]).theme == .coloured)
    #expect(capabilities(["TERM": "xterm", "NO_COLOR": "1"]).theme == .plain)
    #expect(capabilities(["TERM": "dumb"]).theme == .plain)
    #expect(capabilities([:]).theme == .plain)
    #expect(capabilities(["TERM": "xterm"], isTerminal: false).theme == .plain)
  }

  @Test func theWidthIsAskedForOrMeasuredOrEighty() {
    #expect(capabilities(["COLUMNS": "120"]).width == 120)
    #expect(capabilities(["COLUMNS": "0"]).width == 100)
    #expect(capabilities(["COLUMNS": "wide"]).width == 100)
    let none = TerminalCapabilities(isTerminal: false, terminalWidth: nil, environment: [:])
    #expect(none.width == 80)
  }

  @Test func aPlainThemeWritesNoAttributes() {
    for style in Style.allCases { #expect(Theme.plain.render([Span("x", style)]) == "x") }
    #expect(Theme.coloured.render([Span("x", .keyword)]) == "\u{1B}[35mx\u{1B}[0m")
  }
}
