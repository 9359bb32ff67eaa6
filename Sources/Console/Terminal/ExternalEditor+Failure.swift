internal import System

extension ExternalEditor {
  /// Why a text could not be edited.
  package enum Failure: Error, Hashable, CustomStringConvertible {
    case noFile(path: String, errno: Int32)
    /// What was edited is still in the file.
    case unread(path: String, errno: Int32)
    case notStarted(command: String, errno: Int32)
    case notFound(EditorChoice)

    /// One sentence.
    package var description: String {
      switch self {
      case .noFile(let path, let number):
        "The file for the editor cannot be written: \(SystemError(code: number).text) (\(path))."
      case .unread(let path, let number):
        "What was edited cannot be read: \(SystemError(code: number).text). It is in \(path)."
      case .notStarted(let command, let number):
        "The editor `\(command)` cannot be started: \(SystemError(code: number).text)."
      case .notFound(let choice):
        if let variable = choice.variable, let command = choice.command {
          "$\(variable) says `\(command)`, and there is no such program to start."
        } else {
          "There is no editor: $EDITOR is not set, and none of the usual ones is installed."
        }
      }
    }

    /// What to do about it, one sentence.
    package var hint: String {
      switch self {
      case .noFile, .unread: "TMPDIR names the folder that such files are put into."
      case .notStarted: "Start heft with another editor: `EDITOR=nano heft`."
      case .notFound(let choice):
        if let other = choice.installed.first(where: { $0 != "editor" }) ?? choice.installed.first {
          "Start heft with an editor that is here: `\(choice.variable ?? "EDITOR")=\(other) heft`."
        } else {
          "Install one, such as nano, and start heft with it: `EDITOR=nano heft`."
        }
      }
    }
  }
}
