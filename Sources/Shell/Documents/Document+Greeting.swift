import Basics
import Course
import Engines
import Instruments
import Journaling
import Lessons
import Measuring
import Reporting

extension Document {
  /// What is said at the first prompt as soon as engine and course are known.
  init(greeting findings: Preparation.Findings, store: JournalStore) {
    var blocks: [Reporting.Block] = []
    switch findings.interpreter {
    case .success(let interpreter):
      let swift = (try? findings.toolchain.get()).map { " and \($0.identity.title)" } ?? ""
      blocks.append(
        .paragraph(
          Text(interpreter.identity.title) + .muted(" at \(interpreter.identity.path)")
            + Text(swift)))
    case .failure(let error):
      blocks.append(.paragraph(.bad(error.description) + Text(" \(error.hint)")))
      if error == .notFound(asked: nil), let toolchain = try? findings.toolchain.get() {
        blocks.append(
          .paragraph(
            Text(toolchain.identity.title) + .muted(" at \(toolchain.identity.path)")
              + Text(" runs what you type, until there is a Python.")))
      }
    }
    blocks.append(.paragraph(Self.advice(findings.course, store: store)))
    self.init(blocks)
  }

  private static func advice(_ course: Course?, store: JournalStore) -> Text {
    guard let course else { return .marked("Type `size [1, 2, 3]`, or `help`.") }
    let progress = store.foldAll(Progress.self).value
    let listing = CourseListing(course: course, progress: progress)
    let done = course.lessons.count { listing.isDone($0) }
    let count = "\(course.lessons.count.counted("lesson")), \(done) done."
    guard let next = listing.next else {
      return .marked("\(count) Type `size EXPRESSION`, or `help`.")
    }
    if progress.lessons.isEmpty, (try? store.sessions())?.isEmpty != false {
      return .marked(
        "New here? Type `next`: the first lesson takes \(next.header.minutes) minutes and shows how all this works. Or weigh something at once: `size [1, 2, 3]`. `help` lists the rest."
      )
    }
    let way =
      progress.lessons[next.id] == nil
      ? "`next` opens \(next.id)" : "`next` goes on with \(next.id), \(listing.state(of: next))"
    return .marked("\(count) \(way). `size EXPRESSION` weighs, `help` explains.")
  }
}
