internal import Basics

/// The first line of a journal: `{"heft-journal":2,"session":"…"}`.
package struct JournalHeader: Hashable, Sendable {
  /// The version that this code writes, and the newest it reads.
  ///
  /// It rises only when an older heft would misread the file; new kinds of event and new optional
  /// members do not need it, since older versions skip what they do not know. In version 1 results repeated
  /// the code of the session that ran before them; since 2 they refer to it.
  package static let currentVersion = 2

  package var version: Int
  package var session: SessionID?

  /// Makes the header of a new journal.
  package init(session: SessionID) {
    version = Self.currentVersion
    self.session = session
  }

  /// Reads a first line; nil where it is not a journal's.
  package init?(line: some Collection<UInt8>) {
    guard let fields = try? JSONDocument(line).decode(Fields.self), fields.version > 0 else {
      return nil
    }
    version = fields.version
    session = fields.session.flatMap { SessionID($0) }
  }

  /// Whether a header that was cut off while it was written can look like this: a power cut leaves
  /// the beginning of the text, or zeros in its place.
  static func canBegin(with bytes: [UInt8]) -> Bool {
    let tag = "{\"heft-journal\":".utf8
    let written = bytes.prefix { $0 != 0 }
    return written.starts(with: tag) || tag.starts(with: written)
  }

  /// The line with its end.
  package var line: String {
    "{\"heft-journal\":\(version),\"session\":\"\(session?.text ?? "")\"}\n"
  }

  private struct Fields: Decodable {
    var version: Int
    var session: String?

    enum CodingKeys: String, CodingKey {
      case version = "heft-journal"
      case session
    }
  }
}
