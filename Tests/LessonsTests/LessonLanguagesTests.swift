import Foundation
import Languages
import Lessons
import TestSupport
import Testing

/// Lessons as they are played where a language is missing.
@Suite struct LessonLanguagesTests {
  @Test func aStepOfTheMissingLanguageAloneIsLeftOut() throws {
    let lesson = try shipped("headers")
    let steps = lesson.without([.swift]).steps.map(\.title)
    #expect(lesson.steps.map(\.title).filter { !steps.contains($0) } == ["The same in Swift"])
  }

  @Test func whatStandsUnderAHeadingAndShowsItsFiguresIsLeftOut() throws {
    let lesson = try shipped("welcome")
    let whole = try #require(lesson.steps.first { $0.part == .measure })
    let short = try #require(lesson.without([.swift]).steps.first { $0.part == .measure })
    #expect(whole.blocks.starts(with: short.blocks))
    #expect(whole.blocks.flatMap(\.slots).contains { $0.language == .swift })
    #expect(!short.blocks.flatMap(\.slots).contains { $0.language == .swift })
  }

  @Test(arguments: [Set<CodeLanguage>(), [.python]])
  func theSixPartsStay(_ missing: Set<CodeLanguage>) throws {
    let lesson = try shipped("welcome")
    #expect(lesson.without(missing).steps.compactMap(\.part) == lesson.steps.compactMap(\.part))
    #expect(lesson.without([]) == lesson)
  }

  private func shipped(_ id: String) throws -> Lesson {
    let text = try String(contentsOf: ShippedLessons.file(id), encoding: .utf8)
    return try #require(LessonParser.parse(text, file: "lesson.md").lesson)
  }
}
