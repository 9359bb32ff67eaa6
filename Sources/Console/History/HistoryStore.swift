internal import System

/// What was typed before, in this session and in earlier ones.
///
/// The file is read when the first entry is asked for, so that a long history does not delay the
/// first prompt. Whatever is wrong with the file, the shell has a history of the session at least.
package final class HistoryStore {
  private let file: HistoryFile?
  private let limit: Int
  private var loaded: HistoryEntries?
  private var isWritable = true

  /// What is wrong with the file, one sentence; nil where nothing is.
  package private(set) var problem: String? {
    didSet { news = problem }
  }
  private var news: String?

  /// The problem, once.
  package func takeNews() -> String? {
    defer { news = nil }
    return news
  }

  /// A history kept in a file, or in memory alone where there is no path.
  ///
  /// - Parameter limit: How many entries are kept.
  package init(path: String?, limit: Int = 50_000) {
    file = path.map(HistoryFile.init(path:))
    self.limit = max(1, limit)
  }

  /// All entries, oldest first.
  package var entries: HistoryEntries {
    if let loaded { return loaded }
    let entries = load()
    loaded = entries
    return entries
  }

  /// Adds an entry at the end; blank ones are left out, and an equal older one goes.
  package func append(_ entry: String) {
    guard entry.contains(where: { !$0.isWhitespace }) else { return }
    if loaded == nil { loaded = load() }
    if let last = loaded?.count, last > 0, loaded?[last - 1] == entry { return }
    loaded?.append(entry)
    loaded?.keepLast(limit)
    guard let file, isWritable else { return }
    let failure = file.append(HistoryText.line(HistoryText.escaped(entry)))
    if failure != 0 {
      isWritable = false
      problem = "The history is not being saved: \(SystemError(code: failure).text) (\(file.path))."
    }
  }

  private func load() -> HistoryEntries {
    guard let file else { return HistoryEntries() }
    switch file.read() {
    case .none: return HistoryEntries()
    case .entries(let bytes):
      var entries = HistoryEntries(file: bytes)
      entries.keepLast(limit)
      shorten(bytes, keeping: entries)
      return entries
    case .foreign:
      isWritable = false
      problem = "\(file.path) is not a history of this version of heft; it is left as it is."
      return HistoryEntries()
    case .unreadable(let failure):
      isWritable = false
      problem = "The history cannot be read: \(SystemError(code: failure).text) (\(file.path))."
      return HistoryEntries()
    }
  }

  // Lines that are no entries any more cost time at each start. They are dropped when they are as
  // many bytes again as the entries, so that all the rewriting ever done is no more than twice the
  // writing.
  private func shorten(_ bytes: [UInt8], keeping entries: HistoryEntries) {
    guard bytes.count > 65_536, let file, bytes.count > 2 * entries.byteCount else { return }
    let limit = limit
    let failure = file.rewrite { current in
      var entries = HistoryEntries(file: current)
      entries.keepLast(limit)
      return entries.lines
    }
    if failure != 0 {
      problem =
        "The history could not be shortened: \(SystemError(code: failure).text) (\(file.path))."
    }
  }
}
