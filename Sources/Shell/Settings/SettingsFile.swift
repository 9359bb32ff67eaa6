import FoundationEssentials
package import Instruments
import System

/// The settings that people have changed, kept for their next sessions: lines such as `memory 2 GB`.
///
/// A line is what `set` is given, so that the file can be read and edited; `#` begins a comment.
/// Lines that say nothing are left as they are. Only the shell at a terminal keeps and reads it: what
/// a script measures must not depend on who runs it.
package struct SettingsFile: Sendable {
  package let path: String

  /// The file of a person with that environment: in `heft` below `XDG_CONFIG_HOME`, else below
  /// `~/.config`; nil where there is neither.
  ///
  /// A relative `XDG_CONFIG_HOME` counts as unset, as the XDG base directory specification demands.
  package init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
    if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") {
      path = "\(base)/heft/settings"
    } else if let home = environment["HOME"], !home.isEmpty {
      path = "\(home)/.config/heft/settings"
    } else {
      return nil
    }
  }

  /// Reads the file into settings.
  ///
  /// - Returns: one sentence on what of it could not be used; nil where all could, or there is no file.
  package func read(into settings: inout Settings) -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    PrivateFolder.close(file: path)
    guard TextFile.isPlain(path), let data = FileManager.default.contents(atPath: path) else {
      return "\(path) cannot be read; the settings are the usual ones."
    }
    var faults: [Int] = []
    for (index, line) in Self.lines(of: data).enumerated() {
      let words = Self.words(of: line)
      guard let name = words.first else { continue }
      if let setting = Setting.named(name), words.count == 2 {
        if setting.read(words[1], &settings) { continue }
      }
      faults.append(index + 1)
    }
    guard let first = faults.first else { return nil }
    let others = faults.count > 1 ? ", nor do \(faults.count - 1) more" : ""
    return "Line \(first) of \(path) sets nothing\(others); `set` lists what can be set."
  }

  /// Keeps one setting; nil takes its line away.
  ///
  /// - Throws: a ``Problem`` where the file cannot be written.
  package func keep(_ name: String, _ value: String?) throws(Problem) {
    // Another shell may have changed another line meanwhile.
    let isThere = FileManager.default.fileExists(atPath: path)
    guard !isThere || TextFile.isPlain(path) else {
      throw .usage("\(path) is no file", hint: "settings are kept in a plain file")
    }
    let data = FileManager.default.contents(atPath: path) ?? Data()
    var lines = Self.lines(of: data)
    while lines.last?.isEmpty == true { lines.removeLast() }
    let place = lines.firstIndex { Self.words(of: $0).first == name }
    lines.removeAll { Self.words(of: $0).first == name }
    if let value { lines.insert("\(name) \(value)", at: min(place ?? lines.count, lines.count)) }
    let folder = path.split(separator: "/").dropLast().map { "/\($0)" }.joined()
    // Where it cannot be made, writing the file says so.
    try? PrivateFolder.make(folder, isOwn: true)
    try TextFile.write(private: lines.map { "\($0)\n" }.joined(), to: path)
  }

  private static func lines(of data: Data) -> [String] {
    String(decoding: data, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The name and the rest of a line, without its comment; empty where it says nothing.
  private static func words(of line: String) -> [String] {
    line.prefix { $0 != "#" }.split(maxSplits: 1) { $0.isWhitespace }.map { part in
      String(part.reversed().drop { $0.isWhitespace }.reversed())
    }
  }
}
