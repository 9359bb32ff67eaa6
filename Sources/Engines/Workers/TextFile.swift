internal import Glibc

/// Reading of small files, those of `/proc` above all.
enum TextFile {
  /// The whole file; nil where it cannot be read.
  static func read(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The whole file as bytes; nil where it cannot be read.
  static func bytes(_ path: String) -> [UInt8]? {
    guard let descriptor = try? Descriptor(open: path, flags: O_RDONLY) else { return nil }
    var contents: [UInt8] = []
    while true {
      switch descriptor.read(upTo: 1 << 16) {
      case .bytes(let some): contents += some
      case .end: return contents
      case .nothingYet, .failed: return nil
      }
    }
  }
}
