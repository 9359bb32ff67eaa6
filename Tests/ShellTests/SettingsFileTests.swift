import Basics
import Foundation
import Instruments
import Measuring
import Shell
import TestSupport
import Testing

@Suite struct SettingsFileTests {
  private let folder = TemporaryFolder()

  private var file: SettingsFile {
    get throws { try #require(SettingsFile(environment: ["XDG_CONFIG_HOME": folder.path])) }
  }

  @Test func itLiesWhereTheSpecificationSays() {
    #expect(SettingsFile(environment: ["XDG_CONFIG_HOME": "/c"])?.path == "/c/heft/settings")
    #expect(
      SettingsFile(environment: ["XDG_CONFIG_HOME": "c", "HOME": "/h"])?.path
        == "/h/.config/heft/settings")
    #expect(SettingsFile(environment: [:]) == nil)
  }

  @Test func whatIsKeptIsReadAgainAndForgotten() throws {
    let file = try file
    var settings = Settings()
    #expect(file.read(into: &settings) == nil)
    try file.keep("memory", "2 GB")
    try file.keep("effort", "careful")
    try file.keep("memory", "3 GB")
    #expect(file.read(into: &settings) == nil)
    #expect(settings.memory?.bytes == 3_000_000_000 && settings.effort == .careful)
    #expect(
      try String(contentsOfFile: file.path, encoding: .utf8) == "memory 3 GB\neffort careful\n")
    try file.keep("memory", nil)
    var others = Settings()
    _ = file.read(into: &others)
    #expect(others.memory == nil && others.effort == .careful)
  }

  @Test func aBadFileIsToleratedWithOneSentence() throws {
    let file = try file
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/heft", withIntermediateDirectories: true)
    try Data("# mine\nundo 3   # few\n\u{FF}\u{0}\nmemory lots\ncolour red\n".utf8)
      .write(to: URL(filePath: file.path))
    var settings = Settings()
    let sentence = try #require(file.read(into: &settings))
    #expect(sentence.hasPrefix("Line 3 of ") && sentence.contains("nor do 2 more"))
    #expect(settings.undo == 3 && settings.memory == nil)
    // What a person wrote stays.
    try file.keep("undo", "4")
    let text = try String(contentsOfFile: file.path, encoding: .utf8)
    #expect(text.hasPrefix("# mine\nundo 4\n") && text.contains("colour red"))
  }
}
