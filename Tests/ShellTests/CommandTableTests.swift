import Shell
import Testing

@Suite struct CommandTableTests {
  @Test func everyCommandSaysWhatItDoesAndHowItIsUsed() {
    for command in CommandTable.all {
      #expect(command.summary.hasSuffix("."), "\(command.name)")
      #expect(command.usage.first?.hasPrefix(command.name) == true, "\(command.name)")
    }
    #expect(CommandTable.names.count == CommandTable.all.count)
  }

  @Test func aSlipOfTheFingerIsRecognised() {
    #expect(CommandTable.suggestion(for: "lesons") == "lessons")
    #expect(CommandTable.suggestion(for: "sise") == "size")
    #expect(CommandTable.suggestion(for: "frobnicate") == nil)
  }
}
