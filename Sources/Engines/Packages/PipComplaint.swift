/// What pip said when it gave up, understood well enough for one sentence.
package struct PipComplaint {
  private let text: String

  /// Takes all that pip printed.
  package init(_ text: String) {
    self.text = text
  }

  /// The reason as an error.
  package func error(folder: String, engine: String) -> PackageError {
    if text.contains("No space left on device") || text.contains("Errno 28") {
      return .full(folder: folder)
    }
    if text.contains("Disk quota exceeded") { return .full(folder: folder) }
    // Without a network pip retries, warns, and then says that it found no version.
    let noNetwork = [
      "NewConnectionError", "NameResolutionError", "Temporary failure in name resolution",
      "ConnectTimeoutError", "ReadTimeoutError", "Network is unreachable", "ProxyError",
      "Connection refused", "ConnectionResetError", "Max retries exceeded",
    ]
    if noNetwork.contains(where: text.contains) { return .unreachable }
    if let name = word(after: "No matching distribution found for ") {
      return .noWheel(name, engine: engine)
    }
    if text.contains("Permission denied") || text.contains("Read-only file system") {
      return .notWritable(folder: folder, reason: "permission denied")
    }
    let lines = text.split(separator: "\n").map(String.init)
    let last = lines.last { $0.hasPrefix("ERROR: ") } ?? lines.last
    return .failed(
      "The installation", reason: last?.replacing("ERROR: ", with: "") ?? "pip said nothing.")
  }

  private func word(after mark: String) -> String? {
    guard let start = text.firstRange(of: mark)?.upperBound else { return nil }
    return String(text[start...].prefix { !$0.isWhitespace })
  }
}
