import Engines
import Instruments
import Lessons
import Measuring

/// What a lane's work runs on: an interpreter or a toolchain, found beforehand.
enum LaneEngine: Hashable, Sendable {
  case python(PythonInterpreter)
  case swift(SwiftToolchain)

  /// The language's name and the version, as progress says them.
  var title: String {
    switch self {
    case .python(let interpreter): interpreter.identity.version
    case .swift(let toolchain): toolchain.identity.title
    }
  }

  /// A workspace whose code runs on it.
  func workspace(presenter: any Presenter) -> Workspace {
    switch self {
    case .python(let interpreter): Workspace(presenter: presenter, interpreter: interpreter)
    case .swift(let toolchain): Workspace(presenter: presenter, toolchain: toolchain)
    }
  }
}
