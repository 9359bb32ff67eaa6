package import Basics
package import Journaling
package import Measuring
package import Reporting

/// What the rest of heft knows of one instrument: how its results are told from others, and how they are
/// read back.
///
/// Each has a file of this kind in its own folder and a line in ``InstrumentTable``.
package protocol Instrument: Sendable {
  /// The tag of its results in journals and in exported notes.
  static var tag: String { get }

  /// Its word in the shell.
  static var command: InstrumentCommand { get }

  /// The result in an item of notes; nil where the item is none, or another instrument's.
  static func kept(in content: NotesItem.Content) -> (any KeptResult)?

  /// Reads a result of exported notes.
  static func recorded(_ members: JSONMembers) throws(JSONMembers.Mismatch) -> any RecordedWork
}

/// A result as a session's journal keeps it.
package protocol KeptResult {
  /// The code that ran before it was measured.
  var setup: [Snippet] { get }

  /// What `notes search` looks for words in: the command with its code.
  var searched: String { get }

  /// The result as notes show it.
  func blocks(on page: ResultPage) -> [Block]

  /// Its members in exported notes, beside those that all items have.
  ///
  /// - Parameter isBrief: whether to leave out raw samples, traces, shares by type and anatomies.
  func members(isBrief: Bool) -> [String: JSONValue]
}

/// A result of exported notes: what was found, and how to find it again.
package protocol RecordedWork {
  /// What was found.
  var figures: MeasuredFigures { get }
  /// The engine that measured it.
  var engine: EngineIdentity { get }
  /// What it is called where results are listed.
  var title: String { get }
  /// All of its code, what runs before it too.
  var code: [Snippet] { get }

  /// Does it once more.
  ///
  /// - Throws: a ``Problem`` where the code fails, or the person stops it.
  func figures(by remeasurer: Remeasurer) throws(Problem) -> MeasuredFigures
}
