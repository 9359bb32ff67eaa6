import Basics
import Instruments
import Reporting
import System

/// A place that notes are exported to.
struct ExportFile {
  private let path: String
  private let place: Place

  /// Looks at what stands there.
  ///
  /// - Throws: a ``Problem`` where nothing can be written there, whatever the user says.
  init(_ path: String) throws(Problem) {
    self.path = path
    do {
      place = try Place(path)
    } catch {
      throw TextFile.unwritable(path, error)
    }
    let kind: String
    switch place.kind {
    case .folder: kind = "a folder"
    case .socket: kind = "a socket"
    case .disk: kind = "a disk"
    case .nothing, .file, .stream, .descriptor: return
    }
    throw .usage("at \(path) is \(kind), so nothing was written", hint: "name a file")
  }

  /// Whether something would be lost there that does not come from heft.
  var holdsSomethingElse: Bool {
    guard case .file(let size) = place.kind, size > 0 else { return false }
    guard let bytes = try? TextReading.bytes(ofFileAt: path) else { return true }
    return !ExportedRecord.isExport(String(decoding: bytes, as: UTF8.self))
  }

  /// Writes the text of an export and says where it is.
  func write(_ text: String, for presenter: any Presenter) throws(Problem) -> Report {
    do {
      try Replacement(of: place, access: .usual).write(Array(text.utf8)) {
        presenter.takeInterrupt()
      }
    } catch {
      throw TextFile.unwritable(path, error)
    }
    switch place.kind {
    // A pipe may be standard output itself, which is to hold the export alone.
    case .stream, .descriptor: return Report()
    default: return Report(Document(note: "Written to \(path)."))
    }
  }
}
