import Course
import Instruments
package import Journaling
import Lessons
import Notes

extension ShellSession: InstrumentSession {
  package var place: LessonPlace? {
    player.map { LessonPlace(lesson: $0.lesson.id, step: $0.index) }
  }

  package func record(result: Event) { log.record(result: result) }
}
