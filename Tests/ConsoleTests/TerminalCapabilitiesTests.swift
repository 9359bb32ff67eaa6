import Console
import Glibc
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
    #expect(capabilities(["TERM": "xterm", "NO_COLOR": "1"]).theme == .uncoloured)
    #expect(capabilities(["TERM": "dumb"]).theme == .plain)
    #expect(capabilities(["TERM": "dumb", "NO_COLOR": "1"]).theme == .plain)
    #expect(capabilities([:]).theme == .plain)
    #expect(capabilities(["TERM": "xterm"], isTerminal: false).theme == .plain)
  }

  @Test func colourOfItsOwnNeedsAPaletteOf256() {
    #expect(capabilities(["TERM": "xterm-256color"]).theme == .legible)
    #expect(capabilities(["TERM": "xterm", "COLORTERM": "truecolor"]).theme == .legible)
    #expect(capabilities(["TERM": "xterm-256color", "NO_COLOR": "1"]).theme == .uncoloured)
  }

  @Test func theLocaleSaysWhetherThereIsMoreThanASCII() {
    #expect(capabilities([:]).isUnicode)
    #expect(capabilities(["LANG": "de_DE.UTF-8"]).isUnicode)
    #expect(capabilities(["LC_ALL": "", "LC_CTYPE": "C.utf8", "LANG": "C"]).isUnicode)
    #expect(!capabilities(["LC_ALL": "C", "LANG": "de_DE.UTF-8"]).isUnicode)
    #expect(!capabilities(["LANG": "de_DE.ISO-8859-1"]).isUnicode)
  }

  // The formula of WCAG 2.2 over the colour cube of xterm.
  @Test func legibleColoursCanBeReadOnBlackAndOnWhite() throws {
    for style in Style.allCases {
      let attributes = Theme.legible.attributes(of: style)
      guard let number = attributes.split(separator: "38;5;").last.flatMap({ Int($0) }),
        attributes.contains("38;5;")
      else { continue }
      let steps = [0, 95, 135, 175, 215, 255]
      let cube = number - 16
      let levels =
        number >= 232
        ? Array(repeating: 8 + 10 * (number - 232), count: 3)
        : [steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6]]
      let linear = levels.map { level in
        let part = Double(level) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      let luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
      #expect(1.05 / (luminance + 0.05) >= 3.8, "\(style) on white")
      #expect((luminance + 0.05) / 0.05 >= 3.8, "\(style) on black")
    }
  }

  @Test func theWidthIsAskedForOrMeasuredOrEighty() {
    #expect(capabilities(["COLUMNS": "120"]).width == 120)
    #expect(capabilities(["COLUMNS": "0"]).width == 100)
    #expect(capabilities(["COLUMNS": "wide"]).width == 100)
    let none = TerminalCapabilities(isTerminal: false, terminalWidth: nil, environment: [:])
    #expect(none.width == 80)
  }

  @Test func withoutColoursWhatIsSuggestedAndWhatIsChosenCanBeTold() {
    for style in Style.allCases {
      let attributes = Theme.uncoloured.attributes(of: style)
      #expect(["", "2", "4", "7"].contains(attributes), "\(style)")
    }
    for style in [Style.hint, .selection, .match] {
      #expect(!Theme.uncoloured.attributes(of: style).isEmpty, "\(style)")
    }
  }

  @Test func aPlainThemeWritesNoAttributes() {
    for style in Style.allCases { #expect(Theme.plain.render([Span("x", style)]) == "x") }
    #expect(Theme.coloured.render([Span("x", .keyword)]) == "\u{1B}[35mx\u{1B}[0m")
  }
}
