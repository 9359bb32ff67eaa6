import Engines
import Instruments
import Lessons
package import Reporting

extension Document {
  /// The course by track, with the learner's progress.
  package init(course listing: CourseListing) {
    var blocks: [Reporting.Block] = []
    for track in listing.course.tracks {
      let lessons = listing.course.lessons(in: track)
      guard !lessons.isEmpty else { continue }
      blocks.append(.heading(2, Text(track.title)))
      blocks.append(
        .table(
          Table(
            [
              Table.Column("lesson"), Table.Column("about"), Table.Column("minutes", .right),
              Table.Column("needs", rank: 1), Table.Column("progress"),
            ],
            rows: lessons.map { lesson in
              [
                .code(lesson.id), Text(lesson.title), "\(lesson.header.minutes)",
                .muted(
                  lesson.readableRequirements.filter { !$0.isConditional }.map(\.wanted)
                    .joined(separator: ", ")),
                listing.isDone(lesson) ? .good("done") : Text(listing.state(of: lesson)),
              ]
            })))
    }
    if let next = listing.next {
      blocks.append(.paragraph(.marked("Next: `lesson \(next.id)`.")))
    }
    self.init(blocks)
  }
}
