package import Basics

/// Reads one journal from front to back, without holding it in memory.
///
/// Whatever a crash, another program or a newer heft left in the file costs only the lines it is
/// in: they are passed over, and ``diagnostics`` says so.
package struct JournalReader: ~Copyable {
  /// The file's header; nil where the file holds nothing, as after a crash while it was created.
  package let header: JournalHeader?
  /// What was passed over so far, each with its line; only the first of many.
  package private(set) var diagnostics: [Diagnostic] = []
  /// How many are kept.
  private static let mostDiagnostics = 100

  private let path: String
  private let fileSystem: any FileSystem
  private let kinds: Set<Event.Kind>?
  private var lines: LineReader
  private var lineNumber = 1
  /// Where long outputs stay; opened for the first of them.
  private var texts: JournalLines?
  /// Where the line of the last envelope begins in the file, and how long it is.
  private var place = (offset: 0, length: 0)
  /// The code that the lines before hold, which results refer to.
  private var code = SessionCode()

  /// Opens a journal.
  ///
  /// - Parameters:
  ///   - kinds: the kinds of event to hand out, nil for all, unknown ones too. Others are not parsed.
  ///   - limit: how many bytes of the file to read, nil for all.
  /// - Throws: ``JournalError/system(path:_:)``, ``JournalError/notAJournal(path:)`` or
  ///   ``JournalError/newerVersion(path:version:)``.
  package init(
    path: String, fileSystem: any FileSystem, kinds: Set<Event.Kind>? = nil, limit: Int? = nil
  ) throws(JournalError) {
    var lines = try Self.open(path, fileSystem, limit)
    header = try Self.header(&lines, path)
    self.lines = lines
    self.path = path
    self.fileSystem = fileSystem
    self.kinds = kinds
  }

  /// The next record of the wanted kinds; nil at the end.
  package mutating func next() throws(JournalError) -> Record? {
    while let envelope = try nextEnvelope() {
      if let record = record(of: envelope, in: kinds) { return record }
    }
    return nil
  }

  /// The record of a line, where it is of a wanted kind; entries are read for results, which refer to them.
  ///
  /// - Parameter kinds: the wanted kinds, nil for all, unknown ones too.
  mutating func record(of envelope: Envelope, in kinds: Set<Event.Kind>?) -> Record? {
    guard let kinds else { return decode(envelope) }
    guard let kind = Event.Kind(rawValue: envelope.tag) else { return nil }
    if kinds.contains(kind) { return decode(envelope) }
    if kind == .entry, kinds.contains(where: \.isResult) { _ = decode(envelope) }
    return nil
  }

  /// The next line that is a record of any kind, its data unparsed; nil at the end.
  mutating func nextEnvelope() throws(JournalError) -> Envelope? {
    while true {
      let offset = lines.position
      guard let line = try Self.line(&lines, path) else { return nil }
      place = (offset, line.bytes.count)
      lineNumber += 1
      if line.isTorn {
        report(
          "journal.torn", .note, "The last line was cut off while it was written.",
          "Only that event is lost.")
      } else if let envelope = Envelope(line: line.bytes) {
        return envelope
      } else {
        report(
          "journal.foreign-line", .warning, "This line is no event of heft and was passed over.",
          "The other lines are used as they are.")
      }
    }
  }

  /// The record of a line; nil, and a diagnostic, where its data does not fit its tag.
  private mutating func decode(_ envelope: Envelope) -> Record? {
    do {
      let (record, missing) = code.restored(try leavingText(envelope.record()))
      if !missing.isEmpty {
        report(
          "journal.missing-code", .warning,
          "This \(envelope.tag) event refers to \(missing.joined(separator: ", ")), which cannot be read.",
          "Its figures are as they were; measured again, it lacks that code.")
      }
      return record
    } catch {
      report(
        "journal.unreadable-event", .warning,
        "The data of this \(envelope.tag) event cannot be read; it was passed over.",
        "It may have been changed by hand, or by another version of heft.")
      return nil
    }
  }

  /// The record of the last line, without the text of a long output, which stays where it is.
  private mutating func leavingText(_ record: Record) throws(SystemError) -> Record {
    guard case .output(var output) = record.event, place.length >= JournalText.least else {
      return record
    }
    let lines =
      if let texts { texts } else { try JournalLines(path: path, fileSystem: fileSystem) }
    texts = lines
    output.leaveText(JournalText(in: lines, at: place.offset, length: place.length))
    var record = record
    record.event = .output(output)
    return record
  }

  private static func open(
    _ path: String, _ fileSystem: any FileSystem, _ limit: Int?
  ) throws(JournalError) -> LineReader {
    do throws(SystemError) {
      return LineReader(try OpenFile.open(path, in: fileSystem), limit: limit)
    } catch {
      throw .system(path: path, error)
    }
  }

  /// Reads the first line; nil where a crash left none, or only the beginning of one.
  private static func header(
    _ lines: inout LineReader, _ path: String
  ) throws(JournalError) -> JournalHeader? {
    guard let first = try line(&lines, path) else { return nil }
    if first.isTorn, JournalHeader.canBegin(with: first.bytes) { return nil }
    guard let header = JournalHeader(line: first.bytes) else { throw .notAJournal(path: path) }
    guard header.version <= JournalHeader.currentVersion else {
      throw .newerVersion(path: path, version: header.version)
    }
    return header
  }

  private static func line(
    _ lines: inout LineReader, _ path: String
  ) throws(JournalError) -> (bytes: [UInt8], isTorn: Bool)? {
    do throws(SystemError) {
      return try lines.next()
    } catch {
      throw .system(path: path, error)
    }
  }

  private mutating func report(
    _ id: String, _ severity: Diagnostic.Severity, _ message: String, _ hint: String
  ) {
    guard diagnostics.count < Self.mostDiagnostics else { return }
    diagnostics.append(
      Diagnostic(
        id: id, severity: severity, message: message,
        location: SourceLocation(file: path, line: lineNumber), hint: hint))
  }
}
