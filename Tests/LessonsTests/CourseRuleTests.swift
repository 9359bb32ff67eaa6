import Basics
import Lessons
import Testing

/// The rules that hold a course together.
@Suite struct CourseRuleTests {
  private static let tracks = LessonFile(
    file: "course.yaml",
    text: """
      version: 1
      tracks:
        - {id: values, title: Leaner values, about: The same data in less room.}
        - {id: flow, title: Flow, about: Work that passes through.}
      """)

  /// The sample as another lesson: other front matter, same body.
  private func lesson(_ id: String, track: String = "values", _ more: String = "") -> LessonFile {
    let header = "id: \(id)\ntitle: Leaner points\ntrack: \(track)\nminutes: 5\n\(more)"
    let body = Sample.text(replacing: [
      ("id: points\ntitle: Leaner points\ntrack: values\nminutes: 5\nintroduces: [slots]\n", header)
    ])
    return LessonFile(file: "\(track)/\(id).md", text: body)
  }

  private func findings(_ lessons: LessonFile...) -> [String] {
    CourseLinter.lint(lessons: lessons, tracks: Self.tracks).diagnostics.map {
      "\($0.location) \($0.id) \($0.hint ?? "")"
    }
  }

  @Test func twoLessonsThatFitTogether() {
    let found = findings(
      lesson("first", "introduces: [slots]\n"),
      lesson("second", track: "flow", "after: [first]\nuses: [slots]\n"))
    #expect(found == [])
  }

  @Test func anIDIsTaken() {
    let found = CourseLinter.lint(
      lessons: [lesson("one"), lesson("one", track: "flow")], tracks: Self.tracks)
    #expect(found.diagnostics.map(\.id) == ["lesson.duplicate-lesson"])
    #expect(found.diagnostics.first?.sourceLine == "id: one")
  }

  @Test func aTrackIsUnknown() {
    #expect(
      findings(lesson("one", track: "flaw")) == [
        "flaw/one.md:4:8 lesson.track did you mean `flow`?"
      ])
  }

  @Test func aPredecessorIsMissing() {
    #expect(
      findings(lesson("first"), lesson("second", "after: [frist]\n")) == [
        "values/second.md:6:9 lesson.prerequisite did you mean `first`?"
      ])
  }

  @Test func aPredecessorStandsInALaterTrack() {
    #expect(
      findings(lesson("first", "after: [second]\n"), lesson("second", track: "flow")) == [
        "values/first.md:6:9 lesson.prerequisite move one of them to another track"
      ])
  }

  @Test func lessonsWaitForEachOther() {
    #expect(
      findings(lesson("first", "after: [second]\n"), lesson("second", "after: [first]\n")) == [
        "values/first.md:6:9 lesson.prerequisite the lessons wait for each other: remove one `after`"
      ])
  }

  @Test func aConceptIsUsedTooEarly() {
    #expect(
      findings(lesson("first", "introduces: [slots]\n"), lesson("second", "uses: [slots]\n")) == [
        "values/second.md:6:8 lesson.concept add first to `after`"
      ])
  }

  @Test func aConceptIsIntroducedTwiceOrNever() {
    #expect(
      findings(
        lesson("first", "introduces: [slots]\n"),
        lesson("second", "introduces: [slots]\nuses: [slot]\n")) == [
          "values/second.md:6:14 lesson.concept list it below `uses` here",
          "values/second.md:7:8 lesson.concept did you mean `slots`?",
        ])
  }

  @Test func aLinkLeadsNowhere() {
    var first = lesson("first")
    first.text +=
      "\n- See [the second](../flow/second.md#predict) or [a site](https://example.org).\n"
    let second = lesson("second", track: "flow")
    #expect(findings(first, second) == [])
    first.text += "- See [the third](third.md).\n"
    let found = CourseLinter.lint(lessons: [first, second], tracks: Self.tracks).diagnostics
    #expect(found.map(\.id) == ["lesson.link"])
    #expect(found.first?.sourceLine == "- See [the third](third.md).")
    #expect(found.first?.location.column == 7)
  }

  @Test func theCatalogueAndTheLessonsAgree() {
    func found(_ changes: (String, String)...) -> [String] {
      let claims = changes.reduce(Sample.claims) { $0.replacing($1.0, with: $1.1) }
      return CourseLinter.lint(
        lessons: [LessonFile(file: "points.md", text: Sample.lesson)],
        claims: LessonFile(file: "claims.yaml", text: claims)
      ).diagnostics.map { "\($0.location) \($0.id)" }
    }
    #expect(found() == [])
    #expect(
      found((", lesson: points", ", lesson: null")) == [
        "claims.yaml:5:10 lesson.claim-lesson", "claims.yaml:6:10 lesson.claim-lesson",
      ])
    #expect(
      found(("attributes, lesson: points", "attributes, lesson: lines")) == [
        "claims.yaml:6:10 lesson.claim-lesson"
      ])
    #expect(found(("D7, says", "D8, says")).contains("claims.yaml:6:10 lesson.claim-lesson"))
    #expect(found(("D7, says", "D4, says")).contains("claims.yaml:6:10 lesson.claims"))
    #expect(found(("D7, says", "E7, says")).contains("claims.yaml:6:10 lesson.claims"))
    #expect(found(("version: 1", "version: 2")) == ["claims.yaml:1:10 lesson.version"])
  }
}
