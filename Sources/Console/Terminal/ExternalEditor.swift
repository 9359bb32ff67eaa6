internal import CPlatform
internal import Glibc
internal import System

/// Lets people edit a text in the editor they like best.
package enum ExternalEditor {
  /// Shows a text in the editor and returns what was saved; nil where the editor ended with a
  /// failure or nothing is left.
  ///
  /// The terminal has to be released, see `LineEditor.withTerminalReleased(_:)`. The editor runs in
  /// the foreground as a process group of its own and can be suspended together with the shell.
  package static func edit(_ text: String, suffix: String) throws(Failure) -> String? {
    let choice = EditorChoice(environment: variables(["VISUAL", "EDITOR"]), exists: isThere)
    // Where this can be known, the shell is not left to complain about it in words of its own.
    guard let command = choice.command, choice.mayStart(exists: isThere) else {
      throw .notFound(choice)
    }
    let path = try write(text, suffix: suffix)
    // What was edited is removed only when it has been read, or was not wanted.
    var isDone = true
    defer { if isDone { unlink(path) } }
    let status = try run(command, path)
    // What a shell ends with that cannot run what it was given, or cannot find it.
    if [126, 127].contains(where: { status == $0 << 8 }) { throw .notFound(choice) }
    guard status == 0 else { return nil }
    isDone = false
    let edited = try read(path)
    isDone = true
    var kept = edited[...]
    while kept.last == "\n" { kept.removeLast() }
    return kept.contains { !$0.isWhitespace } ? String(kept) : nil
  }

  // Through the shell, because `$EDITOR` may hold options: `code --wait`.
  private static func run(_ command: String, _ path: String) throws(Failure) -> Int32 {
    let words = ["sh", "-c", "exec \(command) \"$1\"", "sh", path]
    let arguments = words.map { (word: String) in strdup(word) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var status: Int32 = 0
    let failure = terminal_run(0, "/bin/sh", arguments, environ, &status)
    guard failure == 0 else { throw .notStarted(command: command, errno: failure) }
    return status
  }

  private static func write(_ text: String, suffix: String) throws(Failure) -> String {
    let folder = variables(["TMPDIR"])["TMPDIR"] ?? "/tmp"
    let (path, descriptor): (String, Int32)
    do throws(SystemError) {
      (path, descriptor) = try PrivateFolder.makeTemporaryFile(in: folder, suffix: suffix)
    } catch {
      throw .noFile(path: PrivateFolder.pattern(in: folder, suffix: suffix), errno: error.code)
    }
    do throws(SystemError) {
      try Writing.finish(Array("\(text)\n".utf8), to: descriptor)
    } catch {
      unlink(path)
      throw .noFile(path: path, errno: error.code)
    }
    return path
  }

  private static func read(_ path: String) throws(Failure) -> String {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unread(path: path, errno: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw .unread(path: path, errno: errno) }
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk.prefix(count)
    }
  }

  private static func variables(_ names: [String]) -> [String: String] {
    var result: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { result[name] = String(cString: value) }
    }
    return result
  }

  /// Whether a program is there, by its path or on the search path.
  private static func isThere(_ name: String) -> Bool {
    if name.contains("/") { return access(name, X_OK) == 0 }
    let path = variables(["PATH"])["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }
}
