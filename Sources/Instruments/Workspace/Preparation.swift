package import Basics
import Dispatch
package import Engines
package import Lessons
import Synchronization

/// What a shell needs and what takes a while to find, looked for while its first prompt is read.
///
/// An interpreter has to be run once to know what it is, and the course has to be parsed. Neither
/// may delay the prompt, so both happen on a thread of their own; whoever needs them waits for it.
package final class Preparation: Sendable {
  /// What was found.
  package struct Findings: Sendable {
    package var interpreter: Result<PythonInterpreter, EngineError>
    package var toolchain: Result<SwiftToolchain, EngineError>
    /// Nil where there is no course, or it cannot be read.
    package var course: Course?
    /// The files of it that could not be read.
    package var courseFaults: [Diagnostic]
  }

  private let queue = DispatchQueue(label: "heft.preparation")
  private let found = Mutex<Findings?>(nil)

  /// Starts looking.
  ///
  /// - Parameter ready: called on the preparation's thread when all is found.
  package init(python: String?, ready: @escaping @Sendable (Findings) -> Void) {
    queue.async { [self] in
      let interpreter: Result<PythonInterpreter, EngineError>
      do throws(EngineError) {
        interpreter = .success(try InterpreterFinder().choose(python))
      } catch {
        interpreter = .failure(error)
      }
      let toolchain: Result<SwiftToolchain, EngineError>
      do throws(EngineError) {
        toolchain = .success(try SwiftToolchainFinder().choose())
      } catch {
        toolchain = .failure(error)
      }
      let files = try? CourseFiles(folder: LessonsFolder.find())
      let findings = Findings(
        interpreter: interpreter, toolchain: toolchain, course: files?.course,
        courseFaults: files?.faults ?? [])
      found.withLock { $0 = findings }
      ready(findings)
    }
  }

  /// What was found so far, without waiting.
  package var current: Findings? { found.withLock { $0 } }

  /// What was found, as soon as it is.
  package var findings: Findings? {
    queue.sync {}
    return current
  }
}
