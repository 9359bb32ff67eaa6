package import Basics

/// The folder with all journals.
package struct JournalStore: Sendable {
  /// The folder; nil where the environment names none.
  package let directory: String?
  private let fileSystem: any FileSystem

  /// Opens a store; the folder need not exist.
  package init(directory: String?, fileSystem: any FileSystem = SystemFileSystem()) {
    self.directory = directory
    self.fileSystem = fileSystem
  }

  /// Opens the store that an environment names.
  package init(
    environment: [String: String], fileSystem: any FileSystem = SystemFileSystem()
  ) {
    self.init(
      directory: Self.dataFolder(environment).map { "\($0)/journals" }, fileSystem: fileSystem)
  }

  /// heft's data folder: `HEFT_DATA`, else `heft` in `XDG_DATA_HOME`, else in `~/.local/share`.
  ///
  /// A relative `XDG_DATA_HOME` counts as unset, as the XDG base directory specification demands.
  package static func dataFolder(_ environment: [String: String]) -> String? {
    if let folder = environment["HEFT_DATA"], !folder.isEmpty { return folder }
    if let base = environment["XDG_DATA_HOME"], base.hasPrefix("/") { return "\(base)/heft" }
    if let home = environment["HOME"], !home.isEmpty { return "\(home)/.local/share/heft" }
    return nil
  }

  /// Begins the journal of a new session.
  package func begin(_ start: Event.SessionStarted, at time: Timestamp) -> Journal {
    Journal(directory: directory, fileSystem: fileSystem, start: start, at: time)
  }

  /// Begins the journal of a session that starts now.
  package func begin(_ start: Event.SessionStarted) -> Journal {
    begin(start, at: fileSystem.now())
  }

  /// The sessions, newest first.
  package func sessions() throws(JournalError) -> [Session] {
    try sessionIDs().map { id in
      let path = path(of: id)
      return Session(id: id, path: path, isLive: isLive(path))
    }
  }

  /// The session whose name begins with `name`; `last` is the newest one that is not running.
  package func session(_ name: String) throws(JournalError) -> Session {
    if name == "last" { return try lastSession().session }
    let ids = try sessionIDs()
    let matches = ids.filter { $0.text.hasPrefix(name) }
    guard let id = matches.first, !name.isEmpty else { throw .noSuchSession(name) }
    guard matches.count == 1 else { throw .ambiguous(name, candidates: matches) }
    return Session(id: id, path: path(of: id), isLive: isLive(path(of: id)))
  }

  /// The newest session that is not running and whose journal can be read, and what stands against newer ones.
  package func lastSession() throws(JournalError) -> (session: Session, passed: [Diagnostic]) {
    var passed: [Diagnostic] = []
    for id in try sessionIDs() where !isLive(path(of: id)) {
      do throws(JournalError) {
        // A crash may have left a file without its first line, in which there is nothing.
        guard try reader(id).header != nil else { continue }
        return (Session(id: id, path: path(of: id), isLive: false), passed)
      } catch {
        passed.append(error.diagnostic(at: path(of: id)))
      }
    }
    throw .noSuchSession("last")
  }

  /// Reads one session's journal.
  package func reader(
    _ session: SessionID, kinds: Set<Event.Kind>? = nil
  ) throws(JournalError) -> JournalReader {
    try JournalReader(path: path(of: session), fileSystem: fileSystem, kinds: kinds)
  }

  /// Computes something from one session.
  package func fold<Value: Fold>(
    _ type: Value.Type = Value.self, of session: SessionID
  ) throws(JournalError) -> Folded<Value> {
    var folded = Folded(value: Value())
    var reader = try reader(session)
    try folded.value.take(&reader, of: session)
    folded.diagnostics = reader.diagnostics
    return folded
  }

  /// Computes something from each session, newest first; what cannot be read costs only itself.
  package func foldEach<Value: Fold>(
    _ type: Value.Type = Value.self
  ) throws(JournalError) -> (folded: [(session: Session, value: Value)], diagnostics: [Diagnostic])
  {
    var found: [(session: Session, value: Value)] = []
    var diagnostics: [Diagnostic] = []
    for session in try sessions() {
      do throws(JournalError) {
        let folded = try fold(type, of: session.id)
        found.append((session, folded.value))
        diagnostics += folded.diagnostics
      } catch {
        diagnostics.append(error.diagnostic(at: session.path))
      }
    }
    return (found, diagnostics)
  }

  /// Computes something from all sessions, oldest first; what cannot be read costs only itself.
  package func foldAll<Value: Fold>(_ type: Value.Type = Value.self) -> Folded<Value> {
    var folded = Folded(value: Value())
    do throws(JournalError) {
      for id in try sessionIDs().reversed() {
        do throws(JournalError) {
          var reader = try reader(id)
          defer { folded.diagnostics += reader.diagnostics }
          try folded.value.take(&reader, of: id)
        } catch {
          folded.diagnostics.append(error.diagnostic(at: path(of: id)))
        }
      }
    } catch {
      folded.diagnostics.append(error.diagnostic(at: directory ?? "journals"))
    }
    return folded
  }

  /// Removes a session's journal, unless a shell still writes it.
  package func delete(_ session: SessionID) throws(JournalError) {
    let path = path(of: session)
    let isFree: Bool
    do throws(SystemError) {
      let file = try OpenFile.open(path, in: fileSystem)
      isFree = try file.shareLock()
      if isFree { try Folder.remove(path, in: fileSystem) }
    } catch {
      throw error.isAbsence ? .noSuchSession(session.text) : .system(path: path, error)
    }
    guard isFree else { throw .live(session) }
  }

  static func path(of session: SessionID, in directory: String) -> String {
    "\(directory)/\(session).jsonl"
  }

  private func path(of session: SessionID) -> String {
    Self.path(of: session, in: directory ?? "")
  }

  /// The names of all journals, newest first; none where the folder does not exist.
  private func sessionIDs() throws(JournalError) -> [SessionID] {
    guard let directory else { return [] }
    do throws(SystemError) {
      return try Folder.names(in: directory, of: fileSystem)
        .filter { $0.hasSuffix(".jsonl") }
        .compactMap { SessionID(String($0.dropLast(6))) }
        .sorted(by: >)
    } catch {
      if error.isAbsence { return [] }
      throw .system(path: directory, error)
    }
  }

  private func isLive(_ path: String) -> Bool {
    guard let file = try? OpenFile.open(path, in: fileSystem) else { return false }
    return (try? file.shareLock()) == false
  }
}

extension JournalError {
  private var isAboutTheSystem: Bool { if case .system = self { true } else { false } }

  /// The error as a finding about a journal that is passed over.
  package func diagnostic(at path: String) -> Diagnostic {
    Diagnostic(
      id: "journal.unreadable", severity: .warning, message: description,
      location: SourceLocation(file: path, line: 1),
      hint: isAboutTheSystem ? "The other sessions are used as they are." : hint)
  }
}
