/// Why a journal cannot be read, found or removed.
package enum JournalError: Error, Hashable, Sendable {
  /// The system refused.
  case system(path: String, SystemError)
  /// The file's first line is not a journal's.
  case notAJournal(path: String)
  /// A newer heft wrote it.
  case newerVersion(path: String, version: Int)
  /// No session's name begins with that.
  case noSuchSession(String)
  /// Several sessions' names begin with that.
  case ambiguous(String, candidates: [SessionID])
  /// A shell still writes it.
  case live(SessionID)
  /// There is no folder to look in.
  case noFolder
}

extension JournalError: CustomStringConvertible {
  /// What is wrong, one sentence.
  package var description: String {
    switch self {
    case .system(let path, let error): "\(path) cannot be used: \(error.text) (\(error.call))."
    case .notAJournal(let path): "\(path) is not a journal of heft."
    case .newerVersion(let path, let version):
      "\(path) was written by a newer heft: it has format \(version), and this one reads up to \(JournalHeader.currentVersion)."
    case .noSuchSession(let name): "There is no session \(name)."
    case .ambiguous(let name, let candidates):
      "\(name) is the beginning of \(candidates.count) sessions' names."
    case .live(let id): "Session \(id) is still running in another shell."
    case .noFolder: "There is no folder to keep sessions in: neither HEFT_DATA nor HOME is set."
    }
  }

  /// Whether the disk is full or broken, where a place that may not be written is a choice.
  package var isOfDisk: Bool {
    guard case .system(_, let error) = self else { return false }
    return !error.isForbidden && !error.isAbsence
  }

  /// What to do about it, one sentence.
  package var hint: String {
    switch self {
    case .system(_, let error) where error.isForbidden:
      "Set HEFT_DATA to a folder that you may write."
    case .system(_, let error) where error.isFull: "Free some space and try again."
    case .system: "Set HEFT_DATA to another folder."
    case .notAJournal: "Journals end in .jsonl and begin with {\"heft-journal\":2,…}."
    case .newerVersion: "Update heft to read it; the file was left as it is."
    case .noSuchSession: "`notes list` shows the sessions there are."
    case .ambiguous(_, let candidates):
      "Give more of the name: \(candidates.prefix(3).map(\.text).joined(separator: ", "))."
    case .live: "Quit that shell first."
    case .noFolder: "Set HEFT_DATA to a folder that you may write."
    }
  }
}
