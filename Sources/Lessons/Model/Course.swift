/// All tracks with their lessons, in the order in which they are taken.
package struct Course: Hashable, Sendable {
  package var tracks: [Track]
  /// Track by track; in a track a lesson stands behind those it comes after.
  package var lessons: [Lesson]

  /// Puts lessons in order.
  ///
  /// Within a track the lessons that nothing holds back come first, by id, so that the order is the
  /// same wherever the files come from. Lessons in a circle keep the order of their ids; the linter
  /// says so. Lessons of no known track stand last.
  package init(tracks: [Track], lessons: [Lesson]) {
    self.tracks = tracks
    let known = Set(tracks.map(\.id))
    self.lessons =
      tracks.flatMap { track in
        Self.ordered(lessons.filter { $0.header.track == track.id })
      } + Self.ordered(lessons.filter { !known.contains($0.header.track) })
  }

  /// The lesson of that id.
  package subscript(id: String) -> Lesson? { lessons.first { $0.id == id } }

  /// The lessons of a track, in order.
  package func lessons(in track: Track) -> [Lesson] {
    lessons.filter { $0.header.track == track.id }
  }

  /// The first lesson not done whose predecessors are all done; failing that, the first not done.
  package func next(done: Set<String>) -> Lesson? {
    let open = lessons.filter { !done.contains($0.id) }
    return open.first { $0.header.after.allSatisfy { done.contains($0.text) } } ?? open.first
  }

  private static func ordered(_ lessons: [Lesson]) -> [Lesson] {
    var waiting = lessons.sorted { $0.id < $1.id }
    var result: [Lesson] = []
    while !waiting.isEmpty {
      let blocking = Set(waiting.map(\.id))
      let index =
        waiting.firstIndex { lesson in
          !lesson.header.after.contains { blocking.contains($0.text) && $0.text != lesson.id }
        } ?? 0
      result.append(waiting.remove(at: index))
    }
    return result
  }
}
