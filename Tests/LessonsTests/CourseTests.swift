import Basics
import Lessons
import Testing

@Suite struct CourseTests {
  private func lesson(_ id: String, _ track: String, after: [String] = []) throws -> Lesson {
    var lesson = try #require(Sample.parsed().lesson)
    let place = SourceLocation(file: "x.md", line: 1)
    lesson.header.id = id
    lesson.header.track = track
    lesson.header.after = after.map { LessonHeader.Name(text: $0, location: place) }
    return lesson
  }

  private func track(_ id: String) -> Track {
    Track(id: id, title: id, about: "", location: SourceLocation(file: "course.yaml", line: 1))
  }

  @Test func lessonsStandTrackByTrackBehindThoseTheyComeAfter() throws {
    let lessons = try [
      lesson("a", "late"), lesson("z", "lost"), lesson("c", "early", after: ["d"]),
      lesson("d", "early"), lesson("b", "early", after: ["c"]),
    ]
    let course = Course(tracks: [track("early"), track("late")], lessons: lessons)
    #expect(course.lessons.map(\.id) == ["d", "c", "b", "a", "z"])
    #expect(course.lessons(in: track("early")).map(\.id) == ["d", "c", "b"])
    #expect(course["a"]?.header.track == "late")
  }

  @Test func aCircleEnds() throws {
    let lessons = try [lesson("a", "t", after: ["b"]), lesson("b", "t", after: ["a"])]
    #expect(Course(tracks: [track("t")], lessons: lessons).lessons.map(\.id) == ["a", "b"])
  }

  @Test func theNextLessonIsOneThatIsOpen() throws {
    let lessons = try [
      lesson("a", "t"), lesson("b", "t", after: ["later"]), lesson("c", "t", after: ["a"]),
    ]
    let course = Course(tracks: [track("t")], lessons: lessons)
    #expect(course.next(done: [])?.id == "a")
    #expect(course.next(done: ["a"])?.id == "c")
    #expect(course.next(done: ["a", "c"])?.id == "b")
    #expect(course.next(done: ["a", "b", "c"]) == nil)
  }
}
