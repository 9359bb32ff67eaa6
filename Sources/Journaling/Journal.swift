internal import Basics

/// The record of the running session: one file, which only this value writes.
///
/// ``append(_:at:)`` returns when the event is on disk. Where the disk refuses, the journal goes on
/// in memory, says so once, and cuts the file back to the last event that was saved whole; the
/// session itself never fails for it. The file is created by the first event that is worth one
/// (see ``Event/Kind/isIncidental``), so that a shell opened and closed leaves nothing behind.
package struct Journal: ~Copyable, Sendable {
  /// The session's name. It may change until the file is created.
  package private(set) var id: SessionID
  /// The file's path; nil before it is created, and where there is no folder.
  package private(set) var path: String?
  /// Whether the disk refused, so that events are kept in memory only.
  package private(set) var isMemoryOnly = false
  /// What the disk said when it refused.
  package private(set) var refusal: JournalError?

  private let directory: String?
  private let fileSystem: any FileSystem
  private var file: OpenFile?
  /// How many bytes of the file are known to be safe.
  private var synced = 0
  /// The code that the file holds.
  private var code = SessionCode()
  /// The records that are not on disk.
  private var held: [Record] = []
  private var lastSequence = 0
  /// Whether the file ends with the last event that was saved whole, so that it can be gone on with.
  private var isFileWhole = true

  /// Begins a session's journal; nothing is written yet.
  ///
  /// - Parameter directory: the folder for journals, created when needed; nil where there is none.
  package init(
    directory: String?, fileSystem: any FileSystem, start: Event.SessionStarted, at time: Timestamp
  ) {
    self.directory = directory
    self.fileSystem = fileSystem
    id = Self.newID(time, fileSystem)
    lastSequence = 1
    held = [Record(sequence: 1, time: time, event: .sessionStarted(start))]
  }

  /// Adds an event and returns once it is as safe as the receipt says.
  package mutating func append(_ event: Event, at time: Timestamp) -> Receipt {
    lastSequence += 1
    held.append(Record(sequence: lastSequence, time: time, event: event))
    var receipt = Receipt(sequence: lastSequence, safety: .memoryOnly)
    if isMemoryOnly { return receipt }
    if path == nil, event.kind?.isIncidental == true {
      receipt.safety = .held
      return receipt
    }
    do throws(JournalError) {
      try save()
      receipt.safety = .synced
    } catch {
      isMemoryOnly = true
      refusal = error
      leaveFileWhole()
      receipt.trouble = Diagnostic(
        id: "journal.not-saved", severity: .warning,
        message: "From here on this session is kept in memory only. \(error)",
        location: SourceLocation(file: path ?? directory ?? "journal", line: 1),
        hint: error.hint)
    }
    return receipt
  }

  /// Tries once more to save what the disk refused, since there may be room by now.
  ///
  /// - Returns: whether all is on disk.
  package mutating func saveAgain() -> Bool {
    guard isMemoryOnly, isFileWhole else { return !isMemoryOnly }
    do throws(JournalError) {
      try save()
      isMemoryOnly = false
      return true
    } catch {
      refusal = error
      leaveFileWhole()
      return false
    }
  }

  /// Adds an event that happens now.
  package mutating func append(_ event: Event) -> Receipt {
    append(event, at: fileSystem.now())
  }

  /// Computes something from this session so far, saved or not.
  package func fold<Result: Fold>(
    _ type: Result.Type = Result.self
  ) throws(JournalError) -> Result {
    var result = Result()
    if let path, synced > 0 {
      var reader = try JournalReader(path: path, fileSystem: fileSystem, limit: synced)
      try result.take(&reader, of: id)
    }
    for record in held { result.take(record, of: id) }
    return result
  }

  /// Writes all held records in one piece, syncs, and only then forgets them.
  private mutating func save() throws(JournalError) {
    if path == nil { try createFile() }
    var bytes = synced == 0 ? Array(JournalHeader(session: id).line.utf8) : []
    // What the file does not hold must not be referred to in it.
    var code = code
    for record in held { bytes += code.line(of: record) }
    do throws(SystemError) {
      try file?.append(bytes)
      try file?.syncData()
      if synced == 0, let directory { try Folder.sync(directory, in: fileSystem) }
    } catch {
      throw .system(path: path ?? "", error)
    }
    self.code = code
    synced += bytes.count
    held = []
  }

  /// Takes off what the failed save left; what was synced before is not touched.
  private mutating func leaveFileWhole() {
    do throws(SystemError) {
      if synced > 0 {
        try file?.truncate(to: synced)
      } else if let path {
        try Folder.remove(path, in: fileSystem)
        self.path = nil
        file = nil
      }
    } catch {
      isFileWhole = false
    }
  }

  private mutating func createFile() throws(JournalError) {
    guard let directory else { throw .noFolder }
    do throws(SystemError) {
      try Folder.make(directory, in: fileSystem)
      file = try newFile(in: directory)
      path = JournalStore.path(of: id, in: directory)
      try file?.lock()
    } catch {
      throw .system(path: path ?? directory, error)
    }
  }

  /// Creates the file under a name that no other shell has.
  private mutating func newFile(in directory: String) throws(SystemError) -> OpenFile {
    while true {
      do throws(SystemError) {
        return try OpenFile.create(JournalStore.path(of: id, in: directory), in: fileSystem)
      } catch  where error.isExistence {
        id = Self.newID(fileSystem.now(), fileSystem)
      }
    }
  }

  private static func newID(_ time: Timestamp, _ fileSystem: any FileSystem) -> SessionID {
    SessionID(
      started: time, process: fileSystem.process, random: UInt32.random(in: .min ... .max))
  }
}
