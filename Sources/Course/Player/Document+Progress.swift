import Basics
import Instruments
package import Journaling
package import Lessons
package import Measuring
import Reporting

extension Document {
  /// How far the learner is: a picture of the course, the lesson to go on with, and the bets.
  package init(progress: Progress, bets: PredictionRecord, course: Course?) {
    var blocks: [Reporting.Block] = []
    if let course {
      let listing = CourseListing(course: course, progress: progress)
      let done = course.lessons.count { listing.isDone($0) }
      blocks.append(
        .paragraph("\(done) of \(course.lessons.count.counted("lesson")) done."))
      blocks.append(.bars(Self.picture(of: listing)))
      if let next = listing.next {
        let state = listing.state(of: next)
        blocks.append(
          .advice(
            "`next` \(state.isEmpty ? "opens" : "goes on with") \(next.id)\(state.isEmpty ? "" : ", \(state)"); `lessons` lists all."
          ))
      }
    }
    blocks += Self.calibration(bets)
    self.init(blocks)
  }

  /// A bar a track. A lesson that is begun counts by the steps that were seen, so that an evening's
  /// work shows before the lesson is done.
  private static func picture(of listing: CourseListing) -> BarChart {
    let tracks = listing.course.tracks.filter { !listing.course.lessons(in: $0).isEmpty }
    return BarChart(
      title: "course",
      bars: tracks.map { track in
        let lessons = listing.course.lessons(in: track)
        let done = lessons.count { listing.isDone($0) }
        let seen = lessons.map(listing.part).reduce(0, +)
        return BarChart.Bar(
          label: track.title, value: "\(done) of \(lessons.count) done",
          share: seen / Double(lessons.count))
      })
  }

  /// How the bets came out, by grade; nothing before the first.
  private static func calibration(_ bets: PredictionRecord) -> [Reporting.Block] {
    guard let sentence = bets.sentence else {
      return [.paragraph(.marked("No bet yet: a lesson asks for one before it measures."))]
    }
    let chart = BarChart(
      title: "bets",
      bars: Measuring.Prediction.Grade.allCases.map { grade in
        let count = bets.predictions.count { $0.grade == grade }
        return BarChart.Bar(
          label: grade.rawValue, value: "\(count)",
          share: Double(count) / Double(bets.predictions.count))
      })
    return [.bars(chart), .paragraph(Text("Your bets: \(sentence)"))]
  }
}
