import Basics
import Engines
import Journaling
import Lessons
import Reporting

extension Document {
  /// The course by track, with the learner's progress.
  init(course listing: CourseListing) {
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

  /// The sessions that are kept.
  init(listing: NotesListing) {
    guard !listing.rows.isEmpty else {
      self.init(
        note: "No session has been kept yet. `heft` opens the shell; what you do there is kept.")
      return
    }
    self.init([
      .table(
        Table(
          [
            Table.Column("session"), Table.Column("results", .right), Table.Column("notes", .right),
            Table.Column("lessons"),
          ],
          rows: listing.rows.map { row in
            [
              .code(row.session.id.text) + .muted(row.session.isLive ? " (running)" : ""),
              "\(row.summary.results)", "\(row.summary.notes)",
              Text(row.summary.lessons.joined(separator: ", ")),
            ]
          }))
    ])
  }

  /// What the doctor found.
  init(health checks: [HealthCheck]) {
    self.init([
      .table(
        Table(
          [Table.Column(""), Table.Column("")],
          rows: checks.map { check in
            let mark: Text =
              switch check.status {
              case .works: .good("works")
              case .limited: .strong("limited")
              case .broken: .bad("broken")
              }
            return [
              mark,
              .marked(check.message.asSentence + (check.hint.map { " \($0.asSentence)" } ?? "")),
            ]
          }))
    ])
  }
}
